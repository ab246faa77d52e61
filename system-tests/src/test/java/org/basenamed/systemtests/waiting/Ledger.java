package org.basenamed.systemtests.waiting;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import org.basenamed.client.Access;
import org.basenamed.client.FileMapping;
import org.basenamed.client.View;

/**
 * What contenders and their judge write down for each other, in a mapping.
 *
 * <pre>
 *   0        8         16          24             32      40       48             64
 *  +--------+---------+-----------+--------------+-------+--------+--------------+------------------------
 *  | paused | surplus | abandoned | event's user | first | second | mutex's user | stake, rounds of each
 *  +--------+---------+-----------+--------------+-------+--------+--------------+------------------------
 * </pre>
 *
 * {@code first} and {@code second} belong to the owner of the mutex, and are equal when it lets go. {@code surplus}: the event may
 * have been set once too often.
 */
final class Ledger implements AutoCloseable {
    private static final String NAME = "Local\\prize-ledger";
    private static final long BYTES = 4096;

    private static final long PAUSED = 0;
    private static final long SURPLUS = 8;
    private static final long ABANDONED = 16;
    private static final long EVENT_USER = 24;
    private static final long FIRST = 32;
    private static final long SECOND = 40;
    private static final long MUTEX_USER = 48;
    private static final long CONTENDERS = 64;
    private static final long CONTENDER_BYTES = 64;
    private static final long ROUNDS = 8;
    private static final long STEPS = 16;

    private static final long NOBODY = 0;
    private static final VarHandle NUMBER = ValueLayout.JAVA_LONG.varHandle();

    private final FileMapping mapping;
    private final View view;
    private final MemorySegment memory;

    private Ledger(FileMapping mapping) {
        this.mapping = mapping;
        this.view = mapping.map(Access.READ_WRITE);
        this.memory = view.segment();
    }

    static Ledger open() {
        return new Ledger(FileMapping.create(NAME, BYTES));
    }

    private long get(long offset) {
        return (long) NUMBER.getVolatile(memory, offset);
    }

    private void set(long offset, long number) {
        NUMBER.setVolatile(memory, offset, number);
    }

    private static long of(int contender) {
        return CONTENDERS + contender * CONTENDER_BYTES;
    }

    Stake stake(int contender) {
        return Stake.decoded(get(of(contender)));
    }

    /** Only a contender changes its own. */
    void setStake(int contender, Stake stake) {
        set(of(contender) + STEPS, get(of(contender) + STEPS) + 1);
        set(of(contender), stake.encoded());
    }

    /** How often its stake has changed. */
    long steps(int contender) {
        return get(of(contender) + STEPS);
    }

    void countRound(int contender) {
        set(of(contender) + ROUNDS, get(of(contender) + ROUNDS) + 1);
    }

    long rounds(int contender) {
        return get(of(contender) + ROUNDS);
    }

    /** For a new contender in the place of a dead one. */
    void clear(int contender) {
        set(of(contender), 0);
        set(of(contender) + ROUNDS, 0);
        set(of(contender) + STEPS, 0);
    }

    boolean isPaused() {
        return get(PAUSED) != 0;
    }

    void setPaused(boolean paused) {
        set(PAUSED, paused ? 1 : 0);
    }

    void setSurplus(boolean surplus) {
        set(SURPLUS, surplus ? 1 : 0);
    }

    void countAbandoned() {
        long unused = (long) NUMBER.getAndAdd(memory, ABANDONED, 1L);
    }

    /** How often since it was asked last. */
    long takeAbandoned() {
        return (long) NUMBER.getAndSet(memory, ABANDONED, 0L);
    }

    /** The one whom the event has released: nobody else may be it at the same time. */
    void beginEvent(int contender) {
        boolean alone = NUMBER.compareAndSet(memory, EVENT_USER, NOBODY, contender + 1L);
        if (!alone && get(SURPLUS) == 0) {
            throw new IllegalStateException("the event released " + contender + " beside " + (get(EVENT_USER) - 1));
        }
    }

    void endEvent(int contender) {
        boolean was = NUMBER.compareAndSet(memory, EVENT_USER, contender + 1L, NOBODY);
        if (!was && get(SURPLUS) == 0) {
            throw new IllegalStateException("the event released " + (get(EVENT_USER) - 1) + " beside " + contender);
        }
    }

    /** The user has died, or all have come to rest. */
    void clearEventUser() {
        set(EVENT_USER, NOBODY);
    }

    /** What the mutex guards is changed in two steps by its owner, and put right by the one who is told that the owner died. */
    void beginMutex(int contender, boolean abandoned) {
        if (abandoned) {
            set(MUTEX_USER, NOBODY);
            set(SECOND, get(FIRST));
        }
        expectUntouched();
        set(MUTEX_USER, contender + 1L);
        set(FIRST, get(FIRST) + 1);
    }

    void endMutex(int contender) {
        set(SECOND, get(SECOND) + 1);
        if (get(MUTEX_USER) != contender + 1L || get(FIRST) != get(SECOND)) {
            throw new IllegalStateException((get(MUTEX_USER) - 1) + " is in the mutex of " + contender);
        }
        set(MUTEX_USER, NOBODY);
    }

    private void expectUntouched() {
        if (get(MUTEX_USER) != NOBODY || get(FIRST) != get(SECOND)) {
            throw new IllegalStateException("nobody was told that the owner died: used by " + (get(MUTEX_USER) - 1)
                    + ", first " + get(FIRST) + ", second " + get(SECOND));
        }
    }

    @Override
    public void close() {
        view.close();
        mapping.close();
    }
}
