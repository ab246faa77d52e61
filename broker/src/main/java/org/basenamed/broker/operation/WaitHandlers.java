package org.basenamed.broker.operation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.basenamed.broker.waiting.Board;
import org.basenamed.broker.waiting.WaitWish;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.HandleEntry;
import org.basenamed.model.object.KernelObject;
import org.basenamed.model.object.ObjectState;
import org.basenamed.model.quota.Resource;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.waitable.Signal;
import org.basenamed.model.waitable.Transition;
import org.basenamed.model.waitable.WaitOutcome;
import org.basenamed.model.waitable.WaitWord;
import org.basenamed.model.waitable.Waitable;
import org.basenamed.model.waitable.WordCell;
import org.basenamed.protocol.message.CancelWaitRequest;
import org.basenamed.protocol.message.DoneReply;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.LeftObjectRequest;
import org.basenamed.protocol.message.ReleaseHeadersRequest;
import org.basenamed.protocol.message.SignalReply;
import org.basenamed.protocol.message.SignalRequest;
import org.basenamed.protocol.message.ThreadRequest;
import org.basenamed.protocol.message.WaitReply;
import org.basenamed.protocol.message.WaitRequest;
import org.basenamed.protocol.message.WaitableStateReply;
import org.basenamed.protocol.wire.MalformedMessageException;

/** Waits that the broker carries out, and signals to objects that it mediates. */
final class WaitHandlers {
    private final ObjectStore store;

    WaitHandlers(ObjectStore store) {
        this.store = store;
    }

    Result<WaitReply> await(WaitRequest request, Call call) {
        Board board = call.caller().board();
        checkSeat(board, request.threadSlot());
        if (request.waitId() == 0 || board.isWaiting(request.threadSlot())) {
            throw new MalformedMessageException("a second wait of thread " + request.threadSlot());
        }
        return request.remembered() < 0 ? begin(request, call) : takeOver(request, call);
    }

    private Result<WaitReply> begin(WaitRequest request, Call call) {
        List<Long> references = new ArrayList<>(request.handles().size());
        // SYN-57: in the order of the array, and all before anything is taken
        for (int handle : request.handles()) {
            Result<HandleEntry> entry = store.space().resolve(call.process(), handle, null, AccessMask.SYNCHRONIZE);
            if (entry instanceof Result.Refused<HandleEntry>(Win32Error error)) {
                return Result.refused(error);
            }
            KernelObject object = ((Result.Granted<HandleEntry>) entry).value().object();
            if (!(object.state() instanceof ObjectState.WaitableState)) {
                return Result.refused(Win32Error.ERROR_INVALID_HANDLE);
            }
            references.add(store.referenceOf(object));
        }
        if (request.all() && hasDuplicate(references)) {
            return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
        }
        Board board = call.caller().board();
        if (store.mediation().isOverLimit(board, wish(request), references)) {
            return Result.refused(Win32Error.ERROR_MUTANT_LIMIT_EXCEEDED);
        }
        if (!call.process().account().hasRoom(Resource.WAITS, 1)) {
            return Result.refused(Win32Error.ERROR_NOT_ENOUGH_QUOTA);
        }
        return Result.granted(new WaitReply(store.mediation().begin(board, wish(request), references)));
    }

    private static WaitWish wish(WaitRequest request) {
        return new WaitWish(request.threadSlot(), request.waitId(), request.all(), request.remembered());
    }

    /**
     * A thread that had registered with an object comes to wait here. Which object that is its note says: the handle may have been closed
     * meanwhile, or lead to another object. Whatever becomes of the wait, the thread is registered no longer: others count on it.
     */
    private Result<WaitReply> takeOver(WaitRequest request, Call call) {
        Board board = call.caller().board();
        long reference = board.noteOf(request.threadSlot());
        if (request.all() || request.handles().size() != 1 || reference == 0) {
            throw new MalformedMessageException("a thread that cannot have registered with the object");
        }
        boolean hasRoom = call.process().account().hasRoom(Resource.WAITS, 1);
        int outcome = store.mediation().begin(board, wish(request), List.of(reference));
        if (outcome == WaitOutcome.PENDING
                && !hasRoom
                && store.mediation().cancel(board, request.threadSlot(), request.waitId()) == WaitOutcome.TIMED_OUT) {
            return Result.refused(Win32Error.ERROR_NOT_ENOUGH_QUOTA);
        }
        return Result.granted(new WaitReply(outcome));
    }

    /** SYN-59: waiting for all of something twice makes no sense. */
    private static boolean hasDuplicate(List<Long> references) {
        Set<Long> seen = new HashSet<>();
        return references.stream().anyMatch(reference -> !seen.add(reference));
    }

    static void checkSeat(Board board, int threadSlot) {
        if (threadSlot <= 0 || threadSlot >= Board.CAPACITY) {
            throw new MalformedMessageException("thread " + threadSlot + " of process " + board.processSlot());
        }
    }

    Result<WaitReply> cancel(CancelWaitRequest request, Call call) {
        checkSeat(call.caller().board(), request.threadSlot());
        return Result.granted(
                new WaitReply(store.mediation().cancel(call.caller().board(), request.threadSlot(), request.waitId())));
    }

    /** A handler for one kind of signal. */
    Handler<SignalRequest, SignalReply> signal(Signal signal) {
        return (request, call) -> {
            checkSeat(call.caller().board(), request.threadSlot());
            if (signal == Signal.RELEASE_SEMAPHORE && request.argument() <= 0) {
                return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
            }
            int argument = signal == Signal.RELEASE_MUTEX
                    ? call.caller().board().owner(request.threadSlot())
                    : request.argument();
            long reference = store.referenceOf(call.subject().object());
            long before = store.mediation().signal(reference, signal, argument);
            if (before == Transition.OVER_MAXIMUM) {
                return Result.refused(Win32Error.ERROR_TOO_MANY_POSTS);
            }
            if (before == Transition.NOT_OWNER) {
                return Result.refused(Win32Error.ERROR_NOT_OWNER);
            }
            return Result.granted(new SignalReply(typeOf(call).state(before)));
        };
    }

    /** How the object behaves that a request on a waitable object is about. */
    static Waitable typeOf(Call call) {
        return ((ObjectState.WaitableState) call.subject().object().state()).waitable();
    }

    Result<WaitableStateReply> query(HandleRequest request, Call call) {
        WordCell state =
                store.mediation().state(store.referenceOf(call.subject().object()));
        long word = state.word();
        return Result.granted(
                new WaitableStateReply(typeOf(call).state(word), state.recursion(), WaitWord.isAbandoned(word)));
    }

    Result<DoneReply> threadEnded(ThreadRequest request, Call call) {
        checkSeat(call.caller().board(), request.threadSlot());
        store.timers().threadEnded(call.caller().board(), request.threadSlot());
        store.mediation().endThread(call.caller().board(), request.threadSlot());
        return Result.granted(new DoneReply());
    }

    Result<DoneReply> left(LeftObjectRequest request, Call call) {
        store.mediation().left(request.reference());
        return Result.granted(new DoneReply());
    }

    Result<DoneReply> releaseHeaders(ReleaseHeadersRequest request, Call call) {
        request.references().forEach(reference -> store.mediation()
                .release(reference, call.caller().board()));
        return Result.granted(new DoneReply());
    }
}
