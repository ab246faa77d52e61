package org.basenamed.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.basenamed.client.FileMapping;
import org.basenamed.dispatcher.Seat;
import org.basenamed.linux.Fd;
import org.basenamed.model.Win32Error;
import org.basenamed.protocol.Catalogue;
import org.basenamed.protocol.Rendezvous;
import org.basenamed.win32.Kernel32;

/**
 * A place where processes meet a broker of their own: its directory, and the cache that it is unpacked to. When it is closed
 * no process of it is left.
 */
public final class Site implements AutoCloseable {
    /** Shared by all sites of a run, so that one AOT cache is made; those that damage it take another. */
    private static final Path SHARED_CACHE = Path.of("target", "site-cache").toAbsolutePath();

    private final Path root;
    private Path directory;
    private List<Path> classPath = classes();
    private String collector = "-XX:+UseSerialGC";
    private final Map<String, String> properties = new TreeMap<>();
    private final Map<String, String> environment = new TreeMap<>();
    private final List<String> launcher = new ArrayList<>();
    private final List<ActorProcess> actors = new ArrayList<>();

    Site() {
        try {
            root = Files.createTempDirectory("bn");
            Files.createDirectories(SHARED_CACHE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        directory = root.resolve("d");
        property("basenamed.directory", rendezvous().directory().toString());
        property("basenamed.idle.millis", "10000");
        environment("XDG_CACHE_HOME", SHARED_CACHE.toString());
    }

    /** A directory that is removed with the site. */
    Path root() {
        return root;
    }

    Rendezvous rendezvous() {
        return new Rendezvous(directory);
    }

    /** Lets brokers go when they have been idle for so long. */
    Site idle(Duration idle) {
        return property("basenamed.idle.millis", Long.toString(idle.toMillis()));
    }

    Site property(String name, String value) {
        properties.put(name, value);
        return this;
    }

    Site environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Has actors started by another program, which is given their command. */
    Site launchedBy(String... command) {
        launcher.clear();
        launcher.addAll(List.of(command));
        return this;
    }

    /** Has actors use another garbage collector than brokers. */
    Site collector(String option) {
        collector = option;
        return this;
    }

    /** Takes the classes of actors from elsewhere. */
    Site classPath(List<Path> places) {
        classPath = places;
        return this;
    }

    /** Tells actors nothing of a directory; it has to be this one that they find. */
    Site defaultDirectory(String expected) {
        directory = Path.of(expected);
        properties.remove("basenamed.directory");
        return this;
    }

    /** Starts an actor that may not be up yet. */
    ActorProcess start() {
        List<String> command = new ArrayList<>(launcher);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:-UsePerfData", collector, "-XX:TieredStopAtLevel=1", "-Xmx128m"));
        command.add("--enable-native-access=ALL-UNNAMED");
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        String places = classPath.stream().map(Path::toString).collect(Collectors.joining(":"));
        command.addAll(List.of("-cp", places, Actor.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().remove("XDG_RUNTIME_DIR");
        builder.environment().putAll(environment);
        try {
            ActorProcess actor = new ActorProcess(builder.start());
            actors.add(actor);
            return actor;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts an actor, and waits until it is up. */
    ActorProcess actor() {
        return start().awaitUp();
    }

    /** Where the classes of an actor are: jars, or directories. */
    public static List<Path> classes() {
        return Stream.of(
                        Actor.class,
                        FileMapping.class,
                        Kernel32.class,
                        Seat.class,
                        Fd.class,
                        Catalogue.class,
                        Win32Error.class)
                .map(Site::location)
                .distinct()
                .toList();
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** The brokers that live, reachable or not. */
    List<ProcessHandle> brokers() {
        return brokers(rendezvous().directory());
    }

    private static List<ProcessHandle> brokers(Path directory) {
        List<String> told = List.of("--directory", directory.toString());
        return ProcessHandle.allProcesses()
                .filter(process -> commandLine(process).containsAll(told))
                .toList();
    }

    private static List<String> commandLine(ProcessHandle process) {
        try {
            String text = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            return List.of(text.split("\0", -1));
        } catch (IOException e) {
            // it has ended meanwhile
            return List.of();
        }
    }

    /** The one broker that lives. */
    ProcessHandle broker() {
        List<ProcessHandle> brokers = brokers();
        assertThat(brokers).hasSize(1);
        return brokers.getFirst();
    }

    /** Waits until every broker has ended. */
    void awaitNoBroker() {
        awaitNoBroker(rendezvous().directory());
    }

    /** Waits until every broker in a directory has ended. */
    public static void awaitNoBroker(Path directory) {
        for (List<ProcessHandle> living = brokers(directory); !living.isEmpty(); living = brokers(directory)) {
            living.forEach(Site::awaitEnd);
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** Kills the broker and waits for its end. */
    void killBroker() {
        ProcessHandle broker = broker();
        broker.destroyForcibly();
        awaitEnd(broker);
    }

    @Override
    public void close() {
        actors.forEach(ActorProcess::kill);
        brokers().forEach(ProcessHandle::destroy);
        awaitNoBroker();
        removeTree(root);
        if (!directory.startsWith(root)) {
            assertThat(directory).doesNotExist();
        }
    }

    /** Removes a directory and what is in it. */
    public static void removeTree(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(Objects.requireNonNull(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
