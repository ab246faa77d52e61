package org.basenamed.client.core;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.basenamed.dispatcher.Notice;
import org.basenamed.linux.Fd;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.protocol.InspectionCatalogue;
import org.basenamed.protocol.Operation;
import org.basenamed.protocol.ProcessCatalogue;
import org.basenamed.protocol.WaitableCatalogue;
import org.basenamed.protocol.message.HandleInformationReply;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.HelloReply;
import org.basenamed.protocol.message.NamespaceReply;
import org.basenamed.protocol.message.ReleaseHeadersRequest;
import org.basenamed.protocol.message.TakenAwayReply;
import org.basenamed.protocol.message.TakenAwayRequest;
import org.jspecify.annotations.Nullable;

/** One connection to one broker, and the handles that it has given; they are of no use anywhere else. */
final class Membership {
    private final Connection connection;
    private final HelloReply welcome;
    private final HandleSlots handles = new HandleSlots();
    private final Map<Long, SectionViews> sections = new ConcurrentHashMap<>();
    private final HeaderArenas headers = new HeaderArenas();
    private final ThreadSeats seats;
    private final Notice notice;
    private final TimerRoutines timerRoutines = new TimerRoutines();
    private final Mailbox mailbox;
    private final BrokerWatch watch;

    /**
     * @param board the memory that the process shares with the broker for its threads; closed here
     */
    Membership(Connection connection, HelloReply welcome, Fd board) {
        this.connection = connection;
        this.welcome = welcome;
        this.seats = ThreadSeats.map(this, board);
        this.notice = seats.notice();
        connection.whenLost(notice::raise);
        this.mailbox = new Mailbox(seats.mailbox(), this);
        this.watch = new BrokerWatch(connection, mailbox);
    }

    HelloReply welcome() {
        return welcome;
    }

    /** The calling thread's seat. */
    ThreadSeat seat() {
        return seats.current();
    }

    /** See {@link ThreadSeats#settleEnd}. */
    boolean settleEnd(int owner) {
        return seats.settleEnd(owner);
    }

    /** See {@link ThreadSeats#settleEnds}. */
    boolean settleEnds() {
        return seats.settleEnds();
    }

    /** Raised when other processes have closed handles of this one, and when the broker has gone. */
    Notice notice() {
        return notice;
    }

    /** What wakes virtual threads. */
    Mailbox mailbox() {
        return mailbox;
    }

    /** What timers that were set from here call. */
    TimerRoutines timerRoutines() {
        return timerRoutines;
    }

    /** What wakes threads that wait at the broker when it dies. */
    BrokerWatch watch() {
        return watch;
    }

    /** The headers that this process can touch. */
    HeaderArenas headers() {
        return headers;
    }

    /** Tells the broker which headers no thread can touch any more, once there are some. */
    void releaseHeaders() {
        List<Long> unused = headers.takeUnused();
        if (!unused.isEmpty()) {
            callOnHandle(WaitableCatalogue.RELEASE_HEADERS, new ReleaseHeadersRequest(unused));
        }
    }

    /** Tells the broker of all headers that no thread can touch any more, the collector's help included; whether there were some. */
    boolean releaseAllHeaders() {
        headers.findUnused();
        boolean some = false;
        for (List<Long> unused = headers.takeAnyUnused(); !unused.isEmpty(); unused = headers.takeAnyUnused()) {
            callOnHandle(WaitableCatalogue.RELEASE_HEADERS, new ReleaseHeadersRequest(unused));
            some = true;
        }
        return some;
    }

    /** Leaves the broker, and with it every handle. */
    void leave() {
        connection.close();
    }

    /** Whether it is known that the broker has gone, and with it everything that the handles named. */
    boolean isLost() {
        return connection.isLost();
    }

    /** Whether the broker is still there; looks, without asking it. */
    boolean isAlive() {
        return connection.isAlive();
    }

    <Q, R> Connection.Answer<R> call(Operation<Q, R> operation, Q request) {
        return connection.call(operation, request);
    }

    <Q, R> Connection.Answer<R> call(Operation<Q, R> operation, Q request, @Nullable Fd passed) {
        return connection.call(operation, request, passed);
    }

    /** What this process has of the section with that number, with one more handle; one for all its handles and views. */
    SectionViews openedSection(long objectId) {
        return sections.compute(objectId, (id, known) -> {
            SectionViews views = known == null ? new SectionViews(this, id) : known;
            views.handleOpened();
            return views;
        });
    }

