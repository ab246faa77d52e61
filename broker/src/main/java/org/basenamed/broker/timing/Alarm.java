package org.basenamed.broker.timing;

import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;
import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.Timerfd;
import org.basenamed.model.timer.TimerQueue;

/**
 * The timers that go by one clock, and the one descriptor that tells when the first of them is due. The kernel itself follows a clock that
 * somebody sets: its timer is armed for a time of that clock.
 */
final class Alarm implements AutoCloseable {
    private final TimerQueue<Timer> queue = new TimerQueue<>();
    private final Timerfd descriptor;
    private final LongUnaryOperator toNanos;
    private OptionalLong armedFor = OptionalLong.empty();

    /**
     * An alarm without timers.
     *
     * @param clock of the constants of {@link Timerfd}
     * @param toNanos what the descriptor makes of a time in the queue
     */
    Alarm(int clock, LongUnaryOperator toNanos) {
        this.descriptor = Timerfd.create(clock);
        this.toNanos = toNanos;
    }

    Fd fd() {
        return descriptor.fd();
    }

    /** The timers; {@link #arm} after each change. */
    TimerQueue<Timer> queue() {
        return queue;
    }

    /** Lets the descriptor tell when the first timer is due. */
    void arm() {
        OptionalLong first = queue.firstDue();
        if (first.equals(armedFor)) {
            return;
        }
        armedFor = first;
        int result = first.isPresent()
                ? descriptor.arm(toNanos.applyAsLong(first.getAsLong()), 0, true)
                : descriptor.disarm();
        LinuxException.check(result, "timerfd_settime", first);
    }

    /** Silences the descriptor, if it has told; it has to be armed again then. */
    void silence() {
        long expirations = descriptor.read();
        if (expirations != -Errno.EAGAIN) {
            armedFor = OptionalLong.empty();
        }
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
