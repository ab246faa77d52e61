package org.basenamed.systemtests.waiting;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.basenamed.client.FileMapping;
import org.basenamed.dispatcher.Seat;
import org.basenamed.linux.Fd;
import org.basenamed.model.Win32Error;
import org.basenamed.protocol.Catalogue;

/**
 * The classes of a contender, as the Java machine loads them fastest: a contender lives for a fraction of a second, most of which would
 * be its start. A first contender that runs for a while and ends in order leaves a cache for the others.
 */
final class ContenderImage {
    private final String classPath;
    private final Path cache;

    private ContenderImage(String classPath, Path cache) {
        this.classPath = classPath;
        this.cache = cache;
    }

    /** Puts what it needs into the directory. */
    static ContenderImage at(Path directory) throws IOException {
        List<Path> places = new ArrayList<>();
        for (Class<?> type : List.of(
                ContenderProgram.class, FileMapping.class, Seat.class, Fd.class, Catalogue.class, Win32Error.class)) {
            Path place = location(type);
            places.add(Files.isDirectory(place) ? packed(place, directory.resolve(places.size() + ".jar")) : place);
        }
        String classPath = places.stream().distinct().map(Path::toString).collect(Collectors.joining(":"));
        return new ContenderImage(classPath, directory.resolve("contender.aot"));
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Directories are not cached. */
    private static Path packed(Path classes, Path jar) throws IOException {
        try (Stream<Path> files = Files.walk(classes);
                OutputStream file = Files.newOutputStream(jar);
                JarOutputStream output = new JarOutputStream(file)) {
            files.filter(Files::isRegularFile).forEach(found -> add(output, classes, Objects.requireNonNull(found)));
        }
        return jar;
    }

    private static void add(JarOutputStream output, Path root, Path file) {
        try {
            output.putNextEntry(new JarEntry(root.relativize(file).toString()));
            Files.copy(file, output);
            output.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts one that leaves the cache when it is {@linkplain Contender#end ended}. */
    Contender startFirst() throws IOException {
        return Contender.start(classPath, "-XX:AOTCacheOutput=" + cache);
    }

    /** Starts one, with the cache if there is one. */
    Contender start(String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(options));
        if (Files.exists(cache)) {
            all.add("-XX:AOTCache=" + cache);
        }
        return Contender.start(classPath, all.toArray(String[]::new));
    }
}
