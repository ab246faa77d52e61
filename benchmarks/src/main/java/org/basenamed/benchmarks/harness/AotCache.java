package org.basenamed.benchmarks.harness;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The cache that the first broker makes for later ones: without it a start is not what users meet from the second day on. */
public final class AotCache {
    private static final int PATIENCE_SECONDS = 120;

    private AotCache() {}

    /** Waits until it is there, in the cache directory that the environment names; says so if it does not come. */
    public static void await() throws IOException, InterruptedException {
        Path cache = Path.of(System.getenv("XDG_CACHE_HOME"), "basenamed");
        try (WatchService changes = FileSystems.getDefault().newWatchService()) {
            for (Path directory : directories(cache)) {
                directory.register(changes, StandardWatchEventKinds.ENTRY_CREATE);
            }
            while (!isThere(cache)) {
                WatchKey change = changes.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (change == null) {
                    System.err.println("  no AOT cache within " + PATIENCE_SECONDS + " s: brokers start without it");
                    return;
                }
                change.pollEvents();
                change.reset();
            }
        }
    }

    private static List<Path> directories(Path cache) throws IOException {
        try (Stream<Path> found = Files.list(cache)) {
            return found.filter(Files::isDirectory).toList();
        }
    }

    private static boolean isThere(Path cache) throws IOException {
        for (Path directory : directories(cache)) {
            try (Stream<Path> files = Files.list(directory)) {
                if (files.anyMatch(file -> file.toString().endsWith(".aot"))) {
                    return true;
                }
            }
        }
        return false;
    }
}
