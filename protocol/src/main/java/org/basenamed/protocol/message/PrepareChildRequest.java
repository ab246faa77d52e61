package org.basenamed.protocol.message;

import java.util.ArrayList;
import java.util.List;
import org.basenamed.protocol.wire.Codec;
import org.basenamed.protocol.wire.MalformedMessageException;

/**
 * Prepares that a child inherits handles, as they are now.
 *
 * @param parent a handle to the process whose handles they are; {@link DuplicateHandleRequest#CURRENT_PROCESS} for the caller
 * @param all whether all inheritable ones are inherited
 * @param handles otherwise those that are; at most {@link #MAX_HANDLES}
 */
public record PrepareChildRequest(int parent, boolean all, List<Integer> handles) {
    public static final int MAX_HANDLES = 16384;

    public static final Codec<PrepareChildRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putInt(request.parent);
                output.putBoolean(request.all);
                output.putShort(request.handles.size());
                request.handles.forEach(output::putInt);
            },
            input -> {
                int parent = input.getInt();
                boolean all = input.getBoolean();
                int count = input.getShort();
                if (count > MAX_HANDLES) {
                    throw new MalformedMessageException(count + " handles");
                }
                List<Integer> handles = new ArrayList<>(count);
                for (int i = 0; i < count; i++) {
                    handles.add(input.getInt());
                }
                return new PrepareChildRequest(parent, all, handles);
            });

    public PrepareChildRequest {
        handles = List.copyOf(handles);
    }
}
