package org.basenamed.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;

/**
 * Locks on single bytes of a file, held by the open file description: duplicates of a descriptor share them, a file
 * opened twice has two holders even in one process, and the last close, as at the death of the process, releases them.
 *
 * <p>The byte need not exist. A holder that locks again changes between shared and exclusive.
 */
public final class OfdLock {
    private static final int F_OFD_SETLK = 37;
    private static final int F_OFD_SETLKW = 38;
    private static final short F_RDLCK = 0;
    private static final short F_WRLCK = 1;
    private static final short F_UNLCK = 2;
    private static final short SEEK_SET = 0;

    private static final long TYPE = 0;
    private static final long WHENCE = 2;
    private static final long START = 8;
    private static final long LENGTH = 16;
    private static final long PID = 24;

    private OfdLock() {}

    /**
     * Locks without waiting.
     *
     * @param exclusive whether nobody else may hold it; needs a descriptor open for writing, a shared one for reading
     * @return 0 or {@code -errno}: {@code EAGAIN} if others hold it, {@code EBADF} if it is not opened so
     */
    public static int tryLock(Fd file, long byteIndex, boolean exclusive) {
        return set(F_OFD_SETLK, file, exclusive ? F_WRLCK : F_RDLCK, byteIndex);
    }

    /**
     * Locks, waiting for those who hold it. The kernel sees no deadlock of such locks. Repeats after {@code EINTR}.
     *
     * @return 0 or {@code -errno}, as for {@link #tryLock}
     */
    public static int lock(Fd file, long byteIndex, boolean exclusive) {
        int result;
        do {
            result = set(F_OFD_SETLKW, file, exclusive ? F_WRLCK : F_RDLCK, byteIndex);
        } while (result == -Errno.EINTR);
        return result;
    }

    /** Unlocks; no error if it was not locked. Answers 0 or {@code -errno}. */
    public static int unlock(Fd file, long byteIndex) {
        return set(F_OFD_SETLK, file, F_UNLCK, byteIndex);
    }

    private static int set(int command, Fd file, short type, long byteIndex) {
        MemorySegment scratch = ThreadScratch.get();
        scratch.set(JAVA_SHORT, ThreadScratch.FLOCK + TYPE, type);
        scratch.set(JAVA_SHORT, ThreadScratch.FLOCK + WHENCE, SEEK_SET);
        scratch.set(JAVA_LONG, ThreadScratch.FLOCK + START, byteIndex);
        scratch.set(JAVA_LONG, ThreadScratch.FLOCK + LENGTH, 1);
        scratch.set(JAVA_INT, ThreadScratch.FLOCK + PID, 0);
        return (int) Syscall.call(SystemCall.FCNTL, file.number(), command, scratch.address() + ThreadScratch.FLOCK);
    }
}
