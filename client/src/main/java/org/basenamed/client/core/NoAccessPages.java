package org.basenamed.client.core;

import org.basenamed.linux.Fd;
import org.basenamed.linux.Memfd;
import org.basenamed.linux.Mmap;

/**
 * Pages that nobody may touch. They are mapped from beyond the end of an empty file, not without any access: the fault is then one
 * that the Java machine turns into an {@link InternalError}, where the other one would end it.
 */
final class NoAccessPages {
    private NoAccessPages() {}

    private static final class Empty {
        static final Fd FILE = create();

        private static Fd create() {
            Fd file = Memfd.create("basenamed-no-access", false);
            Memfd.seal(file, Memfd.SEAL_GROW | Memfd.SEAL_SHRINK | Memfd.SEAL_SEAL);
            return file;
        }
    }

    /** The descriptor to map; what the offset is does not matter. */
    static int descriptor() {
        return Empty.FILE.number();
    }

    /** Puts such pages in place of what is mapped there. Answers the address or {@code -errno}. */
    static long replace(long address, long bytes) {
        return Mmap.map(address, bytes, Mmap.PROT_READ, Mmap.MAP_SHARED | Mmap.MAP_FIXED, descriptor(), 0);
    }
}
