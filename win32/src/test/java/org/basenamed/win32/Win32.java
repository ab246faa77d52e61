package org.basenamed.win32;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import org.basenamed.linux.ProcessCalls;

/** Short forms of calls, for tests that make many; each checks that a success is one. */
final class Win32 {
    static final int READ_WRITE = WinNT.GENERIC_READ | WinNT.GENERIC_WRITE;
    static final int ALL = READ_WRITE | WinNT.GENERIC_EXECUTE;
    static final int SHARE_ALL = 7;
    private static final int UNSET = 0xDEAD_BEEF;

    private Win32() {}

    /** What a page is, as {@code VirtualQuery} tells it. */
    record Region(int state, int protect, int allocationProtect, long bytes) {}

    static long section(int protect, long bytes) {
        return handle(Kernel32.CreateFileMapping(
                WinNT.INVALID_HANDLE_VALUE, null, protect, (int) (bytes >>> 32), (int) bytes, null));
    }

    static long section(long file, int protect, long bytes) {
        return Kernel32.CreateFileMapping(file, null, protect, (int) (bytes >>> 32), (int) bytes, null);
    }

    static long handle(long handle) {
        assertThat(handle)
                .as("last error %d", Kernel32.GetLastError())
                .isNotZero()
                .isNotEqualTo(-1);
        return handle;
    }

    static long open(Path path, int access) {
        return handle(opened(path, access, SHARE_ALL, WinNT.OPEN_EXISTING, 0));
    }

    static long opened(Path path, int access, int share, int disposition, int flags) {
        return FileApi.CreateFile(path.toString(), access, share, null, disposition, flags, 0);
    }

    static MemorySegment view(long section, int access) {
        MemorySegment view = Kernel32.MapViewOfFile(section, access, 0, 0, 0);
        assertThat(view.address()).as("last error %d", Kernel32.GetLastError()).isNotZero();
        return view;
    }

    static Region region(MemorySegment at) {
        MEMORY_BASIC_INFORMATION found = new MEMORY_BASIC_INFORMATION();
        assertThat(Kernel32.VirtualQuery(at, found, MEMORY_BASIC_INFORMATION.SIZE))
                .isEqualTo(MEMORY_BASIC_INFORMATION.SIZE);
        return new Region(found.State, found.Protect, found.AllocationProtect, found.RegionSize);
    }

    static Region committed(int protect, int allocationProtect, long bytes) {
        return new Region(WinNT.MEM_COMMIT, protect, allocationProtect, bytes);
    }

    /** The last error of a call that failed. */
    static int failure(boolean result) {
        assertThat(result).isFalse();
        return taken();
    }

    static int failure(MemorySegment result) {
        assertThat(result.address()).isZero();
        return taken();
    }

    static int failure(long result) {
        assertThat(result == 0 || result == -1).isTrue();
        return taken();
    }

    private static int taken() {
        int error = Kernel32.GetLastError();
        Kernel32.SetLastError(UNSET);
        return error;
    }

    /** What a byte may be used for, found out by way of the kernel: nothing, R or RW. */
    static String probe(MemorySegment at) {
        try (var arena = java.lang.foreign.Arena.ofConfined()) {
            MemorySegment one = arena.allocate(1);
            if (ProcessCalls.readMemory(at.address(), one) != 1) {
                return "";
            }
            return ProcessCalls.writeMemory(at.address(), one) == 1 ? "RW" : "R";
        }
    }

    static byte get(MemorySegment at, long offset) {
        return at.get(ValueLayout.JAVA_BYTE, offset);
    }

    static void set(MemorySegment at, long offset, int value) {
        at.set(ValueLayout.JAVA_BYTE, offset, (byte) value);
    }
}
