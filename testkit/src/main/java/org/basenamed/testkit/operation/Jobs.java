package org.basenamed.testkit.operation;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.basenamed.win32.JobApi;
import org.basenamed.win32.SECURITY_ATTRIBUTES;

/** Jobs. */
final class Jobs {
    private static final int EXTENDED_BYTES = 144;
    private static final int ACCOUNTING_BYTES = 48;
    private static final int LIST_BYTES = 1024;
    private static final int FLAGS = 16;
    private static final int ACTIVE_LIMIT = 40;
    private static final int TOTAL = 36;
    private static final int ACTIVE = 40;
    private static final int TERMINATED = 44;

    private Jobs() {}

    static List<Row> rows() {
        return List.of(
                Row.of("CreateJobObject", "name= sa= inherit=", Jobs::create),
                Row.of("OpenJobObject", "access name inherit=", Jobs::open),
                Row.of(
                        "AssignProcessToJobObject",
                        "job proc",
                        a -> Answers.decided(() -> JobApi.AssignProcessToJobObject(a.number("job"), a.number("proc")))),
                Row.of(
                        "TerminateJobObject",
                        "job code",
                        a -> Answers.decided(() -> JobApi.TerminateJobObject(a.number("job"), a.dword("code")))),
                Row.of("IsProcessInJob", "proc job", Jobs::contains),
                Row.of("SetJobLimits", "job flags= active=", Jobs::limit),
                Row.of("QueryJobLimits", "job", Jobs::limits),
                Row.of("QueryJob", "job", Jobs::accounting),
                Row.of("QueryJobPids", "job", Jobs::processes));
    }

    private static Answer create(Arguments a) {
        SECURITY_ATTRIBUTES attributes = Security.attributes(a);
        return Answers.created(() -> JobApi.CreateJobObject(attributes, a.text("name")));
    }

    private static Answer open(Arguments a) {
        return Answers.opened(() -> JobApi.OpenJobObject(a.dword("access"), a.flag("inherit"), a.text("name")));
    }

    private static Answer contains(Arguments a) {
        boolean[] inside = new boolean[1];
        return Answers.decided(
                () -> JobApi.IsProcessInJob(a.number("proc"), a.number("job"), inside),
                () -> " in=" + (inside[0] ? 1 : 0));
    }

    private static Answer limit(Arguments a) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment limits = arena.allocate(EXTENDED_BYTES, Long.BYTES);
            limits.set(ValueLayout.JAVA_INT, FLAGS, a.dword("flags"));
            limits.set(ValueLayout.JAVA_INT, ACTIVE_LIMIT, a.dword("active"));
            return Answers.decided(() -> JobApi.SetInformationJobObject(
                    a.number("job"), JobApi.JobObjectExtendedLimitInformation, limits, EXTENDED_BYTES));
        }
    }

    private static Answer limits(Arguments a) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment limits = arena.allocate(EXTENDED_BYTES, Long.BYTES);
            return Answers.decided(
                    () -> query(a, JobApi.JobObjectExtendedLimitInformation, limits),
                    () -> String.format(
                            " flags=0x%x active=%d",
                            limits.get(ValueLayout.JAVA_INT, FLAGS), limits.get(ValueLayout.JAVA_INT, ACTIVE_LIMIT)));
        }
    }

    private static boolean query(Arguments a, int informationClass, MemorySegment memory) {
        return JobApi.QueryInformationJobObject(
                a.number("job"), informationClass, memory, (int) memory.byteSize(), new int[0]);
    }

    private static Answer accounting(Arguments a) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment told = arena.allocate(ACCOUNTING_BYTES, Long.BYTES);
            return Answers.decided(
                    () -> query(a, JobApi.JobObjectBasicAccountingInformation, told),
                    () -> " total=" + told.get(ValueLayout.JAVA_INT, TOTAL) + " active="
                            + told.get(ValueLayout.JAVA_INT, ACTIVE) + " terminated="
                            + told.get(ValueLayout.JAVA_INT, TERMINATED));
        }
    }

    private static Answer processes(Arguments a) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment list = arena.allocate(LIST_BYTES, Long.BYTES);
            return Answers.decided(
                    () -> query(a, JobApi.JobObjectBasicProcessIdList, list),
                    () -> " assigned=" + list.get(ValueLayout.JAVA_INT, 0) + " listed="
                            + list.get(ValueLayout.JAVA_INT, Integer.BYTES));
        }
    }
}
