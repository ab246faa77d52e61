package org.basenamed.protocol.wire;

import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How a record becomes bytes and comes back.
 *
 * @param writer writes every field
 * @param reader reads every field, in the same order
 * @param <T> the record
 */
public record Codec<T>(BiConsumer<T, WireOutput> writer, Function<WireInput, T> reader) {

    /** Writes {@code value} at the output's position. */
    public void encode(T value, WireOutput output) {
        writer.accept(value, output);
    }

    /**
     * Reads a value that takes up the whole rest of the message.
     *
     * @throws MalformedMessageException if the bytes are none, too few or too many
     */
    public T decode(WireInput input) {
        T value = reader.apply(input);
        input.expectEnd();
        return value;
    }
}
