package org.basenamed.systemtests;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/** What the survivor and the processes that are killed agree on: names, sizes, and bytes that tell who wrote them. */
final class SharedPattern {
    static final String SURVIVORS_NAME = "Global\\kill-survivor";
    static final long SURVIVORS_SEED = 0;

    /** How much of the survivor's mapping, and all of a holder's, is filled with the pattern. */
    static final long PATTERN_BYTES = 65536;

    /** Behind the pattern of the survivor's mapping: how many steps the holder has begun. */
    private static final long STEPS_OFFSET = PATTERN_BYTES;

    static final long SURVIVORS_BYTES = PATTERN_BYTES + 4096;

    private static final VarHandle STEPS = ValueLayout.JAVA_LONG.varHandle();

    private SharedPattern() {}

    /** What a holder has open for as long as it lives. */
    static String heldName(long number) {
        return "Global\\kill-held-" + number;
    }

    /** What a holder creates and closes over and over. */
    static String brieflyHeldName(long number) {
        return "Global\\kill-briefly-held-" + number;
    }

    static void write(MemorySegment memory, long seed) {
        for (long offset = 0; offset < PATTERN_BYTES; offset += Long.BYTES) {
            memory.set(ValueLayout.JAVA_LONG, offset, at(offset, seed));
        }
    }

    /** Where the memory differs from what was written with this seed; -1 if nowhere. */
    static long firstDifference(MemorySegment memory, long seed) {
        for (long offset = 0; offset < PATTERN_BYTES; offset += Long.BYTES) {
            if (memory.get(ValueLayout.JAVA_LONG, offset) != at(offset, seed)) {
                return offset;
            }
        }
        return -1;
    }

    /** Never zero, as memory is that nobody has written. */
    private static long at(long offset, long seed) {
        return (seed << 32) + offset + 1;
    }

    static long steps(MemorySegment survivors) {
        return (long) STEPS.getVolatile(survivors, STEPS_OFFSET);
    }

    static void setSteps(MemorySegment survivors, long steps) {
        STEPS.setVolatile(survivors, STEPS_OFFSET, steps);
    }
}
