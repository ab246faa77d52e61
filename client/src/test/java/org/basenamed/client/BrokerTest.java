package org.basenamed.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@WithBroker
class BrokerTest {
    @Test
    void the_status_tells_of_the_broker_and_of_what_it_holds() {
        try (FileMapping one = FileMapping.create("Global\\one", 4096);
                FileMapping two = FileMapping.create("two", 8192);
                FileMapping again = FileMapping.open("two", Access.READ)) {
            Broker.Status status = Broker.status().orElseThrow();
            assertThat(status.directory())
                    .isEqualTo(Broker.directory())
                    .isEqualTo(Path.of(System.getProperty("basenamed.directory")));
            assertThat(ProcessHandle.of(status.processId())).isPresent();
            assertThat(status.version()).isEqualTo("0.1.0");
            assertThat(status.started()).isBetween(Instant.now().minus(Duration.ofHours(1)), Instant.now());
            assertThat(status.processes()).isOne();
            assertThat(status.objects()).isEqualTo(2);
            assertThat(status.handles()).isEqualTo(3);
            assertThat(status.mappingBytes()).isEqualTo(4096 + 8192);
            assertThat(status.descriptors()).isPositive();
            assertThat(one.isOpen() && two.isOpen() && again.isOpen()).isTrue();
        }
    }

    @Test
    void objects_are_listed_oldest_first_with_their_holders() {
        try (FileMapping one = FileMapping.create("Global\\one", 4096);
                FileMapping two = FileMapping.create("two", 8192);
                FileMapping again = FileMapping.open("two", Access.READ)) {
            assertThat(Broker.objects())
                    .extracting(Broker.ObjectInfo::name)
                    .containsExactly("Global\\one", "Local\\two");
            Broker.ObjectInfo listed = Broker.objects().getLast();
            assertThat(listed.type()).isEqualTo("file mapping");
            assertThat(listed.sizeBytes()).isEqualTo(8192);
            assertThat(listed.handles()).isEqualTo(2);
            assertThat(listed.holders()).singleElement().satisfies(holder -> {
                assertThat(holder.processId())
                        .isEqualTo((int) ProcessHandle.current().pid());
                assertThat(holder.handles()).isEqualTo(2);
            });
            assertThat(one.isOpen() && two.isOpen() && again.isOpen()).isTrue();
        }
        assertThat(Broker.objects()).isEmpty();
    }

    @Test
    void more_objects_than_one_message_holds_are_all_listed() {
        List<FileMapping> mappings = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            mappings.add(FileMapping.create("n".repeat(1000) + i, 1));
        }
        assertThat(Broker.objects())
                .hasSize(400)
                .extracting(Broker.ObjectInfo::name)
                .doesNotHaveDuplicates();
        mappings.forEach(FileMapping::close);
    }
}
