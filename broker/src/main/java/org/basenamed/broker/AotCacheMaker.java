package org.basenamed.broker;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Makes the cache that lets later brokers of this version start faster, by a {@link Rehearsal} in a process of its own. A broker
 * without the cache is slower to start and otherwise the same.
 */
final class AotCacheMaker {
    private AotCacheMaker() {}

    /** Begins to make the cache beside the broker's work, if nobody has made it or is making it. */
    static void makeIfMissing(Path cache, BrokerLog log) {
        if (!Files.exists(cache)) {
            Thread.ofPlatform().daemon().name("aot-cache").start(() -> make(cache, log));
        }
    }

    private static void make(Path cache, BrokerLog log) {
        Path unfinished = cache.resolveSibling(
                cache.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Process rehearsal = new ProcessBuilder(command(unfinished))
                    .directory(new File("/"))
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            int status = rehearsal.waitFor();
            if (status == 0 && Files.exists(unfinished)) {
                Files.move(unfinished, cache, StandardCopyOption.ATOMIC_MOVE);
            } else {
                log.info("no AOT cache: the rehearsal ended with status " + status);
            }
        } catch (IOException e) {
            log.error("no AOT cache", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            deleteQuietly(unfinished, log);
        }
    }

    private static void deleteQuietly(Path file, BrokerLog log) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.error("cannot remove " + file, e);
        }
    }

    private static List<String> command(Path cache) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:AOTCacheOutput=" + cache,
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                // the same program, started the same way: a cache fits nothing else
                "-jar",
                System.getProperty("java.class.path"),
                Rehearsal.OPTION,
                cache + ".run");
    }
}
