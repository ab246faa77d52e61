package org.basenamed.broker.policy;

import java.util.Arrays;
import java.util.Set;
import org.basenamed.linux.PeerCredentials;

/**
 * Who may make file mappings in {@code Global\} (NS-25); root always may.
 *
 * @param everybody whether the others may, too
 * @param users the users who may
 * @param groups the groups whose members may
 */
record Creators(boolean everybody, Set<Integer> users, Set<Integer> groups) {
    Creators {
        users = Set.copyOf(users);
        groups = Set.copyOf(groups);
    }

    boolean has(PeerCredentials peer) {
        return everybody
                || peer.uid() == 0
                || users.contains(peer.uid())
                || groups.contains(peer.gid())
                || Arrays.stream(peer.groups()).anyMatch(groups::contains);
    }
}
