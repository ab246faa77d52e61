package org.basenamed.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.Charset;
import java.nio.file.Path;

/**
 * Path names as the kernel sees them: bytes, ended by a zero, in the encoding the JDK itself uses for file names.
 */
final class NativeStrings {
    private static final Charset FILE_NAMES = Charset.forName(
            System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name()));

    private NativeStrings() {}

    static byte[] bytes(Path path) {
        return bytes(path.toString());
    }

    static byte[] bytes(String text) {
        return text.getBytes(FILE_NAMES);
    }

    static MemorySegment allocate(Arena arena, Path path) {
        return allocate(arena, bytes(path));
    }

    static MemorySegment allocate(Arena arena, byte[] bytes) {
        MemorySegment result = arena.allocate(bytes.length + 1L);
        MemorySegment.copy(bytes, 0, result, ValueLayout.JAVA_BYTE, 0, bytes.length);
        return result;
    }

    static String read(MemorySegment bytes) {
        return new String(bytes.toArray(ValueLayout.JAVA_BYTE), FILE_NAMES);
    }
}
