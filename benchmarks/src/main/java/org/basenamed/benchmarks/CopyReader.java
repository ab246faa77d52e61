package org.basenamed.benchmarks;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.basenamed.client.Access;
import org.basenamed.client.FileMapping;
import org.basenamed.client.View;

/** The process that copies out of a view whenever it is told to. */
final class CopyReader {
    private CopyReader() {}

    public static void main(String[] arguments) throws IOException {
        try (FileMapping mapping = FileMapping.open(arguments[0], Access.READ);
                View view = mapping.map(Access.READ);
                Arena arena = Arena.ofConfined()) {
            MemorySegment target = arena.allocate(CopyComparison.PIECE_BYTES);
            while (System.in.read() >= 0) {
                for (long offset = 0; offset < CopyComparison.SIZE_BYTES; offset += CopyComparison.PIECE_BYTES) {
                    MemorySegment.copy(view.segment(), offset, target, 0, CopyComparison.PIECE_BYTES);
                }
                System.out.println();
            }
        }
    }
}
