package org.basenamed.testkit.driver;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.basenamed.testkit.worker.WorkerMain;

/** How a worker JVM is started: quickly, small, and with the classes of this JVM. */
final class WorkerCommand {

    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "-Xms16m",
            "-Xmx64m",
            "--enable-native-access=ALL-UNNAMED");

    private final RunDirectory directory;

    WorkerCommand(RunDirectory directory) {
        this.directory = directory;
    }

    /** What the start of a worker has to do with an AOT cache. */
    enum Mode {
        /** Nothing. */
        PLAIN,
        /** The cache is made from what this worker does, when it has ended. */
        REHEARSAL,
        /** The cache is used. */
        REHEARSED
    }

    /** Can an AOT cache be made? Only of jars. */
    boolean canRehearse() {
        return Stream.of(classPath().split(File.pathSeparator, -1))
                .allMatch(entry -> entry.endsWith(".jar") || entry.endsWith("*"));
    }

    /** Starts a worker that will call itself {@code token}. */
    Process start(String token, Mode mode) throws IOException {
        // What the JVM says of making the cache is not the worker's word.
        Path log = mode == Mode.REHEARSAL ? directory.rehearsalLog() : directory.log();
        ProcessBuilder builder = new ProcessBuilder(words(token, mode))
                .directory(directory.scratch().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("XDG_RUNTIME_DIR", directory.runtime().toString());
        return builder.start();
    }

    /** What starts such a worker as a command line of Windows. */
    String commandLine(String token, Mode mode) {
        return words(token, mode).stream().map(word -> '"' + word + '"').collect(Collectors.joining(" "));
    }

    private List<String> words(String token, Mode mode) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.add("-XX:ErrorFile=" + directory.log());
        switch (mode) {
            case PLAIN -> {}
            case REHEARSAL -> command.add("-XX:AOTCacheOutput=" + directory.aotCache());
            case REHEARSED -> command.add("-XX:AOTCache=" + directory.aotCache());
        }
        command.addAll(List.of("-cp", classPath(), WorkerMain.class.getName()));
        command.addAll(List.of(directory.socket().toString(), token));
        return command;
    }

    /** Everything that this JVM was started with, its modules as plain jars: that starts sooner. */
    private static String classPath() {
        return Stream.of("jdk.module.path", "java.class.path")
                .map(property -> System.getProperty(property, ""))
                .flatMap(path -> Stream.of(path.split(File.pathSeparator, -1)))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath())
                .map(entry -> isDirectoryOfJars(entry) ? entry.resolve("*") : entry)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** A module path may name directories of jars; a class path has to say that it means the jars. */
    private static boolean isDirectoryOfJars(Path entry) {
        if (!Files.isDirectory(entry)) {
            return false;
        }
        try (Stream<Path> found = Files.list(entry)) {
            return found.anyMatch(path -> path.toString().endsWith(".jar"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
