package org.basenamed.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import org.basenamed.cli.demo.DemoCommand;
import org.basenamed.cli.job.JobCommand;
import org.basenamed.cli.text.VisibleText;
import org.basenamed.client.BasenamedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code basenamed}: each of its tasks is a subcommand. */
@Command(
        name = "basenamed",
        description = "Windows' named shared memory for Java processes on Linux.",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        versionProvider = ReleaseVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:the command did what it says, which includes finding no broker; of job run: that of the command",
            "1:it could not; standard error says why, in one line",
            "2:the command line is wrong"
        })
public final class Main {
    private static final int CANNOT = CommandLine.ExitCode.SOFTWARE;

    private Main() {}

    /**
     * Runs one command and leaves with its exit status.
     *
     * @param arguments the subcommand and its arguments
     */
    public static void main(String[] arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /** Runs one command with these streams in place of the standard ones, and answers its exit status. */
    static int run(PrintStream out, PrintStream err, String... arguments) {
        VisibleText visible = new VisibleText(out.charset());
        PrintWriter answers = new PrintWriter(out, false, out.charset());
        PrintWriter complaints = new PrintWriter(err, true, err.charset());
        CommandLine command = new CommandLine(new Main())
                .addSubcommand(new DemoCommand())
                .addSubcommand(new StatusCommand(visible))
                .addSubcommand(new ListCommand(visible))
                .addSubcommand(JobCommand.line(visible))
                .addSubcommand(new BrokerCommand())
                .setOut(answers)
                .setErr(complaints)
                .setExecutionExceptionHandler((thrown, where, parsed) -> {
                    complaints.println("basenamed: " + new VisibleText(err.charset()).of(inOneLine(thrown)));
                    return CANNOT;
                });
        int status = command.execute(arguments);
        // A full disk or a closed pipe shows nowhere else.
        if (answers.checkError()) {
            complaints.println("basenamed: the answer could not be written");
            return CANNOT;
        }
        return status;
    }

    /** What went wrong. A refusal explains itself; anything else is named by its kind, too. */
    private static String inOneLine(Exception thrown) {
        String message = thrown.getMessage();
        boolean explainsItself = thrown instanceof BasenamedException
                || thrown instanceof DemoCommand.StoppedException
                || thrown instanceof JobCommand.RefusedException;
        return explainsItself && message != null ? message : thrown.toString();
    }
}
