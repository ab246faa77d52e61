package org.basenamed.systemtests.waiting;

import java.util.List;

/** What contenders wait for, hold for a moment, and give back. Of each there are so many; a set of types is a mask. */
enum Prize {
    /** A mutex. */
    MUTEX(0, 1),
    /** An event that one wait resets: who was released by it sets it again. */
    EVENT(1, 1),
    FIRST_SEMAPHORE(2, 2),
    SECOND_SEMAPHORE(3, 2);

    private final int index;
    private final int count;

    Prize(int index, int count) {
        this.index = index;
        this.count = count;
    }

    /** Where it stands among all of them, from 0. */
    int index() {
        return index;
    }

    /** How many of it there are: enough semaphore tokens for the others to go on when one has been lost. */
    int count() {
        return count;
    }

    String objectName() {
        return "Local\\prize-" + index;
    }

    int mask() {
        return 1 << index;
    }

    boolean isIn(int mask) {
        return (mask & mask()) != 0;
    }

    static List<Prize> all() {
        return List.of(values());
    }

    static int union(List<Prize> prizes) {
        return prizes.stream().mapToInt(Prize::mask).sum();
    }

    /** The first one of a mask that is not empty. */
    static Prize first(int mask) {
        return all().get(Integer.numberOfTrailingZeros(mask));
    }
}
