package org.basenamed.testkit.operation;

import java.util.List;

/** Events. */
final class Events {

    private Events() {}

    static List<Row> rows() {
        return List.of(
                Row.missing("CreateEvent", "manual= initial= name= access= sa= inherit= ansi="),
                Row.missing("OpenEvent", "access name inherit="),
                Row.missing("SetEvent", "h"),
                Row.missing("ResetEvent", "h"),
                Row.missing("PulseEvent", "h"),
                Row.missing("QueryEvent", "h"));
    }
}
