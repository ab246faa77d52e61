package org.basenamed.protocol.message;

import org.basenamed.protocol.wire.Codec;

/**
 * Sets one of a job's small settings.
 *
 * @param handle the job
 * @param option which: {@link #UI_RESTRICTIONS}, {@link #END_OF_TIME} or {@link #CPU_RATE}
 * @param value what it becomes; of a rate its flags
 * @param rate of a rate its value; otherwise 0
 */
public record SetJobOptionRequest(int handle, int option, int value, int rate) implements OnHandle {
    public static final Codec<SetJobOptionRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putInt(request.handle);
                output.putInt(request.option);
                output.putInt(request.value);
                output.putInt(request.rate);
            },
            input -> new SetJobOptionRequest(input.getInt(), input.getInt(), input.getInt(), input.getInt()));

    public static final int UI_RESTRICTIONS = 4;
    public static final int END_OF_TIME = 6;
    public static final int CPU_RATE = 15;
}
