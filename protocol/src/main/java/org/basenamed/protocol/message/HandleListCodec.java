package org.basenamed.protocol.message;

import java.util.ArrayList;
import java.util.List;
import org.basenamed.protocol.wire.MalformedMessageException;
import org.basenamed.protocol.wire.WireInput;
import org.basenamed.protocol.wire.WireOutput;

/** A row of numbers: how many, and each of them. */
final class HandleListCodec {
    private HandleListCodec() {}

    static void write(List<Integer> numbers, WireOutput output) {
        output.putShort(numbers.size());
        numbers.forEach(output::putInt);
    }

    static List<Integer> read(WireInput input, int most) {
        int count = input.getShort();
        if (count > most) {
            throw new MalformedMessageException(count + " numbers");
        }
        List<Integer> numbers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            numbers.add(input.getInt());
        }
        return numbers;
    }
}
