package org.basenamed.win32;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.basenamed.linux.ProcessCalls;

/** Asks the kernel what may be done with memory, where trying would end the Java machine. */
final class Memory {
    private static final MemorySegment BYTE = Arena.global().allocate(1);

    private Memory() {}

    static boolean readable(long address) {
        return ProcessCalls.readMemory(address, BYTE) == 1;
    }

    /** Writes what is there already. */
    static boolean writable(long address) {
        return readable(address) && ProcessCalls.writeMemory(address, BYTE) == 1;
    }
}
