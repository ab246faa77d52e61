package org.basenamed.systemtests.waiting;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.basenamed.dispatcher.KillPoint;

/**
 * Contenders started before they are needed: a Java machine takes longer to start than to kill. Every other one kills itself between two
 * steps of a wait or signal, if it gets there.
 */
final class ContendersAhead implements AutoCloseable {
    private static final int AHEAD = 3;
    private static final int MOST_PASSES = 4;

    private final Deque<Contender> starting = new ArrayDeque<>();
    private final ContenderImage image;
    private final Random random;
    private int left;

    /** For so many in all. */
    ContendersAhead(int count, ContenderImage image, Random random) {
        this.image = image;
        this.left = count;
        this.random = random;
    }

    /** The one that was started first; another one is started in its place. */
    Contender next() throws IOException {
        while (left > 0 && starting.size() <= AHEAD) {
            starting.add(left % 2 == 0 ? image.start() : startToKillItself());
            left--;
        }
        return starting.remove();
    }

    private Contender startToKillItself() throws IOException {
        KillPoint[] points = KillPoint.values();
        String told = points[random.nextInt(points.length)] + ":" + random.nextInt(MOST_PASSES);
        return image.start("-D" + KillPoint.PROPERTY + "=" + told);
    }

    @Override
    public void close() throws IOException {
        while (!starting.isEmpty()) {
            starting.remove().close();
        }
    }
}
