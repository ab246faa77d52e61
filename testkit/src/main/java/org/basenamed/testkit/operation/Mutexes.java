package org.basenamed.testkit.operation;

import java.util.List;

/** Mutexes. */
final class Mutexes {

    private Mutexes() {}

    static List<Row> rows() {
        return List.of(
                Row.missing("CreateMutex", "owner= name= access= sa= inherit="),
                Row.missing("OpenMutex", "access name inherit="),
                Row.missing("ReleaseMutex", "h"),
                Row.missing("QueryMutex", "h"));
    }
}
