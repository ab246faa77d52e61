package org.basenamed.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.basenamed.protocol.Samples.Sample;
import org.basenamed.protocol.wire.ProtocolVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bytes of one message of each kind, as they were published. A difference is another protocol: it takes another
 * {@link ProtocolVersion}, and then new files.
 */
class GoldenFilesTest {
    static List<Sample> samples() {
        return Samples.all();
    }

    private static byte[] golden(Sample sample) throws IOException {
        String file = "golden/" + sample.name() + ".hex";
        try (InputStream stream = Objects.requireNonNull(GoldenFilesTest.class.getResourceAsStream(file), file)) {
            return HexFormat.of().parseHex(new String(stream.readAllBytes(), US_ASCII).replaceAll("\\s", ""));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_message_has_the_bytes_that_were_published(Sample sample) throws IOException {
        assertThat(sample.encoded()).asHexString().isEqualTo(hex(golden(sample)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void published_bytes_are_read_as_what_was_meant(Sample sample) throws IOException {
        assertThat(sample.decoded(golden(sample))).isEqualTo(sample.value());
    }

    @Test
    void every_operation_has_a_sample_of_its_request_and_of_its_reply() {
        assertThat(Samples.all().stream().map(Sample::name))
                .containsExactlyInAnyOrderElementsOf(Catalogue.all().stream()
                        .flatMap(operation -> Stream.of(operation.name() + ".request", operation.name() + ".reply"))
                        .toList());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
