package org.basenamed.client.core;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.basenamed.dispatcher.FastPath;
import org.basenamed.dispatcher.Header;
import org.basenamed.dispatcher.Progress;
import org.basenamed.dispatcher.QuickPath;
import org.basenamed.dispatcher.Seat;
import org.basenamed.dispatcher.SleepLimit;
import org.basenamed.linux.SpinWait;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.waitable.Signal;
import org.basenamed.model.waitable.WaitOutcome;
import org.basenamed.protocol.Operation;
import org.basenamed.protocol.WaitableCatalogue;
import org.basenamed.protocol.message.CancelWaitRequest;
import org.basenamed.protocol.message.LeftObjectRequest;
import org.basenamed.protocol.message.SignalReply;
import org.basenamed.protocol.message.SignalRequest;
import org.basenamed.protocol.message.WaitReply;
import org.basenamed.protocol.message.WaitRequest;

/**
 * Waiting and signalling: in shared memory as far as that goes, at the broker beyond. Everything answers a number, so that nothing is
 * allocated: an outcome of {@link WaitOutcome}, or what a signal found; a refusal as the negated code of its {@link Win32Error}. An
 * interrupt leaves the thread's flag set.
 */
public final class Waits {
    /** As a deadline: never. */
    public static final long NEVER = FastPath.NEVER;
    /** As a deadline: the state is looked at, and nothing is waited for. */
    public static final long AT_ONCE = FastPath.AT_ONCE;

    private Waits() {}

    /**
     * Waits for one object.
     *
     * @param deadlineNanos by {@link System#nanoTime}, {@link FastPath#NEVER} or {@link FastPath#AT_ONCE}
     * @param alert what else ends the wait, with {@link WaitOutcome#INTERRUPTED}. An object that is signalled goes before it (SYN-71)
     */
    public static int one(WaitableHandle handle, long deadlineNanos, Alert alert) {
        if (!handle.isUsable()) {
            return refusal(Win32Error.ERROR_INVALID_HANDLE);
        }
        if (!handle.mayWait()) {
            return refusal(Win32Error.ERROR_ACCESS_DENIED);
        }
        ThreadSeat seat = handle.seat();
        Header header = handle.header();
        if (header != null && QuickPath.take(header, handle.waitable(), seat.owner())) {
            return WaitOutcome.SIGNALLED;
        }
        return thoroughly(handle, seat, deadlineNanos, alert);
    }

    private static int thoroughly(WaitableHandle handle, ThreadSeat seat, long deadlineNanos, Alert alert) {
        Progress progress =
                deadlineNanos == FastPath.AT_ONCE ? Progress.TIMED_OUT : look(handle, seat, deadlineNanos, alert);
        if (progress == Progress.TIMED_OUT) {
            progress = take(handle, seat);
        }
        boolean waits = progress == Progress.TIMED_OUT && deadlineNanos != FastPath.AT_ONCE;
        if (!waits && progress != Progress.AT_BROKER) {
            boolean interrupted = progress == Progress.TIMED_OUT && alert.isRaised(seat);
            return interrupted ? WaitOutcome.INTERRUPTED : outcome(progress);
        }
        // until it has left the object altogether: whoever has raised the alert by a call waits for that (SYN-72)
        alert.begin(seat);
        try {
            return untilOver(handle, waits ? sleep(handle, deadlineNanos, alert) : progress, deadlineNanos, alert);
        } finally {
            alert.end(seat);
        }
    }

