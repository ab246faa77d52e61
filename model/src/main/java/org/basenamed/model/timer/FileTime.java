package org.basenamed.model.timer;

import java.time.Instant;

/** Times as Windows tells them: units of 100 ns since the beginning of 1601, UTC. */
public final class FileTime {
    /** How many nanoseconds a unit has. */
    public static final long UNIT_NANOS = 100;

    /** As a time: beyond what can be told, so never. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final long UNITS_PER_SECOND = 10_000_000;
    private static final long SECONDS_FROM_1601_TO_1970 = 11_644_473_600L;

    private FileTime() {}

    /** The time at {@code instant}; 0 for an instant before 1601, {@link #NEVER} for one that is too late. */
    public static long at(Instant instant) {
        return of(instant.getEpochSecond(), instant.getNano() / UNIT_NANOS);
    }

    /** The first time that is not before {@code instant}. As {@link #at}. */
    public static long notBefore(Instant instant) {
        return of(instant.getEpochSecond(), Math.ceilDiv(instant.getNano(), UNIT_NANOS));
    }

    private static long of(long epochSecond, long units) {
        // the range of an instant is far from that of a long
        long seconds = epochSecond + SECONDS_FROM_1601_TO_1970;
        if (seconds < 0) {
            return 0;
        }
        return seconds >= NEVER / UNITS_PER_SECOND ? NEVER : seconds * UNITS_PER_SECOND + units;
    }

    /** Nanoseconds from 1970 on, as Linux counts; the greatest number if that does not hold them. */
    public static long toEpochNanos(long fileTime) {
        long units = fileTime - SECONDS_FROM_1601_TO_1970 * UNITS_PER_SECOND;
        return units >= Long.MAX_VALUE / UNIT_NANOS ? Long.MAX_VALUE : units * UNIT_NANOS;
    }
}
