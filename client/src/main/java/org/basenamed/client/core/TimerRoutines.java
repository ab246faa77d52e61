package org.basenamed.client.core;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import org.basenamed.model.Result;
import org.jspecify.annotations.Nullable;

/**
 * What this process's timers call, by the cookies that the broker keeps with them. One for each timer at most: the one that it was last
 * set to from here.
 */
final class TimerRoutines {
    private final Map<Long, LongConsumer> byCookie = new HashMap<>();
    private final Map<Long, Long> cookieOfTimer = new HashMap<>();
    private long lastCookie;

    TimerRoutines() {}

    /**
     * Has a timer set by {@code setting}, which is given the new cookie. One at a time, so that the broker and this agree which was last.
     *
     * @param timer its {@link WaitableHandle#timerKey}
     */
    synchronized <R> Result<R> set(long timer, LongConsumer routine, LongFunction<Result<R>> setting) {
        long cookie = ++lastCookie;
        byCookie.put(cookie, routine);
        Result<R> result = setting.apply(cookie);
        if (result.isGranted()) {
            forget(timer);
            cookieOfTimer.put(timer, cookie);
        } else {
            byCookie.remove(cookie);
        }
        return result;
    }

    /** Has a timer set without a routine, or cancelled. */
    synchronized <R> Result<R> unset(long timer, LongFunction<Result<R>> setting) {
        Result<R> result = setting.apply(0);
        if (result.isGranted()) {
            forget(timer);
        }
        return result;
    }

    private void forget(long timer) {
        Long cookie = cookieOfTimer.remove(timer);
        if (cookie != null) {
            byCookie.remove(cookie);
        }
    }

    /** The number may come to mean another timer: this one may go on to call, by other handles to it. */
    synchronized void handleClosed(long timer) {
        cookieOfTimer.remove(timer);
    }

    /** What to call; null if its timer has been set anew or cancelled from here since. */
    synchronized @Nullable LongConsumer find(long cookie) {
        return byCookie.get(cookie);
    }
}
