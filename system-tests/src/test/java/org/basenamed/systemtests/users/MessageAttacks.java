package org.basenamed.systemtests.users;

import static org.basenamed.model.Win32Error.ERROR_ACCESS_DENIED;
import static org.basenamed.model.Win32Error.ERROR_NOT_SUPPORTED;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.SeqpacketSocket;
import org.basenamed.model.Result;
import org.basenamed.model.file.FileOpening;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.section.SectionRequest;
import org.basenamed.protocol.FileCatalogue;
import org.basenamed.protocol.InspectionCatalogue;
import org.basenamed.protocol.MappingCatalogue;
import org.basenamed.protocol.message.CreateFileMappingRequest;
import org.basenamed.protocol.message.FileReply;
import org.basenamed.protocol.message.ListObjectsRequest;
import org.basenamed.protocol.message.OpenFileRequest;
import org.basenamed.protocol.message.OpenRequest;
import org.basenamed.protocol.message.StatusRequest;
import org.basenamed.protocol.wire.HeaderLayout;
import org.basenamed.systemtests.RawClient;

/** Saying what nobody should say, and not saying the rest. */
final class MessageAttacks {
    private MessageAttacks() {}

    static List<Attack> all() {
        return List.of(
                onNew(
                        "ask before saying hello",
                        client -> client.expectHangUp(
                                client.encoded(InspectionCatalogue.QUERY_STATUS, new StatusRequest()))),
                new Attack("say hello as somebody else over the same connection", (client, target) -> {
                    try {
                        client.hello();
                    } catch (RawClient.HungUpException e) {
                        return;
                    }
                    throw new IllegalStateException("GRANTED");
                }),
                cut("send half a header", HeaderLayout.LENGTH / 2),
                cut("send a header and nothing behind it", HeaderLayout.LENGTH),
                cut("send a request without its last byte", -1),
                spoilt("ask for an operation that does not exist", 0, 0xFFFF),
                new Attack("say that a name is longer than the message", (client, target) -> {
                    byte[] message = client.encoded(MappingCatalogue.OPEN_FILE_MAPPING, open("x"));
                    // where they differ first is the length of the name
                    int length =
                            Arrays.mismatch(message, client.encoded(MappingCatalogue.OPEN_FILE_MAPPING, open("xy")));
                    message[length] = (byte) 0xFF;
                    message[length + 1] = (byte) 0xFF;
                    client.expectHangUp(message);
                }),
                new Attack(
                        "send more than a message may have",
                        (client, target) -> client.expectHangUp(new byte[HeaderLayout.MAX_MESSAGE_BYTES + 1])),
                new Attack("repeat a request's number", (client, target) -> {
                    byte[] message = client.encoded(InspectionCatalogue.QUERY_STATUS, new StatusRequest());
                    client.send(message);
                    client.expectHangUp(message);
                }),
                new Attack("send descriptors where none belong", (client, target) -> flood(client, 1)),
                new Attack("send a flood of descriptors", (client, target) -> {
                    for (int i = 0; i < 20; i++) {
                        try (HostileClient next = HostileClient.joined(target.directory())) {
                            flood(next, SeqpacketSocket.MAX_FDS);
                        }
                    }
                }),
                new Attack("send what is no file as a file", (client, target) -> {
                    for (String path : List.of("/dev/null", "/dev/zero", "/proc/self/mem", "/proc/self/fd/0", "/")) {
                        int opened = FileCalls.open(Path.of(path), FileCalls.O_RDONLY | FileCalls.O_CLOEXEC, 0);
                        if (opened >= 0) {
                            mapFile(client, opened);
                        }
                    }
                }),
                new Attack("open for writing a file that may only be read", (client, target) -> {
                    try (Fd passwd = Fd.own(
                            FileCalls.open(Path.of("/etc/passwd"), FileCalls.O_RDONLY | FileCalls.O_CLOEXEC, 0))) {
                        client.refused(
                                openFile(client, passwd, AccessMask.GENERIC_READ | AccessMask.GENERIC_WRITE, 0),
                                ERROR_ACCESS_DENIED);
                        client.refused(
                                openFile(client, passwd, AccessMask.GENERIC_READ, FileOpening.TRUNCATES),
                                ERROR_ACCESS_DENIED);
                    }
                }),
                new Attack("have the broker remove its own socket", (client, target) -> {
                    Path socket = target.directory().resolve("broker.socket");
                    try (Fd named = Fd.own(FileCalls.open(socket, FileCalls.O_PATH | FileCalls.O_CLOEXEC, 0))) {
                        OpenFileRequest request = new OpenFileRequest(
                                new FileOpening(AccessMask.DELETE, FileOpening.SHARE_ALL, FileOpening.DELETES_ON_CLOSE),
                                0,
                                socket.toString());
                        client.refused(
                                client.ask(FileCatalogue.OPEN_FILE, request, named.number()), ERROR_NOT_SUPPORTED);
                    }
                }),
                new Attack("never read an answer", MessageAttacks::neverRead),
                new Attack("connect and say nothing", (client, target) -> {
                    List<HostileClient> silent = new ArrayList<>();
                    for (int i = 0; i < 10; i++) {
                        silent.add(new HostileClient(target.directory()));
                    }
                    client.granted(client.ask(InspectionCatalogue.QUERY_STATUS, new StatusRequest()));
                    silent.forEach(HostileClient::close);
                }));
    }

