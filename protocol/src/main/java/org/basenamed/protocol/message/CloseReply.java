package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/** The handle is closed. */
public record CloseReply() {
    public static final Codec<CloseReply> CODEC = new Codec<>((reply, output) -> {}, input -> new CloseReply());
}
