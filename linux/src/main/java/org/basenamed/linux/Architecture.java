package org.basenamed.linux;

/**
 * The processor architectures whose kernel interface is written down here.
 *
 * <p>What differs between them: the numbers of the system calls ({@link SystemCall}), a few open flags, and the layout
 * of {@code struct epoll_event}.
 */
public enum Architecture {
    /** Intel and AMD, 64 bit. The one where {@code struct epoll_event} is packed, to match its 32-bit ancestor. */
    X86_64(0x1_0000, 0x2_0000, 4, 12),

    /** Arm, 64 bit, little-endian. */
    AARCH64(0x4000, 0x8000, 8, 16);

    private final int directoryFlag;
    private final int noFollowFlag;
    private final int epollDataOffset;
    private final int epollEventBytes;

    Architecture(int directoryFlag, int noFollowFlag, int epollDataOffset, int epollEventBytes) {
        this.directoryFlag = directoryFlag;
        this.noFollowFlag = noFollowFlag;
        this.epollDataOffset = epollDataOffset;
        this.epollEventBytes = epollEventBytes;
    }

    /**
     * The architecture this process runs on.
     *
     * @throws UnsupportedOperationException if this is not Linux, or not one of these architectures
     */
    public static Architecture current() {
        return named(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Architecture named(String osName, String osArch) {
        if (osName.equals("Linux")) {
            switch (osArch) {
                case "amd64", "x86_64" -> {
                    return X86_64;
                }
                case "aarch64" -> {
                    return AARCH64;
                }
                default -> {}
            }
        }
        throw new UnsupportedOperationException(
                "Basenamed needs Linux on x86-64 or aarch64; this is " + osName + " on " + osArch);
    }

    int directoryFlag() {
        return directoryFlag;
    }

    int noFollowFlag() {
        return noFollowFlag;
    }

    int epollDataOffset() {
        return epollDataOffset;
    }

    int epollEventBytes() {
        return epollEventBytes;
    }
}
