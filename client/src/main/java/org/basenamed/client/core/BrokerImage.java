package org.basenamed.client.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.basenamed.protocol.wire.ProtocolVersion;

/**
 * The broker's program, which this library carries as a resource, as a file that a Java machine can run.
 *
 * @param jar the program
 * @param aotCache the cache that lets it start fast; made by the first broker, so it may not be there yet
 * @param log where its brokers write to
 */
record BrokerImage(Path jar, Path aotCache, Path log) {
    private static final String RESOURCE = "/META-INF/basenamed/broker.jar";
    private static final long LOG_BYTES = 1 << 20;

    /** The time of a copy that nobody has written to since, the first moment of 2000; a cache of its classes fits no other. */
    private static final long UNTOUCHED_MILLIS = 946_684_800_000L;

    /** Unpacks the program, unless that has been done by this version; a copy that somebody has changed is replaced. */
    static BrokerImage unpacked() throws BrokerUnreachableException {
        return unpacked(true);
    }

    /** Unpacks the program in place of whatever is there. */
    static BrokerImage unpackedAnew() throws BrokerUnreachableException {
        return unpacked(false);
    }

    private static BrokerImage unpacked(boolean unlessThere) throws BrokerUnreachableException {
        Path cache = BrokerDirectory.cache();
        try {
            Path directory = cache.resolve(ProtocolVersion.SOFTWARE + "-" + PackedBroker.SHA_256.substring(0, 16));
            Path jar = directory.resolve("broker.jar");
            if (!unlessThere || !isUntouched(jar)) {
                Files.createDirectories(directory);
                replace(jar);
            }
            Path log = cache.resolve("broker.log");
            rotate(log);
            return new BrokerImage(jar, directory.resolve("broker-" + virtualMachine() + ".aot"), log);
        } catch (IOException e) {
            throw new BrokerUnreachableException("cannot unpack the broker to " + cache + ": " + e, e);
        }
    }

    /** As far as can be seen without reading it: whoever starts a broker waits for this. */
    private static boolean isUntouched(Path jar) throws IOException {
        try {
            BasicFileAttributes found = Files.readAttributes(jar, BasicFileAttributes.class);
            return found.size() == PackedBroker.BYTES
                    && found.lastModifiedTime().toMillis() == UNTOUCHED_MILLIS;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Whether the copy is what was unpacked, byte by byte. */
    boolean isWhole() {
        try {
            return PackedBroker.SHA_256.equals(hashOf(jar));
        } catch (IOException e) {
            return false;
        }
    }

    private static void replace(Path jar) throws IOException {
        Path fresh = Files.createTempFile(jar.getParent(), "broker", ".tmp");
        try {
            try (InputStream resource = resource(RESOURCE)) {
                Files.copy(resource, fresh, StandardCopyOption.REPLACE_EXISTING);
            }
            if (!PackedBroker.SHA_256.equals(hashOf(fresh))) {
                throw new IOException(
                        "the library's copy of the broker does not have its own hash " + PackedBroker.SHA_256);
            }
            try (FileChannel written = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                // a file that has its name but not its bytes yet when the machine loses power would bear the same time
                written.force(false);
            }
            Files.setLastModifiedTime(fresh, FileTime.fromMillis(UNTOUCHED_MILLIS));
            Files.move(fresh, jar, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static String hashOf(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream resource = BrokerImage.class.getResourceAsStream(name);
        if (resource == null) {
            throw new IOException("the library was packaged without its resource " + name);
        }
        return resource;
    }

    private static void rotate(Path log) throws IOException {
        try {
            if (Files.size(log) > LOG_BYTES) {
                Files.move(log, log.resolveSibling("broker.log.old"), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (NoSuchFileException e) {
            // there is none yet, or the starter of another directory's broker was faster
        }
    }

    /** A cache fits one build of the virtual machine only. */
    private static String virtualMachine() {
        int identity = Objects.hash(
                System.getProperty("java.vm.version"),
                System.getProperty("java.vm.vendor"),
                System.getProperty("os.arch"));
        return Integer.toHexString(identity);
    }

    /** What a Java machine is told that is to run it, but for the program's own arguments. */
    List<String> javaOptions() {
        return List.of(
                "-XX:+UseSerialGC",
                // it would leave a file in /tmp when the broker is killed
                "-XX:-UsePerfData",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-XX:ErrorFile=" + log.resolveSibling("broker-crash-%p.log"));
    }
}
