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
    private final Map<String, CompletableFuture<LineConnection>> expected = new ConcurrentHashMap<>();

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

    /** The connection of the worker that will say {@code token}. */
    CompletableFuture<LineConnection> expect(String token) {
        return expected.computeIfAbsent(token, _ -> new CompletableFuture<>());
    }

    private void acceptAll() {
        try {
            while (true) {
                LineConnection connection = new LineConnection(server.accept());
                Optional<Reply> first = connection.receive().map(Reply::decode);
                if (first.orElse(null) instanceof Reply.Hello hello) {
                    expect(hello.token()).complete(connection);
                } else {
                    connection.close();
                }
            }
        } catch (ClosedChannelException closed) {
            // close() ends the reception so
        } catch (IOException broken) {
            expected.values().forEach(waiting -> waiting.completeExceptionally(broken));
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
