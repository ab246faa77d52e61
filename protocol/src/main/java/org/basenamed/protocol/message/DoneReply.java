package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/** It is done. */
public record DoneReply() {
    public static final Codec<DoneReply> CODEC = new Codec<>((reply, output) -> {}, input -> new DoneReply());
}
