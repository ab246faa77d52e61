package org.basenamed.testkit.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a run is to do.
 *
 * @param sources scenario files, and directories of such
 * @param filter scenarios whose names it is not found in are left out
 * @param results where to write what the scenarios answered
 * @param verbose report every line
 */
public record ConformanceOptions(List<Path> sources, Pattern filter, Optional<Path> results, boolean verbose) {

    private static final String USAGE = """
            usage: conformance [--verbose] [--filter REGEX] [--write DIR] DIR|FILE...
              DIR|FILE        scenario files (.scn), or directories of them; each with its expected results (.expected) beside it
              --verbose       print every line of every scenario
              --filter REGEX  run only scenarios in whose names REGEX is found
              --write DIR     write what the scenarios answered into DIR, a .result file for each .scn file""";

    public ConformanceOptions {
        sources = List.copyOf(sources);
    }

    /** Runs all scenarios of {@code sources} and reports what differs. */
    public static ConformanceOptions of(List<Path> sources) {
        return new ConformanceOptions(sources, Pattern.compile(""), Optional.empty(), false);
    }

    /**
     * Reads the arguments of the command.
     *
     * @throws IllegalArgumentException if they are no such options; its message is for the user
     */
    public static ConformanceOptions parse(String... arguments) {
        List<Path> sources = new ArrayList<>();
        Pattern filter = Pattern.compile("");
        Optional<Path> results = Optional.empty();
        boolean verbose = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--verbose" -> verbose = true;
                case "--filter" -> filter = pattern(value(arguments, ++i));
                case "--write" -> results = Optional.of(Path.of(value(arguments, ++i)));
                default -> sources.add(source(arguments[i]));
            }
        }
        if (sources.isEmpty()) {
            throw new IllegalArgumentException(USAGE);
        }
        return new ConformanceOptions(sources, filter, results, verbose);
    }

    private static Path source(String argument) {
        if (argument.startsWith("-")) {
            throw new IllegalArgumentException(USAGE);
        }
        return Path.of(argument);
    }

    private static String value(String[] arguments, int index) {
        if (index == arguments.length) {
            throw new IllegalArgumentException(USAGE);
        }
        return arguments[index];
    }

    private static Pattern pattern(String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException("--filter " + regex + ": " + wrong.getDescription(), wrong);
        }
    }
}
