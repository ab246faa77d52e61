package org.basenamed.model.waitable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the broker does with an object whose word does not suffice. */
class MediatedObjectTest {
    private static final int A = OwnerId.of(1, 1);
    private static final int B = OwnerId.of(2, 1);
    private static final int C = OwnerId.of(3, 1);
    private static final int D = OwnerId.of(4, 1);

    private final List<String> ended = new ArrayList<>();

    private static final class Cell implements WordCell {
        private long word;
        private int recursion;

        Cell(long word) {
            this.word = word;
        }

        @Override
        public long word() {
            return word;
        }

        @Override
        public void setWord(long value) {
            word = value;
        }

        @Override
        public int recursion() {
            return recursion;
        }

        @Override
        public void setRecursion(int value) {
            recursion = value;
        }
    }

    private static MediatedObject object(Waitable type, long word) {
        return new MediatedObject(1, type, new Cell(word));
    }

    private void note(PendingWait wait, int outcome) {
        ended.add(wait.waitId() + ":" + outcome);
    }

    private static PendingWait wait(int id, int owner, boolean all, MediatedObject... objects) {
        return new PendingWait(List.of(objects), all, new PendingWait.Waiter(owner, id, false));
    }

    @Test
    void a_wait_for_all_takes_nothing_until_all_are_there_and_then_everything() { // SYN-62
        MediatedObject semaphore = object(new Semaphore(5), WaitWord.of(1));
        MediatedObject event = object(AutoResetEvent.TYPE, WaitWord.of(0));
        assertThat(MediatedObject.begin(wait(1, A, true, semaphore, event))).isEqualTo(WaitOutcome.PENDING);
        assertThat(semaphore.cell().word()).isEqualTo(WaitWord.of(1));
        event.signal(Signal.SET, 0, this::note);
        assertThat(ended).containsExactly("1:" + WaitOutcome.SIGNALLED);
        assertThat(semaphore.cell().word()).isEqualTo(WaitWord.of(0));
        assertThat(event.cell().word()).isEqualTo(WaitWord.of(0));
        assertThat(semaphore.isIdle() && event.isIdle()).isTrue();
    }

    @Test
    void a_wait_for_one_takes_the_first_in_the_callers_order_and_no_other() { // SYN-60
        MediatedObject first = object(AutoResetEvent.TYPE, WaitWord.of(1));
        MediatedObject second = object(AutoResetEvent.TYPE, WaitWord.of(1));
        assertThat(MediatedObject.begin(wait(1, A, false, second, first))).isZero();
        assertThat(WaitWord.value(first.cell().word())).isEqualTo(1);
        assertThat(WaitWord.value(second.cell().word())).isZero();
    }

    @Test
    void waiters_are_served_in_the_order_in_which_they_came() { // SYN-85
        MediatedObject event = object(AutoResetEvent.TYPE, WaitWord.of(0));
        MediatedObject.begin(wait(1, A, false, event));
        MediatedObject.begin(wait(2, B, false, event));
        event.signal(Signal.SET, 0, this::note);
        event.signal(Signal.SET, 0, this::note);
        event.signal(Signal.SET, 0, this::note);
        assertThat(ended).containsExactly("1:0", "2:0");
        assertThat(WaitWord.value(event.cell().word())).isEqualTo(1);
    }

    @Test
    void a_pulse_releases_who_is_there_and_a_wait_for_all_only_if_the_rest_is_signalled() { // SYN-7
        MediatedObject pulsed = object(ManualResetEvent.TYPE, WaitWord.of(0));
        MediatedObject rest = object(ManualResetEvent.TYPE, WaitWord.of(0));
        MediatedObject.begin(wait(1, A, true, pulsed, rest));
        MediatedObject.begin(wait(2, B, false, pulsed));
        pulsed.signal(Signal.PULSE, 0, this::note);
        assertThat(ended).containsExactly("2:0");
        rest.signal(Signal.SET, 0, this::note);
        assertThat(ended).hasSize(1);
        assertThat(ManualResetEvent.TYPE.state(pulsed.cell().word())).isZero();
    }

