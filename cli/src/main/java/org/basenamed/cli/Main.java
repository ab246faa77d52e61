package org.basenamed.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code basenamed}: each job is a subcommand. */
@Command(
        name = "basenamed",
        description = "Windows' named shared memory and the objects that guard it, for Java processes on Linux.",
        mixinStandardHelpOptions = true,
        version = "basenamed 0.1.0",
        synopsisSubcommandLabel = "COMMAND")
public final class Main {
    private Main() {}

    /**
     * Runs one command and leaves with its exit code.
     *
     * @param arguments the subcommand and its arguments
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}
