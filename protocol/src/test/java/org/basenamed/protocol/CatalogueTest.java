package org.basenamed.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.basenamed.protocol.Samples.Sample;
import org.basenamed.protocol.message.OnHandle;
import org.basenamed.protocol.wire.ProtocolVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
    static List<Sample> requests() {
        return Samples.all().stream().filter(Sample::isRequest).toList();
    }

    /** Published numbers: one that was given is never given to another operation. */
    @Test
    void operations_have_their_numbers_for_ever() {
        Map<String, Integer> numbers =
                Catalogue.all().stream().collect(Collectors.toMap(Operation::name, Operation::number));
        assertThat(numbers)
                .containsEntry("Hello", 1)
                .containsEntry("CreateFileMapping", 2)
                .containsEntry("OpenFileMapping", 3)
                .containsEntry("CloseHandle", 4)
                .containsEntry("QueryHandle", 5)
                .containsEntry("CompareHandles", 6)
                .containsEntry("QueryStatus", 7)
                .containsEntry("ListObjects", 8);
    }

    @Test
    void no_two_operations_share_a_number() {
        assertThat(Catalogue.all().stream().map(Operation::number)).doesNotHaveDuplicates();
        assertThat(Catalogue.all()).allMatch(operation -> operation.number() > 0 && operation.number() <= 0xFFFF);
        assertThat(Catalogue.all()).isSortedAccordingTo((a, b) -> Integer.compare(a.number(), b.number()));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void an_operation_whose_handle_is_checked_has_a_request_that_names_it(Sample request) {
        assertThat(request.value() instanceof OnHandle)
                .isEqualTo(request.operation().subject() != null);
    }

    @Test
    void peers_of_one_major_version_understand_each_other() {
        ProtocolVersion version = new ProtocolVersion(3, 1);
        assertThat(version.understands(new ProtocolVersion(3, 0))).isTrue();
        assertThat(version.understands(new ProtocolVersion(3, 2))).isTrue();
        assertThat(version.understands(new ProtocolVersion(2, 1))).isFalse();
        assertThat(version.understands(new ProtocolVersion(4, 1))).isFalse();
        assertThat(version).hasToString("3.1");
    }
}
