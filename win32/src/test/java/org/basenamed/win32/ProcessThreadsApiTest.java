package org.basenamed.win32;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.basenamed.win32.ProcessThreadsApi.PROCESS_ALL_ACCESS;
import static org.basenamed.win32.ProcessThreadsApi.STILL_ACTIVE;
import static org.basenamed.win32.Untouched.handle;
import static org.basenamed.win32.Untouched.no;
import static org.basenamed.win32.Untouched.noHandle;
import static org.basenamed.win32.Untouched.yes;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes and threads, as one process sees others that need not use the library. */
@WithBroker
class ProcessThreadsApiTest {
    private static final int MAX_WAIT_MILLIS = 60_000;
    private static final int CHILDREN = 50;
    private static final long PARENT = ProcessThreadsApi.PROC_THREAD_ATTRIBUTE_PARENT_PROCESS;
    private static final long JOBS = ProcessThreadsApi.PROC_THREAD_ATTRIBUTE_JOB_LIST;

    private final Path directory;

    ProcessThreadsApiTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private static int exitCode(long process) {
        int[] code = new int[1];
        yes(() -> ProcessThreadsApi.GetExitCodeProcess(process, code));
        return code[0];
    }

    private static int threadExitCode(long thread) {
        int[] code = new int[1];
        yes(() -> ProcessThreadsApi.GetExitCodeThread(thread, code));
        return code[0];
    }

    private static void close(long handle) {
        yes(() -> Kernel32.CloseHandle(handle));
    }

    private static PROCESS_INFORMATION started(String commandLine) {
        PROCESS_INFORMATION started = new PROCESS_INFORMATION();
        yes(() ->
                ProcessThreadsApi.CreateProcess(null, commandLine, false, 0, null, null, new STARTUPINFOEX(), started));
        return started;
    }

    private static void closeBoth(PROCESS_INFORMATION started) {
        close(started.hProcess);
        if (started.hThread != 0) {
            close(started.hThread);
        }
    }

    /** HD-47b: what the program itself gives, of which the kernel keeps 8 bits, and what a signal gives. */
    @ParameterizedTest
    @CsvSource({"exit 0, 0", "exit 255, 255", "kill -9 $$, 137", "kill -15 $$, 143"})
    void any_process_is_waited_for_and_tells_how_it_ended(String script, int code) {
        PROCESS_INFORMATION started = started("sh -c \"" + script + "\"");
        long process = started.hProcess;
        assertThat(ProcessThreadsApi.GetProcessId(process)).isEqualTo(started.dwProcessId);
        assertThat(Kernel32.WaitForSingleObject(process, MAX_WAIT_MILLIS)).isEqualTo(SynchApi.WAIT_OBJECT_0);
        assertThat(exitCode(process)).isEqualTo(code);
        assertThat(Kernel32.WaitForSingleObject(process, 0)).isEqualTo(SynchApi.WAIT_OBJECT_0);
        closeBoth(started);
    }

    /** HD-47a. */
    @Test
    void a_process_is_terminated_once() {
        PROCESS_INFORMATION started = started("sleep 1000");
        long process = started.hProcess;
        assertThat(exitCode(process)).isEqualTo(STILL_ACTIVE);
        assertThat(Kernel32.WaitForSingleObject(process, 0)).isEqualTo(SynchApi.WAIT_TIMEOUT);
        yes(() -> ProcessThreadsApi.TerminateProcess(process, -5));
        assertThat(Kernel32.WaitForSingleObject(process, MAX_WAIT_MILLIS)).isEqualTo(SynchApi.WAIT_OBJECT_0);
        no(5, () -> ProcessThreadsApi.TerminateProcess(process, 1));
        assertThat(exitCode(process)).isEqualTo(-5);
        assertThat(threadExitCode(started.hThread)).isEqualTo(-5);
        closeBoth(started);
    }