    /** Those who contend for a mutex must not go on asking the broker for ever because they once had to. */
    @Test
    void who_could_sleep_at_the_word_is_returned_there_after_as_many_signals_as_there_are_waits() {
        MediatedObject mutex = object(Mutex.TYPE, WaitWord.of(A));
        MediatedObject.begin(sleeper(1, B, mutex));
        MediatedObject.begin(sleeper(2, C, mutex));
        MediatedObject.begin(sleeper(3, D, mutex));
        assertThat(mutex.isReturnable()).as("no signal yet").isFalse();
        mutex.signal(Signal.RELEASE_MUTEX, A, this::note);
        assertThat(mutex.isReturnable()).as("one signal, two waits").isFalse();
        mutex.signal(Signal.RELEASE_MUTEX, B, this::note);
        assertThat(mutex.isReturnable()).as("two signals, one wait").isTrue();
        assertThat(mutex.waits()).extracting(PendingWait::waitId).containsExactly(3);
        mutex.returnAll();
        assertThat(mutex.cell().word()).isEqualTo(WaitWord.register(WaitWord.of(C)));
        assertThat(mutex.isIdle()).isTrue();
        assertThat(ended).containsExactly("1:0", "2:0");
    }

    @Test
    void who_is_returned_may_take_the_next_grant() { // SYN-14
        MediatedObject semaphore = object(new Semaphore(5), WaitWord.of(0) + 77);
        MediatedObject.begin(sleeper(1, A, semaphore));
        MediatedObject.begin(sleeper(2, B, semaphore));
        semaphore.signal(Signal.RELEASE_SEMAPHORE, 1, this::note);
        assertThat(semaphore.isReturnable()).isTrue();
        semaphore.returnAll();
        long word = semaphore.cell().word();
        assertThat(WaitWord.waiters(word)).isOne();
        assertThat(WaitWord.issued(word)).isZero();
        assertThat(WaitWord.mayTakeGrant(Signal.RELEASE_SEMAPHORE.apply(new Semaphore(5), word, 1), 0))
                .isTrue();
    }

    @Test
    void one_who_can_only_wait_here_keeps_all_others_here_and_the_count_of_signals_begins_anew() {
        MediatedObject event = object(AutoResetEvent.TYPE, WaitWord.of(0));
        MediatedObject other = object(AutoResetEvent.TYPE, WaitWord.of(0));
        MediatedObject.begin(sleeper(1, A, event));
        MediatedObject.begin(sleeper(2, B, event));
        event.signal(Signal.SET, 0, this::note);
        PendingWait any = new PendingWait(List.of(event, other), false, new PendingWait.Waiter(C, 3, true));
        MediatedObject.begin(any);
        assertThat(event.isReturnable()).as("a wait for any").isFalse();
        MediatedObject.cancel(any);
        assertThat(event.isReturnable()).as("no signal since").isFalse();
        MediatedObject.begin(sleeper(4, D, event));
        event.signal(Signal.SET, 0, this::note);
        assertThat(event.isReturnable()).as("one signal since, one wait").isTrue();
        MediatedObject.begin(wait(5, C, false, event));
        assertThat(event.isReturnable()).as("a virtual thread").isFalse();
    }

    @Test
    void while_a_registered_thread_is_on_its_way_nobody_is_returned() {
        MediatedObject event = object(AutoResetEvent.TYPE, WaitWord.register(WaitWord.register(WaitWord.of(0))));
        event.signal(Signal.SET, 0, this::note);
        event.signal(Signal.SET, 0, this::note);
        event.signal(Signal.SET, 0, this::note);
        MediatedObject.begin(sleeper(1, A, event));
        assertThat(event.takeOver(sleeper(2, B, event), 0)).isZero();
        event.signal(Signal.RESET, 0, this::note);
        MediatedObject.begin(sleeper(3, C, event));
        assertThat(event.isReturnable()).as("one is kept for the other").isFalse();
        assertThat(event.takeOver(sleeper(4, D, event), 0)).isZero();
        assertThat(event.isReturnable()).isTrue();
    }

