package org.basenamed.broker.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.basenamed.broker.RawClient;
import org.basenamed.broker.RunningBroker;
import org.basenamed.broker.Watched;
import org.basenamed.model.name.NameSpace;
import org.basenamed.protocol.InspectionCatalogue;
import org.basenamed.protocol.message.ListObjectsReply;
import org.basenamed.protocol.message.ListObjectsReply.Holder;
import org.basenamed.protocol.message.ListObjectsReply.Listed;
import org.basenamed.protocol.message.ListObjectsRequest;
import org.basenamed.protocol.message.StatusReply;
import org.basenamed.protocol.message.StatusRequest;
import org.basenamed.protocol.wire.ProtocolVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Watched
class InspectionHandlersTest {
    private final RunningBroker broker;
    private final RawClient client;
    private final int self = (int) ProcessHandle.current().pid();

    InspectionHandlersTest(@TempDir Path directory) {
        broker = RunningBroker.in(directory);
        client = broker.join("client");
    }

    @AfterEach
    void end() throws Exception {
        client.close();
        broker.close();
    }

    private void create(String name, long sizeBytes) {
        client.create(name, sizeBytes, 7);
        client.fds().closeAll();
    }

    private List<Listed> all() {
        List<Listed> objects = new ArrayList<>();
        long after = 0;
        while (true) {
            ListObjectsReply reply = client.granted(InspectionCatalogue.LIST_OBJECTS, new ListObjectsRequest(after));
            objects.addAll(reply.objects());
            if (!reply.more()) {
                return objects;
            }
            assertThat(reply.objects()).isNotEmpty();
            after = reply.objects().getLast().objectId();
        }
    }

    @Test
    void the_status_counts_what_is_there() {
        long before = System.currentTimeMillis();
        create("a", 4096);
        create("a", 4096);
        create("", 5000);
        StatusReply status = client.granted(InspectionCatalogue.QUERY_STATUS, new StatusRequest());
        assertThat(status.processId()).isEqualTo(self);
        assertThat(status.software()).isEqualTo(ProtocolVersion.SOFTWARE);
        assertThat(status.startedEpochMillis()).isPositive().isLessThanOrEqualTo(before);
        assertThat(status.processes()).isOne();
        assertThat(status.objects()).isEqualTo(2);
        assertThat(status.handles()).isEqualTo(3);
        assertThat(status.mappingBytes()).isEqualTo(4096 + 8192);
        assertThat(status.descriptors()).isPositive();
    }

    @Test
    void objects_are_listed_with_names_as_one_would_write_them_and_with_their_holders() {
        create("Local\\a", 4096);
        create("Global\\b", 8192);
        create("", 1);
        try (RawClient other = broker.join("other")) {
            other.open("Global\\b", 4);
            other.open("Global\\b", 4);
            assertThat(all())
                    .containsExactly(
                            new Listed(1, 1, "Local\\a", 4096, 1, List.of(new Holder(self, 1, "client"))),
                            new Listed(
                                    2,
                                    1,
                                    "Global\\b",
                                    8192,
                                    3,
                                    List.of(new Holder(self, 1, "client"), new Holder(self, 2, "other"))),
                            new Listed(3, 1, "", 4096, 1, List.of(new Holder(self, 1, "client"))));
        }
    }

    @Test
    void nothing_is_listed_when_there_is_nothing() {
        assertThat(client.granted(InspectionCatalogue.LIST_OBJECTS, new ListObjectsRequest(0)))
                .isEqualTo(new ListObjectsReply(List.of(), false));
        create("a", 1);
        assertThat(client.granted(InspectionCatalogue.LIST_OBJECTS, new ListObjectsRequest(1)))
                .isEqualTo(new ListObjectsReply(List.of(), false));
        assertThat(client.granted(InspectionCatalogue.LIST_OBJECTS, new ListObjectsRequest(Long.MAX_VALUE)))
                .isEqualTo(new ListObjectsReply(List.of(), false));
    }

    @Test
    void more_objects_than_one_reply_holds_are_listed_in_several_each_once() {
        for (int i = 0; i < 300; i++) {
            create("n".repeat(2000) + i, 1);
        }
        List<Listed> objects = all();
        assertThat(objects).hasSize(300);
        assertThat(objects).extracting(Listed::objectId).isSorted().doesNotHaveDuplicates();
        assertThat(client.granted(InspectionCatalogue.LIST_OBJECTS, new ListObjectsRequest(0))
                        .more())
                .isTrue();
    }

    @Test
    void the_longest_names_are_listed_whole() {
        for (int i = 0; i < 5; i++) {
            create("Local\\" + i + "n".repeat(NameSpace.MAX_NAME_UNITS - 7), 1);
        }
        assertThat(all()).hasSize(5).allMatch(listed -> listed.name().length() == NameSpace.MAX_NAME_UNITS);
    }
}
