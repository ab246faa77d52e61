package org.basenamed.cli;

import java.util.concurrent.Callable;
import org.basenamed.cli.text.VisibleText;
import org.basenamed.client.Broker;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code basenamed ls}: the objects of this user's broker, and who has them open. */
@Command(
        name = "ls",
        description =
                "Lists the objects of this user's broker by name, type, size, handles and holders. Starts no broker.")
final class ListCommand implements Callable<Integer> {
    private final VisibleText visible;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--json", description = "Write one JSON object, for programs.")
    private boolean json;

    ListCommand(VisibleText visible) {
        this.visible = visible;
    }

    @Override
    public Integer call() {
        ObjectReport report = new ObjectReport(Broker.objects());
        Answers.print(spec, json ? report.asJson() : report.asText(visible));
        return 0;
    }
}
