package org.basenamed.testkit.driver;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.basenamed.testkit.wire.LineConnection;
import org.basenamed.testkit.wire.Reply;

/** Where workers connect. Each says a token by which it is told from the others that have been started. */
final class WorkerReception implements AutoCloseable {

    private final ServerSocketChannel server;
    private final Map<String, Awaited> expected = new ConcurrentHashMap<>();

    /** A worker that will come: its connection, and after that its process id. */
    record Awaited(CompletableFuture<LineConnection> connection, CompletableFuture<Long> pid) {}

    private WorkerReception(ServerSocketChannel server) {
        this.server = server;
    }

    static WorkerReception open(Path socket) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        WorkerReception reception = new WorkerReception(server);
        Thread.ofPlatform().daemon().name("reception of workers").start(reception::acceptAll);
        return reception;
    }

    /** The worker that will say {@code token}. */
    Awaited expect(String token) {
        return expected.computeIfAbsent(token, _ -> new Awaited(new CompletableFuture<>(), new CompletableFuture<>()));
    }

    private void acceptAll() {
        try {
            while (true) {
                LineConnection connection = new LineConnection(server.accept());
                Optional<Reply> first = connection.receive().map(Reply::decode);
                if (first.orElse(null) instanceof Reply.Hello hello) {
                    Awaited awaited = expect(hello.token());
                    awaited.connection().complete(connection);
                    awaited.pid().complete(hello.pid());
                } else {
                    connection.close();
                }
            }
        } catch (ClosedChannelException closed) {
            // close() ends the reception so
        } catch (IOException broken) {
            expected.values().forEach(waiting -> waiting.connection().completeExceptionally(broken));
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
