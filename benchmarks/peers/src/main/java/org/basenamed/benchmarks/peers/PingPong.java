package org.basenamed.benchmarks.peers;

import java.io.File;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;

/** Two processes that answer each other over two counters in a mapped file, looking at them all the time. */
final class PingPong {
    private static final int BATCH = 100;
    private static final int SIZE_BYTES = 4096;
    private static final int THERE = 0;
    private static final int BACK = 1024;

    private static long count;

    private PingPong() {}

    /** The other process is told the file. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 1) {
            answer(new UnsafeBuffer(IoUtil.mapExistingFile(new File(arguments[0]), "shared")));
        }
        File file = SharedFile.of("ping-pong");
        MappedByteBuffer mapped = IoUtil.mapNewFile(file, SIZE_BYTES);
        UnsafeBuffer shared = new UnsafeBuffer(mapped);
        Process other = start(file);
        try {
            Asked.answer(number -> {
                long start = System.nanoTime();
                for (int n = 0; n < BATCH; n++) {
                    roundTrip(shared, other);
                }
                return (double) (System.nanoTime() - start) / BATCH;
            });
        } finally {
            other.destroyForcibly();
        }
    }

    private static void roundTrip(UnsafeBuffer shared, Process other) throws IOException {
        count++;
        shared.putLongVolatile(THERE, count);
        long looks = 0;
        while (shared.getLongVolatile(BACK) != count) {
            Thread.onSpinWait();
            looks++;
            if (looks % (1 << 24) == 0 && !other.isAlive()) {
                throw new IOException("the other process has ended");
            }
        }
    }

    private static void answer(UnsafeBuffer shared) {
        long seen = 0;
        while (true) {
            long now = shared.getLongVolatile(THERE);
            if (now != seen) {
                seen = now;
                shared.putLongVolatile(BACK, now);
            } else {
                Thread.onSpinWait();
            }
        }
    }

    private static Process start(File file) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PingPong.class.getName(), file.getPath()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
