package org.basenamed.win32;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.basenamed.win32.Untouched.no;
import static org.basenamed.win32.Untouched.yes;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.basenamed.client.Broker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** jobs.md through the functions of Win32, with processes that do not use the library. */
@WithBroker
class JobApiTest {
    private static final int MAX_WAIT_MILLIS = 60_000;
    private static final int EXTENDED_BYTES = 144;
    private static final int QUOTA = 1816;

    private final List<ProcessHandle> started = new ArrayList<>();

    /** What a test that fails leaves behind would hold on to this one's output. */
    @AfterEach
    void end() {
        started.forEach(ProcessHandle::destroyForcibly);
    }

    private static long job() {
        return Untouched.created(0, () -> JobApi.CreateJobObject(null, null));
    }

    private static void close(long handle) {
        yes(() -> Kernel32.CloseHandle(handle));
    }

    private PROCESS_INFORMATION start(String commandLine, long... jobs) {
        STARTUPINFOEX startup = Attributes.of(ProcessThreadsApi.PROC_THREAD_ATTRIBUTE_JOB_LIST, jobs);
        PROCESS_INFORMATION process = new PROCESS_INFORMATION();
        yes(() -> ProcessThreadsApi.CreateProcess(
                null,
                commandLine,
                false,
                ProcessThreadsApi.EXTENDED_STARTUPINFO_PRESENT,
                null,
                null,
                startup,
                process));
        ProcessHandle.of(process.dwProcessId).ifPresent(started::add);
        if (process.hThread != 0) {
            close(process.hThread);
        }
        return process;
    }

    private static int exitCode(PROCESS_INFORMATION started) {
        assertThat(Kernel32.WaitForSingleObject(started.hProcess, MAX_WAIT_MILLIS))
                .isEqualTo(SynchApi.WAIT_OBJECT_0);
        int[] code = new int[1];
        yes(() -> ProcessThreadsApi.GetExitCodeProcess(started.hProcess, code));
        close(started.hProcess);
        return code[0];
    }

    private static boolean contains(long process, long job) {
        boolean[] inside = new boolean[1];
        yes(() -> JobApi.IsProcessInJob(process, job, inside));
        return inside[0];
    }