    /**
     * Goes on with a wait, in the word and at the broker, until it is over.
     *
     * @param soFar how it went on until now
     */
    private static int untilOver(WaitableHandle handle, Progress soFar, long deadlineNanos, Alert alert) {
        ThreadSeat seat = handle.seat();
        Progress progress = soFar;
        while (true) {
            if (progress == Progress.AT_BROKER || progress == Progress.REGISTERED_AT_BROKER) {
                int remembered = progress == Progress.AT_BROKER
                        ? Seat.NOT_REGISTERED
                        : seat.seat().remembered();
                int outcome = atBroker(new BrokerWait(List.of(handle), false, remembered), deadlineNanos, alert);
                if (outcome != WaitOutcome.REGISTERED) {
                    return outcome;
                }
                progress = resume(handle, seat, deadlineNanos, alert);
            } else if (progress != Progress.WOKEN) {
                return outcome(progress);
            } else if (alert.isRaised(seat)) {
                // what has ended the sleep came before whatever has signalled the object since (SYN-72)
                return WaitOutcome.INTERRUPTED;
            } else if (!handle.isUsable()) {
                return refusal(Win32Error.ERROR_INVALID_HANDLE);
            } else {
                progress = take(handle, seat);
                progress = progress == Progress.TIMED_OUT ? sleep(handle, deadlineNanos, alert) : progress;
            }
        }
    }

    /** Spins for a while, where that can help. */
    private static Progress look(WaitableHandle handle, ThreadSeat seat, long deadlineNanos, Alert alert) {
        Header header = handle.header();
        // a call that is queued during a look would not be noticed before a signal that comes after it
        return header == null || alert == Alert.CALL || Thread.currentThread().isVirtual()
                ? Progress.TIMED_OUT
                : FastPath.spin(header, handle.waitable(), seat.seat(), deadlineNanos);
    }

    private static Progress take(WaitableHandle handle, ThreadSeat seat) {
        Header header = handle.header();
        if (header == null) {
            WaitableState.settle(handle);
            return Progress.AT_BROKER;
        }
        Progress progress = FastPath.take(header, handle.waitable(), seat.seat());
        return progress == Progress.TIMED_OUT && WaitableState.settle(handle)
                ? FastPath.take(header, handle.waitable(), seat.seat())
                : progress;
    }

    private static int outcome(Progress progress) {
        return switch (progress) {
            case DONE -> WaitOutcome.SIGNALLED;
            case ABANDONED -> WaitOutcome.ABANDONED;
            case TIMED_OUT -> WaitOutcome.TIMED_OUT;
            case OVER_LIMIT -> refusal(Win32Error.ERROR_MUTANT_LIMIT_EXCEEDED);
            case AT_BROKER, REGISTERED_AT_BROKER, WOKEN, OVER_MAXIMUM, NOT_OWNER ->
                throw new IllegalStateException("a wait does not end as " + progress);
        };
    }

    /** Sleeps for an object that the thread has looked at in vain. */
    private static Progress sleep(WaitableHandle handle, long deadlineNanos, Alert alert) {
        Header header = handle.header();
        if (header == null) {
            return Progress.AT_BROKER;
        }
        ThreadSeat seat = handle.seat();
        SleepLimit limit = new SleepLimit(deadlineNanos, () -> alert.isRaised(seat) || !handle.isUsable());
        if (Thread.currentThread().isVirtual()) {
            return limit.ended().getAsBoolean() ? Progress.WOKEN : Progress.AT_BROKER;
        }
        handle.membership().watch().start();
        try {
            seat.seat().prepareSleep();
            // whatever comes from here on ends the sleep; what came before is looked for here
            return limit.ended().getAsBoolean()
                    ? Progress.WOKEN
                    : FastPath.await(header, handle.waitable(), seat.seat(), limit);
        } finally {
            tellOfLeaving(handle, header, seat);
        }
    }

