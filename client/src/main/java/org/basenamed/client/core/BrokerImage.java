package org.basenamed.client.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
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

    /** Unpacks the program, unless that has been done by this version; a damaged copy is replaced. */
    static BrokerImage unpacked() throws BrokerUnreachableException {
        Path cache = BrokerDirectory.cache();
        try {
            String hash = text(RESOURCE + ".sha256");
            Path directory = cache.resolve(ProtocolVersion.SOFTWARE + "-" + hash.substring(0, 16));
            Files.createDirectories(directory);
            Path jar = directory.resolve("broker.jar");
            if (!Files.exists(jar) || !isWhole(jar)) {
                replace(jar, hash);
            }
            Path log = cache.resolve("broker.log");
            rotate(log);
            return new BrokerImage(jar, directory.resolve("broker-" + virtualMachine() + ".aot"), log);
        } catch (IOException e) {
            throw new BrokerUnreachableException("cannot unpack the broker to " + cache + ": " + e, e);
        }
    }

    /** By a checksum that is computed at full speed from the first call on: the hash takes 40 ms in a Java machine that has just started. */
    private static boolean isWhole(Path jar) throws IOException {
        try (InputStream resource = resource(RESOURCE)) {
            return checksumOf(resource.readAllBytes()) == checksumOf(Files.readAllBytes(jar));
        }
    }

    private static long checksumOf(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return checksum.getValue();
    }

    private static void replace(Path jar, String hash) throws IOException {
        Path fresh = Files.createTempFile(jar.getParent(), "broker", ".tmp");
        try {
            try (InputStream resource = resource(RESOURCE)) {
                Files.copy(resource, fresh, StandardCopyOption.REPLACE_EXISTING);
            }
            if (!hash.equals(hashOf(fresh))) {
                throw new IOException("the library's copy of the broker does not have its own hash " + hash);
            }
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

    private static String text(String name) throws IOException {
        try (InputStream resource = resource(name)) {
            return new String(resource.readAllBytes(), StandardCharsets.US_ASCII).trim();
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
