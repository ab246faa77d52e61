package org.basenamed.broker;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import org.basenamed.broker.log.BrokerLog;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.OfdLock;

/**
 * Makes the cache that lets later brokers of this version start faster, by a {@link Rehearsal} in a process of its own. A broker
 * without the cache is slower to start and otherwise the same.
 *
 * <p>A lock beside the cache lets one broker of many make it. A broker that has left meanwhile ends when the cache is made;
 * what a killed one has left unfinished the next maker removes.
 */
final class AotCacheMaker {
    private final Path directory;
    private final Path cache;
    private final BrokerLog log;

    private AotCacheMaker(Path cache, BrokerLog log) {
        this.directory = Objects.requireNonNull(cache.toAbsolutePath().getParent());
        this.cache = cache.toAbsolutePath();
        this.log = log;
    }

    /** Begins to make the cache beside the broker's work, if nobody has made it or is making it. */
    static void makeIfMissing(Path cache, BrokerLog log) {
        if (!Files.exists(cache)) {
            AotCacheMaker maker = new AotCacheMaker(cache, log);
            Thread.ofPlatform().name("aot-cache").start(maker::makeAlone);
        }
    }

    private void makeAlone() {
        Path lockFile = sibling("lock");
        int flags = FileCalls.O_RDWR | FileCalls.O_CREAT | FileCalls.O_CLOEXEC;
        try (Fd lock = Fd.own(LinuxException.check(FileCalls.open(lockFile, flags, 0600), "open", lockFile))) {
            if (OfdLock.tryLock(lock, 0, true) == 0 && !Files.exists(cache)) {
                removeUnfinished();
                make();
            }
        } catch (IOException | LinuxException e) {
            log.error("no AOT cache", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Path sibling(String suffix) {
        return cache.resolveSibling(cache.getFileName() + "." + suffix);
    }

    private void removeUnfinished() throws IOException {
        String prefix = cache.getFileName() + ".unfinished";
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, prefix + "*")) {
            for (Path file : left) {
                Files.delete(file);
            }
        }
    }

    private void make() throws IOException, InterruptedException {
        // a name of its own: what a killed broker's Java machine was writing may come yet
        Path unfinished = sibling("unfinished-" + ProcessHandle.current().pid());
        Process rehearsal = new ProcessBuilder(command(unfinished))
                // a path relative to here is short, as the path of a socket has to be
                .directory(directory.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            int status = rehearsal.waitFor();
            if (status == 0 && Files.exists(unfinished)) {
                Files.move(unfinished, cache, StandardCopyOption.ATOMIC_MOVE);
            } else {
                log.info("no AOT cache: the rehearsal ended with status " + status);
            }
        } finally {
            removeUnfinished();
        }
    }

    private static List<String> command(Path unfinished) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:AOTCacheOutput=" + unfinished,
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                // the same program, started the same way: a cache fits nothing else
                "-jar",
                Path.of(System.getProperty("java.class.path")).toAbsolutePath().toString(),
                Rehearsal.OPTION,
                "rehearsal",
                Long.toString(ProcessHandle.current().pid()));
    }
}
