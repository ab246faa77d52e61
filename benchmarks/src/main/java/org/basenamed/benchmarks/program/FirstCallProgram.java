package org.basenamed.benchmarks.program;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.basenamed.benchmarks.harness.Toolbox;
import org.basenamed.client.Broker;
import org.basenamed.client.FileMapping;
import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.OfdLock;
import org.basenamed.protocol.Rendezvous;

/** From the start of a JVM to its end, with and without one first call in between. */
final class FirstCallProgram {
    private static final String SHORT_IDLE_MILLIS = "100";
    private static final String NOTHING = "nothing";
    private static final String RUNNING = "running";
    private static final String CACHED = "cached";
    private static final String NONE = "none";
    private static final String CALL = "call";
    private static final String BARE = "bare";

    private final String kind;
    private final Path directory;
    /** Where the measured program finds an AOT cache of its own; it has none unless it is {@link #CACHED}. */
    private final Path cache;

    private FirstCallProgram(String kind, Path own) {
        this.kind = kind;
        this.directory = kind.equals(NONE) ? own.resolveSibling(own.getFileName() + "-none") : own;
        this.cache = Path.of(
                System.getProperty("java.io.tmpdir"),
                "first-call-" + ProcessHandle.current().pid() + ".aot");
    }

    /** Which is measured; or, in the JVM that is measured, what it does. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        switch (arguments[0]) {
            case CALL -> createOne();
            case NOTHING, RUNNING, CACHED, NONE, BARE -> measure(arguments);
            default -> throw Answers.usage("nothing|bare|running|cached|none");
        }
    }

    private static void createOne() {
        try (FileMapping mapping = FileMapping.createNew("Local\\first-call", 4096)) {
            if (!mapping.isOpen()) {
                throw new IllegalStateException(mapping + " was not created");
            }
        }
    }

    /** What no library can do without that calls the kernel: a function is linked as ours is, with arguments that it ignores, and called. */
    @SuppressWarnings("restricted")
    private static void callBarely() {
        Linker linker = Linker.nativeLinker();
        FunctionDescriptor type = FunctionDescriptor.of(
                JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS);
        MethodHandle getpid = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("getpid"),
                type,
                Linker.Option.captureCallState("errno"),
                Linker.Option.firstVariadicArg(1));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(Linker.Option.captureStateLayout());
            long result = (long) getpid.invokeExact(errno, 0L, 0L, 0L, 0L, 0L, 0L, 0L, MemorySegment.NULL);
            if (result <= 0) {
                throw new IllegalStateException("getpid answered " + result);
            }
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) {
            throw new AssertionError("a native call threw", thrown);
        }
    }

    private static void measure(String... arguments) throws IOException, InterruptedException {
        if (arguments.length > 1) {
            if (arguments[0].equals(BARE)) {
                callBarely();
            }
            return;
        }
        FirstCallProgram program = new FirstCallProgram(arguments[0], Broker.directory());
        try (FileMapping keeper = FileMapping.createUnnamed(1)) {
            if (!keeper.isOpen()) {
                throw new IllegalStateException("the broker has gone");
            }
            if (program.kind.equals(CACHED)) {
                program.makeCache();
            }
            new Answers().give(i -> program.startOne());
        }
    }

    /** As a user would: by a run of the program that writes it when it ends. */
    private void makeCache() throws IOException, InterruptedException {
        // what the platform says of classes that it leaves out is for nobody
        run(program("-XX:AOTCacheOutput=" + cache).redirectError(ProcessBuilder.Redirect.DISCARD));
        if (!Files.exists(cache)) {
            throw new IOException("no AOT cache was written to " + cache);
        }
        cache.toFile().deleteOnExit();
    }

    private static void run(ProcessBuilder program) throws IOException, InterruptedException {
        int status = program.start().waitFor();
        if (status != 0) {
            throw new IOException("the program ended with status " + status);
        }
    }

    private double startOne() throws IOException, InterruptedException {
        long start = System.nanoTime();
        run(kind.equals(CACHED) ? program("-XX:AOTCache=" + cache) : program());
        double nanos = System.nanoTime() - start;
        if (kind.equals(NONE)) {
            awaitBrokerGone();
        }
        return nanos;
    }

    private ProcessBuilder program(String... switches) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-D" + Toolbox.DIRECTORY_PROPERTY + "=" + directory,
                "-D" + Toolbox.IDLE_PROPERTY + "=" + SHORT_IDLE_MILLIS));
        command.addAll(List.of(switches));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), FirstCallProgram.class.getName()));
        command.addAll(kind.equals(NOTHING) || kind.equals(BARE) ? List.of(kind, kind) : List.of(CALL));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }

    /** A broker holds this lock as long as it lives, and takes the file along. */
    private void awaitBrokerGone() {
        Path lockFile = new Rendezvous(directory).lockFile();
        int opened = FileCalls.open(lockFile, FileCalls.O_RDWR | FileCalls.O_CLOEXEC, 0);
        if (opened == -Errno.ENOENT || !Files.exists(directory)) {
            return;
        }
        try (Fd lock = Fd.own(LinuxException.check(opened, "open", lockFile))) {
            LinuxException.check(OfdLock.lock(lock, Rendezvous.ALIVE_BYTE, true), "fcntl(F_OFD_SETLKW)", lockFile);
        }
    }
}
