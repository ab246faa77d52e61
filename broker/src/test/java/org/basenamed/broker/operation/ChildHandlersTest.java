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
import org.basenamed.protocol.InspectionCatalogue;
import org.basenamed.protocol.ProcessCatalogue;
import org.basenamed.protocol.message.ClaimChildRequest;
import org.basenamed.protocol.message.FileMappingReply;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.PrepareChildReply;
import org.basenamed.protocol.message.PrepareChildRequest;
import org.basenamed.protocol.message.SetHandleInformationRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is set aside for children, and who gets it. */
class ChildHandlersTest {
    private static final PrepareChildRequest EVERYTHING = new PrepareChildRequest(-1, true, List.of());

    private final RunningBroker broker;
    private final RawClient observer;
    private final Snapshot before;

    ChildHandlersTest(@TempDir Path directory) {
        broker = RunningBroker.in(directory);
        observer = broker.join("observer");
        before = RunningBroker.snapshot(observer);
    }

    @AfterEach
    void nothing_is_left() throws Exception {
        assertThat(RunningBroker.await(observer, now -> now.status().equals(before.status())))
                .isEqualTo(before);
        observer.close();
        broker.close();
    }

    private static int inheritable(RawClient client, String name) {
        int handle = client.create(name, 4096, 0xF_001F).handle();
        client.fds().closeAll();
        client.granted(ProcessCatalogue.SET_HANDLE_INFORMATION, new SetHandleInformationRequest(handle, 1, 1));
        return handle;
    }

    private static ClaimChildRequest claim(PrepareChildReply token, long child) {
        return new ClaimChildRequest(token.tokenHigh(), token.tokenLow(), (int) child);
    }

    private boolean exists(String name) {
        Result<FileMappingReply> opened = observer.open(name, 4);
        observer.fds().closeAll();
        if (opened instanceof Result.Granted<FileMappingReply>(FileMappingReply reply)) {
            observer.closeHandle(reply.handle());
        }
        return opened.isGranted();
    }

    /** HD-31, HD-17: what is set aside keeps its object until the child, which never connects, has ended. */
    @Test
    void handles_are_kept_as_long_as_the_child_lives() throws Exception {
        RawClient parent = broker.join("parent");
        int handle = inheritable(parent, "Local\\kept");
        PrepareChildReply token = parent.granted(ProcessCatalogue.PREPARE_CHILD, EVERYTHING);
        Process child = new ProcessBuilder("sleep", "1000").start();
        parent.granted(ProcessCatalogue.CLAIM_CHILD, claim(token, child.pid()));
        parent.closeHandle(handle);
        parent.close();
        RunningBroker.await(observer, now -> now.status().handles() == 1);
        assertThat(exists("Local\\kept")).isTrue();
        child.destroyForcibly().waitFor();
        RunningBroker.await(observer, now -> now.status().handles() == 0);
        assertThat(exists("Local\\kept")).isFalse();
    }

    @Test
    void handles_are_closed_if_the_child_is_not_started() {
        try (RawClient parent = broker.join("parent")) {
            parent.closeHandle(prepareAndKeep(parent));
        }
    }

    private int prepareAndKeep(RawClient parent) {
        int handle = inheritable(parent, "Local\\kept");
        PrepareChildReply token = parent.granted(ProcessCatalogue.PREPARE_CHILD, EVERYTHING);
        assertThat(RunningBroker.snapshot(observer).status().handles()).isEqualTo(2);
        parent.granted(ProcessCatalogue.CLAIM_CHILD, claim(token, 0));
        assertThat(RunningBroker.snapshot(observer).status().handles()).isOne();
        return handle;
    }

    /** A parent that dies before it has said who the child is, and there is none. */
    @Test
    void handles_are_closed_if_the_parent_dies_without_a_child() {
        RawClient parent = broker.join("parent");
        inheritable(parent, "Local\\kept");
        parent.granted(ProcessCatalogue.PREPARE_CHILD, EVERYTHING);
        parent.close();
        RunningBroker.await(observer, now -> now.status().handles() == 0);
        assertThat(exists("Local\\kept")).isFalse();
    }

