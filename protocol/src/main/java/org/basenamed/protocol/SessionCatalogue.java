package org.basenamed.protocol;

import java.util.List;
import org.basenamed.protocol.Operation.Subject;
import org.basenamed.protocol.message.CloseReply;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.HelloReply;
import org.basenamed.protocol.message.HelloRequest;

/** The operations of every process that talks to the broker: saying hello, and closing handles. */
public final class SessionCatalogue {
    /** The first message of a connection: who speaks which version. */
    public static final Operation<HelloRequest, HelloReply> HELLO =
            new Operation<>(1, "Hello", null, HelloRequest.CODEC, HelloReply.CODEC);

    /** Closes a handle; when the reply is sent, its object's name is free if this was the last. */
    public static final Operation<HandleRequest, CloseReply> CLOSE_HANDLE =
            new Operation<>(4, "CloseHandle", Subject.ANY, HandleRequest.CODEC, CloseReply.CODEC);

    static final List<Operation<?, ?>> ALL = List.of(HELLO, CLOSE_HANDLE);

    private SessionCatalogue() {}
}
