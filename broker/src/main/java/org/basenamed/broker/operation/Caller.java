package org.basenamed.broker.operation;

import java.util.function.Supplier;
import org.basenamed.broker.waiting.Board;
import org.basenamed.linux.Fd;
import org.basenamed.linux.PeerCredentials;
import org.basenamed.linux.Pidfd;
import org.basenamed.model.object.ProcessRecord;
import org.basenamed.protocol.wire.MalformedMessageException;
import org.jspecify.annotations.Nullable;

/** Who asks: the other end of a connection, and the process that it has become by its hello. */
public final class Caller {
    private final PeerCredentials peer;
    private final Supplier<@Nullable Fd> pidfd;
    private @Nullable ProcessRecord process;
    private @Nullable Board board;
    private @Nullable NumberSpace numbers;
    private long closedInVain;
    private final PreparedLaunches launches = new PreparedLaunches();

    /**
     * Somebody who has connected and said nothing yet.
     *
     * @param peer who that is
     * @param pidfd opens a pidfd of him; null if he is gone
     */
    public Caller(PeerCredentials peer, Supplier<@Nullable Fd> pidfd) {
        this.peer = peer;
        this.pidfd = pidfd;
    }

    /** Whether the process at the other end has ended, though the end of the connection has not been noticed yet. */
    boolean isOver() {
        try (Fd opened = pidfd.get()) {
            return opened == null || Pidfd.hasExited(opened);
        }
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

    /** What it means by the numbers of processes and threads. */
    NumberSpace numbers() {
        NumberSpace known = numbers;
        if (known == null) {
            known = new NumberSpace(peer.pid());
            numbers = known;
        }
        return known;
    }

    /** The children that it is about to start. */
    PreparedLaunches launches() {
        return launches;
    }

    /** Makes the connection that of a process, once its hello has been accepted. */
    void become(ProcessRecord admitted, Board itsBoard) {
        process = admitted;
        board = itsBoard;
    }

    /**
     * It has closed a handle without waiting for an answer, and did not have it.
     *
     * @throws MalformedMessageException if that has come more often than others have closed a handle of its own
     */
    void noteClosedInVain() {
        closedInVain++;
        if (process == null || closedInVain > process.takenAwayEver()) {
            throw new MalformedMessageException("closes a handle that it does not have");
        }
    }

    /** It has ended, and has nothing any more. */
    void leave() {
        process = null;
    }

    /** The process's board; there is one once its hello has been accepted. */
    Board board() {
        if (board == null) {
            throw new IllegalStateException("no hello yet");
        }
        return board;
    }
}
