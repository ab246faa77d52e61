package org.basenamed.model.object;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The handles of one process. Values are multiples of 4 from 4 on; the two low bits of a value are ignored (HD-3, HD-4); the
 * slot freed last is used next (HD-7).
 */
public final class HandleTable {
    /** The most handles that a process may have (HD-6). */
    public static final int MAX_HANDLES = 16_711_680;

    /** Bits of a value that mean nothing (HD-3). */
    static final int IGNORED_BITS = 0x3;

    private static final int NO_SLOT = -1;

    private @Nullable HandleEntry[] entries = new HandleEntry[8];
    /** For a free slot: the free slot below it in the stack of free slots. */
    private int[] nextFree = new int[8];

    private int firstFree = NO_SLOT;
    private int slotsUsed;
    private int openHandles;

    HandleTable() {}

    /** Whether no further handle can be opened. */
    boolean isFull() {
        return openHandles == MAX_HANDLES;
    }

    /** Puts {@code entry} into a free slot of a table that is not full, and answers its value. */
    int add(HandleEntry entry) {
        int slot = firstFree;
        if (slot != NO_SLOT) {
            firstFree = nextFree[slot];
        } else {
            slot = slotsUsed++;
            ensureSlot(slot);
        }
        entries[slot] = entry;
        openHandles++;
        return (slot + 1) << 2;
    }

    private void ensureSlot(int slot) {
        if (slot >= entries.length) {
            int length = Math.min(Math.max(2 * entries.length, slot + 1), MAX_HANDLES);
            entries = Arrays.copyOf(entries, length);
            nextFree = Arrays.copyOf(nextFree, length);
        }
    }

    /** Puts {@code entry} where {@code value}, which another table has, would find it; false if that place is taken. */
    boolean put(int value, HandleEntry entry) {
        int slot = (value >>> 2) - 1;
        if (find(value) != null) {
            return false;
        }
        ensureSlot(slot);
        while (slotsUsed <= slot) {
            nextFree[slotsUsed] = firstFree;
            firstFree = slotsUsed++;
        }
        unlinkFree(slot);
        entries[slot] = entry;
        openHandles++;
        return true;
    }

    private void unlinkFree(int slot) {
        if (firstFree == slot) {
            firstFree = nextFree[slot];
            return;
        }
        int before = firstFree;
        while (nextFree[before] != slot) {
            before = nextFree[before];
        }
        nextFree[before] = nextFree[slot];
    }

    /** Puts {@code entry} in the place of the one that {@code value} names. */
    void replace(int value, HandleEntry entry) {
        entries[(value >>> 2) - 1] = entry;
    }

    /** The entry that {@code value} names; null if there is none. */
    public @Nullable HandleEntry find(int value) {
        int slot = (value >>> 2) - 1;
        return slot >= 0 && slot < slotsUsed ? entries[slot] : null;
    }

    /** Takes the entry that {@code value} names out of the table. */
    void remove(int value) {
        int slot = (value >>> 2) - 1;
        entries[slot] = null;
        nextFree[slot] = firstFree;
        firstFree = slot;
        openHandles--;
    }

    /** How many handles are open. */
    public int size() {
        return openHandles;
    }

    /** How many of the open handles refer to each object that any of them refers to. */
    public Map<KernelObject, Integer> countsByObject() {
        Map<KernelObject, Integer> counts = new HashMap<>();
        for (int slot = 0; slot < slotsUsed; slot++) {
            HandleEntry entry = entries[slot];
            if (entry != null) {
                counts.merge(entry.object(), 1, Integer::sum);
            }
        }
        return counts;
    }

    /** All open handles, by value. */
    public List<HandleEntry> entries() {
        return Arrays.stream(entries).filter(Objects::nonNull).toList();
    }

    /** The values of all open handles, ascending. */
    List<Integer> values() {
        List<Integer> values = new ArrayList<>(openHandles);
        for (int slot = 0; slot < slotsUsed; slot++) {
            if (entries[slot] != null) {
                values.add((slot + 1) << 2);
            }
        }
        return values;
    }
}
