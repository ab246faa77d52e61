package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/** Asks about the broker. */
public record StatusRequest() {
    public static final Codec<StatusRequest> CODEC = new Codec<>((request, output) -> {}, input -> new StatusRequest());
}
