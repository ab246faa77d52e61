package org.basenamed.broker.session;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.basenamed.broker.RawClient;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.section.SectionRequest;
import org.basenamed.protocol.FileCatalogue;
import org.basenamed.protocol.InspectionCatalogue;
import org.basenamed.protocol.MappingCatalogue;
import org.basenamed.protocol.SessionCatalogue;
import org.basenamed.protocol.message.CompareHandlesRequest;
import org.basenamed.protocol.message.CreateFileMappingRequest;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.HelloRequest;
import org.basenamed.protocol.message.ListObjectsRequest;
import org.basenamed.protocol.message.ObjectRequest;
import org.basenamed.protocol.message.OpenRequest;
import org.basenamed.protocol.message.PagesRequest;
import org.basenamed.protocol.message.ResizeFileRequest;
import org.basenamed.protocol.message.StatusRequest;
import org.basenamed.protocol.wire.HeaderLayout;
import org.basenamed.protocol.wire.ProtocolVersion;

/** Requests that are right in form with any content, and what becomes of them when they are damaged. */
final class RandomMessages {
    private static final List<String> NAMES = List.of(
            "",
            "a",
            "b",
            "Local\\a",
            "Global\\a",
            "Local",
            "\\a",
            "a\\b",
            "x\\y",
            "Global\\\\a",
            "Session\\1\\a",
            "Session\\x",
            "\ud800");

    private static final long[] NUMBERS = {
        0,
        1,
        2,
        3,
        4,
        5,
        8,
        12,
        255,
        256,
        4095,
        4096,
        65_535,
        65_536,
        0x7FFF_FFFF,
        0x8000_0000L,
        0xFFFF_FFFFL,
        1L << 43,
        1L << 47,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -1,
        -4,
        -4096
    };

    private final RandomGenerator random;

    RandomMessages(RandomGenerator random) {
        this.random = random;
    }

    /** A request that the broker has to answer, grant or refusal. */
    byte[] wellFormed(RawClient client) {
        return switch (random.nextInt(11)) {
            case 0, 1, 2 ->
                client.encoded(
                        MappingCatalogue.CREATE_FILE_MAPPING,
                        new CreateFileMappingRequest(
                                new SectionRequest(protect(), size()),
                                random.nextInt(20) == 0 ? handle() : 0,
                                attributes()));
            case 3, 4 -> client.encoded(MappingCatalogue.OPEN_FILE_MAPPING, new OpenRequest(attributes()));
            case 5 -> client.encoded(SessionCatalogue.CLOSE_HANDLE, new HandleRequest(handle()));
            case 6 -> client.encoded(InspectionCatalogue.QUERY_HANDLE, new HandleRequest(handle()));
            case 8 -> client.encoded(FileCatalogue.HOLD_SECTION, new HandleRequest(handle()));
            case 9 -> pages(client);
            case 7 ->
                client.encoded(InspectionCatalogue.COMPARE_HANDLES, new CompareHandlesRequest(handle(), handle()));
            default ->
                random.nextBoolean()
                        ? client.encoded(InspectionCatalogue.QUERY_STATUS, new StatusRequest())
                        : client.encoded(InspectionCatalogue.LIST_OBJECTS, new ListObjectsRequest(number()));
        };
    }

    private byte[] pages(RawClient client) {
        PagesRequest request = new PagesRequest(random.nextInt(50), size(), random.nextBoolean() ? 4096 : size());
        return switch (random.nextInt(4)) {
            case 0 -> client.encoded(FileCatalogue.COMMIT_PAGES, request);
            case 1 -> client.encoded(FileCatalogue.QUERY_PAGES, request);
            case 2 -> client.encoded(FileCatalogue.RELEASE_SECTION, new ObjectRequest(random.nextInt(50)));
            default -> client.encoded(FileCatalogue.RESIZE_FILE, new ResizeFileRequest(handle(), size()));
        };
    }

    /** Anything: a right request that has been damaged, or bytes that never were one. */
    byte[] damaged(RawClient client) {
        return switch (random.nextInt(8)) {
            case 0 -> bytes(1 + random.nextInt(64));
            case 1 -> withHeader(client, bytes(HeaderLayout.LENGTH + random.nextInt(200)));
            case 2 -> cut(wellFormed(client));
            case 3 -> lengthened(wellFormed(client));
            case 4 -> withOtherOperation(wellFormed(client));
            case 5 -> client.encoded(SessionCatalogue.HELLO, hello());
            case 6 -> spliced(wellFormed(client), wellFormed(client));
            default -> withChangedBytes(wellFormed(client));
        };
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** So that it is the content that is looked at. */
    private byte[] withHeader(RawClient client, byte[] message) {
        byte[] header = client.encoded(InspectionCatalogue.QUERY_STATUS, new StatusRequest());
        System.arraycopy(header, 0, message, 0, HeaderLayout.LENGTH);
        message[0] = (byte) random.nextInt(10);
        return message;
    }

    private byte[] cut(byte[] message) {
        return Arrays.copyOf(message, 1 + random.nextInt(message.length - 1));
    }

    private byte[] lengthened(byte[] message) {
        int most = random.nextInt(50) == 0 ? HeaderLayout.MAX_MESSAGE_BYTES : 100;
        return Arrays.copyOf(message, message.length + 1 + random.nextInt(most));
    }

    private byte[] withOtherOperation(byte[] message) {
        message[HeaderLayout.OPERATION_OFFSET] = (byte) random.nextInt(10);
        return message;
    }

    private byte[] spliced(byte[] first, byte[] second) {
        int from = random.nextInt(Math.min(first.length, second.length));
        byte[] message = Arrays.copyOf(first, second.length);
        System.arraycopy(second, from, message, from, second.length - from);
        return message;
    }

    private byte[] withChangedBytes(byte[] message) {
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            int at = random.nextInt(message.length);
            message[at] =
                    random.nextBoolean() ? (byte) random.nextInt() : (byte) (message[at] ^ (1 << random.nextInt(8)));
        }
        return message;
    }

    private HelloRequest hello() {
        int major = random.nextInt(4) == 0 ? random.nextInt(0x1_0000) : ProtocolVersion.CURRENT.major();
        return new HelloRequest(new ProtocolVersion(major, random.nextInt(0x1_0000)), "fuzz", name());
    }

    private int protect() {
        return random.nextInt(4) == 0 ? (int) number() : random.nextInt(3) == 0 ? 0x0400_0004 : 4;
    }

    private long size() {
        return random.nextInt(3) == 0 ? number() : 1 + random.nextInt(1 << 20);
    }

    private ObjectAttributes attributes() {
        int access = random.nextInt(3) == 0 ? (int) number() : 7;
        return new ObjectAttributes(name(), access, random.nextInt(4));
    }

    private String name() {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        return random.nextInt(500) == 0 ? name + "n".repeat(random.nextInt(0x8100)) : name;
    }

    private int handle() {
        return random.nextInt(4) == 0 ? (int) number() : random.nextInt(64);
    }

    private long number() {
        return random.nextInt(4) == 0 ? random.nextLong() : NUMBERS[random.nextInt(NUMBERS.length)];
    }
}
