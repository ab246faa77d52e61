package org.basenamed.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Optional;

/*
 * A robust mutex of the C library that its thread never gives back. The kernel walks the list of those that a thread holds as one of the
 * first things of the thread's end, before it gives the memory of the process back, which takes it many milliseconds for a Java
 * machine. The list runs through the mutexes themselves, with pointers in both directions: a mark that is held must stay mapped for as long as its
 * thread lives, and nobody else may write it.
 */
/**
 * A word of memory that the kernel marks when a thread ends, however it ends, and at which it then wakes who sleeps. Once a thread of a process
 * that is being killed is marked, it has done its last step, though the process may take long to end.
 *
 * <p>The memory is shared, {@link #BYTES} long and aligned to 16.
 */
public final class RobustMark {
    /** What one takes of memory; the word is at its beginning. */
    public static final long BYTES = 64;

    private static final int ROBUST = 1;
    private static final int SHARED = 1;

    private static final int OWNER_DIED = 0x4000_0000;
    private static final int WAITERS = 0x8000_0000;
    private static final int THREAD_MASK = 0x3FFF_FFFF;

    private static final VarHandle WORD = ValueLayout.JAVA_INT.varHandle();

    private RobustMark() {}

    /** Linked by the first thread that holds a mark; a process that waits for nothing does not pay for it. */
    private record Functions(MethodHandle init, MethodHandle tryLock, MethodHandle unlock, MemorySegment attributes) {
        /** Empty where the C library has no such functions. */
        private static final Optional<Functions> LINKED = link();

        private static Optional<Functions> link() {
            MemorySegment attributes = Arena.global().allocate(BYTES, Long.BYTES);
            try {
                set("pthread_mutexattr_init", attributes, 0);
                set("pthread_mutexattr_setpshared", attributes, SHARED);
                set("pthread_mutexattr_setrobust", attributes, ROBUST);
                return Optional.of(new Functions(
                        Syscall.linkAlike("pthread_mutex_init"),
                        Syscall.linkAlike("pthread_mutex_trylock"),
                        Syscall.linkAlike("pthread_mutex_unlock"),
                        attributes));
            } catch (UnsupportedOperationException e) {
                return Optional.empty();
            }
        }

        private static void set(String function, MemorySegment attributes, int value) {
            int error = Syscall.callAlike(Syscall.linkAlike(function), attributes.address(), value);
            LinuxException.check(-error, function, value);
        }

        boolean hold(MemorySegment mark) {
            if (Syscall.callAlike(init, mark.address(), attributes.address()) != 0
                    || Syscall.callAlike(tryLock, mark.address(), 0) != 0) {
                return false;
            }
            int thread = ProcessCalls.gettid();
            if (WORD.compareAndSet(mark, 0L, thread, thread | WAITERS)) {
                return true;
            }
            // the word of a mutex lies elsewhere in it: nobody would be woken here
            Syscall.callAlike(unlock, mark.address(), 0);
            return false;
        }
    }

    /**
     * Has the kernel mark the word at the end of the calling thread. The memory stays mapped until then, and nobody but the kernel writes it.
     *
     * @param memory {@linkplain #isHeld not held} by another thread; whatever it is, it is written anew
     * @return false if that cannot be had of this C library: the word is 0 then
     */
    public static boolean hold(MemorySegment memory) {
        MemorySegment mark = memory.asSlice(0, BYTES);
        mark.fill((byte) 0);
        boolean held = Functions.LINKED.isPresent() && Functions.LINKED.get().hold(mark);
        if (!held) {
            clear(mark);
        }
        return held;
    }

    /** Makes a word 0 that is {@linkplain #isHeld not held}. */
    public static void clear(MemorySegment memory) {
        WORD.setVolatile(memory, 0L, 0);
    }

    /** What the word is now. */
    public static int read(MemorySegment memory) {
        return (int) WORD.getVolatile(memory, 0L);
    }

    /** Whether a thread that has not ended holds the mark. */
    public static boolean isHeld(int word) {
        return (word & THREAD_MASK) != 0;
    }

    /** Whether the thread with that number in the kernel, which has not ended, holds the mark. */
    public static boolean isHeldBy(int word, int threadNumber) {
        return isHeld(word) && (word & THREAD_MASK) == threadNumber;
    }

    /** Whether the thread that held the mark has ended. */
    public static boolean hasEnded(int word) {
        return (word & OWNER_DIED) != 0;
    }
}
