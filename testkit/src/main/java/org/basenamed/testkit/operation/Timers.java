package org.basenamed.testkit.operation;

import java.util.List;

/** Waitable timers. */
final class Timers {

    private Timers() {}

    static List<Row> rows() {
        return List.of(
                Row.missing("CreateWaitableTimer", "manual= name= access= sa= inherit="),
                Row.missing("OpenWaitableTimer", "access name inherit="),
                Row.missing("SetWaitableTimer", "h rel abs= period= apc="),
                Row.missing("CancelWaitableTimer", "h"),
                Row.missing("QueryTimer", "h"));
    }
}
