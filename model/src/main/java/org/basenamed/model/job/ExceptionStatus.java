package org.basenamed.model.job;

import java.util.Set;

/** Exit codes that tell of an abnormal end (JB-39, message 8): those of Windows, and those that an end by a signal has here. */
final class ExceptionStatus {
    private static final Set<Integer> WINDOWS = Set.of(
            0x8000_0002, // misaligned data
            0x8000_0003, // breakpoint
            0x8000_0004, // single step
            0xC000_0005, // access violation
            0xC000_0006, // in-page error
            0xC000_001D, // illegal instruction
            0xC000_0025, // exception that cannot be continued
            0xC000_0026, // invalid disposition
            0xC000_008C, // array bounds
            0xC000_008D, // floating point, up to 0xC0000093
            0xC000_008E,
            0xC000_008F,
            0xC000_0090,
            0xC000_0091,
            0xC000_0092,
            0xC000_0093,
            0xC000_0094, // integer division by zero
            0xC000_0095, // integer overflow
            0xC000_0096, // privileged instruction
            0xC000_00FD, // stack overflow
            0xC000_013A, // control-C
            0xC000_0409); // corrupt stack

    /** 128 and the signals that stand for the same: INT, ILL, TRAP, ABRT, BUS, FPE, SEGV. */
    private static final Set<Integer> SIGNALS = Set.of(130, 132, 133, 134, 135, 136, 139);

    private ExceptionStatus() {}

    static boolean isOne(int exitCode) {
        return WINDOWS.contains(exitCode) || SIGNALS.contains(exitCode);
    }
}
