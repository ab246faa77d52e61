package org.basenamed.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where the answers of commands go. */
final class Answers {
    private Answers() {}

    /** Prints to the output of the command line that {@code spec} belongs to, which picocli has filled in by now. */
    static void print(@Nullable CommandSpec spec, String answer) {
        Objects.requireNonNull(spec).commandLine().getOut().println(answer);
    }
}
