package org.basenamed.broker.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.basenamed.broker.RawClient;
import org.basenamed.broker.RunningBroker;
import org.basenamed.broker.RunningBroker.Snapshot;
import org.basenamed.broker.Watched;
import org.basenamed.protocol.Catalogue;
import org.basenamed.protocol.InspectionCatalogue;
import org.basenamed.protocol.Operation;
import org.basenamed.protocol.SessionCatalogue;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.HelloReply;
import org.basenamed.protocol.message.HelloRequest;
import org.basenamed.protocol.message.ListObjectsRequest;
import org.basenamed.protocol.message.StatusRequest;
import org.basenamed.protocol.wire.ProtocolVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Watched
class HelloTest {
    private final RunningBroker broker;
    private final RawClient observer;
    private final Snapshot before;

    HelloTest(@TempDir Path directory) {
        broker = RunningBroker.in(directory);
        observer = broker.join("observer");
        before = RunningBroker.snapshot(observer);
    }

    @BeforeEach
    void nobody_else_is_there() {
        assertThat(before.status().processes()).isOne();
    }

    @AfterEach
    void nothing_has_changed() throws Exception {
        Snapshot after = RunningBroker.await(
                observer, now -> now.status().processes() == before.status().processes());
        assertThat(after).isEqualTo(before);
        observer.close();
        broker.close();
    }

    @Test
    void a_client_of_this_version_is_taken_in() {
        try (RawClient client = broker.connect()) {
            HelloReply welcome = client.hello("test");
            assertThat(welcome.accepted()).isTrue();
            assertThat(welcome.version()).isEqualTo(ProtocolVersion.CURRENT);
            assertThat(welcome.software()).isEqualTo(ProtocolVersion.SOFTWARE);
            assertThat(welcome.sessionNumber()).isOne();
            assertThat(welcome.processSlot()).isPositive();
            assertThat(RunningBroker.snapshot(observer).status().processes()).isEqualTo(2);
        }
    }

    @Test
    void so_is_one_of_another_minor_version() {
        ProtocolVersion later = new ProtocolVersion(ProtocolVersion.CURRENT.major(), 0xFFFF);
        try (RawClient client = broker.connect()) {
            HelloReply welcome = client.granted(SessionCatalogue.HELLO, new HelloRequest(later, "later", "test"));
            assertThat(welcome.accepted()).isTrue();
            assertThat(welcome.version()).isEqualTo(ProtocolVersion.CURRENT);
            client.granted(InspectionCatalogue.QUERY_STATUS, new StatusRequest());
        }
    }

    static List<Integer> otherMajors() {
        return List.of(0, ProtocolVersion.CURRENT.major() + 1, 0xFFFF);
    }

    @ParameterizedTest
    @MethodSource("otherMajors")
    void one_of_another_major_version_is_told_the_brokers_and_hung_up_on(int major) {
        try (RawClient client = broker.connect()) {
            HelloRequest other = new HelloRequest(new ProtocolVersion(major, 3), "9.9", "test");
            HelloReply refusal = client.granted(SessionCatalogue.HELLO, other);
            assertThat(refusal.accepted()).isFalse();
            assertThat(refusal.version()).isEqualTo(ProtocolVersion.CURRENT);
            assertThat(refusal.software()).isEqualTo(ProtocolVersion.SOFTWARE);
            assertThat(client.isHungUp()).isTrue();
        }
    }

    /** What another version says after the lasting part is its own affair. */
    @Test
    void it_is_told_so_whatever_else_its_hello_holds() {
        HelloRequest other = new HelloRequest(new ProtocolVersion(2, 0), "9.9", "test");
        try (RawClient client = broker.connect()) {
            byte[] hello = client.encoded(SessionCatalogue.HELLO, other);
            byte[] longer = Arrays.copyOf(hello, hello.length + 100);
            assertThat(client.send(longer)).isEqualTo(longer.length);
            assertThat(client.answer(SessionCatalogue.HELLO).map(HelloReply::accepted))
                    .hasToString("Granted[value=false]");
            assertThat(client.isHungUp()).isTrue();
        }
    }

    static List<Operation<?, ?>> operations() {
        return Catalogue.all();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void nothing_is_answered_before_the_hello(Operation<?, ?> operation) {
        try (RawClient client = broker.connect()) {
            byte[] header = client.encoded(InspectionCatalogue.QUERY_STATUS, new StatusRequest());
            header[0] = (byte) operation.number();
            client.send(header);
            assertThat(client.isHungUp()).isTrue();
        }
    }

    @Test
    void a_second_hello_ends_the_connection() {
        try (RawClient client = broker.join("test")) {
            client.send(client.encoded(SessionCatalogue.HELLO, new HelloRequest(ProtocolVersion.CURRENT, "", "again")));
            assertThat(client.isHungUp()).isTrue();
        }
    }

    @Test
    void a_client_that_says_nothing_is_no_process_and_disturbs_nobody() {
        try (RawClient silent = broker.connect();
                RawClient other = broker.join("other")) {
            assertThat(RunningBroker.snapshot(observer).status().processes()).isEqualTo(2);
            other.create("x", 1, 7);
            assertThat(silent.socket().fd().isOpen()).isTrue();
        }
    }

    @Test
    void the_title_is_shown_and_a_long_one_is_cut() {
        try (RawClient client = broker.join("t".repeat(5000))) {
            int handle = client.create("x", 1, 7).handle();
            String title = observer.granted(InspectionCatalogue.LIST_OBJECTS, new ListObjectsRequest(0))
                    .objects()
                    .getFirst()
                    .holders()
                    .getFirst()
                    .title();
            assertThat(title).isEqualTo("t".repeat(200));
            client.granted(SessionCatalogue.CLOSE_HANDLE, new HandleRequest(handle));
        }
    }
}
