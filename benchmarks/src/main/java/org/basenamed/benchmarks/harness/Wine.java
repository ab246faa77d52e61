package org.basenamed.benchmarks.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A Wine of the run's own: its prefix is in the run's directory, and its server runs from the first use to the end of the run. */
public final class Wine implements AutoCloseable {
    private static final String PREFIX = "WINEPREFIX";

    private final Path loader;
    private final Path prefix;

    private Wine(Path loader, Path prefix) {
        this.loader = loader;
        this.prefix = prefix;
    }

    /** Makes the prefix and starts the server; empty if this machine has no Wine, or nothing to run by it. */
    public static Optional<Wine> start(Path programs, Path prefix) throws IOException {
        Optional<Path> loader = loader();
        if (loader.isEmpty() || !Files.isDirectory(programs.resolve("win32"))) {
            return Optional.empty();
        }
        Files.createDirectories(prefix);
        Wine wine = new Wine(loader.get(), prefix);
        wine.run(wine.command("wineserver", "-p"));
        wine.run(wine.starter(List.of("wineboot", "-i")));
        if (!Files.exists(wine.root())) {
            // an earlier run has taken it away, and programs that start themselves again are found by it
            Files.createSymbolicLink(wine.root(), Path.of("/"));
        }
        return Optional.of(wine);
    }

    private static Optional<Path> loader() {
        return Stream.of("/usr/lib/wine/wine64", "/usr/bin/wine64", "/usr/bin/wine")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Ends the server and starts it anew, with nothing in it; no program runs then. */
    void restart() throws IOException {
        run(command("wineserver", "-k"));
        // returns once the old one has gone
        run(command("wineserver", "-w"));
        run(command("wineserver", "-p"));
    }

    /** How a program is started by it. */
    ProcessBuilder starter(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(loader.toString()));
        command.addAll(arguments);
        return command(command.toArray(String[]::new));
    }

    private ProcessBuilder command(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.put(PREFIX, prefix.toString());
        environment.put("WINEDEBUG", "-all");
        // no menus, no browser engine, no .NET: nothing that would ask for a screen
        environment.put("WINEDLLOVERRIDES", "mscoree,mshtml,winemenubuilder.exe=");
        serverProcess().ifPresent(server -> environment.put("BENCH_WINESERVER", Long.toString(server.pid())));
        environment.remove("DISPLAY");
        return builder;
    }

    /** The server of this prefix among all processes. */
    private Optional<ProcessHandle> serverProcess() {
        return ProcessHandle.allProcesses().filter(this::isServer).findFirst();
    }

    private boolean isServer(ProcessHandle process) {
        Path directory = Path.of("/proc", Long.toString(process.pid()));
        try {
            return Files.readString(directory.resolve("comm")).startsWith("wineserver")
                    && Files.readString(directory.resolve("environ"), StandardCharsets.ISO_8859_1)
                            .contains(PREFIX + "=" + prefix + "\0");
        } catch (IOException endedMeanwhile) {
            return false;
        }
    }

    private void run(ProcessBuilder builder) throws IOException {
        try {
            int status = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IOException(builder.command() + " ended with status " + status);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Ends the server, and with it whatever still runs in the prefix. */
    @Override
    public void close() throws IOException {
        run(command("wineserver", "-k"));
        // they lead to the root directory and to devices, and whoever walks through the sources would follow them
        try (DirectoryStream<Path> drives =
                Files.newDirectoryStream(prefix.resolve("dosdevices"), "{com,lpt,z,unix}*")) {
            for (Path drive : drives) {
                Files.delete(drive);
            }
        }
    }

    private Path root() {
        return prefix.resolve("dosdevices/z:");
    }
}