    @Test
    void more_than_half_of_what_the_word_can_count_stay_here() {
        MediatedObject event = object(AutoResetEvent.TYPE, WaitWord.of(0));
        int many = WaitWord.MAX_WAITERS / 2 + 1;
        for (int i = 0; i < 2 * many; i++) {
            MediatedObject.begin(sleeper(i, A, event));
        }
        for (int i = 0; i < many; i++) {
            assertThat(event.isReturnable()).isFalse();
            event.signal(Signal.SET, 0, this::note);
        }
        assertThat(event.isReturnable()).as("%d signals and waits", many).isFalse();
        event.signal(Signal.SET, 0, this::note);
        assertThat(event.isReturnable()).isTrue();
    }

    @Test
    void one_that_only_says_that_it_had_registered_waits_like_any_other() {
        MediatedObject event = object(AutoResetEvent.TYPE, WaitWord.of(0));
        assertThat(event.takeOver(sleeper(1, A, event), 5)).isEqualTo(WaitOutcome.PENDING);
        assertThat(event.cell().word()).isEqualTo(WaitWord.of(0));
        event.signal(Signal.SET, 0, this::note);
        assertThat(ended).containsExactly("1:0");
        assertThat(event.isIdle()).isTrue();
    }

    private static PendingWait sleeper(int id, int owner, MediatedObject object) {
        return new PendingWait(List.of(object), false, new PendingWait.Waiter(owner, id, true));
    }

    @Test
    void a_thread_that_had_registered_gets_what_came_while_it_was_on_its_way() {
        long registered = WaitWord.register(WaitWord.of(0));
        MediatedObject event = object(AutoResetEvent.TYPE, registered);
        event.signal(Signal.SET, 0, this::note);
        assertThat(WaitWord.value(event.cell().word())).isZero();
        assertThat(event.isIdle()).isFalse();
        assertThat(event.takeOver(wait(1, A, false, event), WaitWord.issued(registered)))
                .isEqualTo(WaitOutcome.SIGNALLED);
        assertThat(event.isIdle()).isTrue();
        assertThat(event.cell().word()).isEqualTo(WaitWord.of(0));
    }

    @Test
    void an_abandoned_mutex_goes_to_one_waiter_who_is_told() { // SYN-22, SYN-23
        MediatedObject mutex = object(Mutex.TYPE, WaitWord.of(A));
        mutex.cell().setRecursion(7);
        MediatedObject.begin(wait(1, B, false, mutex));
        mutex.abandon(this::note);
        assertThat(ended).containsExactly("1:" + WaitOutcome.ABANDONED);
        assertThat(mutex.cell().word()).isEqualTo(WaitWord.of(B));
        assertThat(mutex.cell().recursion()).isZero();
    }

    @Test
    void an_abandoned_mutex_kept_for_a_thread_on_its_way_tells_it_so() { // SYN-22
        long registered = WaitWord.register(WaitWord.of(A));
        MediatedObject mutex = object(Mutex.TYPE, registered);
        mutex.abandon(this::note);
        assertThat(mutex.takeOver(wait(1, B, false, mutex), WaitWord.issued(registered)))
                .isEqualTo(WaitOutcome.ABANDONED);
        assertThat(mutex.cell().word()).isEqualTo(WaitWord.of(B));
    }

    @Test
    void what_was_granted_to_the_dead_goes_to_the_living() {
        long word = AutoResetEvent.set(WaitWord.register(WaitWord.of(0)));
        MediatedObject event = object(AutoResetEvent.TYPE, word);
        MediatedObject.begin(wait(1, B, false, event));
        event.buryTheDead(this::note);
        assertThat(ended).containsExactly("1:0");
        assertThat(event.cell().word()).isEqualTo(WaitWord.of(0));
    }

