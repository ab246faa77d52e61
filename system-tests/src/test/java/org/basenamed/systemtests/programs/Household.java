package org.basenamed.systemtests.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A runtime directory of its own, so that the programs started here meet a broker of their own, whatever else runs on the
 * machine. When it is closed the broker has left, and has left nothing.
 */
final class Household implements AutoCloseable {
    static final Path CHECKOUT = Path.of(System.getProperty("basenamed.checkout"));

    private final Path runtime;

    Household(Path runtime) {
        this.runtime = runtime;
    }

    /** Starts a program of the checkout. */
    Program start(String program, String... arguments) throws IOException {
        return Program.start(CHECKOUT.resolve(program), environment(), List.of(arguments));
    }

    /** Runs a program of the checkout to its end. */
    Program.Outcome run(String program, String... arguments) throws IOException, InterruptedException {
        try (Program started = start(program, arguments)) {
            return started.finish();
        }
    }

    private Map<String, String> environment() {
        return Map.of(
                "XDG_RUNTIME_DIR", runtime.toString(),
                // Not the cache of the person who runs the tests, but one that is kept from test to test.
                "XDG_CACHE_HOME", CHECKOUT.resolve("system-tests/target").toString(),
                // What is run here has been built by the build that runs this test, never by a build of its own.
                "MAVEN_COMMAND", "false");
    }

    /** Where the broker's socket is while there is one. */
    Path directory() {
        return runtime.resolve("basenamed");
    }

    /** The brokers of this directory that run now. */
    List<ProcessHandle> brokers() {
        try (Stream<ProcessHandle> processes = ProcessHandle.allProcesses()) {
            return processes.filter(this::isBroker).toList();
        }
    }

    private boolean isBroker(ProcessHandle process) {
        List<String> arguments = List.of(process.info().arguments().orElse(new String[0]));
        int option = arguments.indexOf("--directory");
        return option >= 0 && arguments.get(option + 1).equals(directory().toString());
    }

    @Override
    public void close() {
        for (ProcessHandle broker : brokers()) {
            broker.destroy();
            broker.onExit().join();
        }
        assertThat(Files.exists(directory()))
                .as("the broker's directory is still there")
                .isFalse();
    }
}