    /** HD-47c. */
    @Test
    void a_process_that_does_not_exist_cannot_be_opened() throws IOException, InterruptedException {
        noHandle(87, () -> ProcessThreadsApi.OpenProcess(PROCESS_ALL_ACCESS, false, 0));
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        noHandle(87, () -> ProcessThreadsApi.OpenProcess(PROCESS_ALL_ACCESS, false, (int) ended.pid()));
        noHandle(87, () -> ProcessThreadsApi.OpenThread(PROCESS_ALL_ACCESS, false, (int) ended.pid()));
    }

    @Test
    void this_process_and_thread_know_their_numbers() {
        int pid = (int) ProcessHandle.current().pid();
        assertThat(ProcessThreadsApi.GetCurrentProcessId()).isEqualTo(pid);
        assertThat(ProcessThreadsApi.GetProcessId(ProcessThreadsApi.GetCurrentProcess()))
                .isEqualTo(pid);
        int tid = ProcessThreadsApi.GetCurrentThreadId();
        assertThat(ProcessThreadsApi.GetThreadId(ProcessThreadsApi.GetCurrentThread()))
                .isEqualTo(tid);
        long thread = handle(() -> ProcessThreadsApi.OpenThread(0x800, false, tid));
        assertThat(ProcessThreadsApi.GetThreadId(thread)).isEqualTo(tid);
        assertThat(ProcessThreadsApi.GetProcessIdOfThread(thread)).isEqualTo(pid);
        assertThat(ProcessThreadsApi.GetProcessId(thread))
                .as("it is no process")
                .isZero();
        assertThat(Kernel32.GetLastError()).isEqualTo(6);
        assertThat(threadExitCode(ProcessThreadsApi.GetCurrentThread())).isEqualTo(STILL_ACTIVE);
        assertThat(exitCode(ProcessThreadsApi.GetCurrentProcess())).isEqualTo(STILL_ACTIVE);
        close(thread);
    }

