package org.basenamed.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.protocol.Catalogue;
import org.basenamed.protocol.Operation;
import org.basenamed.protocol.Rendezvous;
import org.basenamed.protocol.wire.Codec;
import org.basenamed.protocol.wire.HeaderLayout;
import org.basenamed.protocol.wire.ProtocolVersion;
import org.basenamed.protocol.wire.WireInput;
import org.basenamed.protocol.wire.WireOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of the protocol and the protocol agree: what is really sent is read by the tables of the page. */
class ProtocolPageTest {
    private static final Page PAGE = Page.named("docs/reference/protocol.md");

    private final MemorySegment buffer = Arena.ofAuto().allocate(HeaderLayout.MAX_MESSAGE_BYTES, Long.BYTES);

    static List<Sample<?, ?>> samples() {
        return Sample.all();
    }

    @Test
    void the_catalogue_of_the_page_is_the_catalogue() {
        List<List<String>> rows = PAGE.table("## The catalogue").stream()
                .map(row -> row.subList(0, 3))
                .toList();
        assertThat(rows)
                .isEqualTo(Catalogue.all().stream()
                        .map(operation ->
                                List.of(Integer.toString(operation.number()), operation.name(), subject(operation)))
                        .toList());
    }

    private static String subject(Operation<?, ?> operation) {
        Operation.Subject subject = operation.subject();
        if (subject == null) {
            return "none";
        }
        ObjectType type = subject.type();
        return type == null ? "any" : type.noun();
    }

    @Test
    void every_operation_has_a_sample() {
        assertThat(samples()).<Operation<?, ?>>extracting(Sample::operation).containsExactlyElementsOf(Catalogue.all());
    }

    @ParameterizedTest
    @MethodSource("samples")
    <Q, R> void what_is_sent_is_what_the_page_tells(Sample<Q, R> sample) {
        List<String> row = PAGE.table("## The catalogue").get(Catalogue.all().indexOf(sample.operation()));
        assertThat(row.get(3)).isEqualTo(sample.request().getClass().getSimpleName());
        assertThat(row.get(4)).isEqualTo(sample.reply().getClass().getSimpleName());
        assertThat(readByThePage(sample.operation().request(), sample.request(), row.get(3)))
                .isEqualTo(sample.requestValues());
        assertThat(readByThePage(sample.operation().reply(), sample.reply(), row.get(4)))
                .isEqualTo(sample.replyValues());
    }

    private <T> List<Object> readByThePage(Codec<T> codec, T record, String name) {
        WireOutput output = new WireOutput(buffer);
        output.header(1, 1, 0);
        codec.encode(record, output);
        WireInput input = new WireInput(buffer);
        input.begin(output.length());
        return new RecordLayout(PAGE).read(name, input);
    }

    @Test
    void the_header_lies_as_the_page_tells() {
        List<List<String>> rows = PAGE.table("## A message");
        assertThat(rows.stream().map(List::getFirst).map(Integer::valueOf))
                .containsExactly(
                        HeaderLayout.OPERATION_OFFSET,
                        HeaderLayout.FLAGS_OFFSET,
                        HeaderLayout.SEQUENCE_OFFSET,
                        HeaderLayout.ERROR_OFFSET,
                        HeaderLayout.LENGTH);
        assertThat(rows.stream().map(row -> row.get(1)).limit(4))
                .containsExactly("operation", "flags", "sequence", "error");
    }

    @Test
    void the_page_names_the_version_and_the_longest_message() {
        assertThat(PAGE.lines()).anyMatch(line -> line.contains("version **" + ProtocolVersion.CURRENT + "**"));
        assertThat(PAGE.lines()).anyMatch(line -> line.contains("**" + HeaderLayout.MAX_MESSAGE_BYTES + "** bytes"));
    }

    @Test
    void the_page_names_every_type_of_object() {
        String types = PAGE.table("**HandleInformationReply**").getFirst().get(2);
        assertThat(Arrays.stream(ObjectType.values()))
                .allSatisfy(type -> assertThat(types).contains(type.number() + " " + type.noun()));
    }

    @Test
    void the_page_names_the_locked_bytes() {
        assertThat(PAGE.table("## Where they meet").stream().map(List::getFirst).map(Long::valueOf))
                .containsExactly(Rendezvous.SPAWN_BYTE, Rendezvous.CHANGE_BYTE, Rendezvous.ALIVE_BYTE);
    }
}
