package org.basenamed.client.core;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.basenamed.linux.LinuxException;

/**
 * Ends the sleep of all threads when the broker dies: what they sleep for may never come any more. A thread of its own sleeps on the
 * connection, from the first sleep of another thread on.
 */
final class BrokerWatch {
    private final Connection connection;
    private final Mailbox mailbox;
    private final Set<ThreadSeat> seats = ConcurrentHashMap.newKeySet();
    private volatile boolean started;

    BrokerWatch(Connection connection, Mailbox mailbox) {
        this.connection = connection;
        this.mailbox = mailbox;
    }

    /** From here on the thread is woken when the broker dies, if it has {@linkplain #start started} the watch by then. */
    void add(ThreadSeat seat) {
        seats.add(seat);
    }

    /** The thread has ended. */
    void remove(ThreadSeat seat) {
        seats.remove(seat);
    }

    /**
     * For a thread that is about to sleep: it looks afterwards whether the connection has been lost already.
     *
     * @throws org.basenamed.linux.LinuxException if this process has no descriptor left to watch with: nobody may sleep then
     */
    void start() {
        if (!started) {
            startOnce();
        }
    }

    private synchronized void startOnce() {
        if (started) {
            return;
        }
        ExitBell exit = new ExitBell();
        Connection.End end;
        try {
            end = connection.end(exit.fd());
        } catch (LinuxException e) {
            exit.close();
            throw e;
        }
        if (end == null) {
            exit.close();
            return;
        }
        Thread.ofPlatform().daemon().name("basenamed-broker-watch").start(() -> run(end, exit));
        started = true;
    }

    private void run(Connection.End end, ExitBell exit) {
        boolean lost;
        try (exit;
                end) {
            lost = end.await();
        }
        if (lost) {
            seats.forEach(ThreadSeat::wakeup);
            mailbox.ring();
        }
    }
}
