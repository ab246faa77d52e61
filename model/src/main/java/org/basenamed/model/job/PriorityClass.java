package org.basenamed.model.job;

import java.util.Arrays;
import java.util.Optional;

/** How urgent a process is, by its number and by the nice value that comes closest. */
public enum PriorityClass {
    IDLE(0x40, 19),
    BELOW_NORMAL(0x4000, 10),
    NORMAL(0x20, 0),
    ABOVE_NORMAL(0x8000, -5),
    HIGH(0x80, -10),
    REALTIME(0x100, -20);

    private final int number;
    private final int nice;

    PriorityClass(int number, int nice) {
        this.number = number;
        this.nice = nice;
    }

    /** The class of that number; empty if there is none. */
    public static Optional<PriorityClass> of(int number) {
        return Arrays.stream(values()).filter(it -> it.number == number).findFirst();
    }

    public int number() {
        return number;
    }

    public int nice() {
        return nice;
    }
}
