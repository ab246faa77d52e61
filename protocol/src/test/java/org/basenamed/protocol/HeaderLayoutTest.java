package org.basenamed.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.foreign.MemorySegment;
import java.util.Collections;
import java.util.List;
import org.basenamed.model.name.NameSpace;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.section.SectionRequest;
import org.basenamed.protocol.message.CreateFileMappingRequest;
import org.basenamed.protocol.message.ListObjectsReply;
import org.basenamed.protocol.message.ListObjectsReply.Holder;
import org.basenamed.protocol.message.ListObjectsReply.Listed;
import org.basenamed.protocol.wire.HeaderLayout;
import org.basenamed.protocol.wire.MalformedMessageException;
import org.basenamed.protocol.wire.WireInput;
import org.basenamed.protocol.wire.WireOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderLayoutTest {
    private final MemorySegment buffer = MemorySegment.ofArray(new byte[HeaderLayout.MAX_MESSAGE_BYTES]);
    private final WireOutput output = new WireOutput(buffer);
    private final WireInput input = new WireInput(buffer);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 0x7FFF, 0x8000, 0xFFFF})
    void a_header_is_read_as_it_was_written(int operation) {
        for (int number : new int[] {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            output.header(operation, number, ~number);
            assertThat(output.length()).isEqualTo(HeaderLayout.LENGTH);
            input.begin(output.length());
            assertThat(input.operation()).isEqualTo(operation);
            assertThat(input.sequence()).isEqualTo(number);
            assertThat(input.error()).isEqualTo(~number);
        }
    }

    @Test
    void what_is_shorter_than_a_header_is_no_message() {
        for (int length = 0; length < HeaderLayout.LENGTH; length++) {
            int bytes = length;
            assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> input.begin(bytes));
        }
    }

    @Test
    void the_longest_name_fits_into_a_message() {
        ObjectAttributes longest = new ObjectAttributes("n".repeat(NameSpace.MAX_NAME_UNITS), -1, 0);
        CreateFileMappingRequest request = new CreateFileMappingRequest(new SectionRequest(-1, -1), -1, longest);
        output.header(1, 1, 0);
        CreateFileMappingRequest.CODEC.encode(request, output);
        assertThat(output.length()).isLessThan(HeaderLayout.MAX_MESSAGE_BYTES);
    }

    @Test
    void a_listed_object_takes_no_more_bytes_than_it_says() {
        for (int holders : new int[] {0, 1, Listed.MAX_HOLDERS}) {
            List<Holder> all = Collections.nCopies(holders, new Holder(-1, -1, "t".repeat(200)));
            Listed listed = new Listed(-1, -1, "n".repeat(NameSpace.MAX_NAME_UNITS), -1, -1, all);
            output.header(1, 1, 0);
            ListObjectsReply.CODEC.encode(new ListObjectsReply(List.of(), false), output);
            int empty = output.length();
            output.header(1, 1, 0);
            ListObjectsReply.CODEC.encode(new ListObjectsReply(List.of(listed), false), output);
            assertThat(output.length() - empty).isLessThanOrEqualTo(listed.maxBytes());
        }
    }
}
