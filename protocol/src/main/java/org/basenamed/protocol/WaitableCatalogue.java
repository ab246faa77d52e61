package org.basenamed.protocol;

import java.util.List;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.protocol.Operation.Subject;
import org.basenamed.protocol.message.CancelWaitRequest;
import org.basenamed.protocol.message.CreateWaitableRequest;
import org.basenamed.protocol.message.DoneReply;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.LeftObjectRequest;
import org.basenamed.protocol.message.OpenWaitableRequest;
import org.basenamed.protocol.message.ReleaseHeadersRequest;
import org.basenamed.protocol.message.SignalReply;
import org.basenamed.protocol.message.SignalRequest;
import org.basenamed.protocol.message.ThreadRequest;
import org.basenamed.protocol.message.WaitReply;
import org.basenamed.protocol.message.WaitRequest;
import org.basenamed.protocol.message.WaitableReply;

/** The operations on what is waited for, and the waits themselves. */
public final class WaitableCatalogue {
    private static final int MODIFY_STATE = 0x2;

    /** Creates an event, mutex, semaphore or timer, or opens the one of that name. */
    public static final Operation<CreateWaitableRequest, WaitableReply> CREATE_WAITABLE =
            new Operation<>(9, "CreateWaitable", null, CreateWaitableRequest.CODEC, WaitableReply.CODEC);

    /** Opens an event, mutex, semaphore or timer by name. */
    public static final Operation<OpenWaitableRequest, WaitableReply> OPEN_WAITABLE =
            new Operation<>(10, "OpenWaitable", null, OpenWaitableRequest.CODEC, WaitableReply.CODEC);

    /** Gives the caller what it takes to use a handle that others have put into its table: to an object that threads wait for. */
    public static final Operation<HandleRequest, WaitableReply> ATTACH_WAITABLE =
            new Operation<>(54, "AttachWaitable", Subject.ANY, HandleRequest.CODEC, WaitableReply.CODEC);

    /** Waits at the broker: for several objects, or for one that it mediates. Every handle needs SYNCHRONIZE. */
    public static final Operation<WaitRequest, WaitReply> WAIT =
            new Operation<>(11, "Wait", null, WaitRequest.CODEC, WaitReply.CODEC);

    /** Ends a wait at the broker that is still pending, or tells how it has ended. */
    public static final Operation<CancelWaitRequest, WaitReply> CANCEL_WAIT =
            new Operation<>(12, "CancelWait", null, CancelWaitRequest.CODEC, WaitReply.CODEC);

    public static final Operation<SignalRequest, SignalReply> SET_EVENT =
            signal(13, "SetEvent", ObjectType.EVENT, MODIFY_STATE);

    public static final Operation<SignalRequest, SignalReply> RESET_EVENT =
            signal(14, "ResetEvent", ObjectType.EVENT, MODIFY_STATE);

    public static final Operation<SignalRequest, SignalReply> PULSE_EVENT =
            signal(15, "PulseEvent", ObjectType.EVENT, MODIFY_STATE);

    public static final Operation<SignalRequest, SignalReply> RELEASE_SEMAPHORE =
            signal(16, "ReleaseSemaphore", ObjectType.SEMAPHORE, MODIFY_STATE);

    /** Takes no right: owning the mutex is the check (SYN-15). */
    public static final Operation<SignalRequest, SignalReply> RELEASE_MUTEX =
            signal(17, "ReleaseMutex", ObjectType.MUTEX, 0);

    /** Abandons the mutexes of a thread that has ended. */
    public static final Operation<ThreadRequest, DoneReply> THREAD_ENDED =
            new Operation<>(18, "ThreadEnded", null, ThreadRequest.CODEC, DoneReply.CODEC);

    /** Tells that a thread has left an object that is being repaired. */
    public static final Operation<LeftObjectRequest, DoneReply> LEFT_OBJECT =
            new Operation<>(19, "LeftObject", null, LeftObjectRequest.CODEC, DoneReply.CODEC);

    /** Gives headers back that no thread of the process can touch any more. */
    public static final Operation<ReleaseHeadersRequest, DoneReply> RELEASE_HEADERS =
            new Operation<>(20, "ReleaseHeaders", null, ReleaseHeadersRequest.CODEC, DoneReply.CODEC);

    static final List<Operation<?, ?>> ALL = List.of(
            CREATE_WAITABLE,
            OPEN_WAITABLE,
            ATTACH_WAITABLE,
            WAIT,
            CANCEL_WAIT,
            SET_EVENT,
            RESET_EVENT,
            PULSE_EVENT,
            RELEASE_SEMAPHORE,
            RELEASE_MUTEX,
            THREAD_ENDED,
            LEFT_OBJECT,
            RELEASE_HEADERS);

    private WaitableCatalogue() {}

    private static Operation<SignalRequest, SignalReply> signal(int number, String name, ObjectType type, int rights) {
        return new Operation<>(number, name, new Subject(type, rights), SignalRequest.CODEC, SignalReply.CODEC);
    }
}
