package org.basenamed.protocol.message;

import org.basenamed.model.rights.JobRights;
import org.basenamed.protocol.wire.Codec;

/**
 * Has a job tell a completion port what happens to it.
 *
 * @param handle the job
 * @param port a handle to the port; 0 for no port any more
 * @param key what its packets say that they are about
 * @param watches whether the port comes beside the one that the job has
 */
public record AssociatePortRequest(int handle, int port, long key, boolean watches) implements OnHandle {
    public static final Codec<AssociatePortRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putInt(request.handle);
                output.putInt(request.port);
                output.putLong(request.key);
                output.putBoolean(request.watches);
            },
            input -> new AssociatePortRequest(input.getInt(), input.getInt(), input.getLong(), input.getBoolean()));

    /** To watch is to ask; to say where a job is told of is to change it. */
    @Override
    public int rights() {
        return watches ? JobRights.QUERY : JobRights.SET_ATTRIBUTES;
    }
}
