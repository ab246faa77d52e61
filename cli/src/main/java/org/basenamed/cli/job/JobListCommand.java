package org.basenamed.cli.job;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.basenamed.cli.text.VisibleText;
import org.basenamed.client.Broker;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code basenamed job list}: the jobs of this user's broker. */
@Command(name = "list", aliases = "ls", description = "Lists the jobs of this user's broker. Starts no broker.")
final class JobListCommand implements Callable<Integer> {
    private final VisibleText visible;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--json", description = "Write one JSON object, for programs.")
    private boolean json;

    JobListCommand(VisibleText visible) {
        this.visible = visible;
    }

    @Override
    public Integer call() {
        JobReportText report = new JobReportText(Broker.jobs());
        Objects.requireNonNull(spec).commandLine().getOut().println(json ? report.asJson() : report.asText(visible));
        return 0;
    }
}