    /**
     * Sleeps as {@link #sleep}, where the broker has registered the thread: it has to leave the object in any case. That its handle has
     * been closed meanwhile is as good as if it had slept there all the time.
     */
    private static Progress resume(WaitableHandle handle, ThreadSeat seat, long deadlineNanos, Alert alert) {
        Header header = handle.header();
        if (header == null) {
            throw new IllegalStateException("the broker has registered a thread where it cannot be");
        }
        BooleanSupplier because =
                () -> alert.isRaised(seat) || handle.membership().isLost();
        try {
            seat.seat().prepareSleep();
            boolean ended = because.getAsBoolean();
            long untilNanos = ended || deadlineNanos == FastPath.AT_ONCE ? System.nanoTime() : deadlineNanos;
            SleepLimit limit = new SleepLimit(untilNanos, because);
            Progress progress = FastPath.resume(header, handle.waitable(), seat.seat(), limit);
            return ended && progress == Progress.TIMED_OUT ? Progress.WOKEN : progress;
        } finally {
            tellOfLeaving(handle, header, seat);
        }
    }

    private static void tellOfLeaving(WaitableHandle handle, Header header, ThreadSeat seat) {
        if (seat.seat().repairWaits()) {
            handle.ask(WaitableCatalogue.LEFT_OBJECT, new LeftObjectRequest(header.reference()));
        }
    }

    /**
     * Whether an object is one that {@link #isUnsignalled} and {@link #take(WaitableHandle)} can be asked about.
     *
     * @param first the first of those that are asked about, which is itself asked about first
     */
    public static boolean isPlain(WaitableHandle handle, WaitableHandle first) {
        return handle.header() != null
                && handle.mayWait()
                && (handle == first ? first.isUsable() : handle.isUsableBeside(first));
    }

    /** Whether a {@linkplain #isPlain plain} object is not signalled, so that of several the next one may be taken. */
    public static boolean isUnsignalled(WaitableHandle handle) {
        Header header = handle.header();
        return header != null && QuickPath.isUnsignalled(header, handle.waitable());
    }

    /** Takes a {@linkplain #isPlain plain} object if that is simple; otherwise {@link #many} has to look at all of them. */
    public static boolean take(WaitableHandle handle) {
        Header header = handle.header();
        return header != null
                && QuickPath.take(header, handle.waitable(), handle.seat().owner());
    }

    /**
     * Waits for one of several objects, or for all of them.
     *
     * @param handles 1 to 64
     */
    public static int many(List<WaitableHandle> handles, boolean all, long deadlineNanos, Alert alert) {
        if (handles.size() == 1) {
            return one(handles.getFirst(), deadlineNanos, alert);
        }
        for (WaitableHandle handle : handles) {
            if (!handle.isUsable()) {
                return refusal(Win32Error.ERROR_INVALID_HANDLE);
            }
            if (!handle.mayWait()) {
                return refusal(Win32Error.ERROR_ACCESS_DENIED);
            }
        }
        if (all) {
            if (AllSet.isSatisfied(handles)) {
                return WaitOutcome.SIGNALLED;
            }
            handles.forEach(WaitableState::settle);
        } else {
            handles.forEach(WaitableState::settle);
            int taken = takeFirst(handles);
            boolean waits = taken == WaitOutcome.TIMED_OUT;
            if (waits && alert.isRaised(handles.getFirst().membership().seat())) {
                return WaitOutcome.INTERRUPTED;
            }
            if (waits && deadlineNanos != FastPath.AT_ONCE) {
                taken = spin(handles, deadlineNanos);
            }
            if (taken != WaitOutcome.PENDING) {
                return taken;
            }
        }
        ThreadSeat seat = handles.getFirst().seat();
        alert.begin(seat);
        try {
            return atBroker(new BrokerWait(handles, all, Seat.NOT_REGISTERED), deadlineNanos, alert);
        } finally {
            alert.end(seat);
        }
    }

    /** Looks for a while before the broker is asked, as a thread does before it sleeps for one object. */
    private static int spin(List<WaitableHandle> handles, long deadlineNanos) {
        SpinWait spin = handles.getFirst().membership().seat().seat().spin();
        if (!spin.begin()) {
            return WaitOutcome.PENDING;
        }
        do {
            int taken = takeFirst(handles);
            if (taken != WaitOutcome.TIMED_OUT) {
                spin.found();
                return taken;
            }
            spin.pause();
        } while (spin.goOn(deadlineNanos));
        return deadlineNanos != FastPath.NEVER && System.nanoTime() - deadlineNanos >= 0
                ? WaitOutcome.TIMED_OUT
                : WaitOutcome.PENDING;
    }

