package org.basenamed.cli.job;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes and times as people write them on a command line. */
final class Amount {
    private static final Pattern SIZE = Pattern.compile("(\\d+)([KMGT]?)(i?B)?");
    private static final Pattern TIME = Pattern.compile("(\\d+)(ms|s|min|m|h)?");
    private static final String UNITS = "KMGT";
    private static final int STEP_BITS = 10;

    private Amount() {}

    /** {@code 512M}, {@code 2GiB}, {@code 4096}: bytes, in powers of 1024. */
    static long bytes(String text) {
        Matcher size = SIZE.matcher(text.toUpperCase(Locale.ROOT).replace("IB", "iB"));
        if (!size.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no size: 512M, say");
        }
        int power = size.group(2).isEmpty() ? 0 : UNITS.indexOf(size.group(2)) + 1;
        return Math.multiplyExact(Long.parseLong(size.group(1)), 1L << (power * STEP_BITS));
    }

    /** {@code 30}, {@code 30s}, {@code 5min}, {@code 1h}, {@code 250ms}. */
    static Duration time(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no time: 30s, say");
        }
        long number = Long.parseLong(time.group(1));
        return switch (time.group(2) == null ? "s" : time.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "min", "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofSeconds(number);
        };
    }
}
