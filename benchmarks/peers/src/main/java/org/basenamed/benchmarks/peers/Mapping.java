package org.basenamed.benchmarks.peers;

import java.io.File;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.file.Files;
import net.openhft.chronicle.bytes.MappedBytes;
import net.openhft.chronicle.core.io.BackgroundResourceReleaser;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;

/** A file of 4 KiB in memory: created, mapped, used once, unmapped and deleted. */
final class Mapping {
    private static final int SIZE_BYTES = 4096;

    private Mapping() {}

    public static void main(String[] arguments) throws IOException {
        File file = SharedFile.of("mapping");
        Asked.answer(
                arguments[0].equals("agrona") ? number -> agrona(file, number) : number -> chronicle(file, number));
    }

    private static double agrona(File file, long number) throws IOException {
        long start = System.nanoTime();
        MappedByteBuffer mapped = IoUtil.mapNewFile(file, SIZE_BYTES);
        new UnsafeBuffer(mapped).putLong(0, number);
        IoUtil.unmap(mapped);
        Files.delete(file.toPath());
        return System.nanoTime() - start;
    }

    private static double chronicle(File file, long number) throws IOException {
        long start = System.nanoTime();
        try (MappedBytes bytes = MappedBytes.singleMappedBytes(file, SIZE_BYTES)) {
            bytes.writeLong(0, number);
        }
        // it would unmap the file later, in a thread of its own, and fall behind
        BackgroundResourceReleaser.releasePendingResources();
        Files.delete(file.toPath());
        return System.nanoTime() - start;
    }
}
