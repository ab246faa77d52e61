package org.basenamed.testkit.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file of scenarios. */
public record ScenarioFile(Path path, List<Scenario> scenarios) {

    /** How the names of such files end. */
    public static final String SUFFIX = ".scn";

    public ScenarioFile {
        scenarios = List.copyOf(scenarios);
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read
     * @throws ScenarioSyntaxException if it has a step before its first scenario. A step that cannot be read is a {@linkplain
     *     Scenario#problem() problem} of its scenario alone.
     */
    public static ScenarioFile read(Path path) throws IOException {
        return new ScenarioFile(path, new ScenarioParser(path.toString()).parse(Files.readAllLines(path)));
    }

    /** The file's name without its suffix. */
    public String stem() {
        String name = String.valueOf(path.getFileName());
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    /** The file beside this one with the same stem and another suffix. */
    public Path sibling(String suffix) {
        return path.resolveSibling(stem() + suffix);
    }
}
