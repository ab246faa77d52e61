package org.basenamed.protocol.message;

import java.util.ArrayList;
import java.util.List;
import org.basenamed.protocol.wire.Codec;
import org.basenamed.protocol.wire.MalformedMessageException;

/**
 * Handles of the caller that have been closed from outside.
 *
 * @param handles their values; if there are {@link #MAX_HANDLES}, there may be more to ask for
 */
public record TakenAwayReply(List<Integer> handles) {
    public static final int MAX_HANDLES = 1024;

    public static final Codec<TakenAwayReply> CODEC = new Codec<>(
            (reply, output) -> {
                output.putShort(reply.handles.size());
                reply.handles.forEach(output::putInt);
            },
            input -> {
                int count = input.getShort();
                if (count > MAX_HANDLES) {
                    throw new MalformedMessageException(count + " handles");
                }
                List<Integer> handles = new ArrayList<>(count);
                for (int i = 0; i < count; i++) {
                    handles.add(input.getInt());
                }
                return new TakenAwayReply(handles);
            });

    public TakenAwayReply {
        handles = List.copyOf(handles);
    }
}
