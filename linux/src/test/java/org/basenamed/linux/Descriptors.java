package org.basenamed.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What this process has open, as the kernel tells. */
final class Descriptors {
    private static final Path ALL = Path.of("/proc/self/fd");

    private Descriptors() {}

    /** Number to what it is, without what belongs to the JVM. */
    static Map<Integer, String> open() {
        Map<Integer, String> result = new TreeMap<>();
        try (DirectoryStream<Path> numbers = Files.newDirectoryStream(ALL)) {
            for (Path number : numbers) {
                describe(number, result);
            }
        } catch (IOException thrown) {
            throw new UncheckedIOException(thrown);
        }
        return result;
    }

    private static void describe(Path number, Map<Integer, String> result) throws IOException {
        try {
            String target = Files.readSymbolicLink(number).toString();
            if (!isOfTheJvm(target)) {
                result.put(Integer.parseInt(number.getFileName().toString()), target);
            }
        } catch (NoSuchFileException gone) {
            // Closed by another thread of the JVM since it was listed.
        }
    }

    /** Class files, sources of random numbers, and the directory being listed: opened when the JVM first needs them. */
    private static boolean isOfTheJvm(String target) {
        return target.endsWith(".jar")
                || target.endsWith(".class")
                || target.endsWith("/fd")
                || target.equals("/dev/random")
                || target.equals("/dev/urandom");
    }

    static boolean isCloseOnExec(int number) {
        try {
            String flags = Files.readAllLines(Path.of("/proc/self/fdinfo/" + number)).stream()
                    .filter(line -> line.startsWith("flags:"))
                    .findFirst()
                    .orElseThrow()
                    .substring("flags:".length());
            return (Integer.parseInt(flags.strip(), 8) & FileCalls.O_CLOEXEC) != 0;
        } catch (IOException thrown) {
            throw new UncheckedIOException(thrown);
        }
    }

    /** A number that is no descriptor, and will not be one: beyond what a process may have. */
    static final int NONE = Integer.MAX_VALUE - 1;
}
