package org.basenamed.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;
import org.basenamed.client.WithBroker;
import org.basenamed.model.Result;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.waitable.Signal;
import org.basenamed.model.waitable.WaitOutcome;
import org.basenamed.model.waitable.WaitWord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Threads that had to wait at the broker, and are registered in the object's word again by it. */
@WithBroker
class ReturnToWordTest {
    /** More than the word can count while somebody waits all the time. */
    private static final int HAND_OVERS = 4 * WaitWord.MAX_ISSUED;

    private static final int CONTENDERS = 3;
    private static final String NAME = "Local\\return-to-word";

    private final List<Thread> threads = new ArrayList<>();
    private WaitableHandle event;
    private WaitableHandle other;
    private WaitableHandle mutex;

    @BeforeEach
    void make() throws Exception {
        event = made(WaitableHandle.createEvent(false, false, named(ObjectType.EVENT, NAME)));
        other = made(WaitableHandle.createEvent(false, false, wish(ObjectType.EVENT)));
        mutex = made(WaitableHandle.createMutex(false, wish(ObjectType.MUTEX)));
    }

    @AfterEach
    void close() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(word(event)).as("nobody is left registered").isEqualTo(WaitWord.of(0));
        event.close();
        other.close();
        mutex.close();
    }

    private static ObjectAttributes wish(ObjectType type) {
        return named(type, "");
    }

    private static ObjectAttributes named(ObjectType type, String name) {
        return new ObjectAttributes(name, type.allAccess(), 0);
    }

    private static WaitableHandle made(Result<WaitableHandle> result) {
        return ((Result.Granted<WaitableHandle>) result).value();
    }

    private static long word(WaitableHandle handle) {
        return Objects.requireNonNull(handle.header()).word();
    }

    private void awaitWord(LongPredicate expected) {
        while (!expected.test(word(event))) {
            Thread.onSpinWait();
        }
    }

    private CompletableFuture<Integer> inThread(WaitableHandle... handles) {
        CompletableFuture<Integer> outcome = new CompletableFuture<>();
        threads.add(Thread.ofPlatform()
                .start(() -> outcome.complete(Waits.many(List.of(handles), false, Waits.NEVER, Alert.INTERRUPT))));
        return outcome;
    }

    /** Two threads wait for the event at the broker, since a third did for one of two. Then one is satisfied; the other is returned. */
    private CompletableFuture<Integer> returned() {
        CompletableFuture<Integer> one = inThread(event);
        CompletableFuture<Integer> two = inThread(event);
        awaitWord(word -> WaitWord.waiters(word) == 2);
        CompletableFuture<Integer> any = inThread(event, other);
        awaitWord(word -> WaitWord.isMediated(word) && WaitWord.waiters(word) == 0);
        Waits.event(other, Signal.SET);
        assertThat(any.join()).isEqualTo(WaitOutcome.SIGNALLED + 1);
        assertThat(WaitWord.isMediated(word(event)))
                .as("nothing was signalled yet")
                .isTrue();
        assertThat(Waits.event(event, Signal.SET)).isZero();
        assertThat(CompletableFuture.anyOf(one, two).join()).isEqualTo(WaitOutcome.SIGNALLED);
        assertThat(word(event)).isEqualTo(WaitWord.register(WaitWord.of(0)));
        return one.isDone() ? two : one;
    }

    @Test
    void one_that_is_returned_takes_the_next_signal_from_the_word() {
        CompletableFuture<Integer> last = returned();
        assertThat(Waits.event(event, Signal.SET)).isZero();
        assertThat(last.join()).isEqualTo(WaitOutcome.SIGNALLED);
    }

    /** SYN-14's like for events: the signal belongs to who waits, from the moment on that it is given. */
    @Test
    void nobody_overtakes_one_that_is_returned() {
        CompletableFuture<Integer> last = returned();
        Waits.event(event, Signal.SET);
        assertThat(Waits.one(event, Waits.AT_ONCE, Alert.NONE)).isEqualTo(WaitOutcome.TIMED_OUT);
        assertThat(last.join()).isEqualTo(WaitOutcome.SIGNALLED);
    }

    @Test
    void one_that_is_returned_can_be_interrupted_and_takes_nothing() {
        CompletableFuture<Integer> last = returned();
        threads.forEach(Thread::interrupt);
        assertThat(last.join()).isEqualTo(WaitOutcome.INTERRUPTED);
        assertThat(word(event)).isEqualTo(WaitWord.of(0));
        Waits.event(event, Signal.SET);
        assertThat(Waits.one(event, Waits.AT_ONCE, Alert.NONE)).isEqualTo(WaitOutcome.SIGNALLED);
    }

    @Test
    void one_that_is_returned_can_be_called_to_the_broker_once_more() {
        CompletableFuture<Integer> last = returned();
        CompletableFuture<Integer> any = inThread(event, other);
        awaitWord(word -> WaitWord.isMediated(word) && WaitWord.waiters(word) == 0);
        Waits.event(event, Signal.SET);
        Waits.event(event, Signal.SET);
        assertThat(last.join()).isEqualTo(WaitOutcome.SIGNALLED);
        assertThat(any.join()).isEqualTo(WaitOutcome.SIGNALLED);
    }

    /** Nobody has to end a wait because the handle that it began with has been closed; and what is registered has to be taken back. */
    @Test
    void one_whose_handle_has_been_closed_meanwhile_waits_on_at_the_broker() throws Exception {
        WaitableHandle same = made(WaitableHandle.open(ObjectType.EVENT, named(ObjectType.EVENT, NAME)));
        CompletableFuture<Integer> last = returned();
        event.close();
        CompletableFuture<Integer> any = inThread(same, other);
        awaitWord(word -> WaitWord.isMediated(word) && WaitWord.waiters(word) == 0);
        Waits.event(same, Signal.SET);
        Waits.event(same, Signal.SET);
        assertThat(last.join()).isEqualTo(WaitOutcome.SIGNALLED);
        assertThat(any.join()).isEqualTo(WaitOutcome.SIGNALLED);
        assertThat(Waits.one(same, Waits.AT_ONCE, Alert.NONE)).isEqualTo(WaitOutcome.TIMED_OUT);
        same.close();
    }

    /** The word counts 1,023 grants while somebody waits; then the broker begins anew, and has nothing more to do with it. */
    @Test
    void a_mutex_that_somebody_always_waits_for_stays_with_its_word() {
        AtomicInteger handOvers = new AtomicInteger();
        AtomicInteger mediated = new AtomicInteger();
        List<CompletableFuture<Void>> contenders = new ArrayList<>();
        for (int i = 0; i < CONTENDERS; i++) {
            contenders.add(CompletableFuture.runAsync(() -> contend(handOvers, mediated), this::startThread));
        }
        CompletableFuture.allOf(contenders.toArray(CompletableFuture[]::new)).join();
        assertThat(mediated.get())
                .as("of %d releases to one who waited, such as the broker carried out", HAND_OVERS)
                .isBetween(HAND_OVERS / WaitWord.MAX_ISSUED - 1, HAND_OVERS / 20);
    }

    private void startThread(Runnable task) {
        threads.add(Thread.ofPlatform().start(task));
    }

    /** Each releases only when all others wait, so that the queue never ends. */
    private void contend(AtomicInteger handOvers, AtomicInteger mediated) {
        while (true) {
            if (Waits.one(mutex, Waits.NEVER, Alert.NONE) != WaitOutcome.SIGNALLED) {
                throw new CompletionException(new AssertionError("a wait failed"));
            }
            long word = word(mutex);
            boolean over = handOvers.incrementAndGet() > HAND_OVERS;
            while (!over && !WaitWord.isMediated(word) && WaitWord.waiters(word) < CONTENDERS - 1) {
                Thread.onSpinWait();
                word = word(mutex);
            }
            if (WaitWord.isMediated(word)) {
                mediated.incrementAndGet();
            }
            assertThat(Waits.release(mutex)).isNotNegative();
            if (over) {
                return;
            }
        }
    }
}
