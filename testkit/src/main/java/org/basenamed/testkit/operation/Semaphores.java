package org.basenamed.testkit.operation;

import java.util.List;

/** Semaphores. */
final class Semaphores {

    private Semaphores() {}

    static List<Row> rows() {
        return List.of(
                Row.missing("CreateSemaphore", "initial= max= name= access= sa= inherit="),
                Row.missing("OpenSemaphore", "access name inherit="),
                Row.missing("ReleaseSemaphore", "h n"),
                Row.missing("QuerySemaphore", "h"));
    }
}
