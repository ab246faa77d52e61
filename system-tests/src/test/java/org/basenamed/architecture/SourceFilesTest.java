package org.basenamed.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a compiled class no longer shows. */
class SourceFilesTest {
    /** The end: a file that comes near it has more than one purpose already. */
    private static final int LINES_AT_MOST = 500;

    private static final Path CHECKOUT = Path.of(Objects.requireNonNull(
            System.getProperty("basenamed.checkout"), "the build names the checkout to its tests"));

    @Test
    void no_source_file_is_too_long() throws IOException {
        Map<Path, Long> linesByFile = new TreeMap<>();
        try (DirectoryStream<Path> rooms =
                Files.newDirectoryStream(CHECKOUT, room -> Files.isDirectory(room.resolve("src")))) {
            for (Path room : rooms) {
                try (Stream<Path> files = Files.walk(room.resolve("src"))) {
                    files.filter(file -> file.toString().endsWith(".java"))
                            .forEach(file -> linesByFile.put(file, lines(file)));
                }
            }
        }
        assertThat(linesByFile).as("source files below %s", CHECKOUT).isNotEmpty();
        assertThat(linesByFile)
                .allSatisfy(
                        (file, lines) -> assertThat(lines).as(file.toString()).isLessThanOrEqualTo(LINES_AT_MOST));
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
