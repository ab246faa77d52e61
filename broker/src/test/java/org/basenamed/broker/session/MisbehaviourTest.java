package org.basenamed.broker.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.basenamed.broker.RawClient;
import org.basenamed.broker.RunningBroker;
import org.basenamed.broker.RunningBroker.Snapshot;
import org.basenamed.broker.Watched;
import org.basenamed.linux.SeqpacketSocket;
import org.basenamed.protocol.InspectionCatalogue;
import org.basenamed.protocol.MappingCatalogue;
import org.basenamed.protocol.SessionCatalogue;
import org.basenamed.protocol.message.CompareHandlesRequest;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.ListObjectsRequest;
import org.basenamed.protocol.message.OpenRequest;
import org.basenamed.protocol.message.StatusRequest;
import org.basenamed.protocol.wire.HeaderLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever says what may not be said loses the connection, and nobody else loses anything. */
@Watched
class MisbehaviourTest {
    private final RunningBroker broker;
    private final RawClient healthy;
    private final int handle;
    private final Snapshot before;

    MisbehaviourTest(@TempDir Path directory) {
        broker = RunningBroker.in(directory);
        healthy = broker.join("healthy");
        handle = healthy.create("Local\\healthy", 4096, 7).handle();
        healthy.fds().closeAll();
        before = RunningBroker.snapshot(healthy);
    }

    /** The connection of the misbehaving client ended before it could see that, so the state is settled. */
    @AfterEach
    void the_healthy_client_has_lost_nothing() throws Exception {
        assertThat(RunningBroker.snapshot(healthy)).isEqualTo(before);
        assertThat(broker.log()).hasSize(1).first().asString().contains("disconnects process");
        healthy.closeHandle(handle);
        healthy.close();
        broker.close();
    }

    /** A client with something to lose does it, and loses all. */
    private void ends(Consumer<RawClient> misbehaviour) {
        try (RawClient client = broker.join("bad")) {
            client.create("Local\\bad", 1 << 20, 7);
            client.fds().closeAll();
            assertThat(client.open("Local\\healthy", 6).isGranted()).isTrue();
            client.fds().closeAll();
            assertThat(RunningBroker.snapshot(healthy).status().objects()).isEqualTo(2);
            misbehaviour.accept(client);
            assertThat(client.isHungUp()).isTrue();
        }
    }

    private static byte[] status(RawClient client) {
        return client.encoded(InspectionCatalogue.QUERY_STATUS, new StatusRequest());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 6, 100, -1, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void a_sequence_number_other_than_the_next_one(int sequence) {
        ends(client -> {
            assertThat(client.nextSequence()).isEqualTo(4);
            byte[] message = status(client);
            for (int i = 0; i < Integer.BYTES; i++) {
                message[HeaderLayout.SEQUENCE_OFFSET + i] = (byte) (sequence >> (Byte.SIZE * i));
            }
            client.send(message);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 87, 255})
    void a_request_with_an_error(int error) {
        ends(client -> {
            byte[] message = status(client);
            message[HeaderLayout.ERROR_OFFSET] = (byte) error;
            client.send(message);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 63, 64, 255, 256, 0xFFFF})
    void an_operation_that_does_not_exist(int operation) {
        ends(client -> {
            byte[] message = status(client);
            message[HeaderLayout.OPERATION_OFFSET] = (byte) operation;
            message[HeaderLayout.OPERATION_OFFSET + 1] = (byte) (operation >> Byte.SIZE);
            client.send(message);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 253})
    void descriptors_where_none_belong(int count) {
        ends(client -> {
            int[] passed = new int[count];
            Arrays.fill(passed, client.socket().fd().number());
            assertThat(client.send(status(client), passed)).isPositive();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1000, HeaderLayout.MAX_MESSAGE_BYTES - HeaderLayout.LENGTH})
    void a_message_with_more_behind_its_end(int more) {
        ends(client -> {
            byte[] message = Arrays.copyOf(status(client), HeaderLayout.LENGTH + more);
            assertThat(client.send(message)).isEqualTo(message.length);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10_000})
    void a_message_longer_than_any_may_be(int more) {
        ends(client -> {
            byte[] message = Arrays.copyOf(status(client), HeaderLayout.MAX_MESSAGE_BYTES + more);
            assertThat(client.send(message)).isEqualTo(message.length);
        });
    }

    @Test
    void a_message_longer_than_any_may_be_with_descriptors() {
        ends(client -> {
            int[] passed = new int[SeqpacketSocket.MAX_FDS];
            Arrays.fill(passed, client.socket().fd().number());
            byte[] message = Arrays.copyOf(status(client), HeaderLayout.MAX_MESSAGE_BYTES + 1);
            assertThat(client.send(message, passed)).isEqualTo(message.length);
        });
    }

    static List<String> cuttable() {
        return List.of("create", "open", "close", "query", "compare", "list");
    }

    private static byte[] request(RawClient client, String kind) {
        return switch (kind) {
            case "create" -> client.encoded(MappingCatalogue.CREATE_FILE_MAPPING, RawClient.creation("n", 4096, 7));
            case "open" ->
                client.encoded(
                        MappingCatalogue.OPEN_FILE_MAPPING,
                        new OpenRequest(RawClient.creation("n", 1, 7).attributes()));
            case "close" -> client.encoded(SessionCatalogue.CLOSE_HANDLE, new HandleRequest(4));
            case "query" -> client.encoded(InspectionCatalogue.QUERY_HANDLE, new HandleRequest(4));
            case "compare" -> client.encoded(InspectionCatalogue.COMPARE_HANDLES, new CompareHandlesRequest(4, 8));
            case "list" -> client.encoded(InspectionCatalogue.LIST_OBJECTS, new ListObjectsRequest(0));
            default -> throw new AssertionError(kind);
        };
    }

    @ParameterizedTest
    @MethodSource("cuttable")
    void a_request_that_lacks_its_last_byte(String kind) {
        ends(client -> {
            byte[] whole = request(client, kind);
            client.send(Arrays.copyOf(whole, whole.length - 1));
        });
    }

    @ParameterizedTest
    @MethodSource("cuttable")
    void a_request_of_its_header_alone(String kind) {
        ends(client -> client.send(Arrays.copyOf(request(client, kind), HeaderLayout.LENGTH)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 11})
    void what_is_shorter_than_a_header(int length) {
        ends(client -> client.send(Arrays.copyOf(status(client), length)));
    }

    @Test
    void flags_that_no_handle_has() {
        ends(client -> {
            byte[] message = request(client, "open");
            message[HeaderLayout.LENGTH + Integer.BYTES] = 4;
            client.send(message);
        });
    }
}
