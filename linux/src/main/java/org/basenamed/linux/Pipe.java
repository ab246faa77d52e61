package org.basenamed.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A pipe: what is written at one end is read at the other, which is told when no writer is left. */
public final class Pipe implements AutoCloseable {
    private static final int O_CLOEXEC = 0x8_0000;

    private final Fd reading;
    private final Fd writing;

    private Pipe(Fd reading, Fd writing) {
        this.reading = reading;
        this.writing = writing;
    }

    /**
     * Makes one; both ends are closed on exec.
     *
     * @throws LinuxException if no descriptors are left
     */
    public static Pipe create() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ends = arena.allocate(JAVA_INT, 2);
            long result = Syscall.holding(ends, SystemCall.PIPE2, ends.address(), O_CLOEXEC, 0);
            LinuxException.check((int) result, "pipe2", "O_CLOEXEC");
            return new Pipe(Fd.own(ends.getAtIndex(JAVA_INT, 0)), Fd.own(ends.getAtIndex(JAVA_INT, 1)));
        }
    }

    /** The end that is read, still owned by this. */
    public Fd reading() {
        return reading;
    }

    /** The end that is written, still owned by this. */
    public Fd writing() {
        return writing;
    }

    /**
     * Writes one byte.
     *
     * @return 1 or {@code -errno}: {@code EPIPE} if no reader is left
     */
    public int write(byte value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocate(1);
            text.set(java.lang.foreign.ValueLayout.JAVA_BYTE, 0, value);
            return (int) Syscall.holding(text, SystemCall.WRITE, writing.number(), text.address(), 1);
        }
    }

    @Override
    public void close() {
        writing.close();
        reading.close();
    }
}
