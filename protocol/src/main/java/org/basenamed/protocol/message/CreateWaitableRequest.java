package org.basenamed.protocol.message;

import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.protocol.wire.Codec;

/**
 * Asks for a new object that threads wait for, or for the one of that name.
 *
 * @param typeNumber event, mutex, semaphore or timer, see {@link org.basenamed.model.rights.ObjectType#number()}
 * @param manualReset for an event or timer: whether it stays signalled until it is reset or set anew
 * @param initial for an event: 1 if it is signalled; for a semaphore: its count; for a mutex: the slot of the thread that owns it,
 *     0 for none
 * @param maximum for a semaphore: the most that it counts
 * @param attributes the name, the rights wanted, the handle's flags
 */
public record CreateWaitableRequest(
        int typeNumber, boolean manualReset, int initial, int maximum, ObjectAttributes attributes) {

    public static final Codec<CreateWaitableRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putInt(request.typeNumber);
                output.putBoolean(request.manualReset);
                output.putInt(request.initial);
                output.putInt(request.maximum);
                AttributesCodec.CODEC.encode(request.attributes, output);
            },
            input -> new CreateWaitableRequest(
                    input.getInt(),
                    input.getBoolean(),
                    input.getInt(),
                    input.getInt(),
                    AttributesCodec.CODEC.reader().apply(input)));
}
