package org.basenamed.protocol.wire;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Writes fields into a message buffer, one after another. */
public final class WireOutput {
    static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfChar CHAR = ValueLayout.JAVA_CHAR_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final MemorySegment buffer;
    private int position;

    /** Writes into {@code buffer}, which must hold {@link HeaderLayout#MAX_MESSAGE_BYTES}. */
    public WireOutput(MemorySegment buffer) {
        this.buffer = buffer;
    }

    /** Begins a message. */
    public void header(int operation, int sequence, int error) {
        header(operation, 0, sequence, error);
    }

    /** Begins a request that nobody answers. */
    public void headerWithoutReply(int operation, int sequence) {
        header(operation, HeaderLayout.NO_REPLY, sequence, 0);
    }

    private void header(int operation, int flags, int sequence, int error) {
        position = 0;
        putShort(operation);
        putShort(flags);
        putInt(sequence);
        putInt(error);
    }

    /** The error of the message that was begun last. */
    public int error() {
        return buffer.get(INT, HeaderLayout.ERROR_OFFSET);
    }

    /** How many bytes the message has so far. */
    public int length() {
        return position;
    }

    public void putByte(int value) {
        buffer.set(ValueLayout.JAVA_BYTE, position, (byte) value);
        position += Byte.BYTES;
    }

    public void putShort(int value) {
        buffer.set(SHORT, position, (short) value);
        position += Short.BYTES;
    }

    public void putInt(int value) {
        buffer.set(INT, position, value);
        position += Integer.BYTES;
    }

    public void putLong(long value) {
        buffer.set(LONG, position, value);
        position += Long.BYTES;
    }

    public void putBoolean(boolean value) {
        putByte(value ? 1 : 0);
    }

    /** Writes the number of bytes, and the bytes. */
    public void putBytes(byte[] bytes) {
        putInt(bytes.length);
        MemorySegment.copy(MemorySegment.ofArray(bytes), 0, buffer, position, bytes.length);
        position += bytes.length;
    }

    /** Writes the number of UTF-16 units, and the units as they are: lone surrogates are legal in a name (NS-5). */
    public void putString(String value) {
        int units = value.length();
        if (units > WireInput.MAX_STRING_UNITS) {
            throw new IllegalArgumentException("string of " + units + " units");
        }
        putShort(units);
        for (int i = 0; i < units; i++) {
            buffer.set(CHAR, position + (long) i * Character.BYTES, value.charAt(i));
        }
        position += units * Character.BYTES;
    }
}
