package org.basenamed.client.core;

import java.util.List;
import java.util.function.Function;
import org.basenamed.dispatcher.Header;
import org.basenamed.linux.Fd;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.waitable.AutoResetEvent;
import org.basenamed.model.waitable.ManualResetEvent;
import org.basenamed.model.waitable.Mutex;
import org.basenamed.model.waitable.Semaphore;
import org.basenamed.model.waitable.Waitable;
import org.basenamed.protocol.JobCatalogue;
import org.basenamed.protocol.Operation;
import org.basenamed.protocol.ProcessCatalogue;
import org.basenamed.protocol.SessionCatalogue;
import org.basenamed.protocol.WaitableCatalogue;
import org.basenamed.protocol.message.CreateWaitableRequest;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.OpenByNumberRequest;
import org.basenamed.protocol.message.OpenWaitableRequest;
import org.basenamed.protocol.message.ReleaseHeadersRequest;
import org.basenamed.protocol.message.WaitableReply;
import org.jspecify.annotations.Nullable;

/** A handle to an object that threads wait for, with its header in shared memory if this process is given it. */
public final class WaitableHandle extends LocalHandle {
    private static final int MODIFY_STATE = 0x2;

    private final ObjectType type;
    private final Waitable waitable;
    private final @Nullable Header header;
    private final boolean existed;
    private final boolean mayWait;
    private final boolean mayChange;
    /** The seat that was asked for last: read and written by any thread, and every field of it that matters is final. */
    private @Nullable ThreadSeat familiar;

    private WaitableHandle(Membership membership, ObjectType type, WaitableReply reply, @Nullable Header header) {
        super(membership, reply.handle(), reply.grantedAccess());
        this.type = type;
        this.waitable = waitable(type, reply);
        this.header = header;
        this.existed = reply.existed();
        this.mayWait = AccessMask.allows(reply.grantedAccess(), AccessMask.SYNCHRONIZE);
        this.mayChange = AccessMask.allows(reply.grantedAccess(), MODIFY_STATE);
    }

    private static Waitable waitable(ObjectType type, WaitableReply reply) {
        return switch (type) {
            case EVENT, TIMER -> reply.manualReset() ? ManualResetEvent.TYPE : AutoResetEvent.TYPE;
            case MUTEX -> Mutex.TYPE;
            case SEMAPHORE -> new Semaphore(reply.maximum());
            case PROCESS, THREAD, JOB, COMPLETION_PORT -> ManualResetEvent.TYPE;
            case FILE_MAPPING, PRIVATE_NAMESPACE, FILE ->
                throw new IllegalArgumentException("nobody waits for a " + type.noun());
        };
    }

    /** Creates an event, or opens the one of that name. */
    public static Result<WaitableHandle> createEvent(boolean manualReset, boolean set, ObjectAttributes attributes)
            throws BrokerUnreachableException {
        return create(ObjectType.EVENT, manualReset, set ? 1 : 0, 0, attributes);
    }

    /** Creates a semaphore, or opens the one of that name. */
    public static Result<WaitableHandle> createSemaphore(int count, int maximum, ObjectAttributes attributes)
            throws BrokerUnreachableException {
        return create(ObjectType.SEMAPHORE, false, count, maximum, attributes);
    }

    /** Creates a timer, or opens the one of that name. */
    public static Result<WaitableHandle> createTimer(boolean manualReset, ObjectAttributes attributes)
            throws BrokerUnreachableException {
        return create(ObjectType.TIMER, manualReset, 0, 0, attributes);
    }

    /** Creates a job, or opens the one of that name. */
    public static Result<WaitableHandle> createJob(ObjectAttributes attributes) throws BrokerUnreachableException {
        return create(ObjectType.JOB, true, 0, 0, attributes);
    }

    /** Creates a completion port, which never has a name. */
    public static Result<WaitableHandle> createPort() throws BrokerUnreachableException {
        ObjectAttributes everything = new ObjectAttributes("", ObjectType.COMPLETION_PORT.allAccess(), 0);
        return create(ObjectType.COMPLETION_PORT, true, 0, 0, everything);
    }

    /** Opens the job of that number. */
    static Result<WaitableHandle> openJob(OpenByNumberRequest request) throws BrokerUnreachableException {
        return obtain(ObjectType.JOB, JobCatalogue.OPEN_JOB, member -> request);
    }

    /** Creates a mutex, or opens the one of that name; a new one may belong to the calling thread from the first moment. */
    public static Result<WaitableHandle> createMutex(boolean owned, ObjectAttributes attributes)
            throws BrokerUnreachableException {
        if (!reachFor(attributes)) {
            return Result.refused(Win32Error.ERROR_INVALID_NAME);
        }
        // the thread's slot is another one at another broker
        return obtain(ObjectType.MUTEX, WaitableCatalogue.CREATE_WAITABLE, member -> {
            int owner = owned ? member.seat().slot() : 0;
            return new CreateWaitableRequest(ObjectType.MUTEX.number(), false, owner, 0, attributes);
        });
    }

    private static Result<WaitableHandle> create(
            ObjectType type, boolean manualReset, int initial, int maximum, ObjectAttributes attributes)
            throws BrokerUnreachableException {
        if (!reachFor(attributes)) {
            return Result.refused(Win32Error.ERROR_INVALID_NAME);
        }
        CreateWaitableRequest request =
                new CreateWaitableRequest(type.number(), manualReset, initial, maximum, attributes);
        return obtain(type, WaitableCatalogue.CREATE_WAITABLE, member -> request);
    }

