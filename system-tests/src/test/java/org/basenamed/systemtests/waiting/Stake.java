package org.basenamed.systemtests.waiting;

/**
 * What a process takes along if it dies now, in one number of the ledger: so it is true at every instant.
 *
 * @param held masks what it certainly has
 * @param open masks what it may have or not have, as it is about to take or to give it
 * @param all whether it has all of {@code open} or nothing, otherwise at most one
 * @param atGate whether it is about to do nothing
 */
record Stake(int held, int open, boolean all, boolean atGate) {
    static final Stake NONE = new Stake(0, 0, false, false);
    static final Stake AT_GATE = new Stake(0, 0, false, true);

    private static final int OPEN_SHIFT = 8;
    private static final int MASK = 0xFF;
    private static final long ALL = 1L << 16;
    private static final long GATE = 1L << 17;

    static Stake taking(Wish wish) {
        return new Stake(0, wish.mask(), wish.all(), false);
    }

    static Stake holding(int mask) {
        return new Stake(mask, 0, false, false);
    }

    static Stake giving(Prize prize, int rest) {
        return new Stake(rest, prize.mask(), false, false);
    }

    static Stake decoded(long number) {
        return new Stake(
                (int) number & MASK, (int) (number >>> OPEN_SHIFT) & MASK, (number & ALL) != 0, (number & GATE) != 0);
    }

    long encoded() {
        return held | (long) open << OPEN_SHIFT | (all ? ALL : 0) | (atGate ? GATE : 0);
    }

    boolean concerns(Prize prize) {
        return prize.isIn(held | open);
    }

    /** For people: which kind of moment it was. */
    String kind() {
        if (open == 0) {
            return held == 0 ? "nothing" : "holding";
        }
        return held == 0 && Integer.bitCount(open) > 1 ? "taking several" : "taking or giving";
    }
}
