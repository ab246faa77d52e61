package org.basenamed.testkit.operation;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.basenamed.win32.FileApi;

/** Files, named relative to the scratch directory of the scenario. */
final class Files {

    private static final long GENERIC_READ_AND_WRITE = 0xc000_0000L;
    private static final long SHARE_ALL = 7;
    private static final long OPEN_EXISTING = 3;
    private static final int FROM_BEGIN = 0;

    private Files() {}

    static List<Row> rows() {
        return List.of(
                Row.of("CreateFile", "name access= share= disp= flags= sa= inherit=", Files::create),
                Row.of("WriteFile", "h off data", Files::write),
                Row.of("ReadFile", "h off len", Files::read),
                Row.of("SetFileSize", "h size", Files::resize),
                Row.of("GetFileSize", "h", Files::size),
                Row.of("DeleteFile", "name", a -> Answers.decided(() -> FileApi.DeleteFile(name(a)))),
                Row.of("SetFileAttributes", "name attr", Files::setAttributes));
    }

    private static String name(Arguments a) {
        String name = a.text("name");
        return name == null ? "" : name;
    }

    private static Answer create(Arguments a) {
        return Answers.openedFile(() -> FileApi.CreateFile(
                name(a),
                (int) a.number("access", GENERIC_READ_AND_WRITE),
                (int) a.number("share", SHARE_ALL),
                Security.attributes(a),
                (int) a.number("disp", OPEN_EXISTING),
                a.dword("flags"),
                0));
    }

    private static boolean seek(Arguments a, String offset) {
        return FileApi.SetFilePointerEx(a.number("h"), a.number(offset), null, FROM_BEGIN);
    }

    private static Answer write(Arguments a) {
        byte[] data = a.bytes("data");
        int[] written = new int[1];
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocateFrom(ValueLayout.JAVA_BYTE, data);
            seek(a, "off");
            return Answers.decided(
                    () -> FileApi.WriteFile(a.number("h"), buffer, data.length, written, null),
                    () -> " n=" + written[0]);
        }
    }

    private static Answer read(Arguments a) {
        int length = (int) a.number("len", 1);
        int[] count = new int[1];
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(Math.max(1, length));
            seek(a, "off");
            return Answers.decided(
                    () -> FileApi.ReadFile(a.number("h"), buffer, length, count, null),
                    () -> " " + QuotedBytes.of(buffer.asSlice(0, count[0]).toArray(ValueLayout.JAVA_BYTE)));
        }
    }

    private static Answer resize(Arguments a) {
        seek(a, "size");
        return Answers.decided(() -> FileApi.SetEndOfFile(a.number("h")));
    }

    private static Answer size(Arguments a) {
        long[] size = new long[1];
        return Answers.decided(() -> FileApi.GetFileSizeEx(a.number("h"), size), () -> " size=" + size[0]);
    }

    private static Answer setAttributes(Arguments a) {
        return Answers.decided(() -> FileApi.SetFileAttributes(name(a), a.dword("attr")));
    }
}
