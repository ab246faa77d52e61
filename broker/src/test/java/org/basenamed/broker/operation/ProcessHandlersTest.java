package org.basenamed.broker.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.basenamed.broker.RawClient;
import org.basenamed.broker.RunningBroker;
import org.basenamed.broker.RunningBroker.Snapshot;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.DuplicateWish;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.ThreadRights;
import org.basenamed.protocol.InspectionCatalogue;
import org.basenamed.protocol.ProcessCatalogue;
import org.basenamed.protocol.WaitableCatalogue;
import org.basenamed.protocol.message.DuplicateHandleRequest;
import org.basenamed.protocol.message.EndReply;
import org.basenamed.protocol.message.FileMappingReply;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.NoteExitRequest;
import org.basenamed.protocol.message.OpenByNumberRequest;
import org.basenamed.protocol.message.TakenAwayReply;
import org.basenamed.protocol.message.TakenAwayRequest;
import org.basenamed.protocol.message.TerminateRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes as objects, and handles that go to them, as a client that says anything finds them. */
class ProcessHandlersTest {
    private static final int ALL = 0x1F_FFFF;
    private static final int QUERY = 0x1000;
    private static final int TERMINATE = 1;

    private final RunningBroker broker;
    private final RawClient client;
    private final Snapshot before;
    private final Process sleeper = new ProcessBuilder("sleep", "1000").start();

    ProcessHandlersTest(@TempDir Path directory) throws IOException {
        broker = RunningBroker.in(directory);
        client = broker.join("client");
        // the arena of headers stays
        client.closeHandle(open((int) sleeper.pid(), ALL));
        before = RunningBroker.snapshot(client);
    }

    @AfterEach
    void nothing_is_left() throws Exception {
        sleeper.destroyForcibly().waitFor();
        // the pipes to the sleeper are this process's, too, and may be closed by now
        assertThat(RunningBroker.await(client, now -> now.status().handles() == 0)
                        .objects())
                .isEqualTo(before.objects());
        client.close();
        broker.close();
    }

    private int open(int number, int access) {
        int handle = client.granted(ProcessCatalogue.OPEN_PROCESS, new OpenByNumberRequest(number, access, 0))
                .handle();
        client.fds().closeAll();
        return handle;
    }

    private int openSleeper(int access) {
        return open((int) sleeper.pid(), access);
    }

    private EndReply end(int handle) {
        return client.granted(ProcessCatalogue.QUERY_END, new HandleRequest(handle));
    }

    private Win32Error duplicate(int from, int handle, int to, int options) {
        return client.refused(
                ProcessCatalogue.DUPLICATE_HANDLE, new DuplicateHandleRequest(from, handle, to, 0, false, options, 0));
    }

    private static FileMappingReply granted(Result<FileMappingReply> result) {
        return switch (result) {
            case Result.Granted<FileMappingReply>(FileMappingReply reply) -> reply;
            case Result.Refused<FileMappingReply>(Win32Error error) -> throw new AssertionError(error);
        };
    }

    /** HD-47c. */
    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void a_process_that_does_not_exist_cannot_be_opened(int number) {
        assertThat(client.refused(ProcessCatalogue.OPEN_PROCESS, new OpenByNumberRequest(number, ALL, 0)))
                .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
        assertThat(client.refused(ProcessCatalogue.OPEN_THREAD, new OpenByNumberRequest(number, ALL, 0)))
                .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
    }

    /** SEC-4, SEC-20. */
    @ParameterizedTest
    @ValueSource(ints = {0, 0x40_0000, -1 & ~AccessMask.ACCESS_SYSTEM_SECURITY})
    void rights_that_there_are_not_are_refused(int access) {
        assertThat(client.refused(
                        ProcessCatalogue.OPEN_PROCESS, new OpenByNumberRequest((int) sleeper.pid(), access, 0)))
                .isEqualTo(Win32Error.ERROR_ACCESS_DENIED);
    }

    /** HD-47, HD-47a, HD-47b. */
    @Test
    void a_process_that_is_terminated_ends_with_the_code_that_it_was_given() throws Exception {
        int handle = openSleeper(ALL);
        assertThat(end(handle)).isEqualTo(new EndReply((int) sleeper.pid(), 0, false, false, 0));
        client.granted(ProcessCatalogue.TERMINATE, new TerminateRequest(handle, 0x1234_5678));
        sleeper.waitFor();
        assertThat(end(handle)).isEqualTo(new EndReply((int) sleeper.pid(), 0, true, true, 0x1234_5678));
        assertThat(client.refused(ProcessCatalogue.TERMINATE, new TerminateRequest(handle, 2)))
                .isEqualTo(Win32Error.ERROR_ACCESS_DENIED);
        assertThat(end(handle).exitCode()).isEqualTo(0x1234_5678);
        client.closeHandle(handle);
    }

    @Test
    void a_process_that_another_one_kills_ends_with_the_signal() throws Exception {
        int handle = openSleeper(QUERY);
        sleeper.destroyForcibly().waitFor();
        assertThat(end(handle)).isEqualTo(new EndReply((int) sleeper.pid(), 0, true, true, 128 + 9));
        int again = openSleeper(QUERY);
        assertThat(end(again).ended()).as("HD-47: it is there while it is open").isTrue();
        client.closeHandle(handle);
        client.closeHandle(again);
        assertThat(client.refused(
                        ProcessCatalogue.OPEN_PROCESS, new OpenByNumberRequest((int) sleeper.pid(), QUERY, 0)))
                .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
    }

