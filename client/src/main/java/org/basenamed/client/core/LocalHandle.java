package org.basenamed.client.core;

import java.lang.ref.Reference;
import java.util.function.Supplier;
import org.basenamed.dispatcher.Notice;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.name.NameSpace;
import org.basenamed.model.object.HandleEntry;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.protocol.Operation;
import org.basenamed.protocol.ProcessCatalogue;
import org.basenamed.protocol.SessionCatalogue;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.SetHandleInformationRequest;

/** A handle of this process, and what the broker has told and given with it. */
public abstract sealed class LocalHandle permits SectionHandle, FileHandle, WaitableHandle, NamespaceHandle {
    /** The bits of a handle value that do not count (HD-3). */
    static final int IGNORED_BITS = 0x3;

    private final Membership membership;
    private final int value;
    private final int grantedAccess;
    /** Of the membership's notice. */
    private final long noticeAddress;

    /** Changed under the lock only. */
    private volatile boolean open = true;

    /** Whether it may be protected from being closed, as one may be that this process has not opened itself; under the lock only. */
    private boolean mayBeProtected = true;

    LocalHandle(Membership membership, int value, int grantedAccess) {
        this.membership = membership;
        this.value = value;
        this.grantedAccess = grantedAccess;
        this.noticeAddress = membership.notice().address();
    }

    /**
     * Reaches the broker, before what it will be asked is put together: one that has to be started comes up while the classes of the request
     * are loaded.
     *
     * @return whether there can be an object of that name; nobody has been reached otherwise
     */
    static boolean reachFor(ObjectAttributes attributes) throws BrokerUnreachableException {
        if (attributes.name().length() > NameSpace.MAX_NAME_UNITS) {
            return false;
        }
        LocalProcess.current().join();
        return true;
    }

    /** Its value in this process's table at the broker. */
    public final int value() {
        return value;
    }

    /** What it lets this process do. */
    public final int grantedAccess() {
        return grantedAccess;
    }

    /** Whether it has not been closed, and the broker that gave it is still there. */
    public final boolean isOpen() {
        return isUsable() && membership.isAlive();
    }

    /** Whether it has not been closed, and nobody has noticed the broker's end: without looking, for paths that make no system call. */
    final boolean isUsable() {
        try {
            return open && (!Notice.isRaisedAt(noticeAddress) || isStillThere());
        } finally {
            // the notice is mapped for as long as this refers to the membership
            Reference.reachabilityFence(this);
        }
    }

    /** As {@link #isUsable}, where that has just been found out for another handle: by the same broker it need not be looked again. */
    final boolean isUsableBeside(LocalHandle usable) {
        return membership == usable.membership ? open : isUsable();
    }

    /** Handles may have been closed by other processes, or lost: whether this is none of them. */
    private boolean isStillThere() {
        return !membership.isLost() && membership.find(value) == this && open;
    }

    /** Closes it: when this returns, its object's name is free if it was the last handle, for whoever asks the broker then. */
    public final Result<Integer> close() {
        return close(this::closeAtBroker);
    }

    private Result<Integer> closeAtBroker() {
        HandleRequest request = new HandleRequest(value);
        Result<?> closed = mayBeProtected || !closesWithoutReply()
                ? membership.callOnHandle(SessionCatalogue.CLOSE_HANDLE, request)
                : membership.tellOfHandle(SessionCatalogue.CLOSE_HANDLE, request);
        return closed.map(done -> value);
    }

    /**
     * Whether only the broker's tables change when it is closed: everybody finds them changed, so that nobody has to wait for it. What else
     * happens at the last handle's end, to processes or files, has happened when a close returns.
     */
    boolean closesWithoutReply() {
        return false;
    }

    /** Changes flags of it: those in {@code mask} become as in {@code flags}. */
    final synchronized Result<Boolean> setFlags(int mask, int flags) {
        mayBeProtected |= (mask & flags & HandleEntry.PROTECT_FROM_CLOSE) != 0;
        return ask(ProcessCatalogue.SET_HANDLE_INFORMATION, new SetHandleInformationRequest(value, mask, flags))
                .map(done -> true);
    }

    /** Told by whoever has just opened it, before anybody else knows of it. */
    final synchronized void isNew() {
        mayBeProtected = false;
    }

    /** Closes it by another request than the usual. */
    final synchronized Result<Integer> close(Supplier<Result<Integer>> request) {
        // one that another process has closed may be another handle by now
        if (!open || (!isUsable() && !membership.isLost())) {
            return Result.refused(Win32Error.ERROR_INVALID_HANDLE);
        }
        beforeClose();
        // forgotten first: as soon as the broker has closed it, it may give the value to another thread
        membership.forget(this);
        Result<Integer> closed = request.get();
        if (!closed.isGranted() && !membership.isLost()) {
            membership.remember(this);
            return closed;
        }
        open = false;
        releaseResources();
        return closed;
    }

    /** The connection that it came by. */
    final Membership membership() {
        return membership;
    }

    /** Asks the broker something about this handle. */
    final <Q, R> Result<R> ask(Operation<Q, R> operation, Q request) {
        return membership.callOnHandle(operation, request);
    }

    /** Makes it useless, as the broker has died and with it everything that the handle named. */
    final synchronized void lose() {
        open = false;
        releaseResources();
    }

    /**
     * Makes it useless, as another process has closed it. What this process holds for it is given back by another thread: the calling one
     * has found it out while it was doing something with this handle or another one, and may have locked it.
     */
    final void abandon() {
        open = false;
        Thread.ofVirtual().name("basenamed-handle-taken-away").start(this::lose);
    }

    /** Called with the handle locked and still open: the last moment to ask the broker something about its object. */
    void beforeClose() {}

    /** Gives back what this process holds for it; called with the handle locked, and once more does nothing. */
    abstract void releaseResources();
}
