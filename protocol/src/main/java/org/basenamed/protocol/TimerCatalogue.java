package org.basenamed.protocol;

import java.util.List;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.protocol.Operation.Subject;
import org.basenamed.protocol.message.DoneReply;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.SetTimerRequest;
import org.basenamed.protocol.message.TakeCallReply;
import org.basenamed.protocol.message.TakeCallRequest;
import org.basenamed.protocol.message.TimerReply;

/** The operations on waitable timers, and on the calls that they and other threads queue. */
public final class TimerCatalogue {
    private static final int QUERY_STATE = 0x1;
    private static final int MODIFY_STATE = 0x2;

    /** Sets a timer: what it was set to ends, with a call that it has queued, and its state is not signalled. */
    public static final Operation<SetTimerRequest, DoneReply> SET_TIMER = new Operation<>(
            40, "SetTimer", new Subject(ObjectType.TIMER, MODIFY_STATE), SetTimerRequest.CODEC, DoneReply.CODEC);

    /** Stops a timer, and takes back a call that it has queued; its state stays. */
    public static final Operation<HandleRequest, DoneReply> CANCEL_TIMER = new Operation<>(
            41, "CancelTimer", new Subject(ObjectType.TIMER, MODIFY_STATE), HandleRequest.CODEC, DoneReply.CODEC);

    /** Tells when a timer will expire. */
    public static final Operation<HandleRequest, TimerReply> QUERY_TIMER = new Operation<>(
            42, "QueryTimer", new Subject(ObjectType.TIMER, QUERY_STATE), HandleRequest.CODEC, TimerReply.CODEC);

    /** Takes the first call that a timer has queued to a thread. */
    public static final Operation<TakeCallRequest, TakeCallReply> TAKE_CALL =
            new Operation<>(43, "TakeCall", null, TakeCallRequest.CODEC, TakeCallReply.CODEC);

    static final List<Operation<?, ?>> ALL = List.of(SET_TIMER, CANCEL_TIMER, QUERY_TIMER, TAKE_CALL);

    private TimerCatalogue() {}
}
