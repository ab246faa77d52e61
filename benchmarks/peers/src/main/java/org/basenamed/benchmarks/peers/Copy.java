package org.basenamed.benchmarks.peers;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.bytes.MappedBytes;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;

/** Copies private memory into a mapped file and back out of it, in one process. */
final class Copy {
    private static final int MAX_BYTES = Integer.MAX_VALUE;

    private Copy() {}

    public static void main(String[] arguments) throws IOException {
        File file = SharedFile.of("copy");
        long sizeBytes = Long.parseLong(arguments[1]);
        if (sizeBytes > MAX_BYTES) {
            throw new IllegalArgumentException("at most " + MAX_BYTES + " bytes");
        }
        if (arguments[0].equals("agrona")) {
            agrona(file, (int) sizeBytes);
        } else {
            chronicle(file, (int) sizeBytes);
        }
    }

    private static void agrona(File file, int sizeBytes) throws IOException {
        MappedByteBuffer mapped = IoUtil.mapNewFile(file, sizeBytes);
        UnsafeBuffer view = new UnsafeBuffer(mapped);
        UnsafeBuffer own = new UnsafeBuffer(ByteBuffer.allocateDirect(sizeBytes));
        own.setMemory(0, sizeBytes, (byte) 1);
        Asked.answer(number -> {
            own.putByte(0, (byte) number);
            long start = System.nanoTime();
            view.putBytes(0, own, 0, sizeBytes);
            own.putBytes(0, view, 0, sizeBytes);
            return System.nanoTime() - start;
        });
        IoUtil.unmap(mapped);
    }

    private static void chronicle(File file, int sizeBytes) throws IOException {
        try (MappedBytes view = MappedBytes.singleMappedBytes(file, sizeBytes)) {
            Bytes<?> own = BytesStore.nativeStoreWithFixedCapacity(sizeBytes).bytesForWrite();
            own.writePosition(0).writeLimit(sizeBytes);
            Asked.answer(number -> {
                own.bytesStore().writeByte(0, (byte) number);
                long start = System.nanoTime();
                view.write(0, own.bytesStore(), 0, sizeBytes);
                own.bytesStore().write(0, view.bytesStore(), 0, sizeBytes);
                return System.nanoTime() - start;
            });
            own.releaseLast();
        }
    }
}
