package org.basenamed.broker.session;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import org.basenamed.broker.log.BrokerLog;
import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.ReceivedFds;
import org.basenamed.linux.SeqpacketSocket;
import org.basenamed.model.Win32Error;
import org.basenamed.protocol.SessionCatalogue;
import org.basenamed.protocol.wire.WireOutput;
import org.jspecify.annotations.Nullable;

/**
 * Takes connections from the listening socket. When no descriptor is left for one more, a spare one serves to take it, tell it
 * so, and hang up: a connection that nobody takes would wait for ever, and keep the broker from sleeping.
 */
final class Reception implements AutoCloseable {
    /** How many connections are taken in a round. */
    private static final int MOST = 32;

    /** How many if somebody waits meanwhile. */
    private static final int FEW = 1;

    private static final int MOST_DELAYED = 32;

    private final BrokerLog log;
    private final MemorySegment memory;
    private final WireOutput output;
    private @Nullable Fd spare;
    private boolean exhausted;
    private int delayed;

    /** Uses {@code memory} for what it has to tell; the state thread uses it for its replies at other times. */
    Reception(BrokerLog log, MemorySegment memory, WireOutput output) {
        this.log = log;
        this.memory = memory;
        this.output = output;
        this.spare = openSpare();
    }

    private static @Nullable Fd openSpare() {
        int opened = FileCalls.open(Path.of("/dev/null"), FileCalls.O_CLOEXEC, 0);
        return opened < 0 ? null : Fd.own(opened);
    }

    /** Hands connections that are waiting to {@code admitted}: some, or fewer if those who are {@code served} would have to wait. */
    void takeSome(SeqpacketSocket listener, boolean served, IntConsumer admitted) {
        int most = served ? FEW : MOST;
        for (int taken = 0; taken < most; taken++) {
            int accepted = listener.accept();
            if (accepted >= 0 && hasRoom()) {
                exhausted = false;
                admitted.accept(accepted);
            } else if (accepted >= 0) {
                noteExhausted();
                refuse(SeqpacketSocket.adopt(Fd.own(accepted)), Win32Error.ERROR_NO_SYSTEM_RESOURCES);
            } else if (accepted == -Errno.EMFILE || accepted == -Errno.ENFILE) {
                if (!turnAway(listener)) {
                    return;
                }
            } else if (accepted != -Errno.ECONNABORTED) {
                return;
            }
        }
    }

    /** Whether there is a descriptor for the client's board, too. */
    private static boolean hasRoom() {
        Fd room = openSpare();
        if (room != null) {
            room.close();
        }
        return room != null;
    }

    private void noteExhausted() {
        if (!exhausted) {
            exhausted = true;
            log.info("out of descriptors: turns clients away");
        }
    }

    /** Whether there was a connection, and a descriptor to take it with. */
    private boolean turnAway(SeqpacketSocket listener) {
        noteExhausted();
        if (spare != null) {
            spare.close();
        }
        int accepted = listener.accept();
        if (accepted >= 0) {
            refuse(SeqpacketSocket.adopt(Fd.own(accepted)), Win32Error.ERROR_NO_SYSTEM_RESOURCES);
        }
        spare = openSpare();
        return accepted >= 0;
    }

    /** Answers the hello of a client, whether it has been sent yet or not, with an error, and hangs up. */
    void refuse(SeqpacketSocket socket, Win32Error error) {
        try (socket;
                ReceivedFds fds = new ReceivedFds()) {
            // a hello left unread would reach the client as a lost connection instead of the answer
            socket.receive(memory, fds, false);
            output.header(SessionCatalogue.HELLO.number(), 1, error.code());
            socket.send(memory, output.length());
        }
    }

    /** As {@link #refuse}, after a delay; at once if many wait already, who would take the descriptors of those that are served. */
    void refuseLate(SeqpacketSocket socket, Win32Error error, LateAnswers late, long delayNanos) {
        if (delayNanos == 0 || delayed == MOST_DELAYED) {
            refuse(socket, error);
            return;
        }
        delayed++;
        late.add(delayNanos, () -> {
            delayed--;
            refuse(socket, error);
        });
    }

    /** Gives the spare descriptor back. */
    @Override
    public void close() {
        if (spare != null) {
            spare.close();
        }
    }
}
