package org.basenamed.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.basenamed.client.core.Alert;
import org.basenamed.client.core.WaitableHandle;
import org.basenamed.client.core.Waits;
import org.basenamed.model.waitable.WaitOutcome;

/** Waiting for several objects. */
public final class Wait {
    /** The most objects of one wait. Win32: {@code MAXIMUM_WAIT_OBJECTS}. */
    public static final int MAX_OBJECTS = 64;

    /** How a wait ended. */
    public sealed interface Outcome {
        /**
         * The wait is satisfied.
         *
         * @param index which object, as the caller ordered them; 0 for a wait for one or for all
         */
        record Signalled(int index) implements Outcome {}

        /**
         * The wait is satisfied, and a mutex was taken whose last owner died owning it: what the mutex guards may be half changed.
         *
         * @param index which object, as the caller ordered them; 0 for a wait for one or for all
         */
        record Abandoned(int index) implements Outcome {}

        /** The time is over; nothing has been taken. */
        record TimedOut() implements Outcome {}
    }

    /** Made once, so that a wait allocates nothing. */
    private static final Outcome TIMED_OUT = new Outcome.TimedOut();

    private static final Outcome[] SIGNALLED =
            IntStream.range(0, MAX_OBJECTS).mapToObj(Outcome.Signalled::new).toArray(Outcome[]::new);

    private Wait() {}

    /**
     * Waits for one of the objects and takes only that one: of several that are signalled, the first in the order given. Win32:
     * {@code WaitForMultipleObjects} with {@code bWaitAll} false.
     *
     * @param objects 1 to {@value #MAX_OBJECTS}
     * @throws InterruptedException if the thread is interrupted; nothing has been taken then
     * @throws BasenamedException as for {@link Waitable#await()}, for the first object that is refused
     */
    public static Outcome any(Duration timeout, Waitable... objects) throws InterruptedException {
        return many(false, Optional.of(timeout), objects);
    }

    /** As {@link #any(Duration, Waitable...)}, for however long it takes. */
    public static Outcome any(Waitable... objects) throws InterruptedException {
        return many(false, Optional.empty(), objects);
    }

    /**
     * Waits until all of the objects are signalled at one instant, and takes all of them then: nobody ever sees some of them taken. Win32:
     * {@code WaitForMultipleObjects} with {@code bWaitAll} true.
     *
     * @param objects 1 to {@value #MAX_OBJECTS}, all different
     * @throws InterruptedException if the thread is interrupted; nothing has been taken then
     * @throws BasenamedException as for {@link Waitable#await()}; with {@code ERROR_INVALID_PARAMETER} if two of them are one object
     */
    public static Outcome all(Duration timeout, Waitable... objects) throws InterruptedException {
        return many(true, Optional.of(timeout), objects);
    }

    /** As {@link #all(Duration, Waitable...)}, for however long it takes. */
    public static Outcome all(Waitable... objects) throws InterruptedException {
        return many(true, Optional.empty(), objects);
    }

    /** Waits as {@link #any(Waitable...)}, as {@link Waitable#whenSignalled()} does. */
    public static CompletionStage<Outcome> whenAny(Waitable... objects) {
        return stage(false, Optional.empty(), objects);
    }

    /** As {@link #whenAny(Waitable...)}, but no longer than {@code timeout}. */
    public static CompletionStage<Outcome> whenAny(Duration timeout, Waitable... objects) {
        return stage(false, Optional.of(timeout), objects);
    }

    /** Waits as {@link #all(Waitable...)}, as {@link Waitable#whenSignalled()} does. */
    public static CompletionStage<Outcome> whenAll(Waitable... objects) {
        return stage(true, Optional.empty(), objects);
    }

    /** As {@link #whenAll(Waitable...)}, but no longer than {@code timeout}. */
    public static CompletionStage<Outcome> whenAll(Duration timeout, Waitable... objects) {
        return stage(true, Optional.of(timeout), objects);
    }

    private static CompletionStage<Outcome> stage(boolean all, Optional<Duration> timeout, Waitable... objects) {
        Waitable[] own = objects.clone();
        for (Waitable object : own) {
            if (object instanceof Mutex) {
                throw new UnsupportedOperationException("a stage is no thread, and cannot own " + object);
            }
        }
        long deadline = deadline(timeout);
        return SignalStage.begin(() -> many(all, deadline, own));
    }

    private static Outcome many(boolean all, Optional<Duration> timeout, Waitable... objects)
            throws InterruptedException {
        return many(all, deadline(timeout), objects);
    }

    private static Outcome many(boolean all, long deadline, Waitable... objects) throws InterruptedException {
        if (objects.length == 0 || objects.length > MAX_OBJECTS) {
            throw new IllegalArgumentException("a wait for " + objects.length + " objects");
        }
        throwIfInterrupted();
        int seen = all ? WaitOutcome.PENDING : glance(objects);
        if (seen != WaitOutcome.PENDING) {
            return told(seen);
        }
        List<WaitableHandle> handles = new ArrayList<>(objects.length);
        for (Waitable object : objects) {
            handles.add(object.handle());
        }
        int outcome = org.basenamed.client.Outcome.of(
                all ? "Wait.all" : "Wait.any",
                "",
                objects[lacking(objects)].toWait(),
                Waits.many(handles, all, deadline, Alert.INTERRUPT));
        return told(outcome);
    }

    /** Takes the first signalled object if that is simple, and all before it too; without allocating anything. */
    private static int glance(Waitable... objects) {
        WaitableHandle first = objects[0].handle();
        int signalled = objects.length;
        // SYN-57: nothing is taken before all have been looked at
        for (int i = 0; i < objects.length; i++) {
            WaitableHandle handle = objects[i].handle();
            if (!Waits.isPlain(handle, first)) {
                return WaitOutcome.PENDING;
            }
            if (signalled == objects.length && !Waits.isUnsignalled(handle)) {
                signalled = i;
            }
        }
        return signalled < objects.length && Waits.take(objects[signalled].handle())
                ? WaitOutcome.SIGNALLED + signalled
                : WaitOutcome.PENDING;
    }

    /** The first object that may not be waited for by its handle; any if all may. */
    private static int lacking(Waitable... objects) {
        for (int i = 0; i < objects.length; i++) {
            if (!objects[i].toWait().suffices()) {
                return i;
            }
        }
        return 0;
    }

    static Outcome one(Waitable object, long deadline) throws InterruptedException {
        throwIfInterrupted();
        int outcome = org.basenamed.client.Outcome.of(
                "await", object.name(), object.toWait(), Waits.one(object.handle(), deadline, Alert.INTERRUPT));
        return told(outcome);
    }

    private static void throwIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private static long deadline(Optional<Duration> timeout) {
        return timeout.map(Wait::deadline).orElse(Waits.NEVER);
    }

    static long deadline(Duration timeout) {
        return Waits.deadlineAfter(saturatedNanos(timeout));
    }

    private static long saturatedNanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return duration.isNegative() ? 0 : Long.MAX_VALUE;
        }
    }

    private static Outcome told(int outcome) throws InterruptedException {
        if (outcome == WaitOutcome.INTERRUPTED) {
            Thread.interrupted();
            throw new InterruptedException();
        }
        if (outcome == WaitOutcome.TIMED_OUT) {
            return TIMED_OUT;
        }
        return outcome >= WaitOutcome.ABANDONED
                ? new Outcome.Abandoned(outcome - WaitOutcome.ABANDONED)
                : SIGNALLED[outcome];
    }
}
