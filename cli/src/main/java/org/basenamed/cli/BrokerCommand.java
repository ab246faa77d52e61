package org.basenamed.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.basenamed.client.Broker;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code basenamed broker --system}: becomes the broker of the machine. */
@Command(
        name = "broker",
        description =
                "Runs the broker that serves all users of this machine, in place of this command, until it is told to"
                        + " end. Best run as a user of its own.")
final class BrokerCommand implements Callable<Integer> {
    @Option(
            names = "--system",
            required = true,
            description = "For all users. Brokers of single users start by themselves when they are needed.")
    private boolean system;

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "Where clients meet it; /run/basenamed by default.")
    private @Nullable Path directory;

    @Option(
            names = "--configuration",
            paramLabel = "FILE",
            description = "What it is to allow; /etc/basenamed/broker.properties by default, if that is there.")
    private @Nullable Path configuration;

    @Override
    public Integer call() {
        if (system) {
            Broker.becomeSystemBroker(options(directory, configuration));
        }
        return 0;
    }

    /** The broker's own command line. */
    static List<String> options(@Nullable Path directory, @Nullable Path configuration) {
        List<String> options = new ArrayList<>();
        if (directory != null) {
            options.addAll(List.of("--directory", directory.toAbsolutePath().toString()));
        }
        if (configuration != null) {
            options.addAll(
                    List.of("--configuration", configuration.toAbsolutePath().toString()));
        }
        return options;
    }
}
