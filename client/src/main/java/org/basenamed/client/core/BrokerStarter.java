package org.basenamed.client.core;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.OfdLock;
import org.basenamed.linux.Pipe;
import org.basenamed.linux.PrivateDirectory;
import org.basenamed.linux.SeqpacketSocket;
import org.basenamed.protocol.Rendezvous;
import org.jspecify.annotations.Nullable;

/**
 * Reaches the broker of a directory, and starts it if there is none.
 *
 * <p>Of many processes that start at once, one gets the spawn lock and starts a broker; the others wait for that lock and then
 * find it. The starter waits until the broker says that it can be reached, or why it cannot.
 */
final class BrokerStarter {
    /** How long a broker stays without clients, in milliseconds. */
    static final String IDLE_PROPERTY = "basenamed.idle.millis";

    /** What keeps jobs together at the broker: {@code auto} or {@code tracking}. */
    static final String JOBS_PROPERTY = "basenamed.jobs";

    private static final Path SHELL = Path.of("/bin/sh");
    private static final Duration DEFAULT_IDLE = Duration.ofSeconds(10);

    static final Set<String> OPTIONS_OF_JAVA_MACHINES =
            Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private final Rendezvous rendezvous;
    private final Launcher launcher;

    /** Starts a broker of the directory, and waits until it, or another one, can be reached. */
    @FunctionalInterface
    interface Launcher {
        void launch() throws BrokerUnreachableException;
    }

    BrokerStarter(Rendezvous rendezvous) {
        this.rendezvous = rendezvous;
        this.launcher = () -> start(BrokerImage.unpacked());
    }

    BrokerStarter(Rendezvous rendezvous, Launcher launcher) {
        this.rendezvous = rendezvous;
        this.launcher = launcher;
    }

    /**
     * A connection to the broker that serves the directory; null if none does.
     *
     * @throws PrivateDirectory.NotPrivateException if others could have put another socket there
     */
    @Nullable
    SeqpacketSocket connect() {
        if (!SeqpacketSocket.canBeAt(rendezvous.socket())) {
            // no broker can ever be there: to say that none is would send people looking for one
            throw new LinuxException("connect", Errno.ENAMETOOLONG, rendezvous.socket());
        }
        if (FileCalls.lstat(rendezvous.directory()) == null) {
            return null;
        }
        PrivateDirectory.ensure(rendezvous.directory());
        int connected = SeqpacketSocket.connect(rendezvous.socket());
        if (connected >= 0) {
            return SeqpacketSocket.adopt(Fd.own(connected));
        }
        if (connected == -Errno.ENOENT || connected == -Errno.ECONNREFUSED || connected == -Errno.ENOTDIR) {
            return null;
        }
        throw new LinuxException("connect", -connected, rendezvous.socket());
    }

    /** A connection to the broker of the directory, started if there was none. */
    SeqpacketSocket connectOrStart() throws BrokerUnreachableException {
        while (true) {
            SeqpacketSocket socket = connect();
            if (socket != null) {
                return socket;
            }
            PrivateDirectory.ensure(rendezvous.directory());
            try (Fd lock = openLock()) {
                if (lock == null || OfdLock.lock(lock, Rendezvous.SPAWN_BYTE, true) != 0) {
                    continue;
                }
                // while this one waited, the broker may have come, and even left again and taken the lock file along
                socket = connect();
                if (socket == null && FileCalls.isAt(lock, rendezvous.lockFile())) {
                    launcher.launch();
                    socket = connect();
                }
            }
            if (socket != null) {
                return socket;
            }
        }
    }

    /** Null if a leaving broker has just removed the directory. */
    private @Nullable Fd openLock() {
        int flags = FileCalls.O_RDWR | FileCalls.O_CREAT | FileCalls.O_CLOEXEC;
        int opened = FileCalls.open(rendezvous.lockFile(), flags, 0600);
        if (opened == -Errno.ENOENT) {
            return null;
        }
        return Fd.own(LinuxException.check(opened, "open", rendezvous.lockFile()));
    }

    private void start(BrokerImage image) throws BrokerUnreachableException {
        try {
            ProcessBuilder builder = new ProcessBuilder(command(image))
                    .directory(new File("/"))
                    .redirectInput(new File("/dev/null"))
                    .redirectError(ProcessBuilder.Redirect.appendTo(image.log().toFile()));
            // the application's heap, collector, agents and debugger are not the broker's
            builder.environment().keySet().removeAll(OPTIONS_OF_JAVA_MACHINES);
            try (BufferedReader said = startSpeaking(builder)) {
                expectReady(said.readLine(), image);
            }
        } catch (IOException e) {
            throw new BrokerUnreachableException("cannot start the broker: " + e + "; its log is " + image.log(), e);
        }
    }

    /**
     * Starts it, with a pipe for what it says that does not depend on the process that has been started: that may be a shell, which ends
     * at once, or the broker itself.
     */
    private static BufferedReader startSpeaking(ProcessBuilder builder) throws IOException {
        try (Pipe pipe = Pipe.create()) {
            // opened anew by their numbers: whoever says something holds the writing end alone when those of this
            // process are closed
            BufferedReader said = Files.newBufferedReader(descriptor(pipe.reading()));
            try {
                builder.redirectOutput(descriptor(pipe.writing()).toFile()).start();
            } catch (IOException | RuntimeException e) {
                said.close();
                throw e;
            }
            return said;
        }
    }

    private static Path descriptor(Fd fd) {
        return Path.of("/proc/self/fd", Integer.toString(fd.number()));
    }

    /*
     * A Java machine with a child that runs takes 300 ms longer to end: see ExitBell. A shell in between gives the broker away. It is there
     * in all but the barest containers, which have to wait.
     */
    private static List<String> inBackground() {
        return Files.isExecutable(SHELL) ? List.of(SHELL.toString(), "-c", "\"$0\" \"$@\" &") : List.of();
    }

    private static void expectReady(@Nullable String said, BrokerImage image) throws BrokerUnreachableException {
        if (Rendezvous.READY.equals(said) || Rendezvous.ALREADY_SERVED.equals(said)) {
            return;
        }
        String reason = said == null
                ? "it ended without a word"
                : said.startsWith(Rendezvous.FAILED) ? said.substring(Rendezvous.FAILED.length()) : said;
        throw new BrokerUnreachableException("the broker cannot start: " + reason + "; its log is " + image.log());
    }

    /** The Java machine of this process; the shell in between would tell of a missing one in the log alone. */
    private static Path java() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        if (!Files.isExecutable(java)) {
            throw new FileNotFoundException(java + " cannot be run");
        }
        return java;
    }

    private List<String> command(BrokerImage image) throws IOException {
        List<String> command = new ArrayList<>(inBackground());
        command.add(java().toString());
        command.addAll(image.javaOptions());
        if (Files.exists(image.aotCache())) {
            command.add("-XX:AOTCache=" + image.aotCache());
        }
        command.addAll(List.of("-jar", image.jar().toString()));
        command.addAll(List.of("--directory", rendezvous.directory().toString()));
        command.addAll(List.of("--idle-millis", Long.toString(idle().toMillis())));
        String jobs = System.getProperty(JOBS_PROPERTY);
        if (jobs != null) {
            command.addAll(List.of("--jobs", jobs));
        }
        command.addAll(List.of("--aot-cache", image.aotCache().toString()));
        return command;
    }

    private static Duration idle() {
        String told = System.getProperty(IDLE_PROPERTY);
        return told == null ? DEFAULT_IDLE : Duration.ofMillis(Long.parseLong(told));
    }
}
