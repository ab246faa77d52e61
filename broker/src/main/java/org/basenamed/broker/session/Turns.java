package org.basenamed.broker.session;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whose request is served next. Where several users are connected each gets one request served in a round, over however many connections
 * he asks: who floods the broker waits behind himself.
 */
final class Turns {
    private final boolean shared;
    private final Map<Integer, Integer> connections = new HashMap<>();
    private final Set<Integer> served = new HashSet<>();

    /** Turns of users, if the broker is {@code shared} by them, or of nobody. */
    Turns(boolean shared) {
        this.shared = shared;
    }

    /** How many connections a user has. */
    int connections(int user) {
        return connections.getOrDefault(user, 0);
    }

    void connected(int user) {
        connections.merge(user, 1, Integer::sum);
    }

    void disconnected(int user) {
        connections.computeIfPresent(user, (known, count) -> count == 1 ? null : count - 1);
    }

    /** A round begins, in which nobody has had a turn. */
    void begin() {
        served.clear();
    }

    /** Whether it is a user's turn, which it then is no longer. */
    boolean take(int user) {
        return !shared || connections.size() < 2 || served.add(user);
    }
}