    /** HD-46, HD-47b. */
    @Test
    void a_thread_ends_itself_with_a_code_and_without_a_word() throws Exception {
        CompletableFuture<Integer> number = new CompletableFuture<>();
        CountDownLatch opened = new CountDownLatch(1);
        CompletableFuture<Throwable> uncaught = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform()
                .uncaughtExceptionHandler((ending, thrown) -> uncaught.complete(thrown))
                .start(() -> {
                    number.complete(ProcessThreadsApi.GetCurrentThreadId());
                    await(opened);
                    ProcessThreadsApi.ExitThread(0xABCDEF);
                });
        int tid = number.get();
        long handle = handle(() -> ProcessThreadsApi.OpenThread(ProcessThreadsApi.THREAD_ALL_ACCESS, false, tid));
        assertThat(threadExitCode(handle)).isEqualTo(STILL_ACTIVE);
        no(50, () -> ProcessThreadsApi.TerminateThread(handle, 1));
        opened.countDown();
        assertThat(Kernel32.WaitForSingleObject(handle, MAX_WAIT_MILLIS)).isEqualTo(SynchApi.WAIT_OBJECT_0);
        thread.join();
        assertThat(threadExitCode(handle)).isEqualTo(0xABCDEF);
        assertThat(uncaught).isNotDone();
        close(handle);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_thread_that_terminates_itself_is_unwound() {
        assertThatThrownBy(() -> ProcessThreadsApi.TerminateThread(WinNT.CURRENT_THREAD, 1))
                .isInstanceOf(ThreadExit.class);
        no(6, () -> ProcessThreadsApi.TerminateThread(WinNT.CURRENT_PROCESS, 1));
        no(6, () -> ProcessThreadsApi.TerminateThread(0, 1));
    }

    private static PROCESS_INFORMATION suspended(String script) {
        PROCESS_INFORMATION started = new PROCESS_INFORMATION();
        yes(() -> ProcessThreadsApi.CreateProcess(
                null,
                "sh -c \"" + script + '"',
                false,
                ProcessThreadsApi.CREATE_SUSPENDED,
                null,
                null,
                new STARTUPINFOEX(),
                started));
        return started;
    }

    private static void awaitEnd(PROCESS_INFORMATION started) {
        assertThat(Kernel32.WaitForSingleObject(started.hProcess, MAX_WAIT_MILLIS))
                .isEqualTo(SynchApi.WAIT_OBJECT_0);
        assertThat(exitCode(started.hProcess)).isZero();
        closeBoth(started);
    }

    @Test
    void a_program_is_started_with_its_directory_and_environment() {
        PROCESS_INFORMATION started = new PROCESS_INFORMATION();
        yes(() -> ProcessThreadsApi.CreateProcess(
                "/bin/sh",
                "ignored -c \"test $KEY = value && test $PWD = /proc\"",
                false,
                ProcessThreadsApi.CREATE_BREAKAWAY_FROM_JOB,
                Map.of("KEY", "value", "PATH", "/bin:/usr/bin"),
                "/proc",
                new STARTUPINFOEX(),
                started));
        awaitEnd(started);
    }

    /** However soon it ends. */
    @Test
    void every_child_has_handles() {
        for (int i = 0; i < CHILDREN; i++) {
            PROCESS_INFORMATION child = started("true");
            assertThat(child.hProcess).isNotZero();
            awaitEnd(child);
        }
    }

    /** Also those variables that no shell hands on. */
    @ParameterizedTest
    @ValueSource(strings = {"IFS", "a.b"})
    void a_child_has_the_environment_that_it_was_given(String name) throws IOException {
        Path told = directory.resolve("environment");
        PROCESS_INFORMATION started = new PROCESS_INFORMATION();
        yes(() -> ProcessThreadsApi.CreateProcess(
                null,
                "/bin/cp /proc/self/environ " + told,
                false,
                0,
                Map.of(name, ":"),
                null,
                new STARTUPINFOEX(),
                started));
        // such a child runs at once, and may have no handles
        ProcessHandle.of(started.dwProcessId).ifPresent(child -> child.onExit().join());
        assertThat(told).hasContent(name + "=:\0");
        for (long handle : new long[] {started.hProcess, started.hThread}) {
            if (handle != 0) {
                close(handle);
            }
        }
    }

    @Test
    void a_suspended_child_takes_its_first_step_when_it_is_resumed() throws IOException {
        Path step = directory.resolve("step");
        PROCESS_INFORMATION child = suspended(": > " + step);
        long thread = handle(
                () -> ProcessThreadsApi.OpenThread(ProcessThreadsApi.THREAD_SUSPEND_RESUME, false, child.dwThreadId));
        long other = handle(() -> ProcessThreadsApi.OpenThread(
                ProcessThreadsApi.THREAD_ALL_ACCESS & ~ProcessThreadsApi.THREAD_SUSPEND_RESUME,
                false,
                child.dwThreadId));
        no(5, () -> ProcessThreadsApi.ResumeThread(other) != ProcessThreadsApi.RESUME_FAILED);
        no(6, () -> ProcessThreadsApi.ResumeThread(child.hProcess) != ProcessThreadsApi.RESUME_FAILED);
        assertThat(Kernel32.WaitForSingleObject(child.hProcess, 0)).isEqualTo(SynchApi.WAIT_TIMEOUT);
        assertThat(exitCode(child.hProcess)).isEqualTo(STILL_ACTIVE);
        assertThat(step).doesNotExist();
        assertThat(ProcessThreadsApi.ResumeThread(thread)).isEqualTo(1);
        assertThat(Kernel32.WaitForSingleObject(child.hProcess, MAX_WAIT_MILLIS))
                .isEqualTo(SynchApi.WAIT_OBJECT_0);
        assertThat(step).exists();
        assertThat(ProcessThreadsApi.ResumeThread(thread)).isZero();
        close(thread);
        close(other);
        closeBoth(child);
    }

    @Test
    void a_suspended_child_is_terminated_before_its_first_step() {
        Path step = directory.resolve("step");
        PROCESS_INFORMATION child = suspended(": > " + step);
        yes(() -> ProcessThreadsApi.TerminateProcess(child.hProcess, 77));
        assertThat(Kernel32.WaitForSingleObject(child.hProcess, MAX_WAIT_MILLIS))
                .isEqualTo(SynchApi.WAIT_OBJECT_0);
        assertThat(exitCode(child.hProcess)).isEqualTo(77);
        assertThat(step).doesNotExist();
        closeBoth(child);
    }

    @Test
    void only_a_suspended_child_of_this_process_is_resumed() throws IOException {
        assertThat(ProcessThreadsApi.ResumeThread(WinNT.CURRENT_THREAD)).isZero();
        no(6, () -> ProcessThreadsApi.ResumeThread(0) != ProcessThreadsApi.RESUME_FAILED);
        PROCESS_INFORMATION running = started("sleep 997");
        assertThat(ProcessThreadsApi.ResumeThread(running.hThread)).isZero();
        yes(() -> ProcessThreadsApi.TerminateProcess(running.hProcess, 0));
        closeBoth(running);
        PROCESS_INFORMATION none = new PROCESS_INFORMATION();
        no(
                50,
                () -> ProcessThreadsApi.CreateProcess(
                        null,
                        "true",
                        false,
                        ProcessThreadsApi.CREATE_SUSPENDED,
                        Map.of("a.b", "1"),
                        null,
                        new STARTUPINFOEX(),
                        none));
        assertThat(none.hProcess).isZero();
        Process parent = new ProcessBuilder("sh", "-c", "sleep 997 & echo $!; wait").start();
        int strangers = Integer.parseInt(parent.inputReader().readLine());
        long thread =
                handle(() -> ProcessThreadsApi.OpenThread(ProcessThreadsApi.THREAD_SUSPEND_RESUME, false, strangers));
        no(50, () -> ProcessThreadsApi.ResumeThread(thread) != ProcessThreadsApi.RESUME_FAILED);
        close(thread);
        ProcessHandle.of(strangers).orElseThrow().destroyForcibly();
        parent.destroyForcibly();
    }

    /** HD-34. */
    @Test
    void a_list_needs_handles_that_are_inherited() {
        long event = Untouched.created(0, () -> Kernel32.CreateEvent(null, false, false, null));
        STARTUPINFOEX startup = Attributes.of(ProcessThreadsApi.PROC_THREAD_ATTRIBUTE_HANDLE_LIST, event);
        int extended = ProcessThreadsApi.EXTENDED_STARTUPINFO_PRESENT;
        PROCESS_INFORMATION started = new PROCESS_INFORMATION();
        no(87, () -> ProcessThreadsApi.CreateProcess(null, "true", true, extended, null, null, startup, started));
        no(87, () -> ProcessThreadsApi.CreateProcess(null, "true", false, extended, null, null, startup, started));
        STARTUPINFOEX pseudo = Attributes.of(ProcessThreadsApi.PROC_THREAD_ATTRIBUTE_HANDLE_LIST, -1);
        no(87, () -> ProcessThreadsApi.CreateProcess(null, "true", true, extended, null, null, pseudo, started));
        assertThat(started.hProcess).isZero();
        close(event);
    }

    /** HD-35: the size first, then room, attribute, length, and whether it is there already. */
    @Test
    void a_list_of_attributes_is_checked_in_order() {
        PROC_THREAD_ATTRIBUTE_LIST list = new PROC_THREAD_ATTRIBUTE_LIST();
        long[] size = {0};
        no(122, () -> ProcessThreadsApi.InitializeProcThreadAttributeList(null, 2, 0, size));
        assertThat(size[0]).isPositive();
        long[] small = {size[0] - 1};
        no(122, () -> ProcessThreadsApi.InitializeProcThreadAttributeList(list, 2, 0, small));
        assertThat(small).isEqualTo(size);
        no(87, () -> ProcessThreadsApi.InitializeProcThreadAttributeList(list, 2, 1, size));
        yes(() -> ProcessThreadsApi.InitializeProcThreadAttributeList(list, 2, 0, size));
        MemorySegment value = MemorySegment.ofArray(new long[] {-1, -2});
        no(50, () -> ProcessThreadsApi.UpdateProcThreadAttribute(list, 0, 0x1234, value, 7));
        no(24, () -> ProcessThreadsApi.UpdateProcThreadAttribute(list, 0, PARENT, value, 16));
        no(24, () -> ProcessThreadsApi.UpdateProcThreadAttribute(list, 0, JOBS, value, 12));
        no(998, () -> ProcessThreadsApi.UpdateProcThreadAttribute(list, 0, JOBS, null, 8));
        no(87, () -> ProcessThreadsApi.UpdateProcThreadAttribute(list, 1, JOBS, value, 16));
        yes(() -> ProcessThreadsApi.UpdateProcThreadAttribute(list, 0, JOBS, value, 16));
        no(698, () -> ProcessThreadsApi.UpdateProcThreadAttribute(list, 0, JOBS, value, 8));
        yes(() -> ProcessThreadsApi.UpdateProcThreadAttribute(list, 0, PARENT, value, 8));
        no(31, () -> ProcessThreadsApi.UpdateProcThreadAttribute(list, 0, 0x1234, value, 7));
        ProcessThreadsApi.DeleteProcThreadAttributeList(list);
        no(31, () -> ProcessThreadsApi.UpdateProcThreadAttribute(list, 0, PARENT, value, 8));
    }

    /** HD-36: by a handle that says so; what the child then inherits, a system test tells. */
    @Test
    void a_parent_is_named_by_a_handle_that_may_create() {
        int self = ProcessThreadsApi.GetCurrentProcessId();
        long able = handle(() -> ProcessThreadsApi.OpenProcess(ProcessThreadsApi.PROCESS_CREATE_PROCESS, false, self));
        long unable = handle(() -> ProcessThreadsApi.OpenProcess(WinNT.SYNCHRONIZE, false, self));
        int extended = ProcessThreadsApi.EXTENDED_STARTUPINFO_PRESENT;
        PROCESS_INFORMATION started = new PROCESS_INFORMATION();
        STARTUPINFOEX refused = Attributes.of(PARENT, unable);
        no(5, () -> ProcessThreadsApi.CreateProcess(null, "sleep 0.2", true, extended, null, null, refused, started));
        STARTUPINFOEX unknown = Attributes.of(PARENT, 0x7000);
        no(6, () -> ProcessThreadsApi.CreateProcess(null, "sleep 0.2", true, extended, null, null, unknown, started));
        STARTUPINFOEX wrong = Attributes.of(JOBS, able);
        no(6, () -> ProcessThreadsApi.CreateProcess(null, "sleep 0.2", false, extended, null, null, wrong, started));
        assertThat(started.hProcess).isZero();
        STARTUPINFOEX right = Attributes.of(PARENT, able);
        yes(() -> ProcessThreadsApi.CreateProcess(null, "sleep 0.2", true, extended, null, null, right, started));
        assertThat(Kernel32.WaitForSingleObject(started.hProcess, MAX_WAIT_MILLIS))
                .isEqualTo(SynchApi.WAIT_OBJECT_0);
        closeBoth(started);
        close(able);
        close(unable);
    }

    /** HD-37: no job, and no handle. */
    @Test
    void a_job_list_holds_jobs() {
        int extended = ProcessThreadsApi.EXTENDED_STARTUPINFO_PRESENT;
        PROCESS_INFORMATION started = new PROCESS_INFORMATION();
        for (long wrong : new long[] {0, 0x7000}) {
            STARTUPINFOEX startup = Attributes.of(JOBS, wrong);
            no(6, () -> ProcessThreadsApi.CreateProcess(null, "true", false, extended, null, null, startup, started));
        }
        assertThat(started.hProcess).isZero();
    }

    @Test
    void what_cannot_be_started_is_said() {
        PROCESS_INFORMATION started = new PROCESS_INFORMATION();
        STARTUPINFOEX startup = new STARTUPINFOEX();
        no(2, () -> ProcessThreadsApi.CreateProcess(null, "/no/such", true, 0, null, null, startup, started));
        no(87, () -> ProcessThreadsApi.CreateProcess(null, " ", false, 0, null, null, startup, started));
        no(50, () -> ProcessThreadsApi.CreateProcess(null, "true", false, 2, null, null, startup, started));
    }
}
