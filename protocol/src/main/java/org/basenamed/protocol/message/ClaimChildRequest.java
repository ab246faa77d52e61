package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * Says which process inherits what was prepared.
 *
 * @param tokenHigh half of what the preparation was answered with
 * @param tokenLow the other half
 * @param childNumber from the one who prepared it: the kernel's number of the child, or 0 if it has not been started. From the child: 0
 */
public record ClaimChildRequest(long tokenHigh, long tokenLow, int childNumber) {
    public static final Codec<ClaimChildRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putLong(request.tokenHigh);
                output.putLong(request.tokenLow);
                output.putInt(request.childNumber);
            },
            input -> new ClaimChildRequest(input.getLong(), input.getLong(), input.getInt()));
}
