package org.basenamed.systemtests.users;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.basenamed.linux.Fd;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.section.SectionRequest;
import org.basenamed.model.security.SecurityDescriptor;
import org.basenamed.protocol.MappingCatalogue;
import org.basenamed.protocol.Operation;
import org.basenamed.protocol.WaitableCatalogue;
import org.basenamed.protocol.message.CreateFileMappingRequest;
import org.basenamed.protocol.message.CreateWaitableRequest;
import org.basenamed.protocol.message.FileMappingReply;
import org.basenamed.protocol.message.HelloReply;
import org.basenamed.protocol.message.OpenRequest;
import org.basenamed.protocol.message.OpenWaitableRequest;
import org.basenamed.protocol.message.WaitableReply;
import org.basenamed.systemtests.RawClient;

/** A client that says what it likes, and knows what it should have been answered. */
final class HostileClient implements AutoCloseable {
    private final RawClient raw;

    /** Somebody who has connected and said nothing. */
    HostileClient(Path directory) {
        raw = new RawClient(directory);
    }

    /** Somebody whose hello has been accepted. */
    static HostileClient joined(Path directory) {
        HostileClient client = new HostileClient(directory);
        client.granted(client.hello());
        return client;
    }

    Result<HelloReply> hello() {
        return raw.hello();
    }

    /** The descriptor that came with the last answer. */
    Fd takeFd() {
        return raw.takeFd();
    }

    boolean hasFd() {
        return raw.hasFd();
    }

    <Q, R> Result<R> ask(Operation<Q, R> operation, Q request, int... passed) {
        return raw.ask(operation, request, passed);
    }

    /** The bytes of a request that is right in every way. */
    <Q> byte[] encoded(Operation<Q, ?> operation, Q request) {
        return raw.encoded(operation, request);
    }

    int send(byte[] message, int... passed) {
        return raw.send(message, passed);
    }

    /** Sends the next request without waiting for the answer. */
    <Q> int sendNext(Operation<Q, ?> operation, Q request) {
        return raw.sendNext(raw.encoded(operation, request));
    }

    /** The answer to the oldest request that has none. */
    <R> Result<R> hear(Operation<?, R> operation) {
        return raw.hear(operation);
    }

    /** Sends what no broker should listen to, and waits until it hangs up. */
    void expectHangUp(byte[] message, int... passed) {
        if (raw.send(message, passed) < 0) {
            throw new IllegalStateException("cannot be sent");
        }
        int length = raw.receive();
        while (length > 0) {
            length = raw.receive();
        }
    }

    <R> R granted(Result<R> result) {
        return switch (result) {
            case Result.Granted<R>(R value) -> value;
            case Result.Refused<R>(Win32Error error) -> throw new IllegalStateException("refused: " + error);
        };
    }

    /** Sees that something is refused, with one of these errors. */
    void refused(Result<?> result, Win32Error... errors) {
        switch (result) {
            case Result.Granted<?>(Object value) -> throw new IllegalStateException("GRANTED " + value);
            case Result.Refused<?>(Win32Error error) -> {
                if (!List.of(errors).contains(error)) {
                    throw new IllegalStateException(error + " instead of " + Arrays.toString(errors));
                }
            }
        }
    }

    Result<WaitableReply> open(ObjectType type, String name, int access) {
        return ask(
                WaitableCatalogue.OPEN_WAITABLE,
                new OpenWaitableRequest(type.number(), new ObjectAttributes(name, access, 0)));
    }

    Result<WaitableReply> createEvent(String name, String sddl) {
        return ask(WaitableCatalogue.CREATE_WAITABLE, event(name, sddl));
    }

    static CreateWaitableRequest event(String name, String sddl) {
        ObjectAttributes wish = new ObjectAttributes(name, ObjectType.EVENT.allAccess(), 0, sddl(sddl));
        return new CreateWaitableRequest(ObjectType.EVENT.number(), true, 0, 0, wish);
    }

    Result<FileMappingReply> openMapping(String name, int access) {
        return ask(MappingCatalogue.OPEN_FILE_MAPPING, new OpenRequest(new ObjectAttributes(name, access, 0)));
    }

    Result<FileMappingReply> createMapping(String name, int protection, long sizeBytes) {
        SectionRequest section = new SectionRequest(protection, sizeBytes);
        return ask(
                MappingCatalogue.CREATE_FILE_MAPPING,
                new CreateFileMappingRequest(section, 0, new ObjectAttributes(name, 7, 0)));
    }

    static SecurityDescriptor sddl(String text) {
        return switch (SecurityDescriptor.ofSddl(text)) {
            case Result.Granted<SecurityDescriptor>(SecurityDescriptor descriptor) -> descriptor;
            case Result.Refused<SecurityDescriptor>(Win32Error error) -> throw new IllegalArgumentException(text);
        };
    }

    @Override
    public void close() {
        raw.close();
    }
}
