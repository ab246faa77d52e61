package org.basenamed.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.basenamed.linux.Epoll;
import org.basenamed.linux.EventFd;
import org.basenamed.linux.Fd;
import org.basenamed.linux.ReceivedFds;
import org.basenamed.linux.SeqpacketSocket;
import org.basenamed.model.Win32Error;
import org.basenamed.protocol.Rendezvous;
import org.basenamed.protocol.SessionCatalogue;
import org.basenamed.protocol.message.HelloReply;
import org.basenamed.protocol.wire.HeaderLayout;
import org.basenamed.protocol.wire.ProtocolVersion;
import org.basenamed.protocol.wire.WireOutput;

/** Listens where a broker should, and answers every client in the same way. */
final class FakeBroker implements AutoCloseable {
    private static final long STOP = 1;

    private final SeqpacketSocket listener;
    private final EventFd stop = EventFd.create();
    private final AtomicInteger connections = new AtomicInteger();
    private final Thread thread;

    private FakeBroker(Rendezvous rendezvous, Consumer<SeqpacketSocket> answer) throws IOException {
        Files.createDirectory(
                rendezvous.directory(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        listener = SeqpacketSocket.listen(rendezvous.socket(), 100);
        thread = Thread.ofPlatform().daemon().name("fake-broker").start(() -> run(answer));
    }

    static FakeBroker hangingUp(Rendezvous rendezvous) throws IOException {
        return new FakeBroker(rendezvous, socket -> {});
    }

    static FakeBroker speakingAnotherVersion(Rendezvous rendezvous) throws IOException {
        return new FakeBroker(rendezvous, socket -> {
            try (ReceivedFds fds = new ReceivedFds()) {
                MemorySegment memory = Arena.ofAuto().allocate(HeaderLayout.MAX_MESSAGE_BYTES);
                assertThat(socket.receive(memory, fds, true)).isPositive();
                WireOutput output = new WireOutput(memory);
                output.header(SessionCatalogue.HELLO.number(), 1, 0);
                HelloReply.CODEC.encode(new HelloReply(false, new ProtocolVersion(7, 3), "9.9-test", 0, 0), output);
                // what a later version may add
                output.putLong(-1);
                socket.send(memory, output.length());
            }
        });
    }

    static FakeBroker refusing(Rendezvous rendezvous) throws IOException {
        return new FakeBroker(rendezvous, socket -> {
            MemorySegment memory = Arena.ofAuto().allocate(HeaderLayout.LENGTH);
            WireOutput output = new WireOutput(memory);
            output.header(SessionCatalogue.HELLO.number(), 1, Win32Error.ERROR_NO_SYSTEM_RESOURCES.code());
            socket.send(memory, output.length());
        });
    }

    private void run(Consumer<SeqpacketSocket> answer) {
        try (Epoll epoll = Epoll.create()) {
            epoll.add(listener.fd().number(), Epoll.EPOLLIN, 0);
            epoll.add(stop.fd().number(), Epoll.EPOLLIN, STOP);
            while (true) {
                int ready = epoll.await(-1);
                for (int i = 0; i < ready; i++) {
                    if (epoll.token(i) == STOP) {
                        return;
                    }
                    take(answer);
                }
            }
        }
    }

    private void take(Consumer<SeqpacketSocket> answer) {
        int accepted = listener.accept();
        if (accepted >= 0) {
            connections.incrementAndGet();
            try (SeqpacketSocket socket = SeqpacketSocket.adopt(Fd.own(accepted))) {
                answer.accept(socket);
            }
        }
    }

    /** How many clients have come. */
    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        stop.signal();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        listener.close();
        stop.close();
    }
}
