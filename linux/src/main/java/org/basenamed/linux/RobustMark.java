package org.basenamed.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

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
    private static final class Functions {
        private static final MethodHandle INIT = Syscall.linkAlike("pthread_mutex_init");
        private static final MethodHandle TRYLOCK = Syscall.linkAlike("pthread_mutex_trylock");
        private static final MemorySegment ATTRIBUTES = attributes();

        private Functions() {}

        private static MemorySegment attributes() {
            MemorySegment attributes = Arena.global().allocate(BYTES, Long.BYTES);
            set("pthread_mutexattr_init", attributes, 0);
            set("pthread_mutexattr_setpshared", attributes, SHARED);
            set("pthread_mutexattr_setrobust", attributes, ROBUST);
            return attributes;
        }

        private static void set(String function, MemorySegment attributes, int value) {
            LinuxException.check(
                    -Syscall.callAlike(Syscall.linkAlike(function), attributes.address(), value), function, value);
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
        int error = Syscall.callAlike(Functions.INIT, mark.address(), Functions.ATTRIBUTES.address());
        if (error == 0) {
            error = Syscall.callAlike(Functions.TRYLOCK, mark.address(), 0);
        }
        int held = ProcessCalls.gettid();
        // where the word is not the first one of a mutex, nobody would be woken
        return error == 0 && WORD.compareAndSet(mark, 0L, held, held | WAITERS);
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

    /** Whether the thread that held the mark has ended. */
    public static boolean hasEnded(int word) {
        return (word & OWNER_DIED) != 0;
    }
}
