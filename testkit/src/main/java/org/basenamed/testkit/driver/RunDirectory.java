package org.basenamed.testkit.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The private directory of a run. Nobody else's broker, files or sockets are in it. */
final class RunDirectory implements AutoCloseable {

    private final Path root;
    private final Thread deletion = new Thread(this::delete, "deletion of the run directory");

    private RunDirectory(Path root) {
        this.root = root;
    }

    static RunDirectory create() throws IOException {
        Path root = Files.createTempDirectory("basenamed-conformance-");
        RunDirectory directory = new RunDirectory(root);
        // Also when the run is interrupted: its workers end with the driver.
        Runtime.getRuntime().addShutdownHook(directory.deletion);
        Files.createDirectory(directory.scratch());
        Files.createDirectory(directory.runtime());
        Files.setPosixFilePermissions(directory.runtime(), Files.getPosixFilePermissions(root));
        return directory;
    }

    /** The current directory of all processes. */
    Path scratch() {
        return root.resolve("scratch");
    }

    /** Where the broker of the run has its socket; nobody but its user can look into it. */
    Path runtime() {
        return root.resolve("runtime");
    }

    /** Where the driver listens for its workers. */
    Path socket() {
        return root.resolve("driver");
    }

    /** What makes workers start sooner. */
    Path aotCache() {
        return root.resolve("workers.aot");
    }

    /** Where the standard output and error of the rehearsal go. */
    Path rehearsalLog() {
        return root.resolve("rehearsal.log");
    }

    /** Where the workers' standard output and error go. */
    Path log() {
        return root.resolve("workers.log");
    }

    /** What the workers have said that nobody asked for. */
    String readLog() throws IOException {
        return Files.exists(log()) ? Files.readString(log()) : "";
    }

    /** Everything that workers have said, for whoever looks for the cause of a failure. */
    String readAllLogs() throws IOException {
        return readLog() + (Files.exists(rehearsalLog()) ? Files.readString(rehearsalLog()) : "");
    }

    /** Empties the scratch directory. The directory itself stays: idle workers stand in it. */
    void clearScratch() {
        deleteBelow(scratch());
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(deletion);
        } catch (IllegalStateException shuttingDown) {
            return; // the hook is at it
        }
        delete();
    }

    private void delete() {
        deleteBelow(root);
        delete(root);
    }

    private static void deleteBelow(Path directory) {
        try (Stream<Path> found = Files.walk(directory)) {
            found.filter(path -> !path.equals(directory))
                    .sorted(Comparator.reverseOrder())
                    .forEach(RunDirectory::delete);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
