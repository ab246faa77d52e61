package org.basenamed.testkit.operation;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Plain reads and writes of memory. */
final class Memory {

    private static final String FAULT = "FAULT";
    private static final int CHUNK_BYTES = 4096;

    private Memory() {}

    static List<Row> rows() {
        return List.of(
                Row.of("read", "v type count", Memory::read),
                Row.of("write", "v type", Memory::write),
                Row.of("readstr", "v len", Memory::readText),
                Row.of("writestr", "v s", a -> written(OwnMemory.write(a.number("v"), a.bytes("s")))),
                Row.of("fill", "v byte len", Memory::fill),
                Row.of("checkfill", "v byte len", Memory::checkFill),
                Row.of("probe", "v", Memory::probe));
    }

    private static Answer written(boolean done) {
        return Answer.of(done ? "ok" : FAULT);
    }

    private static Answer read(Arguments a) {
        int elementBytes = (int) a.number("type", 1);
        int count = (int) a.number("count", 1);
        Optional<byte[]> bytes = OwnMemory.read(a.number("v"), Math.multiplyExact(elementBytes, count));
        if (bytes.isEmpty()) {
            return Answer.of(FAULT);
        }
        StringJoiner numbers = new StringJoiner(" ");
        for (int i = 0; i < count; i++) {
            byte[] wide = Arrays.copyOf(
                    Arrays.copyOfRange(bytes.get(), i * elementBytes, (i + 1) * elementBytes), Long.BYTES);
            numbers.add(Long.toUnsignedString(littleEndian(wide).getLong(0)));
        }
        return Answer.of(numbers.toString());
    }

    private static Answer write(Arguments a) {
        int elementBytes = (int) a.number("type", 1);
        List<Long> numbers = a.from(2);
        byte[] bytes = new byte[elementBytes * numbers.size()];
        for (int i = 0; i < numbers.size(); i++) {
            byte[] wide = new byte[Long.BYTES];
            littleEndian(wide).putLong(0, numbers.get(i));
            System.arraycopy(wide, 0, bytes, i * elementBytes, elementBytes);
        }
        return written(OwnMemory.write(a.number("v"), bytes));
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Answer readText(Arguments a) {
        return Answer.of(OwnMemory.read(a.number("v"), (int) a.number("len", 1))
                .map(QuotedBytes::of)
                .orElse(FAULT));
    }

    private static Answer fill(Arguments a) {
        long end = a.number("v") + a.number("len");
        boolean done = true;
        for (long at = a.number("v"); at != end && done; at += Math.min(CHUNK_BYTES, end - at)) {
            done = OwnMemory.write(at, filled(a, end - at));
        }
        return written(done);
    }

    private static Answer checkFill(Arguments a) {
        long end = a.number("v") + a.number("len");
        for (long at = a.number("v"); at != end; at += Math.min(CHUNK_BYTES, end - at)) {
            byte[] wanted = filled(a, end - at);
            Optional<byte[]> found = OwnMemory.read(at, wanted.length);
            if (found.isEmpty() || !Arrays.equals(found.get(), wanted)) {
                return Answer.of(found.isEmpty() ? FAULT : "FALSE");
            }
        }
        return Answer.of("TRUE");
    }

    private static byte[] filled(Arguments a, long most) {
        byte[] bytes = new byte[(int) Math.min(CHUNK_BYTES, most)];
        Arrays.fill(bytes, (byte) a.number("byte"));
        return bytes;
    }

    private static Answer probe(Arguments a) {
        Optional<byte[]> found = OwnMemory.read(a.number("v"), 1);
        if (found.isEmpty()) {
            return Answer.of("none");
        }
        return Answer.of(OwnMemory.write(a.number("v"), found.get()) ? "RW" : "R");
    }
}