    @FunctionalInterface
    private interface OnNew {
        void attempt(HostileClient client);
    }

    /** By a connection over which nothing has been said. */
    private static Attack onNew(String title, OnNew attempt) {
        return new Attack(title, (joined, target) -> {
            try (HostileClient client = new HostileClient(target.directory())) {
                attempt.attempt(client);
            }
        });
    }

    private static byte[] listRequest(HostileClient client) {
        return client.encoded(InspectionCatalogue.LIST_OBJECTS, new ListObjectsRequest(0));
    }

    private static OpenRequest open(String name) {
        return new OpenRequest(new ObjectAttributes(name, 4, 0));
    }

    private static Attack cut(String title, int length) {
        return new Attack(title, (client, target) -> {
            byte[] whole = listRequest(client);
            client.expectHangUp(Arrays.copyOf(whole, length < 0 ? whole.length + length : length));
        });
    }

    private static Attack spoilt(String title, int offset, int value) {
        return new Attack(title, (client, target) -> {
            byte[] message = listRequest(client);
            message[offset] = (byte) value;
            message[offset + 1] = (byte) (value >>> Byte.SIZE);
            client.expectHangUp(message);
        });
    }

    private static void flood(HostileClient client, int count) {
        int[] passed = new int[count];
        client.expectHangUp(client.encoded(InspectionCatalogue.QUERY_STATUS, new StatusRequest()), passed);
    }

    private static Result<FileReply> openFile(HostileClient client, Fd file, int access, int intent) {
        FileOpening opening = new FileOpening(access, FileOpening.SHARE_ALL, intent);
        return client.ask(FileCatalogue.OPEN_FILE, new OpenFileRequest(opening, 0, ""), file.number());
    }

    /** Whether it can be opened does not matter: what is no plain file cannot be mapped. */
    private static void mapFile(HostileClient client, int opened) {
        try (Fd file = Fd.own(opened)) {
            if (openFile(client, file, AccessMask.GENERIC_READ, 0) instanceof Result.Granted<FileReply>(FileReply reply)
                    && !FileCalls.fstat(file).isRegularFile()) {
                CreateFileMappingRequest request = new CreateFileMappingRequest(
                        new SectionRequest(2, 4096), reply.handle(), new ObjectAttributes("", 5, 0));
                if (client.ask(MappingCatalogue.CREATE_FILE_MAPPING, request).isGranted()) {
                    throw new IllegalStateException("MAPPED");
                }
            }
        }
    }

    /** The broker waits for nobody who does not listen: it hangs up, and sending fails. */
    private static void neverRead(HostileClient client, Attack.Target target) {
        for (int i = 0; i < 1_000_000; i++) {
            if (client.sendNext(InspectionCatalogue.QUERY_STATUS, new StatusRequest()) < 0) {
                return;
            }
        }
        throw new IllegalStateException("still LISTENED to");
    }
}
