package org.basenamed.broker.operation;

import org.basenamed.broker.waiting.Board;
import org.basenamed.linux.PeerCredentials;
import org.basenamed.model.object.ProcessRecord;
import org.jspecify.annotations.Nullable;

/** Who asks: the other end of a connection, and the process that it has become by its hello. */
public final class Caller {
    private final PeerCredentials peer;
    private @Nullable ProcessRecord process;
    private @Nullable Board board;

    /** Somebody who has connected and said nothing yet. */
    public Caller(PeerCredentials peer) {
        this.peer = peer;
    }

    /** Who connected, by the kernel's word. */
    public PeerCredentials peer() {
        return peer;
    }

    /** The process behind the connection; null until its hello has been accepted. */
    @Nullable
    ProcessRecord process() {
        return process;
    }

    /** Makes the connection that of a process, once its hello has been accepted. */
    void become(ProcessRecord admitted, Board itsBoard) {
        process = admitted;
        board = itsBoard;
    }

    /** The process's board; there is one once its hello has been accepted. */
    Board board() {
        if (board == null) {
            throw new IllegalStateException("no hello yet");
        }
        return board;
    }
}
