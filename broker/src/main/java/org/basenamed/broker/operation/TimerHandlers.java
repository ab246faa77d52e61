package org.basenamed.broker.operation;

import java.util.OptionalLong;
import org.basenamed.broker.timing.CallTarget;
import org.basenamed.broker.timing.QueuedCall;
import org.basenamed.broker.waiting.Board;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.protocol.message.DoneReply;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.SetTimerRequest;
import org.basenamed.protocol.message.TakeCallReply;
import org.basenamed.protocol.message.TakeCallRequest;
import org.basenamed.protocol.message.TimerReply;

/** Setting and stopping timers, and the calls that they queue. */
final class TimerHandlers {
    private static final int NO_THREAD = 0;

    private final ObjectStore store;

    TimerHandlers(ObjectStore store) {
        this.store = store;
    }

    private long subject(Call call) {
        return store.referenceOf(call.subject().object());
    }

    Result<DoneReply> set(SetTimerRequest request, Call call) {
        Board board = call.caller().board();
        boolean calls = request.threadSlot() != NO_THREAD;
        if (calls) {
            WaitHandlers.checkSeat(board, request.threadSlot());
        }
        CallTarget target = calls ? new CallTarget(board, request.threadSlot(), request.cookie()) : null;
        return request.setting()
                .check()
                .then(setting -> store.timers()
                                .set(
                                        subject(call),
                                        setting,
                                        target,
                                        call.process().account())
                        ? Result.granted(new DoneReply())
                        : Result.refused(Win32Error.ERROR_NOT_ENOUGH_QUOTA));
    }

    Result<DoneReply> cancel(HandleRequest request, Call call) {
        store.timers().cancel(subject(call));
        return Result.granted(new DoneReply());
    }

    Result<TimerReply> query(HandleRequest request, Call call) {
        OptionalLong remaining = store.timers().remaining(subject(call));
        boolean signalled = WaitHandlers.typeOf(call)
                        .state(store.mediation().state(subject(call)).word())
                != 0;
        return Result.granted(new TimerReply(remaining.isPresent(), remaining.orElse(0), signalled));
    }

    Result<TakeCallReply> takeCall(TakeCallRequest request, Call call) {
        Board board = call.caller().board();
        WaitHandlers.checkSeat(board, request.threadSlot());
        QueuedCall taken = store.timers().takeCall(board, request.threadSlot(), request.beforeNanos());
        return Result.granted(
                taken == null
                        ? new TakeCallReply(false, 0, 0)
                        : new TakeCallReply(true, taken.target().cookie(), taken.expiredAt()));
    }
}
