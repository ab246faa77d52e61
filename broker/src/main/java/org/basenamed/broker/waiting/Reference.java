package org.basenamed.broker.waiting;

/** How boards name a header: the arena's number, from 1, above its place in the arena. */
final class Reference {
    private Reference() {}

    static long of(int arena, int index) {
        return (long) arena << Integer.SIZE | index;
    }

    static int arena(long reference) {
        return (int) (reference >>> Integer.SIZE);
    }

    static int index(long reference) {
        return (int) reference;
    }
}