    /** A parent that dies before it has said who the child is, and the child has the token. */
    @Test
    void a_child_whose_parent_died_too_early_is_found_by_its_token() throws Exception {
        RawClient parent = broker.join("parent");
        inheritable(parent, "Local\\kept");
        PrepareChildReply token = parent.granted(ProcessCatalogue.PREPARE_CHILD, EVERYTHING);
        ProcessBuilder builder = new ProcessBuilder("sleep", "1000");
        builder.environment()
                .put("BASENAMED_INHERITANCE", String.format("%016x%016x", token.tokenHigh(), token.tokenLow()));
        Process child = builder.start();
        parent.close();
        RunningBroker.await(observer, now -> now.status().handles() == 1);
        assertThat(exists("Local\\kept")).isTrue();
        child.destroyForcibly().waitFor();
        RunningBroker.await(observer, now -> now.status().handles() == 0);
        assertThat(exists("Local\\kept")).isFalse();
    }

    @Test
    void a_token_helps_nobody_who_is_not_the_child() {
        try (RawClient parent = broker.join("parent");
                RawClient stranger = broker.join("stranger")) {
            int handle = inheritable(parent, "");
            PrepareChildReply token = parent.granted(ProcessCatalogue.PREPARE_CHILD, EVERYTHING);
            assertThat(stranger.refused(ProcessCatalogue.CLAIM_CHILD, claim(token, 0)))
                    .isEqualTo(Win32Error.ERROR_ACCESS_DENIED);
            assertThat(stranger.refused(InspectionCatalogue.QUERY_HANDLE, new HandleRequest(handle)))
                    .isEqualTo(Win32Error.ERROR_INVALID_HANDLE);
            parent.granted(ProcessCatalogue.CLAIM_CHILD, claim(token, 0));
        }
    }

    @Test
    void a_forged_token_and_one_that_is_shown_again_have_no_effect() throws Exception {
        try (RawClient parent = broker.join("parent");
                RawClient stranger = broker.join("stranger")) {
            int handle = inheritable(parent, "");
            PrepareChildReply token = parent.granted(ProcessCatalogue.PREPARE_CHILD, EVERYTHING);
            stranger.granted(
                    ProcessCatalogue.CLAIM_CHILD, new ClaimChildRequest(token.tokenHigh(), token.tokenLow() + 1, 0));
            Process child = new ProcessBuilder("sleep", "1000").start();
            parent.granted(ProcessCatalogue.CLAIM_CHILD, claim(token, child.pid()));
            stranger.granted(ProcessCatalogue.CLAIM_CHILD, claim(token, 0));
            assertThat(stranger.refused(InspectionCatalogue.QUERY_HANDLE, new HandleRequest(handle)))
                    .isEqualTo(Win32Error.ERROR_INVALID_HANDLE);
            child.destroyForcibly().waitFor();
        }
    }

    /** A process that its parent only claims to have started gets nothing. */
    @Test
    void a_parent_cannot_give_handles_to_what_is_not_its_child() throws IOException, InterruptedException {
        try (RawClient parent = broker.join("parent")) {
            inheritable(parent, "");
            PrepareChildReply token = parent.granted(ProcessCatalogue.PREPARE_CHILD, EVERYTHING);
            parent.granted(
                    ProcessCatalogue.CLAIM_CHILD,
                    claim(token, ProcessHandle.current().pid()));
            assertThat(RunningBroker.snapshot(observer).status().handles()).isOne();
        }
    }

    /** HD-34. */
    @Test
    void what_is_not_inheritable_cannot_be_listed_and_nothing_is_set_aside() {
        try (RawClient parent = broker.join("parent")) {
            int handle = parent.create("", 4096, 7).handle();
            parent.fds().closeAll();
            assertThat(parent.refused(
                            ProcessCatalogue.PREPARE_CHILD, new PrepareChildRequest(-1, false, List.of(handle))))
                    .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
            assertThat(RunningBroker.snapshot(observer).status().handles()).isOne();
        }
    }

    @Test
    void so_many_children_can_be_on_their_way_and_no_more() {
        try (RawClient parent = broker.join("parent")) {
            for (int i = 0; i < 1024; i++) {
                parent.granted(ProcessCatalogue.PREPARE_CHILD, EVERYTHING);
            }
            assertThat(parent.refused(ProcessCatalogue.PREPARE_CHILD, EVERYTHING))
                    .isEqualTo(Win32Error.ERROR_NO_SYSTEM_RESOURCES);
        }
    }
}