    /** SYN-60 without asking anybody; {@link WaitOutcome#PENDING} if the broker has to be asked. */
    private static int takeFirst(List<WaitableHandle> handles) {
        for (int i = 0; i < handles.size(); i++) {
            WaitableHandle handle = handles.get(i);
            Header header = handle.header();
            Progress progress = header == null
                    ? Progress.AT_BROKER
                    : FastPath.take(header, handle.waitable(), handle.seat().seat());
            switch (progress) {
                case DONE -> {
                    return WaitOutcome.SIGNALLED + i;
                }
                case ABANDONED -> {
                    return WaitOutcome.ABANDONED + i;
                }
                case OVER_LIMIT -> {
                    return refusal(Win32Error.ERROR_MUTANT_LIMIT_EXCEEDED);
                }
                case AT_BROKER -> {
                    return WaitOutcome.PENDING;
                }
                default -> {
                    // not signalled: the next one
                }
            }
        }
        return WaitOutcome.TIMED_OUT;
    }

    /** A wait that the broker carries out. */
    private record BrokerWait(List<WaitableHandle> handles, boolean all, int remembered) {
        WaitRequest request(int threadSlot, int waitId) {
            return new WaitRequest(
                    threadSlot,
                    waitId,
                    all,
                    remembered,
                    handles.stream().map(LocalHandle::value).toList());
        }
    }

    /** The alert has begun. */
    private static int atBroker(BrokerWait wait, long deadlineNanos, Alert alert) {
        WaitableHandle any = wait.handles().getFirst();
        ThreadSeat seat = any.membership().seat();
        boolean virtual = Thread.currentThread().isVirtual();
        int waitId = virtual ? -seat.nextWaitId() : seat.nextWaitId();
        seat.beginWait(waitId);
        int begun = told(any.ask(WaitableCatalogue.WAIT, wait.request(seat.slot(), waitId)));
        if (begun != WaitOutcome.PENDING) {
            return begun;
        }
        boolean ended = virtual
                ? park(seat, any.membership(), deadlineNanos, alert)
                : sleep(seat, any.membership(), deadlineNanos, alert);
        if (ended) {
            return seat.seat().outcome();
        }
        boolean alerted = alert.isRaised(seat);
        int end = told(any.ask(WaitableCatalogue.CANCEL_WAIT, new CancelWaitRequest(seat.slot(), waitId)));
        return end == WaitOutcome.TIMED_OUT && alerted ? WaitOutcome.INTERRUPTED : end;
    }

    private static int told(Result<WaitReply> reply) {
        return switch (reply) {
            case Result.Granted<WaitReply>(WaitReply wait) -> wait.outcome();
            case Result.Refused<WaitReply>(Win32Error error) -> refusal(error);
        };
    }

    private static int refusal(Win32Error error) {
        return -error.code();
    }

    /** Whether the wait has ended; otherwise the time is over, or an alert has come, or the broker has gone. */
    private static boolean sleep(ThreadSeat seat, Membership member, long deadlineNanos, Alert alert) {
        member.watch().start();
        while (true) {
            int wakes = seat.seat().wakes();
            if (seat.isWaitOver()) {
                return true;
            }
            if (member.isLost() || alert.isRaised(seat) || Pause.isOver(deadlineNanos)) {
                return false;
            }
            seat.seat().sleep(wakes, deadlineNanos);
        }
    }

