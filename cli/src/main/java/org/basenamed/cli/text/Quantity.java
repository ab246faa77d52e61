package org.basenamed.cli.text;

import java.time.Duration;
import java.util.List;

/** Amounts as people say them. */
public final class Quantity {
    private static final List<String> UNITS = List.of("bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB");
    private static final int STEP = 1024;

    private Quantity() {}

    /** A size, exactly: in the greatest unit that makes it a whole number. */
    public static String ofBytes(long bytes) {
        long number = bytes;
        int unit = 0;
        while (number != 0 && number % STEP == 0) {
            number /= STEP;
            unit++;
        }
        return number + " " + UNITS.get(unit);
    }

    /** A time, roughly: in its two greatest units. One that is not over yet, by a clock that was set back, is none. */
    public static String ofTime(Duration time) {
        if (time.toDays() > 0) {
            return time.toDays() + " d " + time.toHoursPart() + " h";
        }
        if (time.toHours() > 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        if (time.toMinutes() > 0) {
            return time.toMinutes() + " min " + time.toSecondsPart() + " s";
        }
        return Math.max(time.toSeconds(), 0) + " s";
    }
}
