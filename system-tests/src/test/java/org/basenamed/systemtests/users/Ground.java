package org.basenamed.systemtests.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.basenamed.client.FileMapping;
import org.basenamed.protocol.SystemRendezvous;
import org.basenamed.systemtests.OtherUser;
import org.basenamed.systemtests.Site;

/** A broker for all users, run by a user of its own, and what it takes to start processes of other users that meet it. */
final class Ground implements AutoCloseable {
    private final OtherUser brokersUser;
    private final Path root;
    private final Path configuration;
    private final List<Path> classPath = new ArrayList<>();
    private final List<Told> programs = new ArrayList<>();
    private final Told broker;
    private Path met;

    /** A program that is told something line by line, and answers so. */
    record Told(Process process, BufferedReader answers, PrintWriter commands) {
        static Told of(Process process) {
            return new Told(
                    process,
                    process.inputReader(StandardCharsets.UTF_8),
                    new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true));
        }

        String hear() throws IOException {
            return Objects.requireNonNull(answers.readLine(), "the program has ended");
        }

        String ask(String line) throws IOException {
            commands.println(line);
            return hear();
        }

        int number() {
            return (int) process.pid();
        }
    }

    /** Starts a broker as {@code user}; each of {@code settings} is a line of its configuration. */
    Ground(OtherUser user, String... settings) throws IOException {
        brokersUser = user;
        root = Files.createTempDirectory("bn");
        met = root.resolve("d");
        open(root);
        List<Path> classes = Site.classes();
        for (int i = 0; i < classes.size(); i++) {
            Path copy = root.resolve("classes-" + i);
            OtherUser.copy(classes.get(i), copy);
            classPath.add(copy);
        }
        Files.createDirectory(directory());
        open(directory());
        Files.setAttribute(directory(), "unix:uid", user.uid());
        configuration = root.resolve("broker.properties");
        List<String> lines = new ArrayList<>(List.of(settings));
        lines.add(SystemRendezvous.USER_KEY + "=" + user.uid());
        Files.write(configuration, lines);
        Path jar = jar();
        try (InputStream resource = FileMapping.class.getResourceAsStream("/META-INF/basenamed/broker.jar")) {
            Files.copy(Objects.requireNonNull(resource), jar);
        }
        Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rw-r--r--"));
        List<String> command = new ArrayList<>(user.launcher());
        command.addAll(brokerCommand(directory()));
        broker = Told.of(new ProcessBuilder(command)
                .redirectError(root.resolve("broker.log").toFile())
                .start());
        programs.add(broker);
        try {
            assertThat(broker.answers().readLine()).as(log()).isEqualTo("ready");
        } catch (IOException | AssertionError e) {
            endAll();
            Site.removeTree(root);
            throw e;
        }
    }

    private static void open(Path directory) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private Path jar() {
        return root.resolve("broker.jar");
    }

    /** The command of a broker in a directory, for whoever it runs as. */
    List<String> brokerCommand(Path directory) {
        return List.of(
                java(),
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xmx256m",
                "-jar",
                jar().toString(),
                "--system",
                "--directory",
                directory.toString(),
                "--configuration",
                configuration.toString());
    }

    /** Has the next programs meet another broker than this one's. */
    void meetAt(Path directory) {
        met = directory;
    }

    Path root() {
        return root;
    }

    /** Where the broker's socket is. */
    Path directory() {
        return root.resolve("d");
    }

    String log() throws IOException {
        return Files.readString(root.resolve("broker.log"));
    }

    Told broker() {
        return broker;
    }

    OtherUser brokersUser() {
        return brokersUser;
    }

    /** Lets programs use the classes beside {@code type}, too. */
    void addClassesOf(Class<?> type) throws IOException {
        Path copy = root.resolve("classes-" + classPath.size());
        try {
            OtherUser.copy(
                    Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI()),
                    copy);
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        classPath.add(copy);
    }

    /** Starts a program, by {@code launcher}, and waits until it is up. */
    Told start(List<String> launcher, Class<?> program, String... arguments) throws IOException {
        Told told = run(launcher, program, arguments);
        assertThat(told.hear()).isEqualTo("up");
        return told;
    }

    /** Starts a program that says what it likes. */
    Told run(List<String> launcher, Class<?> program, String... arguments) throws IOException {
        Told told = Told.of(process(launcher, program, arguments).start());
        programs.add(told);
        return told;
    }

    private ProcessBuilder process(List<String> launcher, Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>(launcher);
        command.addAll(List.of(java(), "-XX:-UsePerfData", "-XX:+UseSerialGC", "-Xmx256m"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", places(), program.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(root.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put(SystemRendezvous.DIRECTORY_VARIABLE, met.toString());
        builder.environment().put(SystemRendezvous.CONFIGURATION_VARIABLE, configuration.toString());
        builder.environment().put("XDG_CACHE_HOME", root.toString());
        return builder;
    }

    private String places() {
        return classPath.stream().map(Path::toString).collect(Collectors.joining(":"));
    }

    /** Ends all programs, the broker last: those that had to be killed. */
    private List<String> endAll() {
        List<String> killed = new ArrayList<>();
        for (Told program : programs.reversed()) {
            Process process = program.process();
            process.destroy();
            if (process.onExit().completeOnTimeout(null, 60, TimeUnit.SECONDS).join() == null) {
                killed.add(process.info().toString());
                process.destroyForcibly().onExit().join();
            }
        }
        return killed;
    }

    /** Ends all programs, the broker last, which has to leave nothing but its lock. */
    @Override
    public void close() throws IOException {
        List<String> killed = endAll();
        try (var left = Files.list(directory())) {
            assertThat(killed).isEmpty();
            assertThat(left.map(path -> String.valueOf(path.getFileName()))).containsExactly("broker.lock");
        } finally {
            Site.removeTree(root);
        }
    }
}