    private static boolean park(ThreadSeat seat, Membership member, long deadlineNanos, Alert alert) {
        boolean interrupted = false;
        member.mailbox().add(seat);
        member.watch().start();
        try {
            while (!seat.isWaitOver()) {
                if (member.isLost() || alert.isRaised(seat) || Pause.isOver(deadlineNanos)) {
                    return false;
                }
                Pause.park(seat, deadlineNanos);
                // an interrupted thread would not be parked again
                interrupted |= alert != Alert.INTERRUPT && Thread.interrupted();
            }
            return true;
        } finally {
            member.mailbox().remove(seat);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The point in time {@code nanos} from now; {@link FastPath#NEVER} if that is beyond what can be told. */
    public static long deadlineAfter(long nanos) {
        if (nanos <= 0) {
            return FastPath.AT_ONCE;
        }
        long deadline = System.nanoTime() + nanos;
        return nanos > TimeUnit.DAYS.toNanos(365 * 100) ? FastPath.NEVER : deadline;
    }

    /** Sets, resets or pulses an event; answers whether it was signalled before. */
    public static int event(WaitableHandle event, Signal signal) {
        return signal(event, signal, 0, event.mayChange());
    }

    /** Releases a semaphore; answers the count before. */
    public static int release(WaitableHandle semaphore, int count) {
        if (count <= 0) {
            return refusal(Win32Error.ERROR_INVALID_PARAMETER);
        }
        return signal(semaphore, Signal.RELEASE_SEMAPHORE, count, semaphore.mayChange());
    }

    /** Releases a mutex once. */
    public static int release(WaitableHandle mutex) {
        return signal(mutex, Signal.RELEASE_MUTEX, 0, true);
    }

    private static int signal(WaitableHandle handle, Signal signal, int argument, boolean allowed) {
        if (!handle.isUsable()) {
            return refusal(Win32Error.ERROR_INVALID_HANDLE);
        }
        if (!allowed) {
            return refusal(Win32Error.ERROR_ACCESS_DENIED);
        }
        ThreadSeat seat = handle.seat();
        Header header = handle.header();
        if (header != null) {
            int argumentOrOwner = signal == Signal.RELEASE_MUTEX ? seat.owner() : argument;
            int previous = QuickPath.signal(header, handle.waitable(), signal, argumentOrOwner);
            return previous >= 0 ? previous : thoroughly(handle, header, signal, argument);
        }
        return atBroker(handle, signal, new SignalRequest(handle.value(), argument, seat.slot()));
    }

    private static int thoroughly(WaitableHandle handle, Header header, Signal signal, int argument) {
        ThreadSeat seat = handle.seat();
        int argumentOrOwner = signal == Signal.RELEASE_MUTEX ? seat.owner() : argument;
        Progress progress = FastPath.signal(header, handle.waitable(), signal, argumentOrOwner, seat.seat());
        tellOfLeaving(handle, header, seat);
        return switch (progress) {
            case DONE -> seat.seat().previousValue();
            case OVER_MAXIMUM -> refusal(Win32Error.ERROR_TOO_MANY_POSTS);
            case NOT_OWNER -> refusal(Win32Error.ERROR_NOT_OWNER);
            default -> atBroker(handle, signal, new SignalRequest(handle.value(), argument, seat.slot()));
        };
    }

    private static int atBroker(WaitableHandle handle, Signal signal, SignalRequest request) {
        return switch (handle.ask(operation(signal), request)) {
            case Result.Granted<SignalReply>(SignalReply reply) -> reply.previous();
            case Result.Refused<SignalReply>(Win32Error error) -> refusal(error);
        };
    }

    private static Operation<SignalRequest, SignalReply> operation(Signal signal) {
        return switch (signal) {
            case SET -> WaitableCatalogue.SET_EVENT;
            case RESET -> WaitableCatalogue.RESET_EVENT;
            case PULSE -> WaitableCatalogue.PULSE_EVENT;
            case RELEASE_SEMAPHORE -> WaitableCatalogue.RELEASE_SEMAPHORE;
            case RELEASE_MUTEX -> WaitableCatalogue.RELEASE_MUTEX;
        };
    }
}
