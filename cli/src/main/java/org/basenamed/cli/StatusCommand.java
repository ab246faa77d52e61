package org.basenamed.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.basenamed.cli.text.VisibleText;
import org.basenamed.client.Broker;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code basenamed status}: which broker serves this user, why that one, since when, and what it holds. */
@Command(
        name = "status",
        description = "Shows which broker serves this user, since when, and what it holds. Starts none.")
final class StatusCommand implements Callable<Integer> {
    private final VisibleText visible;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--json", description = "Write one JSON object, for programs.")
    private boolean json;

    StatusCommand(VisibleText visible) {
        this.visible = visible;
    }

    @Override
    public Integer call() {
        Optional<Broker.Status> status = Broker.status();
        StatusReport report = new StatusReport(Broker.place(), status, Broker.jobs());
        String answer = json ? report.asJson() : report.asText(Instant.now(), ZoneId.systemDefault(), visible);
        Answers.print(spec, answer);
        return 0;
    }
}
