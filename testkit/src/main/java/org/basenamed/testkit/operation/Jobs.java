package org.basenamed.testkit.operation;

import java.util.List;

/** Jobs. */
final class Jobs {

    private Jobs() {}

    static List<Row> rows() {
        return List.of(
                Row.missing("CreateJobObject", "name= sa= inherit="),
                Row.missing("OpenJobObject", "access name inherit="),
                Row.missing("AssignProcessToJobObject", "job proc"),
                Row.missing("TerminateJobObject", "job code"),
                Row.missing("IsProcessInJob", "proc job"),
                Row.missing("SetJobLimits", "job flags= active="),
                Row.missing("QueryJobLimits", "job"),
                Row.missing("QueryJob", "job"),
                Row.missing("QueryJobPids", "job"));
    }
}
