package org.basenamed.systemtests.waiting;

import java.util.List;

/**
 * A wait: for one of some prizes, or for all of them.
 *
 * @param prizes in the order in which they are waited for
 */
record Wish(boolean all, List<Prize> prizes) {
    /** Each way to wait, and each pair of types that could harm each other. */
    static final List<Wish> WISHES = List.of(
            any(Prize.MUTEX),
            any(Prize.EVENT),
            any(Prize.FIRST_SEMAPHORE),
            any(Prize.SECOND_SEMAPHORE),
            any(Prize.MUTEX, Prize.FIRST_SEMAPHORE),
            any(Prize.EVENT, Prize.SECOND_SEMAPHORE),
            any(Prize.SECOND_SEMAPHORE, Prize.FIRST_SEMAPHORE),
            all(Prize.MUTEX, Prize.EVENT),
            all(Prize.MUTEX, Prize.FIRST_SEMAPHORE),
            all(Prize.EVENT, Prize.SECOND_SEMAPHORE),
            all(Prize.FIRST_SEMAPHORE, Prize.SECOND_SEMAPHORE),
            all(Prize.SECOND_SEMAPHORE, Prize.MUTEX, Prize.FIRST_SEMAPHORE));

    private static Wish any(Prize... prizes) {
        return new Wish(false, List.of(prizes));
    }

    private static Wish all(Prize... prizes) {
        return new Wish(true, List.of(prizes));
    }

    int mask() {
        return Prize.union(prizes);
    }

    /** What a wait has taken that ended with this index. */
    int taken(int index) {
        return all ? mask() : prizes.get(index).mask();
    }
}
