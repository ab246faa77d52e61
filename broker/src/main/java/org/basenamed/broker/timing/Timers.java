package org.basenamed.broker.timing;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import org.basenamed.broker.waiting.Board;
import org.basenamed.broker.waiting.Mediation;
import org.basenamed.linux.Fd;
import org.basenamed.linux.Timerfd;
import org.basenamed.model.quota.Account;
import org.basenamed.model.quota.Resource;
import org.basenamed.model.timer.FileTime;
import org.basenamed.model.timer.TimerQueue;
import org.basenamed.model.timer.TimerSetting;
import org.basenamed.model.waitable.Signal;
import org.jspecify.annotations.Nullable;

/**
 * All timers that run, and what happens when they expire: the object is signalled, and a call is queued if that was asked for. A process
 * that has set a timer is not needed for that.
 */
public final class Timers implements AutoCloseable {
    private final Mediation mediation;
    private final Alarm relative = new Alarm(Timerfd.CLOCK_MONOTONIC, LongUnaryOperator.identity());
    private final Alarm absolute = new Alarm(Timerfd.CLOCK_REALTIME, FileTime::toEpochNanos);
    private final Map<Long, Timer> running = new HashMap<>();
    private final CallQueues calls = new CallQueues();

    /** No timers yet. */
    public Timers(Mediation mediation) {
        this.mediation = mediation;
    }

    /** Readable when {@link #expire} has something to do. */
    public List<Fd> descriptors() {
        return List.of(relative.fd(), absolute.fd());
    }

    /**
     * Sets a timer, in the order of SYN-33.
     *
     * @param reference its object
     * @param target the thread to call whenever it expires; null for none
     * @param account who pays while it runs
     * @return whether the account had room for it; nothing has changed if not
     */
    public boolean set(long reference, TimerSetting setting, @Nullable CallTarget target, Account account) {
        if (!running.containsKey(reference) && !account.hasRoom(Resource.TIMERS, 1)) {
            return false;
        }
        stop(reference);
        mediation.change(reference, Signal.RESET);
        start(new Timer(reference, setting, target, account));
        // what is due already is not left to the descriptor: whoever asks next finds it signalled
        expireDue();
        return true;
    }

    private void start(Timer timer) {
        running.put(timer.reference(), timer);
        timer.account().add(Resource.TIMERS, 1);
        if (timer.isAbsolute()) {
            absolute.queue().start(timer, timer.setting().dueTime());
        } else {
            relative.queue().start(timer, timer.setting().dueNanos(System.nanoTime()));
        }
    }

    /** SYN-38: stops a timer, and takes back a call that it has queued; its state stays. */
    public void cancel(long reference) {
        stop(reference);
        arm();
    }

    private void stop(long reference) {
        Timer timer = running.remove(reference);
        if (timer != null) {
            timer.account().give(Resource.TIMERS, 1);
            relative.queue().stop(timer);
            absolute.queue().stop(timer);
        }
        calls.remove(reference);
    }

    private void arm() {
        relative.arm();
        absolute.arm();
    }

    /** How long until the timer expires, in units of 100 ns; empty if it does not run. */
    public OptionalLong remaining(long reference) {
        Timer timer = running.get(reference);
        if (timer == null) {
            return OptionalLong.empty();
        }
        long left = timer.isAbsolute()
                ? absolute.queue().due(timer).orElseThrow() - fileTime()
                : (relative.queue().due(timer).orElseThrow() - System.nanoTime()) / FileTime.UNIT_NANOS;
        return OptionalLong.of(Math.max(0, left));
    }

    /** Lets everything expire that is due; called when a descriptor tells so. */
    public void expire() {
        relative.silence();
        absolute.silence();
        expireDue();
    }

    private void expireDue() {
        long nowNanos = System.nanoTime();
        TimerQueue.Due<Timer> next = relative.queue().takeDue(nowNanos);
        while (next != null) {
            expire(next.timer(), next.due(), nowNanos);
            next = relative.queue().takeDue(nowNanos);
        }
        long now = fileTime();
        next = absolute.queue().takeDue(now);
        while (next != null) {
            expire(next.timer(), nowNanos, nowNanos);
            next = absolute.queue().takeDue(now);
        }
        arm();
    }

    private void expire(Timer timer, long dueNanos, long nowNanos) {
        timer.expired();
        // the object before the call: a thread that waits for the timer itself has its wait satisfied (SYN-42)
        mediation.change(timer.reference(), Signal.SET);
        CallTarget target = timer.target();
        if (target != null) {
            calls.add(new QueuedCall(timer.reference(), target, fileTime(), System.nanoTime()));
        }
        if (timer.setting().isPeriodic()) {
            relative.queue().start(timer, timer.setting().nextDueNanos(dueNanos, nowNanos));
        } else {
            running.remove(timer.reference());
            timer.account().give(Resource.TIMERS, 1);
        }
    }

    private static long fileTime() {
        return FileTime.at(Instant.now());
    }

    /** Takes the first call that timers have queued to a thread before {@code beforeNanos}; null if there is none. */
    public @Nullable QueuedCall takeCall(Board board, int threadSlot, long beforeNanos) {
        return calls.take(board, threadSlot, beforeNanos);
    }

    /** SYN-43: a thread has ended. */
    public void threadEnded(Board board, int threadSlot) {
        calls.forget(board, threadSlot);
        stopWhere(target -> target.isThread(board, threadSlot));
    }

    /** A process has ended, and with it all its threads; its board is still there. */
    public void processEnded(Board board) {
        calls.forget(board);
        stopWhere(target -> target.board() == board);
    }

    private void stopWhere(Predicate<CallTarget> isGone) {
        for (Timer timer : List.copyOf(running.values())) {
            CallTarget target = timer.target();
            if (target != null && isGone.test(target)) {
                cancel(timer.reference());
            }
        }
    }

    @Override
    public void close() {
        relative.close();
        absolute.close();
    }
}