    /** Opens the object of that name and type. */
    public static Result<WaitableHandle> open(ObjectType type, ObjectAttributes attributes)
            throws BrokerUnreachableException {
        if (!reachFor(attributes)) {
            return Result.refused(Win32Error.ERROR_INVALID_NAME);
        }
        OpenWaitableRequest request = new OpenWaitableRequest(type.number(), attributes);
        return obtain(type, WaitableCatalogue.OPEN_WAITABLE, member -> request);
    }

    /** Opens the process or thread of that number. */
    static Result<WaitableHandle> openByNumber(ObjectType type, OpenByNumberRequest request)
            throws BrokerUnreachableException {
        Operation<OpenByNumberRequest, WaitableReply> operation =
                type == ObjectType.PROCESS ? ProcessCatalogue.OPEN_PROCESS : ProcessCatalogue.OPEN_THREAD;
        return obtain(type, operation, member -> request);
    }

    /** Takes up a handle that another process has put into the table of this one. */
    static Result<WaitableHandle> attach(Membership member, ObjectType type, HandleRequest request) {
        Connection.Answer<WaitableReply> answer = member.call(WaitableCatalogue.ATTACH_WAITABLE, request);
        Result<WaitableHandle> attached = answer.result().then(reply -> adopt(member, type, reply, answer.fd()));
        if (attached instanceof Result.Granted<WaitableHandle>(WaitableHandle handle)) {
            member.remember(handle);
        }
        return attached;
    }

    private static <Q> Result<WaitableHandle> obtain(
            ObjectType type, Operation<Q, WaitableReply> operation, Function<Membership, Q> request)
            throws BrokerUnreachableException {
        LocalProcess.Asked<WaitableReply> asked = LocalProcess.current().askAs(operation, request);
        Membership member = asked.member();
        member.releaseHeaders();
        return asked.answer()
                .result()
                .then(reply -> opened(member, type, reply, asked.answer().fd()));
    }

    private static Result<WaitableHandle> opened(
            Membership member, ObjectType type, WaitableReply reply, @Nullable Fd arena) {
        Result<WaitableHandle> adopted = adopt(member, type, reply, arena);
        if (adopted instanceof Result.Granted<WaitableHandle>(WaitableHandle handle)) {
            handle.isNew();
            member.remember(handle);
        } else {
            // it is of no use; the broker sends the arena again with the next one
            member.callOnHandle(SessionCatalogue.CLOSE_HANDLE, new HandleRequest(reply.handle()));
        }
        return adopted;
    }

    private static Result<WaitableHandle> adopt(
            Membership member, ObjectType type, WaitableReply reply, @Nullable Fd arena) {
        Header header = null;
        if (reply.arena() != 0) {
            header = member.headers().header(reply.arena(), reply.index(), arena);
            if (header == null) {
                long reference = HeaderArenas.reference(reply.arena(), reply.index());
                member.callOnHandle(WaitableCatalogue.RELEASE_HEADERS, new ReleaseHeadersRequest(List.of(reference)));
                return Result.refused(Win32Error.ERROR_NO_SYSTEM_RESOURCES);
            }
        }
        WaitableHandle handle = new WaitableHandle(member, type, reply, header);
        if (header != null) {
            member.headers().watch(handle, header.reference());
        }
        return Result.granted(handle);
    }

    /** What it refers to. */
    public ObjectType type() {
        return type;
    }

    /** How that behaves. */
    Waitable waitable() {
        return waitable;
    }

    /** Whether it was opened with the right to wait. */
    boolean mayWait() {
        return mayWait;
    }

    /** Whether it was opened with the right to change the object's state, for those types that have it. */
    boolean mayChange() {
        return mayChange;
    }

    /** For an event or timer: whether it stays signalled until it is reset, or set anew. */
    public boolean isManualReset() {
        return waitable instanceof ManualResetEvent;
    }

    /** For a semaphore: the most that it counts; 0 otherwise. */
    public int maximum() {
        return waitable instanceof Semaphore(int maximum) ? maximum : 0;
    }

    /** The calling thread's seat; soon found for the thread that asked last. */
    ThreadSeat seat() {
        ThreadSeat seat = familiar;
        if (seat == null || !seat.isOf(Thread.currentThread())) {
            seat = membership().seat();
            familiar = seat;
        }
        return seat;
    }

    /** What no other timer of this broker has in this process, as long as a handle to it is open; the same for all handles to one header. */
    long timerKey() {
        return header == null ? -value() : header.reference();
    }

    /**
     * Where its state is; null if the broker alone may touch that: the object's descriptor does not let this user do everything, or it is a
     * process or thread.
     */
    @Nullable
    Header header() {
        return header;
    }

    /** Whether a create met an object that was there already. */
    public boolean existed() {
        return existed;
    }

    @Override
    boolean closesWithoutReply() {
        return type == ObjectType.EVENT || type == ObjectType.MUTEX || type == ObjectType.SEMAPHORE;
    }

    @Override
    void releaseResources() {
        // the header stays mapped: a thread may still be on its way to it, see HeaderArenas
        if (type == ObjectType.TIMER && header == null) {
            membership().timerRoutines().handleClosed(timerKey());
        }
    }
}
