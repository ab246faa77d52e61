package org.basenamed.client.core;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.basenamed.linux.Fd;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.protocol.Catalogue;
import org.basenamed.protocol.Operation;
import org.basenamed.protocol.message.HelloReply;
import org.basenamed.protocol.message.ReleaseHeadersRequest;
import org.jspecify.annotations.Nullable;

/** One connection to one broker, and the handles that it has given; they are of no use anywhere else. */
final class Membership {
    private final Connection connection;
    private final HelloReply welcome;
    private final Map<Integer, LocalHandle> handles = new ConcurrentHashMap<>();
    private final Map<Long, SectionViews> sections = new ConcurrentHashMap<>();
    private final HeaderArenas headers = new HeaderArenas();
    private final ThreadSeats seats;
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
            callOnHandle(Catalogue.RELEASE_HEADERS, new ReleaseHeadersRequest(unused));
        }
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

    void remember(LocalHandle handle) {
        handles.put(handle.value(), handle);
    }

    void forget(LocalHandle handle) {
        handles.remove(handle.value(), handle);
    }

    @Nullable
    LocalHandle find(int value) {
        return handles.get(value);
    }

    /** Makes all handles useless and gives back what this process holds for them. */
    void dissolve() {
        handles.values().forEach(LocalHandle::lose);
    }
}
