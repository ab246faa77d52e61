package org.basenamed.client.core;

import java.util.concurrent.atomic.AtomicInteger;
import org.basenamed.linux.Fd;

/** A descriptor that a handle and its views use together; the last one to let go closes it. */
final class SharedFd {
    private final Fd fd;
    private final AtomicInteger users = new AtomicInteger(1);

    SharedFd(Fd fd) {
        this.fd = fd;
    }

    /** One more user, which must be made while another one still holds on. */
    SharedFd share() {
        users.incrementAndGet();
        return this;
    }

    /** The descriptor, for a user that holds on. */
    Fd fd() {
        return fd;
    }

    void release() {
        if (users.decrementAndGet() == 0) {
            fd.close();
        }
    }
}
