package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * What is known of a process or thread.
 *
 * @param processNumber the kernel's number of the process
 * @param threadNumber the kernel's number of the thread; 0 for a process
 * @param ended whether it has ended
 * @param codeKnown whether it is known how
 * @param exitCode its exit code, if that is known
 */
public record EndReply(int processNumber, int threadNumber, boolean ended, boolean codeKnown, int exitCode) {
    public static final Codec<EndReply> CODEC = new Codec<>(
            (reply, output) -> {
                output.putInt(reply.processNumber);
                output.putInt(reply.threadNumber);
                output.putBoolean(reply.ended);
                output.putBoolean(reply.codeKnown);
                output.putInt(reply.exitCode);
            },
            input -> new EndReply(
                    input.getInt(), input.getInt(), input.getBoolean(), input.getBoolean(), input.getInt()));

    /** Without what only those are told who may ask for it. */
    public EndReply withoutCode() {
        return new EndReply(processNumber, threadNumber, ended, false, 0);
    }
}
