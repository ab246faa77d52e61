package org.basenamed.broker.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.basenamed.broker.RawClient;
import org.basenamed.broker.RunningBroker;
import org.basenamed.broker.RunningBroker.Snapshot;
import org.basenamed.broker.Watched;
import org.basenamed.linux.Errno;
import org.basenamed.model.Win32Error;
import org.basenamed.protocol.InspectionCatalogue;
import org.basenamed.protocol.MappingCatalogue;
import org.basenamed.protocol.message.OpenRequest;
import org.basenamed.protocol.message.StatusRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that go, in whatever way: the end of the connection is the end of the process. */
@Watched
class ClientDeathTest {
    private final RunningBroker broker;
    private final RawClient observer;
    private final Snapshot before;

    ClientDeathTest(@TempDir Path directory) {
        broker = RunningBroker.in(directory);
        observer = broker.join("observer");
        before = RunningBroker.snapshot(observer);
    }

    private void awaitStart() {
        Snapshot after = RunningBroker.await(
                observer, now -> now.status().processes() == before.status().processes());
        assertThat(after).isEqualTo(before);
    }

    @AfterEach
    void all_is_as_in_the_beginning() throws Exception {
        awaitStart();
        observer.close();
        broker.close();
    }

    @Test
    void everything_that_only_it_held_goes_with_a_client() {
        RawClient client = broker.join("mortal");
        for (int i = 0; i < 50; i++) {
            client.create("Local\\m" + i, 4096L * (i + 1), 7);
            client.create("", 4096, 7);
        }
        Snapshot held = RunningBroker.snapshot(observer);
        assertThat(held.status().objects()).isEqualTo(100);
        assertThat(held.status().handles()).isEqualTo(100);
        client.close();
        awaitStart();
        for (int i = 0; i < 50; i++) {
            assertThat(refusal("Local\\m" + i)).isEqualTo(Win32Error.ERROR_FILE_NOT_FOUND);
        }
    }

    private Win32Error refusal(String name) {
        return observer.refused(
                MappingCatalogue.OPEN_FILE_MAPPING,
                new OpenRequest(RawClient.creation(name, 1, 4).attributes()));
    }

    @Test
    void what_another_one_holds_as_well_stays() {
        RawClient client = broker.join("mortal");
        client.create("shared", 8192, 7);
        assertThat(observer.open("shared", 6).isGranted()).isTrue();
        observer.fds().closeAll();
        client.close();
        Snapshot after = RunningBroker.await(observer, now -> now.status().processes() == 1);
        assertThat(after.objects().objects()).singleElement().satisfies(listed -> {
            assertThat(listed.name()).isEqualTo("Local\\shared");
            assertThat(listed.handles()).isOne();
            assertThat(listed.sizeBytes()).isEqualTo(8192);
        });
        observer.closeHandle(4);
    }

    @Test
    void a_client_that_goes_without_reading_its_answers_has_gone_all_the_same() {
        for (int round = 0; round < 20; round++) {
            RawClient client = broker.join("hasty");
            client.send(client.encoded(MappingCatalogue.CREATE_FILE_MAPPING, RawClient.creation("hasty", 4096, 7)));
            client.send(client.encoded(MappingCatalogue.CREATE_FILE_MAPPING, RawClient.creation("", 4096, 7)));
            client.close();
            awaitStart();
        }
        assertThat(refusal("hasty")).isEqualTo(Win32Error.ERROR_FILE_NOT_FOUND);
    }

    @Test
    void a_client_that_goes_before_its_hello_was_never_there() {
        for (int round = 0; round < 20; round++) {
            broker.connect().close();
        }
        RawClient half = broker.connect();
        half.socket().shutdown();
        assertThat(half.isHungUp()).isTrue();
        half.close();
    }

    /** It is hung up on when its queue is full; until then nobody has waited for it. */
    @Test
    void a_client_that_does_not_read_its_answers_is_hung_up_on_and_delays_nobody() {
        try (RawClient deaf = broker.join("deaf")) {
            int asked = 0;
            int sent;
            do {
                sent = deaf.send(deaf.encoded(InspectionCatalogue.QUERY_STATUS, new StatusRequest()));
                asked++;
                observer.granted(InspectionCatalogue.QUERY_STATUS, new StatusRequest());
            } while (sent > 0);
            assertThat(sent).isIn(-Errno.EPIPE, -Errno.ECONNRESET);
            assertThat(asked).isGreaterThan(50);
            deaf.awaitHangUp();
        }
    }

    @Test
    void so_is_one_whose_answers_carry_descriptors() {
        try (RawClient deaf = broker.join("deaf")) {
            int sent;
            do {
                sent = deaf.send(deaf.encoded(MappingCatalogue.CREATE_FILE_MAPPING, RawClient.creation("", 4096, 7)));
            } while (sent > 0);
            deaf.awaitHangUp();
        }
    }

    @Test
    void many_clients_come_and_go_in_any_order() {
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            RawClient client = broker.join("c" + i);
            client.create("Local\\all", 4096, 7);
            client.fds().closeAll();
            clients.add(client);
        }
        Snapshot held = RunningBroker.snapshot(observer);
        assertThat(held.status().processes()).isEqualTo(201);
        assertThat(held.status().objects()).isOne();
        assertThat(held.objects().objects().getFirst().handles()).isEqualTo(200);
        assertThat(held.objects().objects().getFirst().holders()).hasSize(32);
        for (int i = 0; i < 200; i++) {
            clients.get(i * 7 % 200).close();
        }
    }
}
