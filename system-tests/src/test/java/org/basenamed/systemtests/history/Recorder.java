package org.basenamed.systemtests.history;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.basenamed.client.BasenamedException;
import org.basenamed.client.Event;
import org.basenamed.client.Mutex;
import org.basenamed.client.Semaphore;
import org.basenamed.client.Wait;
import org.basenamed.client.Waitable;

/** A thread of a history: makes calls at random, and records them. */
final class Recorder {
    private static final List<Call> CALLS = List.of(Call.values());
    private static final int MOST_MICROS = 3000;

    private final int thread;
    private final Random random;
    private final MemorySegment memory;
    private final List<Waitable> objects;
    private int owned;

    /**
     * @param thread from 1
     * @param objects those of {@link Subject}, in that order
     */
    Recorder(int thread, Random random, MemorySegment memory, List<Waitable> objects) {
        this.thread = thread;
        this.random = random;
        this.memory = memory;
        this.objects = objects;
    }

    /** At the end the thread owns nothing, so that its end changes nothing. */
    void run(int calls) throws InterruptedException {
        for (int i = 0; i < calls; i++) {
            // an owner that kept the mutex for long would make all others' calls alike
            record(owned > 0 && random.nextBoolean() ? Call.RELEASE_MUTEX : CALLS.get(random.nextInt(CALLS.size())));
        }
        while (owned > 0) {
            record(Call.RELEASE_MUTEX);
        }
    }

    private void record(Call call) throws InterruptedException {
        Duration timeout =
                random.nextInt(3) == 0 ? Duration.ZERO : Duration.ofNanos(1000L * random.nextInt(MOST_MICROS));
        long invoked = System.nanoTime();
        int result = call(call, timeout);
        long returned = System.nanoTime();
        HistoryLayout.add(memory, new Recorded(thread, call, result, invoked, returned));
        if (result == 0 && call.subjects().contains(Subject.MUTEX)) {
            owned += call == Call.RELEASE_MUTEX ? -1 : 1;
        }
    }

    private int call(Call call, Duration timeout) throws InterruptedException {
        Waitable first = objects.get(call.subject().index());
        try {
            return switch (call.kind()) {
                case ALL -> {
                    Waitable[] wanted = wanted(call);
                    yield told(wanted.length == 1 ? first.await(timeout) : Wait.all(timeout, wanted));
                }
                case ANY -> told(Wait.any(timeout, wanted(call)));
                case SET -> done(((Event) first)::set);
                case RESET -> done(((Event) first)::reset);
                case RELEASE ->
                    first instanceof Semaphore semaphore ? semaphore.release() : done(((Mutex) first)::release);
            };
        } catch (BasenamedException e) {
            return switch (e.error()) {
                case ERROR_TOO_MANY_POSTS, ERROR_NOT_OWNER -> Call.REFUSED;
                default -> throw e;
            };
        }
    }

    private Waitable[] wanted(Call call) {
        return call.subjects().stream()
                .map(subject -> objects.get(subject.index()))
                .toArray(Waitable[]::new);
    }

    private static int told(Wait.Outcome outcome) {
        return switch (outcome) {
            case Wait.Outcome.Signalled(int index) -> index;
            case Wait.Outcome.TimedOut() -> Call.TIMED_OUT;
            case Wait.Outcome.Abandoned(int index) -> Call.ABANDONED - index;
        };
    }

    private static int done(Runnable change) {
        change.run();
        return 0;
    }
}