    private static void limit(long job, int error, int flags, Object... fields) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment limits = arena.allocate(EXTENDED_BYTES, 8);
            limits.set(JAVA_INT, 16, flags);
            for (int i = 0; i < fields.length; i += 2) {
                if (fields[i + 1] instanceof Long value) {
                    limits.set(JAVA_LONG, (int) fields[i], value);
                } else {
                    limits.set(JAVA_INT, (int) fields[i], (int) fields[i + 1]);
                }
            }
            int type = JobApi.JobObjectExtendedLimitInformation;
            if (error == 0) {
                yes(() -> JobApi.SetInformationJobObject(job, type, limits, EXTENDED_BYTES));
            } else {
                no(error, () -> JobApi.SetInformationJobObject(job, type, limits, EXTENDED_BYTES));
            }
        }
    }

    private static List<Integer> accounting(long job) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment told = arena.allocate(48, 8);
            yes(() -> JobApi.QueryInformationJobObject(
                    job, JobApi.JobObjectBasicAccountingInformation, told, 48, new int[0]));
            return List.of(told.get(JAVA_INT, 36), told.get(JAVA_INT, 40), told.get(JAVA_INT, 44));
        }
    }

    @Test
    void a_job_is_ended_with_a_code_and_signalled_from_then_on() { // JB-24, JB-46, JB-47, SYN-75
        long job = job();
        PROCESS_INFORMATION first = start("sleep 997", job);
        PROCESS_INFORMATION second = start("sleep 997", job);
        assertThat(accounting(job)).containsExactly(2, 2, 0);
        assertThat(Kernel32.WaitForSingleObject(job, 0)).isEqualTo(SynchApi.WAIT_TIMEOUT);
        yes(() -> JobApi.TerminateJobObject(job, 123));
        assertThat(accounting(job)).containsExactly(2, 0, 0);
        assertThat(contains(first.hProcess, job)).isTrue(); // JB-3
        assertThat(exitCode(first)).isEqualTo(123);
        assertThat(exitCode(second)).isEqualTo(123);
        assertThat(Kernel32.WaitForSingleObject(job, 0)).isEqualTo(SynchApi.WAIT_OBJECT_0);
        PROCESS_INFORMATION third = start("sleep 0.3", job);
        assertThat(exitCode(third)).isZero();
        assertThat(accounting(job)).containsExactly(3, 0, 0);
        assertThat(Kernel32.WaitForSingleObject(job, 0)).isEqualTo(SynchApi.WAIT_OBJECT_0);
        close(job);
    }

    /** What a process starts is in its job, however soon, if it was put there before its first step. */
    @Test
    void a_suspended_process_is_put_into_a_job_before_its_first_step() { // JB-11
        long job = job();
        PROCESS_INFORMATION process = new PROCESS_INFORMATION();
        yes(() -> ProcessThreadsApi.CreateProcess(
                null,
                "sh -c \"sleep 997 & exec sleep 997\"",
                false,
                ProcessThreadsApi.CREATE_SUSPENDED,
                null,
                null,
                new STARTUPINFOEX(),
                process));
        yes(() -> JobApi.AssignProcessToJobObject(job, process.hProcess));
        assertThat(accounting(job)).containsExactly(1, 1, 0);
        assertThat(ProcessThreadsApi.ResumeThread(process.hThread)).isEqualTo(1);
        ProcessHandle parent = ProcessHandle.of(process.dwProcessId).orElseThrow();
        started.add(parent);
        while (parent.children().findAny().isEmpty()) {
            Thread.onSpinWait();
        }
        ProcessHandle child = parent.children().findAny().orElseThrow();
        started.add(child);
        yes(() -> JobApi.TerminateJobObject(job, 5));
        assertThat(exitCode(process)).isEqualTo(5);
        child.onExit().join();
        close(process.hThread);
        close(job);
    }

    @Test
    void the_last_handle_ends_the_processes_if_that_was_asked_for() { // JB-5
        long job = job();
        limit(job, 0, JobApi.JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE);
        PROCESS_INFORMATION process = start("sleep 997", job);
        long[] duplicate = new long[1];
        yes(() -> HandleApi.DuplicateHandle(-1, job, -1, duplicate, 0, false, HandleApi.DUPLICATE_SAME_ACCESS));
        close(job);
        assertThat(Kernel32.WaitForSingleObject(process.hProcess, 0)).isEqualTo(SynchApi.WAIT_TIMEOUT);
        close(duplicate[0]);
        assertThat(exitCode(process)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"8,24,0", "15,24,0", "16,234,1", "24,0,2", "1024,0,2"})
    void the_list_tells_how_many_there_are_if_it_has_room_for_one(int bytes, int error, int listed) { // JB-35, JB-36
        long job = job();
        PROCESS_INFORMATION first = start("sleep 997", job);
        PROCESS_INFORMATION second = start("sleep 997", job);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment list = arena.allocate(Math.max(16, bytes), 8);
            int[] length = new int[1];
            int type = JobApi.JobObjectBasicProcessIdList;
            if (error == 0) {
                yes(() -> JobApi.QueryInformationJobObject(job, type, list, bytes, length));
            } else {
                no(error, () -> JobApi.QueryInformationJobObject(job, type, list, bytes, length));
            }
            assertThat(list.get(JAVA_INT, 0)).isEqualTo(error == 24 ? 0 : 2);
            assertThat(list.get(JAVA_INT, 4)).isEqualTo(listed);
            assertThat(length[0]).isEqualTo(error == 24 ? 0 : 8 + 8 * listed);
            if (listed > 1) {
                assertThat(List.of(list.get(JAVA_LONG, 8), list.get(JAVA_LONG, 16)))
                        .containsExactly((long) first.dwProcessId, (long) second.dwProcessId);
            }
        }
        yes(() -> JobApi.TerminateJobObject(job, 1));
        exitCode(first);
        exitCode(second);
        close(job);
    }

    @Test
    void one_process_too_many_is_ended_or_not_started() { // JB-9, JB-15, JB-16
        long job = job();
        limit(job, 0, JobApi.JOB_OBJECT_LIMIT_ACTIVE_PROCESS, 40, 1);
        PROCESS_INFORMATION first = start("sleep 997", job);
        PROCESS_INFORMATION second = start("sleep 997");
        no(QUOTA, () -> JobApi.AssignProcessToJobObject(job, second.hProcess));
        assertThat(exitCode(second)).isEqualTo(QUOTA);
        STARTUPINFOEX startup = Attributes.of(ProcessThreadsApi.PROC_THREAD_ATTRIBUTE_JOB_LIST, job);
        no(
                QUOTA,
                () -> ProcessThreadsApi.CreateProcess(
                        null, "sleep 997", false, 0x8_0000, null, null, startup, new PROCESS_INFORMATION()));
        assertThat(accounting(job).get(1)).isEqualTo(1);
        yes(() -> JobApi.TerminateJobObject(job, 1));
        exitCode(first);
        close(job);
    }

    @Test
    void a_program_is_found_where_it_is_found_without_a_job() {
        long job = job();
        STARTUPINFOEX startup = Attributes.of(ProcessThreadsApi.PROC_THREAD_ATTRIBUTE_JOB_LIST, job);
        PROCESS_INFORMATION process = new PROCESS_INFORMATION();
        Map<String, String> environment = Map.of("PATH", "/nowhere");
        yes(() ->
                ProcessThreadsApi.CreateProcess(null, "sleep 1", false, 0x8_0000, environment, null, startup, process));
        if (process.hThread != 0) {
            close(process.hThread);
        }
        assertThat(exitCode(process)).isZero();
        close(job);
    }

    private static List<Long> packet(long port) {
        int[] bytes = new int[1];
        long[] key = new long[1];
        long[] overlapped = new long[1];
        yes(() -> IoApi.GetQueuedCompletionStatus(port, bytes, key, overlapped, MAX_WAIT_MILLIS));
        return List.of((long) bytes[0], key[0], overlapped[0]);
    }

    /** The next packet about that process. */
    private static List<Long> packetOf(long port, long number) {
        List<Long> packet = packet(port);
        while (packet.getLast() != number) {
            packet = packet(port);
        }
        return packet;
    }

    private static void associate(long job, long port, long key, int error) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment information = arena.allocate(16, 8);
            information.set(JAVA_LONG, 0, key);
            information.set(JAVA_LONG, 8, port);
            int type = JobApi.JobObjectAssociateCompletionPortInformation;
            if (error == 0) {
                yes(() -> JobApi.SetInformationJobObject(job, type, information, 16));
            } else {
                no(error, () -> JobApi.SetInformationJobObject(job, type, information, 16));
            }
        }
    }

    @Test
    void a_port_is_told_of_those_who_are_there_come_and_go() { // JB-37 to JB-41
        long port = Untouched.handle(() -> IoApi.CreateIoCompletionPort(-1, 0, 0, 0));
        long job = job();
        PROCESS_INFORMATION process = start("sh -c \"exec sleep 997\"", job);
        associate(job, port, 77, 0);
        associate(job, port, 78, 87);
        long number = process.dwProcessId;
        assertThat(packet(port)).containsExactly(6L, 77L, number);
        PROCESS_INFORMATION brief = start("sh -c \"sleep 0.3; exit 3\"", job);
        long briefNumber = brief.dwProcessId;
        // what the shells start is told of too
        assertThat(packetOf(port, briefNumber)).containsExactly(6L, 77L, briefNumber);
        assertThat(packetOf(port, briefNumber)).containsExactly(7L, 77L, briefNumber);
        assertThat(exitCode(brief)).isEqualTo(3);
        yes(() -> ProcessThreadsApi.TerminateProcess(process.hProcess, 0xC0000005));
        List<List<Long>> rest = new ArrayList<>(List.of(packet(port)));
        while (rest.getLast().getFirst() != 4L) {
            rest.add(packet(port));
        }
        assertThat(rest).contains(List.of(8L, 77L, number)).endsWith(List.of(4L, 77L, 0L));
        exitCode(process);
        associate(job, 0, 0, 0);
        associate(job, port, 79, 0);
        close(job);
        close(port);
    }

    @Test
    void the_port_of_the_immediate_job_is_told_before_those_of_the_jobs_above() { // JB-11, JB-17, JB-41
        long port = Untouched.handle(() -> IoApi.CreateIoCompletionPort(-1, 0, 0, 0));
        long outer = job();
        long inner = job();
        associate(outer, port, 1, 0);
        associate(inner, port, 2, 0);
        PROCESS_INFORMATION process = start("sleep 997", outer, inner);
        long number = process.dwProcessId;
        assertThat(packet(port)).containsExactly(6L, 1L, number);
        assertThat(packet(port)).containsExactly(6L, 2L, number);
        assertThat(contains(process.hProcess, outer)).isTrue();
        yes(() -> ProcessThreadsApi.TerminateProcess(process.hProcess, 9));
        assertThat(packet(port)).containsExactly(7L, 2L, number);
        assertThat(packet(port)).containsExactly(7L, 1L, number);
        assertThat(packet(port)).containsExactly(4L, 2L, 0L);
        assertThat(packet(port)).containsExactly(4L, 1L, 0L);
        PROCESS_INFORMATION second = start("sleep 997", inner);
        assertThat(packet(port)).containsExactly(6L, 2L, (long) second.dwProcessId);
        assertThat(packet(port)).containsExactly(6L, 1L, (long) second.dwProcessId);
        yes(() -> JobApi.TerminateJobObject(outer, 1));
        exitCode(process);
        exitCode(second);
        close(inner);
        close(outer);
        close(port);
    }

    @Test
    void a_port_is_a_queue_for_everybody() {
        long port = Untouched.handle(() -> IoApi.CreateIoCompletionPort(-1, 0, 0, 0));
        yes(() -> IoApi.PostQueuedCompletionStatus(port, 1, 2, 3));
        yes(() -> IoApi.PostQueuedCompletionStatus(port, -4, -5, -6));
        assertThat(packet(port)).containsExactly(1L, 2L, 3L);
        assertThat(packet(port)).containsExactly(-4L, -5L, -6L);
        no(SynchApi.WAIT_TIMEOUT, () -> IoApi.GetQueuedCompletionStatus(port, new int[1], new long[1], new long[1], 1));
        close(port);
        no(6, () -> IoApi.PostQueuedCompletionStatus(port, 1, 2, 3));
    }

    @Test
    void a_job_memory_that_nothing_can_enforce_is_refused() {
        long job = job();
        boolean enforced = Broker.jobs().enforced().contains("jobMemory");
        limit(job, enforced ? 0 : 50, JobApi.JOB_OBJECT_LIMIT_JOB_MEMORY, 120, 1L << 30);
        limit(job, 87, 0x8000);
        limit(job, 87, JobApi.JOB_OBJECT_LIMIT_WORKINGSET, 24, 4096L);
        close(job);
    }

    @Test
    void a_process_that_uses_its_time_up_is_ended() { // JB-26
        long job = job();
        limit(job, 0, JobApi.JOB_OBJECT_LIMIT_PROCESS_TIME, 0, 1_000_000L);
        PROCESS_INFORMATION process = start("sh -c \"while :; do :; done\"", job);
        assertThat(exitCode(process)).isEqualTo(QUOTA);
        assertThat(accounting(job)).containsExactly(1, 0, 1);
        close(job);
    }

    @Test
    void a_job_that_uses_its_time_up_is_ended_and_signalled() { // JB-27
        long job = job();
        limit(job, 0, JobApi.JOB_OBJECT_LIMIT_JOB_TIME, 8, 1_000_000L);
        PROCESS_INFORMATION process = start("sh -c \"while :; do :; done\"", job);
        assertThat(exitCode(process)).isEqualTo(QUOTA);
        assertThat(Kernel32.WaitForSingleObject(job, MAX_WAIT_MILLIS)).isEqualTo(SynchApi.WAIT_OBJECT_0);
        close(job);
    }

    @Test
    void what_a_process_allocates_beyond_its_memory_is_refused_to_it() { // JB-30
        long job = job();
        limit(job, 0, JobApi.JOB_OBJECT_LIMIT_PROCESS_MEMORY, 112, 64L << 20);
        PROCESS_INFORMATION small = start("sh -c \"head -c 1000000 /dev/zero | tail -c 1000000 > /dev/null\"", job);
        assertThat(exitCode(small)).isZero();
        PROCESS_INFORMATION big = start("sh -c \"head -c 300000000 /dev/zero | tail -c 300000000 > /dev/null\"", job);
        assertThat(exitCode(big)).isEqualTo(1);
        close(job);
    }

    @Test
    void priority_and_processors_hold_for_whoever_comes() { // JB-31
        long job = job();
        limit(job, 0, JobApi.JOB_OBJECT_LIMIT_PRIORITY_CLASS | JobApi.JOB_OBJECT_LIMIT_AFFINITY, 56, 0x4000, 48, 1L);
        PROCESS_INFORMATION process =
                start("sh -c \"test $(nice) = 10 && grep -q '^Cpus_allowed_list:.0$' /proc/self/status\"", job);
        assertThat(exitCode(process)).isZero();
        close(job);
    }

    @Test
    void lengths_and_classes_are_checked_first() { // JB-22
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(256, 8);
            no(87, () -> JobApi.SetInformationJobObject(0, 99, memory, 64));
            no(87, () -> JobApi.SetInformationJobObject(0, JobApi.JobObjectBasicAccountingInformation, memory, 48));
            no(24, () -> JobApi.SetInformationJobObject(0, JobApi.JobObjectBasicLimitInformation, memory, 63));
            no(
                    998,
                    () -> JobApi.SetInformationJobObject(
                            0, JobApi.JobObjectBasicLimitInformation, MemorySegment.NULL, 64));
            no(6, () -> JobApi.SetInformationJobObject(0, JobApi.JobObjectBasicLimitInformation, memory, 64));
            no(
                    24,
                    () -> JobApi.QueryInformationJobObject(
                            0, JobApi.JobObjectExtendedLimitInformation, memory, 145, new int[0]));
            no(
                    5,
                    () -> JobApi.QueryInformationJobObject(
                            0, JobApi.JobObjectExtendedLimitInformation, memory, 144, new int[0])); // JB-23
        }
    }
}
