package org.basenamed.systemtests.users;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that a user might try.
 *
 * @param title what, as a sentence
 * @param trial tries it; throws if it was not refused
 */
record Attack(String title, Trial trial) {
    /** Tries something over a connection of its own. */
    @FunctionalInterface
    interface Trial {
        void attempt(HostileClient client, Target target) throws Exception;
    }

    /** Whom it is aimed at. */
    record Target(Path directory, int victimUid, int victimPid, int brokerPid) {
        String victimsSession() {
            return "Session\\" + (victimUid + 1) + "\\";
        }
    }

    /** All of them. */
    static List<Attack> all() {
        return Stream.of(
                        NameAttacks.all(),
                        HandleAttacks.all(),
                        MemoryAttacks.all(),
                        MachineAttacks.all(),
                        MessageAttacks.all(),
                        QuotaAttacks.all())
                .flatMap(List::stream)
                .toList();
    }
}
