package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * How a child is to be started.
 *
 * @param follows whether the broker is to be told of it by a {@link LaunchRequest} when it has been started
 * @param gated whether it has to stand still until then
 * @param mark what {@link #MARK_VARIABLE} of its environment is to say of its job; empty for nothing
 */
public record LaunchReply(boolean follows, boolean gated, String mark) {
    /** The variable by which a process says what job it is in, where the kernel does not. */
    public static final String MARK_VARIABLE = "BASENAMED_JOB";

    public static final Codec<LaunchReply> CODEC = new Codec<>(
            (reply, output) -> {
                output.putBoolean(reply.follows);
                output.putBoolean(reply.gated);
                output.putString(reply.mark);
            },
            input -> new LaunchReply(input.getBoolean(), input.getBoolean(), input.getString()));
}
