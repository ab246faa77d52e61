package org.basenamed.client.core;

import org.basenamed.linux.EventFd;
import org.basenamed.linux.Fd;

/*
 * A Java machine that ends waits up to 300 ms for threads that are inside a call of the kernel, daemons too. One that sleeps there on
 * behalf of the whole process would make every exit that much longer.
 */
/** Tells a daemon thread that sleeps in the kernel that the Java machine has begun to end. */
final class ExitBell implements AutoCloseable {
    private final EventFd bell = EventFd.create();
    private final Thread hook = new Thread(this::ring, "basenamed-exit");

    /**
     * A bell that will ring.
     *
     * @throws org.basenamed.linux.LinuxException if this process has no descriptor left
     */
    ExitBell() {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            bell.signal();
        }
    }

    /** Can be read from when on it has rung. */
    Fd fd() {
        return bell.fd();
    }

    private synchronized void ring() {
        if (bell.fd().isOpen()) {
            bell.signal();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // it rings for nobody
        }
        synchronized (this) {
            bell.close();
        }
    }
}
