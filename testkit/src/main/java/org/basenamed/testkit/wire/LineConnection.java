package org.basenamed.testkit.wire;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** One end of the conversation between driver and worker. Any thread may send; one at a time may receive. */
public final class LineConnection implements AutoCloseable {

    private final SocketChannel channel;
    private final BufferedReader in;
    private final BufferedWriter out;

    /** Takes over a connected channel. */
    public LineConnection(SocketChannel channel) {
        this.channel = channel;
        this.in = new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
        this.out =
                new BufferedWriter(new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8));
    }

    /** Connects to the driver that listens at {@code socket}. */
    public static LineConnection to(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
        return new LineConnection(channel);
    }

    /** Sends a line; it has left when this returns. */
    public void send(String line) throws IOException {
        synchronized (out) {
            out.write(line);
            out.newLine();
            out.flush();
        }
    }

    /** Waits for a line; nothing when the other end has gone. */
    public Optional<String> receive() throws IOException {
        return Optional.ofNullable(in.readLine());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
