package org.basenamed.dispatcher;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import org.basenamed.linux.Futex;
import org.basenamed.linux.Mmap;

/** One object's header in an arena. All methods may be called by any thread of any process that maps the arena. */
public final class Header {
    /**
     * All memory. A header is looked at through this, by its address: what is constant about it the compiler need not have checked again
     * and again, and these are the hottest accesses of all. That the address is right, {@link #at} has checked, and the arena
     * stays mapped as long as the header refers to it.
     */
    private static final MemorySegment EVERYTHING = Mmap.at(0, Long.MAX_VALUE);

    private final MemorySegment memory;
    private final long address;
    private final long reference;
    private final long sequenceAddress;

    private Header(MemorySegment memory, long reference) {
        this.memory = memory;
        this.reference = reference;
        this.address = memory.address();
        this.sequenceAddress = memory.address() + HeaderLayout.SEQUENCE;
    }

    /**
     * The header at {@code index} of an arena.
     *
     * @param arena the whole arena, writable
     * @param reference how boards name the object; never 0
     */
    public static Header at(MemorySegment arena, int index, long reference) {
        return new Header(arena.asSlice(index * HeaderLayout.BYTES, HeaderLayout.BYTES), reference);
    }

    /** How boards name the object. */
    public long reference() {
        return reference;
    }

    /** The word, with everything that happened before it was written. */
    public long word() {
        try {
            return (long) HeaderLayout.LONGS.getVolatile(EVERYTHING, address + HeaderLayout.WORD);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Replaces the word if it still is {@code expected}. */
    public boolean replaceWord(long expected, long word) {
        try {
            return HeaderLayout.LONGS.compareAndSet(EVERYTHING, address + HeaderLayout.WORD, expected, word);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Writes the word of an object that nobody else knows yet. */
    public void initialise(long word, int recursion) {
        setRecursion(recursion);
        HeaderLayout.LONGS.setVolatile(memory, HeaderLayout.WORD, word);
    }

    /** Writes the word of an object that the broker mediates; for the broker, which alone may then. */
    public void writeMediated(long word) {
        HeaderLayout.LONGS.setVolatile(memory, HeaderLayout.WORD, word);
    }

    int sequence() {
        return (int) HeaderLayout.INTS.getVolatile(memory, HeaderLayout.SEQUENCE);
    }

    long sequenceAddress() {
        return sequenceAddress;
    }

    /** Lets up to {@code count} sleepers look at the word again, in the order in which they fell asleep. */
    public void wake(int count) {
        try {
            HeaderLayout.INTS.getAndAdd(memory, HeaderLayout.SEQUENCE, 1);
            Futex.wake(sequenceAddress, count);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Lets one more sleeper look, for one that was woken in its place. */
    void passWakeOn() {
        try {
            Futex.wake(sequenceAddress, 1);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** How often the owner has acquired the mutex beyond the first time; for the owner, and for the broker after its death. */
    public int recursion() {
        try {
            return (int) HeaderLayout.INTS.get(EVERYTHING, address + HeaderLayout.RECURSION);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** See {@link #recursion}. */
    public void setRecursion(int recursion) {
        try {
            HeaderLayout.INTS.set(EVERYTHING, address + HeaderLayout.RECURSION, recursion);
        } finally {
            Reference.reachabilityFence(this);
        }
    }
}
