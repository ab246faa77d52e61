package org.basenamed.broker.session;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose request is served next. Where several users are connected each gets one request served in a round, over however many connections
 * he asks: who floods the broker waits behind himself. Who has run into his quotas and goes on waits, too.
 */
final class Turns {
    private final boolean shared;
    private final Map<Integer, User> users = new HashMap<>();
    private final Set<Integer> served = new HashSet<>();

    /** Somebody who is connected, or was so lately that what he has been refused still counts. */
    private static final class User {
        private final Patience patience = new Patience();
        private int connections;
    }

    /** Turns of users, if the broker is {@code shared} by them, or of nobody. */
    Turns(boolean shared) {
        this.shared = shared;
    }

    /** How many connections a user has. */
    int connections(int user) {
        @Nullable User known = users.get(user);
        return known == null ? 0 : known.connections;
    }

    void connected(int user) {
        forgetGone();
        users.computeIfAbsent(user, uid -> new User()).connections++;
    }

    void disconnected(int user) {
        @Nullable User known = users.get(user);
        if (known != null) {
            known.connections--;
            forgetGone();
        }
    }

    private void forgetGone() {
        long now = System.nanoTime();
        users.values().removeIf(user -> user.connections == 0 && user.patience.isRested(now));
    }

    /** A round begins, in which nobody has had a turn. */
    void begin() {
        served.clear();
    }

    /** Whether it is a user's turn, which it then is no longer. */
    boolean take(int user) {
        return !shared || users.size() < 2 || served.add(user);
    }

    /** Notes that a connected user is refused something for his quota: how many nanoseconds he waits to be told. */
    long delayNanos(int user) {
        @Nullable User known = users.get(user);
        return shared && known != null ? known.patience.delayNanos(System.nanoTime()) : 0;
    }
}
