package org.basenamed.testkit.operation;

import java.util.List;

/** Waits, and the calls that end them early. */
final class Waits {

    private Waits() {}

    static List<Row> rows() {
        return List.of(
                Row.missing("WaitForSingleObject", "h ms alertable= atleast= atmost="),
                Row.missing("WaitForMultipleObjects", "h ms all= alertable= atleast= atmost="),
                Row.missing("SignalObjectAndWait", "signal wait ms alertable= atleast= atmost="),
                Row.missing("SleepEx", "ms alertable"),
                Row.missing("QueueUserAPC", "h"),
                Row.missing("apcs", ""));
    }
}
