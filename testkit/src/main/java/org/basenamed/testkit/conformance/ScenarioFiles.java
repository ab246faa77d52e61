package org.basenamed.testkit.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.basenamed.testkit.scenario.ScenarioFile;

/** The scenario files that a run is asked for. */
final class ScenarioFiles {

    private ScenarioFiles() {}

    /**
     * Reads files, and those of directories by name.
     *
     * @throws IOException if one is not there, or a directory has none
     */
    static List<ScenarioFile> read(List<Path> sources) throws IOException {
        List<ScenarioFile> files = new ArrayList<>();
        for (Path source : sources) {
            for (Path path : Files.isDirectory(source) ? list(source) : List.of(source)) {
                files.add(ScenarioFile.read(path));
            }
        }
        return files;
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            List<Path> found = entries.filter(path -> path.toString().endsWith(ScenarioFile.SUFFIX))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new NoSuchFileException(
                        directory.resolve("*" + ScenarioFile.SUFFIX).toString());
            }
            return found;
        }
    }
}
