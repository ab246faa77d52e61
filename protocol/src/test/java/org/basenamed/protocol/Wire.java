package org.basenamed.protocol;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.basenamed.protocol.wire.Codec;
import org.basenamed.protocol.wire.HeaderLayout;
import org.basenamed.protocol.wire.WireInput;
import org.basenamed.protocol.wire.WireOutput;

/** Turns records into bytes and back, as client and broker do. */
final class Wire {
    private Wire() {}

    /** The bytes of a message. The value must be one of the codec's. */
    @SuppressWarnings("unchecked")
    static byte[] encoded(int operation, int sequence, int error, Codec<?> codec, Object value) {
        byte[] buffer = new byte[HeaderLayout.MAX_MESSAGE_BYTES];
        WireOutput output = new WireOutput(MemorySegment.ofArray(buffer));
        output.header(operation, sequence, error);
        ((Codec<Object>) codec).encode(value, output);
        return Arrays.copyOf(buffer, output.length());
    }

    /** The record in a message; the buffer behind the message is as full of rubbish as a used one. */
    static <T> T decoded(Codec<T> codec, byte[] message) {
        byte[] buffer = new byte[message.length + 64];
        Arrays.fill(buffer, (byte) 0x5A);
        System.arraycopy(message, 0, buffer, 0, message.length);
        WireInput input = new WireInput(MemorySegment.ofArray(buffer));
        input.begin(message.length);
        return codec.decode(input);
    }
}
