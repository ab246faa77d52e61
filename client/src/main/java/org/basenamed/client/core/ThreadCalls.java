package org.basenamed.client.core;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.basenamed.linux.ProcessCalls;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.protocol.TimerCatalogue;
import org.basenamed.protocol.message.TakeCallReply;
import org.basenamed.protocol.message.TakeCallRequest;
import org.jspecify.annotations.Nullable;

/*
 * There are two queues for each thread, and one order. Calls of this process are kept here; those of timers at the broker, as any process
 * that can reach a timer can take its call back (SYN-33). Both note when they were queued, by the clock that all processes share, and
 * whoever runs them takes the earlier one.
 */
/** The calls that are queued to one thread, and that it makes when it says so (SYN-68 to SYN-74). */
public final class ThreadCalls {
    private static final ThreadLocal<ThreadCalls> CURRENT = ThreadLocal.withInitial(ThreadCalls::ofCurrentThread);
    private static final NumberedThreads THREADS = new NumberedThreads();
    private static final int SPINS = 1_000;
    private static final long PAUSE_NANOS = 20_000;

    private final Queue<Queued> queue = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Sleep sleep;

    private record Queued(Runnable call, long queuedNanos) {}

    /** A sleep that a call ends; each one is another. */
    private static final class Sleep {
        private final Thread thread = Thread.currentThread();
        private final @Nullable ThreadSeat seat;

        Sleep(@Nullable ThreadSeat seat) {
            this.seat = seat;
        }

        void end() {
            if (seat != null) {
                seat.wakeup();
            }
            LockSupport.unpark(thread);
        }
    }

    ThreadCalls() {}

    /** A virtual thread has no number of its own, and is known to itself alone. */
    private static ThreadCalls ofCurrentThread() {
        return Thread.currentThread().isVirtual() ? new ThreadCalls() : THREADS.adopt(ProcessCalls.gettid());
    }

    /** The calling thread's. */
    public static ThreadCalls current() {
        return CURRENT.get();
    }

    /**
     * Queues a call to a thread of this process, whatever it has done so far. As {@link #queue(Runnable)}.
     *
     * @param threadNumber the kernel's number of it
     * @return false if there is no such thread in this process
     */
    public static boolean queueTo(int threadNumber, Runnable call) {
        ThreadCalls calls = THREADS.find(threadNumber);
        if (calls == null) {
            return false;
        }
        calls.queue(call);
        return true;
    }

    /**
     * Queues a call. If its thread waits so that a call ends the wait, it has left that wait when this returns: what the caller signals
     * afterwards is not taken by it.
     */
    public void queue(Runnable call) {
        queue.add(new Queued(call, System.nanoTime()));
        Sleep now = sleep;
        if (now != null) {
            now.end();
            awaitEndOf(now);
        }
    }

    private void awaitEndOf(Sleep ended) {
        for (int looks = 0; sleep == ended; looks++) {
            if (looks < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(this, PAUSE_NANOS);
            }
        }
    }

    /** From here on a call ends the calling thread's sleep: in its seat, or parked. */
    void beginSleep(@Nullable ThreadSeat seat) {
        sleep = new Sleep(seat);
        if (seat != null) {
            seat.seat().setAlertable(true);
        }
    }

    void endSleep(@Nullable ThreadSeat seat) {
        if (seat != null) {
            seat.seat().setAlertable(false);
        }
        sleep = null;
    }

    /** Whether a call is there for the calling thread. */
    boolean isPending(@Nullable ThreadSeat seat) {
        return !queue.isEmpty() || (seat != null && seat.seat().calls() > 0);
    }

    /**
     * Makes all calls that are queued to the calling thread, also those that they queue to it themselves, in the order in which they were
     * queued. One that throws ends this, and leaves the rest for the next time.
     *
     * @return how many
     */
    public int runAll() {
        int made = 0;
        for (Runnable call = next(); call != null; call = next()) {
            call.run();
            made++;
        }
        return made;
    }

    private @Nullable Runnable next() {
        Membership member = LocalProcess.current().membership();
        if (member != null) {
            Runnable call = nextOfTimers(member);
            if (call != null) {
                return call;
            }
        }
        Queued first = queue.poll();
        return first == null ? null : first.call();
    }

    /** The first call of a timer, if it was queued before all that are kept here. */
    private @Nullable Runnable nextOfTimers(Membership member) {
        ThreadSeat seat = member.seat();
        while (seat.seat().calls() > 0) {
            Queued first = queue.peek();
            long beforeNanos = first == null ? Long.MAX_VALUE : first.queuedNanos();
            Result<TakeCallReply> reply =
                    member.callOnHandle(TimerCatalogue.TAKE_CALL, new TakeCallRequest(seat.slot(), beforeNanos));
            switch (reply) {
                case Result.Granted<TakeCallReply>(TakeCallReply taken) -> {
                    if (!taken.found()) {
                        return null;
                    }
                    LongConsumer routine = member.timerRoutines().find(taken.cookie());
                    if (routine != null) {
                        return () -> routine.accept(taken.expiredAt());
                    }
                    // another thread has set the timer anew since
                }
                case Result.Refused<TakeCallReply>(Win32Error error) -> {
                    return null;
                }
            }
        }
        return null;
    }
}
