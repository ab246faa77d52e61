package org.basenamed.testkit.expectation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The one list of excused differences, {@code excuses.txt}: lines {@code scenario | step or * | reason}. */
public final class Excuses {

    static final String EVERY_STEP = "*";

    private static final String RESOURCE = "excuses.txt";

    private final List<Excuse> entries;

    private Excuses(List<Excuse> entries) {
        this.entries = entries;
    }

    /** The list that is part of the project. */
    public static Excuses committed() {
        try (InputStream in = Excuses.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing beside " + Excuses.class.getName());
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Reads the lines of a list.
     *
     * @throws IllegalArgumentException if a line has not the three parts, none of them empty
     */
    public static Excuses parse(List<String> lines) {
        List<Excuse> entries = new ArrayList<>();
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                entries.add(entry(line));
            }
        }
        return new Excuses(List.copyOf(entries));
    }

    private static Excuse entry(String line) {
        String[] parts = line.split("\\|", 3);
        if (parts.length != 3 || parts[0].isBlank() || parts[2].isBlank()) {
            throw new IllegalArgumentException("not 'scenario | step or * | reason': " + line);
        }
        String step = parts[1].strip();
        OptionalInt number = step.equals(EVERY_STEP) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(step));
        return new Excuse(parts[0].strip(), number, parts[2].strip());
    }

    /** What the list says of a scenario, in its order. */
    public List<Excuse> of(String scenario) {
        return entries.stream()
                .filter(excuse -> excuse.scenario().equals(scenario))
                .toList();
    }
}
