package org.basenamed.client.core;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.FileStatus;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.Mmap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the file behind a channel among the descriptors of this process. A channel does not tell its descriptor; but a page of its
 * file can be mapped, and the kernel tells of which file a mapping is. Any descriptor of that file with enough access is as
 * good as the channel's own: it belongs to this process.
 */
public final class ChannelFile {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final Path MAPS = Path.of("/proc/self/maps");
    private static final int DEVICE_FIELD = 3;
    private static final int INODE_FIELD = 4;

    private ChannelFile() {}

    /** A file as the list of mappings names it: on some file systems another device than a file's status tells. */
    private record Identity(String device, long inode) {}

    /**
     * A descriptor of the channel's file, of the caller's own.
     *
     * @param writes whether it has to let the caller write too
     * @return null if this process has none with that access
     * @throws IOException if the channel is closed, cannot be read, or is of another kind than the JDK's
     */
    public static @Nullable Fd duplicate(FileChannel channel, boolean writes) throws IOException {
        Identity identity = identityOf(channel, writes);
        for (Path entry : descriptors()) {
            int number = Integer.parseInt(entry.getFileName().toString());
            Fd candidate = candidate(number, identity, writes);
            if (candidate != null) {
                return candidate;
            }
        }
        return null;
    }

    private static List<Path> descriptors() throws IOException {
        try (var entries = Files.list(DESCRIPTORS)) {
            return entries.toList();
        }
    }

    private static Identity identityOf(FileChannel channel, boolean writes) throws IOException {
        boolean empty = channel.size() == 0;
        try (Arena arena = Arena.ofConfined()) {
            // there is nothing to map of an empty file: it gets a byte, and loses it again
            FileChannel.MapMode mode = empty && writes ? FileChannel.MapMode.READ_WRITE : FileChannel.MapMode.READ_ONLY;
            if (empty && !writes) {
                throw new IOException("the file is empty");
            }
            MemorySegment page = channel.map(mode, 0, 1, arena);
            return identityAt(page.address());
        } finally {
            if (empty && writes) {
                channel.truncate(0);
            }
        }
    }

    private static @Nullable Fd candidate(int number, Identity identity, boolean writes) throws IOException {
        int copy = FileCalls.duplicate(number);
        if (copy < 0) {
            // closed since the directory was read
            return null;
        }
        Fd fd = Fd.own(copy);
        boolean fits = false;
        try {
            FileStatus status = FileCalls.fstat(fd);
            fits = status.isRegularFile()
                    && status.inode() == identity.inode()
                    && allows(FileCalls.openFlags(fd), writes)
                    && (status.sizeBytes() == 0 || identity.equals(identityOf(fd)));
            return fits ? fd : null;
        } finally {
            if (!fits) {
                fd.close();
            }
        }
    }

    private static boolean allows(int flags, boolean writes) {
        int mode = flags & FileCalls.O_ACCMODE;
        boolean reads = (flags & FileCalls.O_PATH) == 0 && mode != FileCalls.O_WRONLY;
        return reads && (!writes || mode == FileCalls.O_RDWR);
    }

    private static Identity identityOf(Fd fd) throws IOException {
        int bytes = Mmap.pageSizeBytes();
        long address = Mmap.map(0, bytes, Mmap.PROT_READ, Mmap.MAP_SHARED, fd.number(), 0);
        if (Mmap.isFailure(address)) {
            throw new LinuxException("mmap", (int) -address, fd);
        }
        try {
            return identityAt(address);
        } finally {
            LinuxException.check(Mmap.unmap(address, bytes), "munmap", address);
        }
    }

    /** Reads {@code start-end perms offset device inode path} of the mapping that has the address. */
    private static Identity identityAt(long address) throws IOException {
        for (String line : Files.readAllLines(MAPS)) {
            String[] fields = line.split(" +", -1);
            int dash = fields[0].indexOf('-');
            long start = Long.parseUnsignedLong(fields[0].substring(0, dash), 16);
            long end = Long.parseUnsignedLong(fields[0].substring(dash + 1), 16);
            if (address >= start && address < end) {
                return new Identity(fields[DEVICE_FIELD], Long.parseLong(fields[INODE_FIELD]));
            }
        }
        throw new IOException("the channel's mapping is not listed");
    }
}
