package org.basenamed.broker.job;

import java.util.Optional;
import org.basenamed.linux.Errno;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.ProcessUsage;
import org.basenamed.model.job.JobUsage;

/** Looks at what processes have used. */
public final class UsageReading {
    private static final long UNITS_PER_TICK = 10_000_000 / ProcessUsage.TICKS_PER_SECOND;

    private UsageReading() {}

    /**
     * What a process has used by now.
     *
     * @param startTicks when the one that is meant has started
     * @return empty if the number means another one by now, or none, or it cannot be seen for want of descriptors
     */
    public static Optional<JobUsage> of(int number, long startTicks) {
        try {
            return read(number, startTicks);
        } catch (LinuxException e) {
            if (e.errno() == Errno.EMFILE || e.errno() == Errno.ENFILE || e.errno() == Errno.ENOMEM) {
                // what was seen last counts
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Optional<JobUsage> read(int number, long startTicks) {
        return ProcessUsage.of(number)
                .filter(usage -> usage.startTicks() == startTicks)
                .map(usage -> {
                    ProcessUsage.Io io = ProcessUsage.ioOf(number);
                    return new JobUsage(
                            usage.userTicks() * UNITS_PER_TICK,
                            usage.kernelTicks() * UNITS_PER_TICK,
                            usage.pageFaults(),
                            io.readCalls(),
                            io.writeCalls(),
                            io.readBytes(),
                            io.writeBytes());
                });
    }
}
