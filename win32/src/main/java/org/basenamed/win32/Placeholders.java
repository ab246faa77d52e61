package org.basenamed.win32;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.basenamed.client.core.ReservedAddresses;
import org.jspecify.annotations.Nullable;

/** Addresses that are kept free for views (FM-32, FM-38): each placeholder's address and size. */
final class Placeholders {
    private static final ConcurrentSkipListMap<Long, Long> SIZES = new ConcurrentSkipListMap<>();

    private Placeholders() {}

    /** Reserves addresses; 0 if they cannot be had. */
    static long reserve(long base, long bytes) {
        long address = ReservedAddresses.reserve(base, bytes);
        if (address != 0) {
            SIZES.put(address, bytes);
        }
        return address;
    }

    static boolean isOne(long address) {
        return SIZES.containsKey(address);
    }

    /** Gives up the placeholder that is exactly there; false if there is none. Its addresses are free then. */
    static boolean giveUp(long address, long bytes) {
        if (!SIZES.remove(address, bytes)) {
            return false;
        }
        ReservedAddresses.release(address, bytes);
        return true;
    }

    /** Gives up the placeholder that begins there; false if there is none. */
    static boolean giveUp(long address) {
        Long bytes = SIZES.get(address);
        return bytes != null && giveUp(address, bytes);
    }

    /** The placeholder that an address lies in, from its address to its size; null if there is none. */
    static Map.@Nullable Entry<Long, Long> at(long address) {
        Map.Entry<Long, Long> below = SIZES.floorEntry(address);
        return below != null && address - below.getKey() < below.getValue() ? below : null;
    }
}