    /** Forgets what this process had of a section, unless it has a handle again by now. */
    void forgetViews(long objectId) {
        sections.computeIfPresent(objectId, (id, views) -> views.isUnused() ? null : views);
    }

    /** Carries out an operation on a handle: after the broker's death the handle is simply invalid. */
    <Q, R> Result<R> callOnHandle(Operation<Q, R> operation, Q request) {
        Result<R> result = connection.call(operation, request).result();
        return connection.isLost() ? Result.refused(Win32Error.ERROR_INVALID_HANDLE) : result;
    }

    /** Carries out an operation on a handle that cannot be refused; {@link Connection#tell} tells when. */
    <Q> Result<Boolean> tellOfHandle(Operation<Q, ?> operation, Q request) {
        return connection.tell(operation, request)
                ? Result.granted(true)
                : Result.refused(Win32Error.ERROR_INVALID_HANDLE);
    }

    /** As {@link #callOnHandle}, with the descriptor that may come with the answer. */
    <Q, R> Connection.Answer<R> callOnHandleWithFd(Operation<Q, R> operation, Q request) {
        Connection.Answer<R> answer = connection.call(operation, request);
        return connection.isLost() ? Connection.Answer.refused(Win32Error.ERROR_INVALID_HANDLE) : answer;
    }

    void remember(LocalHandle handle) {
        LocalHandle before = handles.put(handle.value(), handle);
        if (before != null) {
            // another process has closed it, and the broker has given its value anew
            before.abandon();
        }
    }

    void forget(LocalHandle handle) {
        handles.remove(handle.value(), handle);
    }

    /** The handle of that value; null if this process has none. */
    @Nullable
    LocalHandle find(int value) {
        if (notice.count() != 0 && !isLost()) {
            dropTakenAway();
        }
        LocalHandle known = handles.get(value);
        return known != null || value <= 0 ? known : attach(value);
    }

    /** Takes up a handle that this process has not opened itself; null if the broker knows none of that value either. */
    private synchronized @Nullable LocalHandle attach(int value) {
        LocalHandle known = handles.get(value);
        if (known != null) {
            return known;
        }
        HandleRequest request = new HandleRequest(value);
        Result<? extends LocalHandle> attached =
                callOnHandle(InspectionCatalogue.QUERY_HANDLE, request).then(told -> attach(told, request));
        return attached instanceof Result.Granted<? extends LocalHandle>(LocalHandle handle) ? handle : null;
    }

    private Result<LocalHandle> attach(HandleInformationReply told, HandleRequest request) {
        ObjectType type = ObjectType.ofNumber(told.typeNumber()).orElse(null);
        return switch (type) {
            case FILE_MAPPING -> SectionHandle.attach(this, request).map(handle -> handle);
            case FILE -> FileHandle.attach(this, request).map(handle -> handle);
            case EVENT, MUTEX, SEMAPHORE, TIMER, PROCESS, THREAD, JOB, COMPLETION_PORT ->
                WaitableHandle.attach(this, type, request).map(handle -> handle);
            case PRIVATE_NAMESPACE ->
                Result.granted(
                        NamespaceHandle.attach(this, new NamespaceReply(request.handle(), told.grantedAccess())));
            case null -> Result.refused(Win32Error.ERROR_INVALID_HANDLE);
        };
    }

    /** Forgets the handles that other processes have closed (HD-23). */
    private synchronized void dropTakenAway() {
        int count = notice.count();
        // those that come to be known while the broker is asked are not the ones that it tells of
        Map<Integer, LocalHandle> before =
                handles.all().collect(Collectors.toMap(LocalHandle::value, handle -> handle));
        Result<TakenAwayReply> told;
        do {
            told = callOnHandle(ProcessCatalogue.TAKEN_AWAY, new TakenAwayRequest());
            if (told instanceof Result.Granted<TakenAwayReply>(TakenAwayReply reply)) {
                reply.handles().forEach(value -> drop(before.get(value)));
            }
        } while (told instanceof Result.Granted<TakenAwayReply>(TakenAwayReply reply)
                && reply.handles().size() == TakenAwayReply.MAX_HANDLES);
        if (told.isGranted()) {
            notice.clear(count);
        }
    }

    private void drop(@Nullable LocalHandle handle) {
        if (handle != null) {
            forget(handle);
            handle.abandon();
        }
    }

    /** Makes all handles useless and gives back what this process holds for them. */
    void dissolve() {
        handles.all().forEach(LocalHandle::lose);
    }
}