    @Test
    void what_was_granted_to_the_dead_does_not_undo_a_reset_or_double_a_set() { // SYN-5, SYN-6, SYN-7
        long granted = AutoResetEvent.set(WaitWord.register(WaitWord.of(0)));
        MediatedObject byWord = object(AutoResetEvent.TYPE, AutoResetEvent.reset(granted));
        byWord.buryTheDead(this::note);
        assertThat(byWord.cell().word()).isEqualTo(WaitWord.of(0));
        for (Signal signal : List.of(Signal.RESET, Signal.PULSE)) {
            MediatedObject event = object(AutoResetEvent.TYPE, granted);
            event.signal(signal, 0, this::note);
            event.buryTheDead(this::note);
            assertThat(event.cell().word()).isEqualTo(WaitWord.of(0));
            assertThat(event.isIdle()).isTrue();
        }
        MediatedObject setAgain = object(AutoResetEvent.TYPE, granted);
        setAgain.signal(Signal.SET, 0, this::note);
        assertThat(MediatedObject.begin(wait(1, A, false, setAgain))).isZero();
        setAgain.buryTheDead(this::note);
        assertThat(setAgain.cell().word()).isEqualTo(WaitWord.of(0));
    }

    @Test
    void what_was_granted_to_the_dead_goes_to_one_who_waited_before_the_reset_and_to_no_other() { // SYN-6
        long two = WaitWord.register(WaitWord.register(WaitWord.of(0)));
        int remembered = WaitWord.issued(two);
        MediatedObject event = object(AutoResetEvent.TYPE, two);
        event.signal(Signal.SET, 0, this::note);
        event.signal(Signal.SET, 0, this::note);
        event.signal(Signal.RESET, 0, this::note);
        MediatedObject.begin(wait(1, A, false, event));
        assertThat(event.takeOver(wait(2, B, false, event), remembered)).isEqualTo(WaitOutcome.SIGNALLED);
        event.buryTheDead(this::note);
        assertThat(ended).as("who came after the reset").isEmpty();
        assertThat(event.cell().word()).isEqualTo(WaitWord.of(0));
        MediatedObject other = object(AutoResetEvent.TYPE, WaitWord.of(0));
        MediatedObject pulsed = object(AutoResetEvent.TYPE, WaitWord.register(WaitWord.of(0)));
        MediatedObject.begin(wait(3, B, false, other, pulsed));
        pulsed.signal(Signal.PULSE, 0, this::note);
        MediatedObject.begin(wait(4, A, false, pulsed));
        pulsed.buryTheDead(this::note);
        assertThat(ended).as("who waited beside the dead when it was pulsed").containsExactly("3:1");
        pulsed.signal(Signal.SET, 0, this::note);
        assertThat(ended).containsExactly("3:1", "4:0");
    }

    @Test
    void a_reset_is_forgotten_when_all_that_was_granted_before_has_been_taken() {
        long word = WaitWord.register(WaitWord.of(0));
        MediatedObject event = object(AutoResetEvent.TYPE, word);
        event.signal(Signal.SET, 0, this::note);
        event.signal(Signal.RESET, 0, this::note);
        assertThat(event.isIdle()).isFalse();
        assertThat(event.takeOver(wait(1, A, false, event), WaitWord.issued(word)))
                .isEqualTo(WaitOutcome.SIGNALLED);
        assertThat(event.isIdle()).isTrue();
    }

    @Test
    void a_manual_reset_event_counts_its_changes_here_too() { // SYN-5, SYN-6, SYN-7
        MediatedObject event = object(ManualResetEvent.TYPE, WaitWord.of(0));
        List<Signal> signals =
                List.of(Signal.SET, Signal.SET, Signal.RESET, Signal.RESET, Signal.PULSE, Signal.SET, Signal.PULSE);
        List<Integer> counts = List.of(1, 1, 2, 2, 4, 5, 6);
        for (int i = 0; i < signals.size(); i++) {
            event.signal(signals.get(i), 0, this::note);
            assertThat(ManualResetEvent.changes(event.cell().word())).isEqualTo(counts.get(i));
        }
    }

    @Test
    void a_wait_for_all_with_an_owned_mutex_acquires_it_again() { // SYN-65
        MediatedObject mutex = object(Mutex.TYPE, WaitWord.of(A));
        MediatedObject event = object(ManualResetEvent.TYPE, WaitWord.of(1));
        assertThat(MediatedObject.begin(wait(1, A, true, mutex, event))).isEqualTo(WaitOutcome.SIGNALLED);
        assertThat(mutex.cell().recursion()).isEqualTo(1);
    }
}
