package org.basenamed.testkit.expectation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The expected results of a scenario file, by scenario and number of the step. */
public final class Expectations {

    /** How the names of such files end. */
    public static final String SUFFIX = ".expected";

    private static final String TITLE = "== ";

    private final Map<String, NavigableMap<Integer, ResultPattern>> scenarios;

    private Expectations(Map<String, NavigableMap<Integer, ResultPattern>> scenarios) {
        this.scenarios = scenarios;
    }

    /** Reads a file; one that is not there expects nothing of any scenario. */
    public static Expectations read(Path path) throws IOException {
        try {
            return parse(Files.readAllLines(path));
        } catch (NoSuchFileException absent) {
            return new Expectations(Map.of());
        }
    }

    /** Reads the lines of a result file. */
    public static Expectations parse(List<String> lines) {
        Map<String, NavigableMap<Integer, ResultPattern>> scenarios = new LinkedHashMap<>();
        NavigableMap<Integer, ResultPattern> current = new TreeMap<>();
        for (String line : lines) {
            if (line.startsWith(TITLE)) {
                current = new TreeMap<>();
                scenarios.put(line.substring(TITLE.length()).strip(), current);
            } else {
                NavigableMap<Integer, ResultPattern> results = current;
                ResultLine.parse(line).ifPresent(read -> results.put(read.step(), new ResultPattern(read.result())));
            }
        }
        return new Expectations(scenarios);
    }

    /** The expected results of a scenario by step; nothing if the file does not know the scenario. */
    public Optional<NavigableMap<Integer, ResultPattern>> of(String scenario) {
        return Optional.ofNullable(scenarios.get(scenario));
    }
}