    /** HD-8, HD-19, handles.md section 9. */
    @Test
    void each_operation_takes_its_right() {
        int none = openSleeper(AccessMask.SYNCHRONIZE);
        int kill = openSleeper(TERMINATE);
        assertThat(client.refused(ProcessCatalogue.TERMINATE, new TerminateRequest(none, 1)))
                .isEqualTo(Win32Error.ERROR_ACCESS_DENIED);
        assertThat(client.refused(ProcessCatalogue.QUERY_END, new HandleRequest(none)))
                .isEqualTo(Win32Error.ERROR_ACCESS_DENIED);
        assertThat(client.refused(ProcessCatalogue.CHECK_END, new HandleRequest(kill)))
                .isEqualTo(Win32Error.ERROR_ACCESS_DENIED);
        assertThat(duplicate(none, 4, -1, DuplicateWish.SAME_ACCESS)).isEqualTo(Win32Error.ERROR_ACCESS_DENIED);
        assertThat(duplicate(-1, none, kill, DuplicateWish.SAME_ACCESS)).isEqualTo(Win32Error.ERROR_ACCESS_DENIED);
        assertThat(sleeper.isAlive()).isTrue();
        client.closeHandle(none);
        client.closeHandle(kill);
    }

    /** Whoever may queue calls to a thread, or let it go on, has to know which one it is, and no more. */
    @ParameterizedTest
    @ValueSource(ints = {ThreadRights.SET_CONTEXT, ThreadRights.SUSPEND_RESUME})
    void who_may_act_on_a_thread_is_not_told_how_it_ended(int access) throws Exception {
        int number = (int) sleeper.pid();
        int thread = client.granted(ProcessCatalogue.OPEN_THREAD, new OpenByNumberRequest(number, access, 0))
                .handle();
        client.fds().closeAll();
        sleeper.destroyForcibly().waitFor();
        assertThat(end(thread)).isEqualTo(new EndReply(number, number, true, false, 0));
        client.closeHandle(thread);
    }

    /** HD-8. */
    @Test
    void what_is_no_process_is_not_taken_for_one() {
        int mapping = client.create("", 4096, 0xF_001F).handle();
        client.fds().closeAll();
        assertThat(client.refused(ProcessCatalogue.TERMINATE, new TerminateRequest(mapping, 1)))
                .isEqualTo(Win32Error.ERROR_INVALID_HANDLE);
        assertThat(client.refused(ProcessCatalogue.QUERY_END, new HandleRequest(mapping)))
                .isEqualTo(Win32Error.ERROR_INVALID_HANDLE);
        assertThat(client.refused(WaitableCatalogue.ATTACH_WAITABLE, new HandleRequest(mapping)))
                .isEqualTo(Win32Error.ERROR_INVALID_HANDLE);
        assertThat(duplicate(mapping, mapping, -1, DuplicateWish.SAME_ACCESS))
                .isEqualTo(Win32Error.ERROR_INVALID_HANDLE);
        client.closeHandle(mapping);
    }

    /** HD-25, HD-44: it need not be connected, and its handles go with it all the same. */
    @Test
    void what_a_process_is_given_that_never_connects_goes_with_it() throws Exception {
        int process = openSleeper(ALL);
        int mapping = client.create("Local\\given", 4096, 0xF_001F).handle();
        client.fds().closeAll();
        int options = DuplicateWish.SAME_ACCESS | DuplicateWish.CLOSE_SOURCE;
        int given = client.granted(
                        ProcessCatalogue.DUPLICATE_HANDLE,
                        new DuplicateHandleRequest(-1, mapping, process, 0, false, options, 0))
                .handle();
        assertThat(given).isEqualTo(4);
        assertThat(client.granted(ProcessCatalogue.TAKEN_AWAY, new TakenAwayRequest()))
                .isEqualTo(new TakenAwayReply(List.of(mapping)));
        client.closeHandle(granted(client.open("Local\\given", 4)).handle());
        client.fds().closeAll();
        sleeper.destroyForcibly().waitFor();
        client.granted(ProcessCatalogue.CHECK_END, new HandleRequest(process));
        assertThat(client.open("Local\\given", 4).isGranted())
                .as("whoever is told of the end finds the name free")
                .isFalse();
        assertThat(duplicate(process, given, -1, DuplicateWish.SAME_ACCESS))
                .as("HD-26, HD-48")
                .isEqualTo(Win32Error.ERROR_ACCESS_DENIED);
        client.closeHandle(process);
    }

    /** HD-12, HD-10: the handle is to the process itself. */
    @Test
    void a_pseudo_handle_becomes_a_real_one() {
        int self = client.granted(
                        ProcessCatalogue.DUPLICATE_HANDLE, new DuplicateHandleRequest(-1, -1, -1, 0, false, 2, 0))
                .handle();
        assertThat(end(self).processNumber())
                .isEqualTo((int) ProcessHandle.current().pid());
        assertThat(client.granted(InspectionCatalogue.QUERY_HANDLE, new HandleRequest(self))
                        .grantedAccess())
                .isEqualTo(ALL);
        client.closeHandle(self);
    }

    @Test
    void nobody_says_how_the_thread_of_another_process_ends() {
        int thread = client.granted(ProcessCatalogue.OPEN_THREAD, new OpenByNumberRequest((int) sleeper.pid(), ALL, 0))
                .handle();
        client.fds().closeAll();
        client.granted(ProcessCatalogue.NOTE_EXIT, new NoteExitRequest((int) sleeper.pid(), 77));
        int process = openSleeper(ALL);
        client.granted(ProcessCatalogue.TERMINATE, new TerminateRequest(process, 78));
        EndReply end = end(thread);
        while (!end.ended()) {
            end = end(thread);
        }
        assertThat(end).isEqualTo(new EndReply((int) sleeper.pid(), (int) sleeper.pid(), true, true, 78));
        client.closeHandle(thread);
        client.closeHandle(process);
    }
}
