package org.basenamed.dispatcher;

import java.util.concurrent.atomic.AtomicInteger;
import org.basenamed.linux.ProcessCalls;
import org.jspecify.annotations.Nullable;

/**
 * Places at which a test lets the process be killed, to see that the others go on. Without the property {@value #PROPERTY} the
 * compiler makes nothing of them.
 */
public enum KillPoint {
    /** A waiter has registered and does not sleep yet. */
    REGISTERED,
    /** A waiter is told that the broker has registered it, and does not sleep yet. */
    RETURNED,
    /** A waiter is about to sleep. */
    ABOUT_TO_SLEEP,
    /** A waiter has been woken and has not looked yet. */
    WOKEN,
    /** A waiter has taken a grant, or left, and still has its note on the board. */
    LEFT,
    /** A signaller has issued a grant and woken nobody yet. */
    GRANT_ISSUED,
    /** A parent has started a child, and has not told the broker which process that is. */
    CHILD_STARTED;

    /** Names the point, and after a colon how often it is passed before it kills: {@code WOKEN:2}. */
    public static final String PROPERTY = "basenamed.kill.at";

    private static final @Nullable String TOLD = System.getProperty(PROPERTY);
    private static final AtomicInteger PASSED = new AtomicInteger();

    /** The thread is at this point. */
    public void reached() {
        if (TOLD != null) {
            killIfTold(TOLD);
        }
    }

    private void killIfTold(String told) {
        int colon = told.indexOf(':');
        String point = colon < 0 ? told : told.substring(0, colon);
        int passes = colon < 0 ? 0 : Integer.parseInt(told.substring(colon + 1));
        if (point.equals(name()) && PASSED.getAndIncrement() == passes) {
            ProcessCalls.kill(ProcessCalls.getpid(), ProcessCalls.SIGKILL);
        }
    }
}
