package org.basenamed.cli.job;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.basenamed.cli.text.Quantity;
import org.basenamed.cli.text.TextTable;
import org.basenamed.cli.text.VisibleText;
import org.basenamed.client.Job;
import org.basenamed.client.JobReport;
import org.basenamed.client.JobRight;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code basenamed job show}: one job, its processes and what they have used. */
@Command(name = "show", description = "Shows the processes of a job, and what they have used.")
final class ShowCommand implements Callable<Integer> {
    private static final int MEBI_BITS = 20;

    private final VisibleText visible;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "JOB", description = "Its name, or # and its number: '#3'.")
    private String name = "";

    ShowCommand(VisibleText visible) {
        this.visible = visible;
    }

    @Override
    public Integer call() {
        try (Job job = JobName.open(name, JobRight.QUERY)) {
            JobReport report = job.report();
            String processes = job.processes().stream().map(String::valueOf).collect(Collectors.joining(" "));
            String text = new TextTable()
                    .row("job", visible.of(name))
                    .row("processes", processes.isEmpty() ? "none" : processes)
                    .row("active", Integer.toString(report.activeProcesses()))
                    .row("total", Integer.toString(report.totalProcesses()))
                    .row("over a limit", Integer.toString(report.terminatedProcesses()))
                    .row("user time", Quantity.ofTime(report.userTime()))
                    .row("kernel time", Quantity.ofTime(report.kernelTime()))
                    .row("read", Quantity.ofBytes(report.readBytes()))
                    .row("written", Quantity.ofBytes(report.writeBytes()))
                    .row(
                            "peak memory",
                            (report.peakJobBytes() >> MEBI_BITS) + " MiB together, "
                                    + (report.peakProcessBytes() >> MEBI_BITS) + " MiB in one process")
                    .text();
            Objects.requireNonNull(spec).commandLine().getOut().println(text);
        }
        return 0;
    }
}
