package org.basenamed.client.core;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.OfdLock;
import org.basenamed.linux.PrivateDirectory;
import org.basenamed.linux.SeqpacketSocket;
import org.basenamed.linux.UnlinkedCalls;
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
        this.launcher = this::start;
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
        if (UnlinkedCalls.lstat(rendezvous.directory()) == null) {
            return null;
        }
        PrivateDirectory.ensure(rendezvous.directory());
        if (UnlinkedCalls.lstat(rendezvous.socket()) == null) {
            return null;
        }
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
            if (socket == null) {
                PrivateDirectory.ensure(rendezvous.directory());
                socket = startInTurn();
            }
            if (socket != null) {
                return socket;
            }
        }
    }

    /**
     * Starts a broker, unless one comes while this one waits for its turn. Null if it has left again, or if the last one has just removed
     * the directory.
     */
    private @Nullable SeqpacketSocket startInTurn() throws BrokerUnreachableException {
        // record locks belong to the process: they make its own threads wait for nobody
        synchronized (BrokerStarter.class) {
            try (FileChannel lock = openLock()) {
                if (isTaken(lock)) {
                    return connectOrLaunch();
                }
            } catch (NoSuchFileException e) {
                return null;
            } catch (IOException e) {
                throw new BrokerUnreachableException("cannot start the broker: " + e, e);
            }
            return startAfterOthers();
        }
    }

    /** While this one waited, the broker may have come. */
    private @Nullable SeqpacketSocket connectOrLaunch() throws BrokerUnreachableException {
        SeqpacketSocket socket = connect();
        if (socket == null) {
            launcher.launch();
            socket = connect();
        }
        return socket;
    }

    /** Somebody else is starting a broker, or one is leaving, so there is no hurry. Waits as brokers do. */
    private @Nullable SeqpacketSocket startAfterOthers() throws BrokerUnreachableException {
        int flags = FileCalls.O_RDWR | FileCalls.O_CREAT | FileCalls.O_CLOEXEC;
        int opened = FileCalls.open(rendezvous.lockFile(), flags, 0600);
        if (opened == -Errno.ENOENT) {
            return null;
        }
        try (Fd lock = Fd.own(LinuxException.check(opened, "open", rendezvous.lockFile()))) {
            int locked = OfdLock.lock(lock, Rendezvous.SPAWN_BYTE, true);
            LinuxException.check(locked, "fcntl(F_OFD_SETLKW)", rendezvous.lockFile());
            // the broker may have come meanwhile, and even left again and taken the lock file along
            return FileCalls.isAt(lock, rendezvous.lockFile()) ? connectOrLaunch() : connect();
        }
    }

    private FileChannel openLock() throws IOException {
        return FileChannel.open(
                rendezvous.lockFile(),
                Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE),
                PosixFilePermissions.asFileAttribute(
                        EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)));
    }

    /*
     * A record lock is taken without linking anything native, and keeps out, and is kept out by, the locks of open file descriptions that
     * everybody else takes. Nobody waits for one: the kernel would take that for a deadlock where processes wait for record locks of each
     * other's, and refuse a program its own. It is lost when this process closes any descriptor of the file, as another copy of this
     * library in it may, and the file may have been removed by a broker that has just left. Neither does harm: which broker serves is
     * decided by the brokers themselves when they come, and a second one says that there is another. The lock keeps the processes of a
     * crowd from starting a broker each, no more.
     */
    private static boolean isTaken(FileChannel file) {
        try {
            return file.tryLock(Rendezvous.SPAWN_BYTE, 1, false) != null;
        } catch (OverlappingFileLockException | IOException e) {
            return false;
        }
    }

    /** Of a copy that turns out to be damaged, no broker can come: only then is it read, and replaced. */
    private void start() throws BrokerUnreachableException {
        BrokerImage image = BrokerImage.unpacked();
        try {
            start(image);
        } catch (BrokerUnreachableException e) {
            if (image.isWhole()) {
                throw e;
            }
            start(BrokerImage.unpackedAnew());
        }
    }

    private void start(BrokerImage image) throws BrokerUnreachableException {
        try {
            ProcessBuilder builder = new ProcessBuilder(command(image))
                    .directory(new File("/"))
                    .redirectError(ProcessBuilder.Redirect.appendTo(image.log().toFile()));
            // the application's heap, collector, agents and debugger are not the broker's
            builder.environment().keySet().removeAll(OPTIONS_OF_JAVA_MACHINES);
            Process process = builder.start();
            try (BufferedReader said = process.inputReader()) {
                Preparation.make();
                expectReady(said.readLine(), image);
            } finally {
                // a shell in between waits for the end of it
                process.getOutputStream().close();
            }
        } catch (IOException e) {
            throw new BrokerUnreachableException("cannot start the broker: " + e + "; its log is " + image.log(), e);
        }
    }

    /*
     * A Java machine with a child that runs takes 300 ms longer to end: see ExitBell. A shell in between gives the broker away. It is there
     * in all but the barest containers, which have to wait.
     *
     * The Java machine stops listening to a child that has ended, so the shell stays until this process has heard the broker and closes the
     * shell's input, or ends itself, whatever the keys of a terminal say meanwhile. It gives its output away, so that the end of it is the
     * broker's end.
     */
    private static List<String> inBackground() {
        return Files.isExecutable(SHELL)
                ? List.of(
                        SHELL.toString(),
                        "-c",
                        "\"$0\" \"$@\" </dev/null & trap '' INT QUIT HUP; exec >&-; read -r end")
                : List.of();
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
