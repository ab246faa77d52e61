package org.basenamed.testkit.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.basenamed.testkit.driver.ScenarioResult;
import org.basenamed.testkit.scenario.ScenarioFile;

/** Writes what scenarios answered, a file for each scenario file, in the form that expected results have. */
final class ResultFiles {

    private static final String SUFFIX = ".result";

    private final Optional<Path> directory;
    private final Set<Path> begun = new HashSet<>();

    /** Without a directory nothing is written. */
    ResultFiles(Optional<Path> directory) {
        this.directory = directory;
    }

    void write(ScenarioFile file, ScenarioResult result) throws IOException {
        if (directory.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        lines.add("== " + result.scenario().name());
        result.lines().forEach(line -> lines.add(line.toString()));
        Path target = Files.createDirectories(directory.get()).resolve(file.stem() + SUFFIX);
        if (begun.add(target)) {
            Files.write(target, lines);
        } else {
            Files.write(target, lines, StandardOpenOption.APPEND);
        }
    }
}
