package org.basenamed.systemtests.handles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.basenamed.client.AccessDeniedException;
import org.basenamed.client.Broker;
import org.basenamed.client.Event;
import org.basenamed.client.Mutex;
import org.basenamed.client.ObjectNotFoundException;
import org.basenamed.client.PeerProcess;
import org.basenamed.client.Reset;
import org.basenamed.client.Wait;
import org.basenamed.systemtests.StacksOnTimeout;
import org.basenamed.win32.HandleApi;
import org.basenamed.win32.Kernel32;
import org.basenamed.win32.PROCESS_INFORMATION;
import org.basenamed.win32.PROC_THREAD_ATTRIBUTE_LIST;
import org.basenamed.win32.ProcessThreadsApi;
import org.basenamed.win32.STARTUPINFOEX;
import org.basenamed.win32.SynchApi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes that inherit handles, get them and lose them, and die. */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(StacksOnTimeout.class)
class HandlesIT {
    private static final int KILLS = 10;

    @BeforeAll
    static void startBroker(@TempDir Path parent) {
        System.setProperty("basenamed.directory", parent.resolve("broker").toString());
        assertThat(Broker.directory())
                .as("no other test of this Java machine has met a broker")
                .isEqualTo(parent.resolve("broker"));
    }

    @AfterAll
    static void endBroker() {
        System.clearProperty("basenamed.directory");
        ProcessHandle broker =
                ProcessHandle.of(Broker.status().orElseThrow().processId()).orElseThrow();
        assertThat(broker.destroy()).isTrue();
        broker.onExit().join();
    }

    /** One of those, from outside. */
    private record Started(Process process, BufferedReader answers, PrintWriter orders) implements AutoCloseable {
        static Started with(List<String> options, String... arguments) throws IOException {
            List<String> all = new ArrayList<>(options);
            all.add("-Dbasenamed.directory=" + Broker.directory());
            Process process = new ProcessBuilder(Relative.command(all, arguments))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new Started(process, process.inputReader(), new PrintWriter(process.outputWriter(), true));
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }

    /** HD-28 to HD-31: whether the parent dies after it has said which process its child is, or before. */
    @ParameterizedTest
    @ValueSource(strings = {"never", "CHILD_STARTED"})
    void a_child_inherits_though_its_parent_dies_at_once(String killAt) throws IOException, InterruptedException {
        String name = "orphan-" + killAt;
        try (Started parent = Started.with(List.of("-Dbasenamed.kill.at=" + killAt), "short-lived-parent", name)) {
            assertThat(parent.process().waitFor()).isEqualTo(128 + 9);
            try (Event go = Event.create(name + "-go", Reset.AUTO);
                    Event end = Event.create(name + "-end", Reset.AUTO)) {
                try (Event event = Event.open(name)) {
                    assertThat(event.tryTake()).isFalse();
                    go.set();
                    event.await();
                }
                Event.open(name).close();
                end.set();
            }
            awaitFree(name);
        }
    }

    /** Nobody else could let it go. */
    @Test
    void a_suspended_child_ends_with_its_parent_and_takes_no_step(@TempDir Path directory) throws IOException {
        Path step = directory.resolve("step");
        try (Started parent = Started.with(List.of(), "suspending-parent", step.toString())) {
            long number = Long.parseLong(parent.answers().readLine());
            ProcessHandle child = ProcessHandle.of(number).orElseThrow();
            assertThat(child.parent().map(ProcessHandle::pid))
                    .contains(parent.process().pid());
            parent.process().destroyForcibly().onExit().join();
            child.onExit().join();
            assertThat(step).doesNotExist();
        }
    }

    /** The child has ended when its output has, and the broker notices it in its own time. */
    private static void awaitFree(String name) {
        while (true) {
            try {
                Event.open(name).close();
                Thread.onSpinWait();
            } catch (ObjectNotFoundException e) {
                return;
            }
        }
    }

    /** HD-30: a grandchild inherits if the child says so; the claim in the environment is good for the child alone. */
    @Test
    void a_grandchild_inherits_from_the_child_and_not_from_the_environment() throws IOException {
        try (Started parent = Started.with(List.of(), "parent", "line")) {
            assertThat(parent.answers().readAllLines()).containsExactly("set", "ERROR_INVALID_HANDLE", "set");
        }
    }

    /** HD-36: what is inherited, and what a list of handles names, is in the table of the parent that is named. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_child_inherits_from_the_parent_that_is_named_and_not_from_its_maker(boolean listed) throws Exception {
        try (Started ancestor = Started.with(List.of(), "ancestor", "bequeathed")) {
            long handle = Long.parseLong(ancestor.answers().readLine());
            try (Event bequeathed = Event.open("bequeathed");
                    Event own = ownAt(handle)) {
                startIn(ancestor.process().toHandle(), listed, handle);
                assertThat(own.tryTake()).isFalse();
                assertThat(bequeathed.tryTake()).isTrue();
            }
        }
    }

    /** An event of this process by the value of a handle, which may be inherited. */
    private static Event ownAt(long handle) {
        List<Event> others = new ArrayList<>();
        try {
            Event event = Event.create("", Reset.MANUAL);
            while (event.handleValue() < handle) {
                others.add(event);
                event = Event.create("", Reset.MANUAL);
            }
            assertThat(event.handleValue()).isEqualTo(handle);
            event.setInheritable(true);
            return event;
        } finally {
            others.forEach(Event::close);
        }
    }

