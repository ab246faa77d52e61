package org.basenamed.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.basenamed.benchmarks.question.Language;
import org.basenamed.benchmarks.question.Side;

/** Knows how each side's program is started here, and which cannot be. {@code scripts/bench} has built what this machine can build. */
public final class Toolbox {
    /** Where a client looks for its broker. */
    public static final String DIRECTORY_PROPERTY = "basenamed.directory";

    /** How long a broker without clients stays. */
    public static final String IDLE_PROPERTY = "basenamed.idle.millis";

    /** Of {@code --add-opens} and its kin, what Chronicle's libraries ask for. */
    private static final List<String> OPENED_FOR_CHRONICLE = List.of(
            "java.base/java.lang",
            "java.base/java.lang.reflect",
            "java.base/java.io",
            "java.base/java.net",
            "java.base/java.nio",
            "java.base/java.util",
            "java.base/sun.nio.ch",
            "java.base/jdk.internal.misc",
            "java.base/jdk.internal.ref",
            "jdk.compiler/com.sun.tools.javac",
            "jdk.compiler/com.sun.tools.javac.file");

    private final Path programs;
    private final Path brokers;
    private final Optional<Wine> wine;

    /**
     * For a run.
     *
     * @param programs the directory below which the built programs are
     * @param brokers the directory of the run's broker; those of its others are named after it
     */
    public Toolbox(Path programs, Path brokers, Optional<Wine> wine) {
        this.programs = programs;
        this.brokers = brokers;
        this.wine = wine;
    }

    /** How to start a side; empty if something is missing for it. */
    Optional<ProcessBuilder> starter(Side side) throws IOException {
        return switch (side.language()) {
            case JAVA -> Optional.of(new ProcessBuilder(java(side)));
            case LIBRARIES -> libraries(side);
            case C, CPP -> program(side, "").map(found -> new ProcessBuilder(with(List.of(found), side)));
            case PYTHON -> program(side, ".py").map(found -> new ProcessBuilder(with(List.of("python3", found), side)));
            case WIN32 -> windows(side);
        };
    }

    private Optional<ProcessBuilder> windows(Side side) throws IOException {
        Optional<String> program = program(side, ".exe");
        if (wine.isEmpty() || program.isEmpty()) {
            return Optional.empty();
        }
        if (side.broker() != 0) {
            wine.get().restart();
        }
        return Optional.of(wine.get().starter(with(List.of(program.get()), side)));
    }

    private Optional<String> program(Side side, String ending) {
        Path path = programs.resolve(side.language().directory()).resolve(side.program() + ending);
        return Files.isReadable(path) ? Optional.of(path.toString()) : Optional.empty();
    }

    private List<String> java(Side side) {
        Path directory =
                side.broker() == 0 ? brokers : brokers.resolveSibling(brokers.getFileName() + "-" + side.broker());
        List<String> command = new ArrayList<>(List.of(
                javaHome(),
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-D" + DIRECTORY_PROPERTY + "=" + directory,
                "-D" + IDLE_PROPERTY + "=" + System.getProperty(IDLE_PROPERTY),
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                System.getProperty("java.class.path"),
                side.program()));
        return with(command, side);
    }

    private Optional<ProcessBuilder> libraries(Side side) {
        Path jars = programs.resolve(Language.LIBRARIES.directory());
        if (!hasJars(jars)) {
            return Optional.empty();
        }
        List<String> command = new ArrayList<>(List.of(
                javaHome(),
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-Dchronicle.analytics.disable=true"));
        OPENED_FOR_CHRONICLE.forEach(opened -> {
            command.add("--add-opens=" + opened + "=ALL-UNNAMED");
            command.add("--add-exports=" + opened + "=ALL-UNNAMED");
        });
        command.addAll(List.of("-cp", jars + "/*", side.program()));
        return Optional.of(new ProcessBuilder(with(command, side)));
    }

    private static boolean hasJars(Path directory) {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(file -> file.toString().endsWith(".jar"));
        } catch (IOException e) {
            throw new IllegalStateException("cannot list " + directory, e);
        }
    }

    private static String javaHome() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static List<String> with(List<String> command, Side side) {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(side.arguments());
        return whole;
    }
}
