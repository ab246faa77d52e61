package org.basenamed.cli.job;

import java.util.Objects;
import org.basenamed.cli.text.VisibleText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code basenamed job}: the jobs of this user's broker. */
@Command(
        name = "job",
        description = "Runs commands in jobs, which are limited and ended as a whole, and shows and ends jobs.",
        synopsisSubcommandLabel = "COMMAND")
public final class JobCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    private JobCommand() {}

    /** The command with its subcommands. */
    public static CommandLine line(VisibleText visible) {
        return new CommandLine(new JobCommand())
                .addSubcommand(new RunCommand())
                .addSubcommand(new JobListCommand(visible))
                .addSubcommand(new ShowCommand(visible))
                .addSubcommand(new KillCommand());
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Missing required subcommand");
    }

    /** What was asked for cannot be had here; the message says why, in one line. */
    public static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }
}
