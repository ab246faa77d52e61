package org.basenamed.broker.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.basenamed.broker.RawClient;
import org.basenamed.broker.RunningBroker;
import org.basenamed.broker.Watched;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.DuplicateWish;
import org.basenamed.protocol.InspectionCatalogue;
import org.basenamed.protocol.MappingCatalogue;
import org.basenamed.protocol.ProcessCatalogue;
import org.basenamed.protocol.SessionCatalogue;
import org.basenamed.protocol.message.DuplicateHandleRequest;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.OpenRequest;
import org.basenamed.protocol.message.StatusRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handles that are closed by a message that nobody answers. */
@Watched
class CloseWithoutReplyTest {
    private static final int FIRST_HANDLE = 4;

    private final RunningBroker broker;

    CloseWithoutReplyTest(@TempDir Path directory) {
        broker = RunningBroker.in(directory);
    }

    @AfterEach
    void end() throws Exception {
        broker.close();
    }

    private static void tell(RawClient client, int handle) {
        byte[] message = client.encodedWithoutReply(SessionCatalogue.CLOSE_HANDLE, new HandleRequest(handle));
        assertThat(client.send(message)).isEqualTo(message.length);
    }

    @Test
    void it_is_closed_and_the_next_answer_is_to_the_next_request() {
        try (RawClient client = broker.join("teller")) {
            int handle = client.create("told", 4096, 7).handle();
            client.fds().closeAll();
            tell(client, handle);
            assertThat(client.open("told", 4)).isEqualTo(Result.refused(Win32Error.ERROR_FILE_NOT_FOUND));
        }
    }

    /**
     * NS-14: the asking client has a request at the broker already when the other one closes, so that the kernel may tell of it first; and asks for
     * the name only when the other one has told its end.
     */
    @Test
    void whoever_asks_afterwards_finds_the_name_gone() {
        try (RawClient teller = broker.join("teller");
                RawClient asker = broker.join("asker")) {
            byte[] open;
            for (int i = 0; i < 3000; i++) {
                int handle = teller.create("told", 4096, 7).handle();
                teller.fds().closeAll();
                asker.send(asker.encoded(InspectionCatalogue.QUERY_STATUS, new StatusRequest()));
                tell(teller, handle);
                open = asker.encoded(
                        MappingCatalogue.OPEN_FILE_MAPPING,
                        new OpenRequest(RawClient.creation("told", 1, 4).attributes()));
                asker.send(open);
                // the first of the two answers
                asker.receive();
                assertThat(asker.answer(MappingCatalogue.OPEN_FILE_MAPPING))
                        .as("round %d", i)
                        .isEqualTo(Result.refused(Win32Error.ERROR_FILE_NOT_FOUND));
            }
        }
    }

    @Test
    void as_many_as_a_connection_holds_come_before_what_another_one_asks() {
        try (RawClient teller = broker.join("teller");
                RawClient asker = broker.join("asker")) {
            List<Integer> handles = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                handles.add(teller.create("told" + i, 4096, 7).handle());
                teller.fds().closeAll();
            }
            asker.send(asker.encoded(InspectionCatalogue.QUERY_STATUS, new StatusRequest()));
            handles.forEach(handle -> tell(teller, handle));
            asker.receive();
            assertThat(asker.granted(InspectionCatalogue.QUERY_STATUS, new StatusRequest())
                            .objects())
                    .isZero();
        }
    }

    @Test
    void who_closes_what_he_never_had_is_disconnected() {
        try (RawClient client = broker.join("liar")) {
            tell(client, FIRST_HANDLE);
            assertThat(client.isHungUp()).isTrue();
        }
    }

    /** HD-23: he could not know that somebody else was faster; but that happens once for each handle. */
    @Test
    void who_closes_what_others_have_just_closed_is_not() {
        try (RawClient client = broker.join("late")) {
            int handle = client.create("", 4096, 7).handle();
            client.fds().closeAll();
            client.ask(ProcessCatalogue.DUPLICATE_HANDLE, closing(handle));
            tell(client, handle);
            assertThat(client.granted(InspectionCatalogue.QUERY_STATUS, new StatusRequest())
                            .objects())
                    .isZero();
            tell(client, handle);
            assertThat(client.isHungUp()).isTrue();
        }
    }

    private static DuplicateHandleRequest closing(int handle) {
        return new DuplicateHandleRequest(
                DuplicateHandleRequest.CURRENT_PROCESS, handle, 0, 0, false, DuplicateWish.CLOSE_SOURCE, 0);
    }

    @Test
    void nothing_else_may_go_without_an_answer() {
        try (RawClient client = broker.join("silent")) {
            client.send(client.encodedWithoutReply(InspectionCatalogue.QUERY_STATUS, new StatusRequest()));
            assertThat(client.isHungUp()).isTrue();
        }
    }
}
