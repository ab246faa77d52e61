package org.basenamed.benchmarks.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Acquires and releases Java's own lock between processes, that of a file. */
final class FileLockProgram {
    private static final int BATCH = 100;

    private FileLockProgram() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path file = Files.createTempFile("benchmark", ".lock");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            new Answers().give(i -> Answers.nanosOfOne(BATCH, () -> lockAndUnlock(channel)));
        } finally {
            Files.delete(file);
        }
    }

    private static void lockAndUnlock(FileChannel channel) {
        try (FileLock lock = channel.lock()) {
            if (!lock.isValid()) {
                throw new IllegalStateException("the lock is not held");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
