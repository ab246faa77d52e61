package org.basenamed.client.core;

import java.lang.foreign.MemorySegment;
import org.basenamed.linux.Errno;
import org.basenamed.linux.ReceivedFds;
import org.basenamed.linux.SeqpacketSocket;
import org.basenamed.linux.SpinWait;

/** Waits for a reply: looks for it as long as that pays, then sleeps. */
final class ReplySpin {
    private final SpinWait spin = new SpinWait();

    /** What {@link SeqpacketSocket#receive} gives when something has come. */
    int receive(SeqpacketSocket socket, MemorySegment buffer, ReceivedFds fds) {
        if (spin.begin()) {
            do {
                int length = socket.receive(buffer, fds, false);
                if (length != -Errno.EAGAIN) {
                    spin.found();
                    return length;
                }
            } while (spin.goOn());
        }
        int length = socket.receive(buffer, fds, true);
        spin.slept();
        return length;
    }
}
