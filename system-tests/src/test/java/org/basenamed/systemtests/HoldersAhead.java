package org.basenamed.systemtests;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Holders started before they are needed: a Java machine takes longer to start than to kill. */
final class HoldersAhead implements AutoCloseable {
    private static final int AHEAD = 3;

    private final Deque<Holder> starting = new ArrayDeque<>();
    private int left;

    /** For so many in all. */
    HoldersAhead(int count) {
        this.left = count;
    }

    /** The one that was started first; another one is started in its place. */
    Holder next() throws IOException {
        while (left > 0 && starting.size() <= AHEAD) {
            starting.add(Holder.start());
            left--;
        }
        return starting.remove();
    }

    @Override
    public void close() throws IOException {
        while (!starting.isEmpty()) {
            starting.remove().close();
        }
    }
}
