package org.basenamed.testkit.operation;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.basenamed.win32.Kernel32;
import org.basenamed.win32.MEMORY_BASIC_INFORMATION;
import org.basenamed.win32.MemoryApi;

/** Views of file mappings, and the memory functions that work on them. */
final class Views {

    private static final int MEM_COMMIT = 0x1000;
    private static final int MEM_FREE = 0x10000;
    private static final int MEM_MAPPED = 0x40000;
    private static final int MEM_PRIVATE = 0x20000;

    private Views() {}

    static List<Row> rows() {
        return List.of(
                Row.of("MapViewOfFile", "h access off= len= base=", Views::map),
                Row.of("UnmapViewOfFile", "v", a -> Answers.decided(() -> Kernel32.UnmapViewOfFile(pointer(a)))),
                Row.of("FlushViewOfFile", "v len", Views::flush),
                Row.of("VirtualQuery", "v", Views::query),
                Row.of("VirtualProtect", "v size prot", Views::protect),
                Row.of("VirtualAlloc", "v size type prot", Views::allocate),
                Row.of("VirtualFree", "v size type", Views::free));
    }

    private static MemorySegment pointer(Arguments a) {
        return MemorySegment.ofAddress(a.number("v"));
    }

    private static Answer map(Arguments a) {
        long handle = a.number("h");
        int access = a.dword("access");
        int high = (int) (a.number("off") >>> 32);
        int low = a.dword("off");
        long bytes = a.number("len");
        if (!a.has("base")) {
            return Answers.placed("view", () -> Kernel32.MapViewOfFile(handle, access, high, low, bytes));
        }
        MemorySegment base = MemorySegment.ofAddress(a.number("base"));
        return Answers.placed("view", () -> Kernel32.MapViewOfFileEx(handle, access, high, low, bytes, base));
    }

    private static Answer flush(Arguments a) {
        return Answers.decided(() -> Kernel32.FlushViewOfFile(pointer(a), a.number("len")));
    }

    private static Answer query(Arguments a) {
        MEMORY_BASIC_INFORMATION found = new MEMORY_BASIC_INFORMATION();
        if (Kernel32.VirtualQuery(pointer(a), found, MEMORY_BASIC_INFORMATION.SIZE) == 0) {
            return Answers.failed("0");
        }
        return Answer.of(found.State == MEM_FREE ? "state=FREE" : describe(found));
    }

    private static String describe(MEMORY_BASIC_INFORMATION found) {
        return "state=" + (found.State == MEM_COMMIT ? "COMMIT" : "RESERVE")
                + " size=0x" + Long.toHexString(found.RegionSize)
                + " prot=" + PageProtection.describe(found.Protect)
                + " alloc=" + PageProtection.describe(found.AllocationProtect)
                + " type="
                + switch (found.Type) {
                    case MEM_MAPPED -> "MAPPED";
                    case MEM_PRIVATE -> "PRIVATE";
                    default -> "IMAGE";
                };
    }

    private static Answer protect(Arguments a) {
        int[] old = new int[1];
        return Answers.decided(
                () -> Kernel32.VirtualProtect(pointer(a), a.number("size"), a.dword("prot"), old),
                () -> " old=" + PageProtection.describe(old[0]));
    }

    private static Answer allocate(Arguments a) {
        return Answers.placed(
                "addr", () -> MemoryApi.VirtualAlloc(pointer(a), a.number("size"), a.dword("type"), a.dword("prot")));
    }

    private static Answer free(Arguments a) {
        return Answers.decided(() -> MemoryApi.VirtualFree(pointer(a), a.number("size"), a.dword("type")));
    }
}
