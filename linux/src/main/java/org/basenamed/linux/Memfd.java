package org.basenamed.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Memory behind a descriptor: no name in any file system, gone with the last descriptor and mapping, and sealable.
 *
 * <p>A memfd is created with mode 0600 (0700 if executable) rather than the kernel's 0777: whoever holds a descriptor can
 * open the file anew through {@code /proc/self/fd} with every right that the mode gives to him, so a read-only descriptor
 * handed to another user would otherwise be an invitation to write.
 */
public final class Memfd {
    /** No further seals. */
    public static final int SEAL_SEAL = 0x1;

    /** The file cannot become smaller: mappings of it can never fault. */
    public static final int SEAL_SHRINK = 0x2;

    /** The file cannot become larger. */
    public static final int SEAL_GROW = 0x4;

    /** Nobody writes; refused ({@code EBUSY}) while a writable shared mapping exists. */
    public static final int SEAL_WRITE = 0x8;

    /** Nobody writes but through the mappings that exist already (Linux 5.1). */
    public static final int SEAL_FUTURE_WRITE = 0x10;

    /** The execute bits cannot change (Linux 6.3). */
    public static final int SEAL_EXEC = 0x20;

    /** For {@link #createHuge}: pages of 2 MiB. */
    public static final int HUGE_2_MIB_SHIFT = 21;

    /** For {@link #createHuge}: pages of 1 GiB. */
    public static final int HUGE_1_GIB_SHIFT = 30;

    static final int MFD_CLOEXEC = 0x1;
    static final int MFD_ALLOW_SEALING = 0x2;
    static final int MFD_HUGETLB = 0x4;
    static final int MFD_NOEXEC_SEAL = 0x8;
    static final int MFD_EXEC = 0x10;
    static final int MFD_HUGE_SHIFT = 26;

    private static final int F_ADD_SEALS = 1033;
    private static final int F_GET_SEALS = 1034;

    private Memfd() {}

    /**
     * Creates an empty one, read-write, closed on exec.
     *
     * @param name shown in {@code /proc} only; up to 249 bytes; need not be unique
     * @param executable whether {@code execve} of it is to be possible. If not, kernels since 6.3 seal it so for good
     * @throws LinuxException if the name is too long, no descriptor is left, or the system forbids executable ones
     */
    public static Fd create(String name, boolean executable) {
        return create(name, flags(executable, KernelFeatures.probed()), executable ? 0700 : 0600);
    }

    /**
     * Creates an empty one backed by huge pages of {@code 1 << hugePageShift} bytes. Its size must be a multiple of that.
     *
     * @throws LinuxException if there are no pages of that size ({@code ENODEV}, {@code EINVAL}); that they have run out
     *     shows when it is mapped or allocated
     */
    public static Fd createHuge(String name, int hugePageShift) {
        int flags = flags(false, KernelFeatures.probed()) | MFD_HUGETLB | (hugePageShift << MFD_HUGE_SHIFT);
        return create(name, flags, 0600);
    }

    static int flags(boolean executable, KernelFeatures kernel) {
        int flags = MFD_CLOEXEC | MFD_ALLOW_SEALING;
        if (!kernel.memfdNoexec()) {
            // An older kernel makes every memfd executable; the mode that it is given takes that away.
            return flags;
        }
        return flags | (executable ? MFD_EXEC : MFD_NOEXEC_SEAL);
    }

    private static Fd create(String name, int flags, int mode) {
        Fd fd;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment nativeName = NativeStrings.allocate(arena, name.getBytes(StandardCharsets.UTF_8));
            long result = Syscall.holding(nativeName, SystemCall.MEMFD_CREATE, nativeName.address(), flags, 0);
            fd = Fd.ownResult(result, "memfd_create", name, "0x" + Integer.toHexString(flags));
        }
        long result = Syscall.call(SystemCall.FCHMOD, fd.number(), mode);
        if (result < 0) {
            try (fd) {
                throw new LinuxException("fchmod", (int) -result, fd, "0" + Integer.toOctalString(mode));
            }
        }
        return fd;
    }

    /**
     * Sets the size; what is added reads as zero and takes no memory until it is touched.
     *
     * @throws LinuxException if a seal forbids it ({@code EPERM}) or the size is negative ({@code EINVAL})
     */
    public static void setSize(Fd memfd, long sizeBytes) {
        int result = trySetSize(memfd, sizeBytes);
        if (result < 0) {
            throw new LinuxException("ftruncate", -result, memfd, sizeBytes);
        }
    }

    /** As {@link #setSize}, answering 0 or {@code -errno}. Repeats after {@code EINTR}: nothing was changed then. */
    public static int trySetSize(Fd memfd, long sizeBytes) {
        return FileCalls.ftruncate(memfd, sizeBytes);
    }

    /**
     * Takes the memory of a range now, so that touching it later cannot fail. Repeats after {@code EINTR}: the kernel
     * has given back what it had taken.
     *
     * <p>A memfd has no limit of its own. Asked for more than the machine has, the kernel does not refuse but goes on taking
     * until it kills processes for want of memory: whoever passes on a length from others bounds it first.
     *
     * @return 0, or {@code -errno}: {@code ENOSPC} if a limit of the system forbids it, {@code EPERM} if a seal does
     */
    public static int allocate(Fd memfd, long offsetBytes, long lengthBytes) {
        int number = memfd.number();
        long result;
        do {
            result = Syscall.call(SystemCall.FALLOCATE, number, 0, offsetBytes, lengthBytes);
        } while (result == -Errno.EINTR);
        return (int) result;
    }

    /**
     * Adds seals, for everybody and for good.
     *
     * @param seals of the {@code SEAL_} constants
     * @throws LinuxException {@code EPERM} if the descriptor is read-only or {@link #SEAL_SEAL} is set; {@code EBUSY} for
     *     {@link #SEAL_WRITE} while it is mapped writable; {@code EINVAL} if this is no memfd
     */
    public static void seal(Fd memfd, int seals) {
        long result = Syscall.call(SystemCall.FCNTL, memfd.number(), F_ADD_SEALS, seals);
        if (result < 0) {
            throw new LinuxException("fcntl", (int) -result, memfd, "F_ADD_SEALS", "0x" + Integer.toHexString(seals));
        }
    }

    /**
     * The seals that are set.
     *
     * @throws LinuxException {@code EINVAL} if this is no memfd
     */
    public static int seals(Fd memfd) {
        long result = Syscall.call(SystemCall.FCNTL, memfd.number(), F_GET_SEALS);
        if (result < 0) {
            throw new LinuxException("fcntl", (int) -result, memfd, "F_GET_SEALS");
        }
        return (int) result;
    }

    /**
     * A new open file description of the same memory through which the kernel lets nobody write, and which cannot be
     * mapped writable and shared. The caller must be its owner, and /proc must be mounted.
     *
     * @throws LinuxException if it cannot be opened
     */
    public static Fd reopenReadOnly(Fd memfd) {
        Path link = Path.of("/proc/self/fd/" + memfd.number());
        int flags = FileCalls.O_RDONLY | FileCalls.O_CLOEXEC;
        return Fd.ownResult(FileCalls.open(link, flags, 0), "openat", link, "O_RDONLY|O_CLOEXEC");
    }
}
