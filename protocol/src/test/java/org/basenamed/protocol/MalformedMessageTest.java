package org.basenamed.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import org.basenamed.protocol.Samples.Sample;
import org.basenamed.protocol.message.CompareHandlesReply;
import org.basenamed.protocol.message.HelloReply;
import org.basenamed.protocol.message.HelloRequest;
import org.basenamed.protocol.message.ReleaseHeadersRequest;
import org.basenamed.protocol.wire.HeaderLayout;
import org.basenamed.protocol.wire.MalformedMessageException;
import org.basenamed.protocol.wire.ProtocolVersion;
import org.basenamed.protocol.wire.WireInput;
import org.basenamed.protocol.wire.WireOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are no message are refused, in whatever way they are none. */
class MalformedMessageTest {
    static List<Sample> samples() {
        return Samples.all();
    }

    private static void refuse(Sample sample, byte[] message) {
        assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> sample.decoded(message));
    }

    private static Sample sample(String name) {
        return samples().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_beginning_of_a_message_that_lacks_its_end_is_refused(Sample sample) {
        byte[] whole = sample.encoded();
        for (int length = 0; length < whole.length; length++) {
            refuse(sample, Arrays.copyOf(whole, length));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_message_with_more_behind_its_end_is_refused(Sample sample) {
        byte[] whole = sample.encoded();
        for (int more : new int[] {1, 2, 4, 1000}) {
            refuse(sample, Arrays.copyOf(whole, whole.length + more));
        }
    }

    /** Whatever one byte is changed to: it is refused, or it is the one way to say something else. */
    @ParameterizedTest
    @MethodSource("samples")
    void a_changed_byte_is_refused_or_means_something_else(Sample sample) {
        byte[] whole = sample.encoded();
        for (int at = HeaderLayout.LENGTH; at < whole.length; at++) {
            for (int value = 0; value < 256; value++) {
                byte[] changed = whole.clone();
                changed[at] = (byte) value;
                check(sample, changed);
            }
        }
    }

    private static void check(Sample sample, byte[] changed) {
        Object meant;
        try {
            meant = sample.decoded(changed);
        } catch (MalformedMessageException e) {
            assertThat(e).hasMessageMatching("(?s).+");
            return;
        }
        if (!isForeign(meant)) {
            assertThat(new Sample("changed", sample.operation(), sample.isRequest(), meant).encoded())
                    .isEqualTo(changed);
        }
    }

    /** Whether it came from a version of which not everything is read. */
    private static boolean isForeign(Object meant) {
        return switch (meant) {
            case HelloRequest hello -> !ProtocolVersion.CURRENT.understands(hello.version());
            case HelloReply reply -> !reply.accepted();
            default -> false;
        };
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_flag_that_does_not_exist_is_refused(Sample sample) {
        for (int bit = 0; bit < Short.SIZE; bit++) {
            byte[] message = sample.encoded();
            message[HeaderLayout.FLAGS_OFFSET + bit / Byte.SIZE] = (byte) (1 << bit % Byte.SIZE);
            if (1 << bit != HeaderLayout.NO_REPLY) {
                refuse(sample, message);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 127, 128, 255})
    void a_boolean_is_0_or_1(int value) {
        byte[] message = sample("CompareHandles.reply").encoded();
        message[HeaderLayout.LENGTH] = (byte) value;
        refuse(sample("CompareHandles.reply"), message);
        message[HeaderLayout.LENGTH] = 0;
        assertThat(sample("CompareHandles.reply").decoded(message)).isEqualTo(new CompareHandlesReply(false));
    }

    @Test
    void a_string_cannot_be_longer_than_its_message() {
        byte[] message = sample("OpenFileMapping.request").encoded();
        int lengthAt = HeaderLayout.LENGTH + 2 * Integer.BYTES;
        for (int units : new int[] {message.length, 0x7FFF, 0x8000, 0xFFFF}) {
            message[lengthAt] = (byte) units;
            message[lengthAt + 1] = (byte) (units >> 8);
            refuse(sample("OpenFileMapping.request"), message);
        }
    }

    @Test
    void a_list_cannot_have_more_elements_than_its_message() {
        byte[] message = sample("ListObjects.reply").encoded();
        message[HeaderLayout.LENGTH + 1] = (byte) 0xFF;
        message[HeaderLayout.LENGTH + 2] = (byte) 0xFF;
        refuse(sample("ListObjects.reply"), message);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65, 255})
    void a_wait_is_for_1_to_64_objects(int count) {
        byte[] message = sample("Wait.request").encoded();
        byte[] longEnough = Arrays.copyOf(message, HeaderLayout.LENGTH + 14 + count * Integer.BYTES);
        longEnough[HeaderLayout.LENGTH + 13] = (byte) count;
        refuse(sample("Wait.request"), longEnough);
    }

    @Test
    void more_headers_than_a_message_may_release_are_refused() {
        int count = ReleaseHeadersRequest.MAX_REFERENCES + 1;
        byte[] message =
                Arrays.copyOf(sample("ReleaseHeaders.request").encoded(), HeaderLayout.LENGTH + 2 + count * Long.BYTES);
        message[HeaderLayout.LENGTH] = (byte) count;
        message[HeaderLayout.LENGTH + 1] = (byte) (count >> 8);
        refuse(sample("ReleaseHeaders.request"), message);
    }

    @Test
    void flags_that_no_handle_has_are_refused() {
        byte[] message = sample("OpenFileMapping.request").encoded();
        message[HeaderLayout.LENGTH + Integer.BYTES] = 4;
        refuse(sample("OpenFileMapping.request"), message);
    }

    @Test
    void a_hello_begins_with_its_magic_number() {
        byte[] message = sample("Hello.request").encoded();
        message[HeaderLayout.LENGTH] ^= 1;
        refuse(sample("Hello.request"), message);
    }

    /** So that a later version can add to the hello, and its client is told the versions all the same. */
    @Test
    void of_a_hello_in_another_version_only_the_lasting_part_is_read() {
        HelloRequest later = new HelloRequest(new ProtocolVersion(2, 7), "9.0", "any");
        byte[] message = Wire.encoded(1, 1, 0, HelloRequest.CODEC, later);
        byte[] longer = Arrays.copyOf(message, message.length + 33);
        byte[] shorter = Arrays.copyOf(message, message.length - 3);
        HelloRequest understood = new HelloRequest(later.version(), "9.0", "");
        assertThat(Wire.decoded(HelloRequest.CODEC, message)).isEqualTo(understood);
        assertThat(Wire.decoded(HelloRequest.CODEC, longer)).isEqualTo(understood);
        assertThat(Wire.decoded(HelloRequest.CODEC, shorter)).isEqualTo(understood);
    }

    @Test
    void of_a_hello_that_is_not_accepted_only_the_lasting_part_is_read() {
        HelloReply refusal = new HelloReply(false, new ProtocolVersion(2, 7), "9.0", 0, 0);
        byte[] message = Wire.encoded(1, 1, 0, HelloReply.CODEC, refusal);
        assertThat(Wire.decoded(HelloReply.CODEC, Arrays.copyOf(message, message.length + 5)))
                .isEqualTo(refusal);
        assertThat(Wire.decoded(HelloReply.CODEC, Arrays.copyOf(message, message.length - 8)))
                .isEqualTo(refusal);
    }

    @Test
    void an_exception_for_a_peer_costs_no_stack_trace() {
        assertThat(new MalformedMessageException("why").getStackTrace()).isEmpty();
        assertThat(new MalformedMessageException("why")).hasMessage("why");
    }

    @Test
    void a_string_beyond_the_length_field_is_the_senders_own_mistake() {
        WireOutput output = new WireOutput(MemorySegment.ofArray(new byte[HeaderLayout.MAX_MESSAGE_BYTES]));
        output.header(1, 1, 0);
        String tooLong = "x".repeat(WireInput.MAX_STRING_UNITS + 1);
        assertThatIllegalArgumentException().isThrownBy(() -> output.putString(tooLong));
        assertThat(output.length()).isEqualTo(HeaderLayout.LENGTH);
    }
}
