package org.basenamed.dispatcher;

import java.lang.foreign.MemorySegment;
import org.basenamed.linux.Futex;

/** One object's header in an arena. All methods may be called by any thread of any process that maps the arena. */
public final class Header {
    private final MemorySegment memory;
    private final long reference;
    private final long sequenceAddress;

    private Header(MemorySegment memory, long reference) {
        this.memory = memory;
        this.reference = reference;
        this.sequenceAddress = memory.address() + HeaderLayout.SEQUENCE_OFFSET;
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
        return (long) HeaderLayout.WORD.getVolatile(memory);
    }

    /** Replaces the word if it still is {@code expected}. */
    public boolean replaceWord(long expected, long word) {
        return HeaderLayout.WORD.compareAndSet(memory, expected, word);
    }

    /** Writes the word of an object that nobody else knows yet. */
    public void initialise(long word, int recursion) {
        setRecursion(recursion);
        HeaderLayout.WORD.setVolatile(memory, word);
    }

    /** Writes the word of an object that the broker mediates; for the broker, which alone may then. */
    public void writeMediated(long word) {
        HeaderLayout.WORD.setVolatile(memory, word);
    }

    int sequence() {
        return (int) HeaderLayout.SEQUENCE.getVolatile(memory);
    }

    long sequenceAddress() {
        return sequenceAddress;
    }

    /** Lets up to {@code count} sleepers look at the word again, in the order in which they fell asleep. */
    public void wake(int count) {
        HeaderLayout.SEQUENCE.getAndAdd(memory, 1);
        Futex.wake(sequenceAddress, count);
    }

    /** Lets one more sleeper look, for one that was woken in its place. */
    void passWakeOn() {
        Futex.wake(sequenceAddress, 1);
    }

    /** How often the owner has acquired the mutex beyond the first time; for the owner, and for the broker after its death. */
    public int recursion() {
        return (int) HeaderLayout.RECURSION.get(memory);
    }

    /** See {@link #recursion}. */
    public void setRecursion(int recursion) {
        HeaderLayout.RECURSION.set(memory, recursion);
    }
}