    /** Runs a child of another process, which sets the event that it finds by a handle, to its end. */
    private static void startIn(ProcessHandle parent, boolean listed, long handle) {
        long process = ProcessThreadsApi.OpenProcess(
                ProcessThreadsApi.PROCESS_CREATE_PROCESS, false, Math.toIntExact(parent.pid()));
        STARTUPINFOEX startup = new STARTUPINFOEX();
        startup.lpAttributeList = new PROC_THREAD_ATTRIBUTE_LIST();
        assertThat(ProcessThreadsApi.InitializeProcThreadAttributeList(
                        startup.lpAttributeList, 2, 0, new long[] {Long.MAX_VALUE}))
                .isTrue();
        add(startup.lpAttributeList, ProcessThreadsApi.PROC_THREAD_ATTRIBUTE_PARENT_PROCESS, process);
        if (listed) {
            add(startup.lpAttributeList, ProcessThreadsApi.PROC_THREAD_ATTRIBUTE_HANDLE_LIST, handle);
        }
        String command = Relative.command(
                        List.of("-Dbasenamed.directory=" + Broker.directory()), "grandchild", Long.toString(handle))
                .stream()
                .map(word -> '"' + word + '"')
                .collect(Collectors.joining(" "));
        PROCESS_INFORMATION child = new PROCESS_INFORMATION();
        int extended = ProcessThreadsApi.EXTENDED_STARTUPINFO_PRESENT;
        assertThat(ProcessThreadsApi.CreateProcess(null, command, true, extended, null, null, startup, child))
                .as(() -> "error " + Kernel32.GetLastError())
                .isTrue();
        assertThat(Kernel32.WaitForSingleObject(child.hProcess, SynchApi.INFINITE))
                .isEqualTo(SynchApi.WAIT_OBJECT_0);
        for (long open : new long[] {child.hProcess, child.hThread, process}) {
            assertThat(Kernel32.CloseHandle(open)).isTrue();
        }
    }

    private static void add(PROC_THREAD_ATTRIBUTE_LIST list, long attribute, long handle) {
        MemorySegment value = MemorySegment.ofArray(new long[] {handle});
        assertThat(ProcessThreadsApi.UpdateProcThreadAttribute(list, 0, attribute, value, value.byteSize()))
                .isTrue();
    }

    /** HD-23: a handle that another process takes away is invalid at once, though its process did nothing for it. */
    @Test
    void a_handle_that_is_taken_away_is_invalid_from_then_on() throws IOException {
        try (Started holder = Started.with(List.of(), "holder", "taken")) {
            long handle = Long.parseLong(holder.answers().readLine().split(" ", -1)[0]);
            holder.orders().println();
            assertThat(holder.answers().readLine()).isEqualTo("set");
            int pid = (int) holder.process().pid();
            long process = ProcessThreadsApi.OpenProcess(ProcessThreadsApi.PROCESS_DUP_HANDLE, false, pid);
            long[] taken = new long[1];
            int move = HandleApi.DUPLICATE_CLOSE_SOURCE | HandleApi.DUPLICATE_SAME_ACCESS;
            assertThat(HandleApi.DuplicateHandle(process, handle, -1, taken, 0, false, move))
                    .isTrue();
            holder.orders().println();
            assertThat(holder.answers().readLine()).isEqualTo("ERROR_INVALID_HANDLE");
            assertThat(Kernel32.SetEvent(taken[0])).isTrue();
            assertThat(Kernel32.CloseHandle(taken[0])).isTrue();
            assertThat(Kernel32.CloseHandle(process)).isTrue();
            assertThatThrownBy(() -> Event.open("taken")).isInstanceOf(ObjectNotFoundException.class);
        }
    }

    /** HD-44, HD-45, HD-47b: whoever has been told of a death finds everything released. */
    @Test
    void the_end_of_a_killed_process_is_told_when_nothing_of_it_is_left() throws IOException, InterruptedException {
        for (int i = 0; i < KILLS; i++) {
            String name = "killed-" + i;
            try (Started holder = Started.with(List.of(), "holder", name);
                    PeerProcess process = PeerProcess.open(holder.process().toHandle())) {
                holder.answers().readLine();
                try (Mutex mutex = Mutex.open(name + "-mutex")) {
                    assertThat(process.tryTake()).isFalse();
                    assertThat(process.exitCode()).isEmpty();
                    holder.process().destroyForcibly();
                    assertThat(process.await()).isEqualTo(new Wait.Outcome.Signalled(0));
                    assertThatThrownBy(() -> Event.open(name)).isInstanceOf(ObjectNotFoundException.class);
                    assertThat(mutex.await(Duration.ZERO)).isEqualTo(new Wait.Outcome.Abandoned(0));
                    mutex.release();
                }
                assertThat(process.exitCode()).hasValue(128 + 9);
            }
        }
    }

    /** HD-47a, HD-47b: of a code that the kernel keeps 8 bits of, whoever asks gets all. */
    @Test
    void a_process_that_is_terminated_ends_with_the_code_it_was_given() throws IOException, InterruptedException {
        try (Started holder = Started.with(List.of(), "holder", "terminated");
                PeerProcess process = PeerProcess.open(holder.process().toHandle())) {
            holder.answers().readLine();
            process.terminate(123_456);
            assertThat(process.await()).isEqualTo(new Wait.Outcome.Signalled(0));
            assertThat(process.exitCode()).hasValue(123_456);
            assertThatThrownBy(() -> process.terminate(1)).isInstanceOf(AccessDeniedException.class);
            assertThat(process.exitCode()).hasValue(123_456);
        }
    }
}
