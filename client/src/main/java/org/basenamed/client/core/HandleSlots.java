package org.basenamed.client.core;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The handles that a process knows, by their values, which are small multiples of 4: found without a lock, and without making anything. */
final class HandleSlots {
    private static final int FIRST_SLOTS = 64;
    private static final int STEP_BITS = 2;
    private static final int BETWEEN = (1 << STEP_BITS) - 1;

    private volatile AtomicReferenceArray<@Nullable LocalHandle> slots = new AtomicReferenceArray<>(FIRST_SLOTS);

    /** The handle with exactly that value; null if none is known. */
    @Nullable
    LocalHandle get(int value) {
        AtomicReferenceArray<@Nullable LocalHandle> now = slots;
        int slot = value >>> STEP_BITS;
        return (value & BETWEEN) == 0 && slot < now.length() ? now.get(slot) : null;
    }

    /** What had the value before; null if nothing had. */
    synchronized @Nullable LocalHandle put(int value, LocalHandle handle) {
        int slot = value >>> STEP_BITS;
        if (slot >= slots.length()) {
            slots = grown(slot);
        }
        return slots.getAndSet(slot, handle);
    }

    private AtomicReferenceArray<@Nullable LocalHandle> grown(int slot) {
        AtomicReferenceArray<@Nullable LocalHandle> larger =
                new AtomicReferenceArray<>(2 * Integer.highestOneBit(slot));
        for (int i = 0; i < slots.length(); i++) {
            larger.set(i, slots.get(i));
        }
        return larger;
    }

    /** Forgets the handle, if it still has the value. */
    synchronized void remove(int value, LocalHandle handle) {
        slots.compareAndSet(value >>> STEP_BITS, handle, null);
    }

    /** All that are known now. */
    Stream<LocalHandle> all() {
        AtomicReferenceArray<@Nullable LocalHandle> now = slots;
        return IntStream.range(0, now.length()).mapToObj(now::get).flatMap(Stream::ofNullable);
    }
}
