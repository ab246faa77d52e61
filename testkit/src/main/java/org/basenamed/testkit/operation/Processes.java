package org.basenamed.testkit.operation;

import java.util.List;
import org.basenamed.testkit.operation.Answer.After;

/** Processes and threads. */
final class Processes {

    private Processes() {}

    static List<Row> rows() {
        return List.of(
                Row.of("nop", "", a -> Answer.of("ok")),
                Row.of("exit", "code", a -> new Answer("exiting", a.number("code"), After.END_PROCESS)),
                Row.of("exitthread", "", a -> new Answer("exited", 0, After.END_THREAD)),
                Row.missing("spawn", "process inherit= list= flags="),
                Row.missing("OpenProcess", "pid access= inherit="),
                Row.missing("OpenThread", "tid access= inherit="),
                Row.missing("TerminateProcess", "h code"),
                Row.missing("TerminateThread", "h code"),
                Row.missing("GetExitCodeProcess", "h"),
                Row.missing("GetExitCodeThread", "h"));
    }
}
