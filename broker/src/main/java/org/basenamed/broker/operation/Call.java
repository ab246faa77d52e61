package org.basenamed.broker.operation;

import org.basenamed.linux.Fd;
import org.basenamed.linux.ReceivedFds;
import org.basenamed.model.object.HandleEntry;
import org.basenamed.model.object.ProcessRecord;
import org.jspecify.annotations.Nullable;

/** One request on its way through the broker: who asks, what came with it, what goes back beside the reply. */
public final class Call implements AutoCloseable {
    private final Caller caller;
    private final ReceivedFds received;
    private @Nullable HandleEntry subject;
    private int attachedFd = -1;
    private @Nullable Fd owned;
    private boolean endsSession;

    public Call(Caller caller, ReceivedFds received) {
        this.caller = caller;
        this.received = received;
    }

    /** Who asks. */
    Caller caller() {
        return caller;
    }

    /** The asking process, whose hello has been accepted. */
    ProcessRecord process() {
        ProcessRecord process = caller.process();
        if (process == null) {
            throw new IllegalStateException("no hello yet");
        }
        return process;
    }

    /** What the handle in the request refers to, checked against the catalogue. */
    HandleEntry subject() {
        if (subject == null) {
            throw new IllegalStateException("the operation names no handle");
        }
        return subject;
    }

    void subject(HandleEntry entry) {
        subject = entry;
    }

    /** How many descriptors came with the request. */
    int receivedCount() {
        return received.count();
    }

    /** The one descriptor that came with the request, now the broker's own. */
    Fd takeReceived() {
        return received.take(0);
    }

    /** Lets {@code fd}, which stays the broker's own, travel with the reply. */
    void attach(Fd fd) {
        attachedFd = fd.number();
    }

    /** As {@link #attach}, but the descriptor is closed when the reply has been sent. */
    void attachOwned(Fd fd) {
        owned = fd;
        attach(fd);
    }

    /** The descriptor that travels with the reply; negative for none. */
    public int attachedFd() {
        return attachedFd;
    }

    /** Lets the connection end when the reply is sent. */
    void endSession() {
        endsSession = true;
    }

    /** Whether the connection ends when the reply is sent. */
    public boolean endsSession() {
        return endsSession;
    }

    /** Drops what nobody took, and what was only sent. */
    @Override
    public void close() {
        if (owned != null) {
            owned.close();
        }
        received.closeAll();
    }
}
