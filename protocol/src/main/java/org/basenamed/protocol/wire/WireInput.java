package org.basenamed.protocol.wire;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Reads fields from one received message; nothing in it is believed. */
public final class WireInput {
    /** The longest string that the length field can tell. */
    public static final int MAX_STRING_UNITS = 0xFFFF;

    private final MemorySegment buffer;
    private int length;
    private int position;

    /** Reads from {@code buffer}, into which messages are received. */
    public WireInput(MemorySegment buffer) {
        this.buffer = buffer;
    }

    /**
     * Begins with a message of {@code lengthBytes} that has been received into the buffer.
     *
     * @throws MalformedMessageException if it is too short to have a header, or has a flag that does not exist
     */
    public void begin(int lengthBytes) {
        length = lengthBytes;
        position = HeaderLayout.LENGTH;
        if (lengthBytes < HeaderLayout.LENGTH) {
            throw new MalformedMessageException("message of " + lengthBytes + " bytes");
        }
        int flags = buffer.get(WireOutput.SHORT, HeaderLayout.FLAGS_OFFSET);
        if ((flags & ~HeaderLayout.NO_REPLY) != 0) {
            throw new MalformedMessageException("flags " + flags);
        }
    }

    /** Whether the sender waits for no reply. */
    public boolean wantsNoReply() {
        return buffer.get(WireOutput.SHORT, HeaderLayout.FLAGS_OFFSET) == HeaderLayout.NO_REPLY;
    }

    public int operation() {
        return Short.toUnsignedInt(buffer.get(WireOutput.SHORT, HeaderLayout.OPERATION_OFFSET));
    }

    public int sequence() {
        return buffer.get(WireOutput.INT, HeaderLayout.SEQUENCE_OFFSET);
    }

    public int error() {
        return buffer.get(WireOutput.INT, HeaderLayout.ERROR_OFFSET);
    }

    private int take(int bytes) {
        if (bytes > length - position) {
            throw new MalformedMessageException(
                    "field ends " + (position + bytes - length) + " bytes past the message");
        }
        int at = position;
        position += bytes;
        return at;
    }

    public int getByte() {
        return Byte.toUnsignedInt(buffer.get(ValueLayout.JAVA_BYTE, take(Byte.BYTES)));
    }

    public int getShort() {
        return Short.toUnsignedInt(buffer.get(WireOutput.SHORT, take(Short.BYTES)));
    }

    public int getInt() {
        return buffer.get(WireOutput.INT, take(Integer.BYTES));
    }

    public long getLong() {
        return buffer.get(WireOutput.LONG, take(Long.BYTES));
    }

    public boolean getBoolean() {
        int value = getByte();
        if (value > 1) {
            throw new MalformedMessageException("boolean " + value);
        }
        return value == 1;
    }

    public String getString() {
        int units = getShort();
        int at = take(units * Character.BYTES);
        char[] characters = new char[units];
        for (int i = 0; i < units; i++) {
            characters[i] = buffer.get(WireOutput.CHAR, at + (long) i * Character.BYTES);
        }
        return new String(characters);
    }

    public byte[] getBytes() {
        int count = getInt();
        if (count < 0) {
            throw new MalformedMessageException(Integer.toUnsignedString(count) + " bytes");
        }
        return buffer.asSlice(take(count), count).toArray(ValueLayout.JAVA_BYTE);
    }

    /** Passes over whatever is left of the message. */
    public void skipRest() {
        position = length;
    }

    void expectEnd() {
        if (position != length) {
            throw new MalformedMessageException((length - position) + " bytes too many");
        }
    }
}
