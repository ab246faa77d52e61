package org.basenamed.linux;

import java.nio.file.Path;

/** A connection as broker and client have it: an accepted end that does not block, and a connected one that does. */
record Connected(SeqpacketSocket listener, SeqpacketSocket server, SeqpacketSocket client) implements AutoCloseable {
    static Connected at(Path directory) {
        Path path = directory.resolve("socket");
        SeqpacketSocket listener = SeqpacketSocket.listen(path, 4);
        SeqpacketSocket client = SeqpacketSocket.adopt(Fd.own(SeqpacketSocket.connect(path)));
        SeqpacketSocket server = SeqpacketSocket.adopt(Fd.own(listener.accept()));
        return new Connected(listener, server, client);
    }

    @Override
    public void close() {
        listener.close();
        server.close();
        client.close();
    }
}
