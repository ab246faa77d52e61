package org.basenamed.protocol.message;

import java.util.ArrayList;
import java.util.List;
import org.basenamed.protocol.wire.Codec;
import org.basenamed.protocol.wire.MalformedMessageException;

/**
 * Asks the broker to carry out a thread's wait.
 *
 * @param threadSlot the waiting thread
 * @param waitId the thread's number for this wait, not 0 and not that of its last one; if it is negative, its end does not wake the
 *     thread but whoever sleeps at seat 0 of the board
 * @param all whether all objects have to be signalled at one instant
 * @param remembered what {@code issued} was when the thread registered with the one object that it waits for; -1 if it has not
 * @param handles the objects, 1 to {@link #MAX_HANDLES}
 */
public record WaitRequest(int threadSlot, int waitId, boolean all, int remembered, List<Integer> handles) {
    /** Windows' limit (SYN-56). */
    public static final int MAX_HANDLES = 64;

    public static final Codec<WaitRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putInt(request.threadSlot);
                output.putInt(request.waitId);
                output.putBoolean(request.all);
                output.putInt(request.remembered);
                output.putByte(request.handles.size());
                request.handles.forEach(output::putInt);
            },
            input -> {
                int threadSlot = input.getInt();
                int waitId = input.getInt();
                boolean all = input.getBoolean();
                int remembered = input.getInt();
                int count = input.getByte();
                if (count == 0 || count > MAX_HANDLES) {
                    throw new MalformedMessageException("wait for " + count + " objects");
                }
                List<Integer> handles = new ArrayList<>(count);
                for (int i = 0; i < count; i++) {
                    handles.add(input.getInt());
                }
                return new WaitRequest(threadSlot, waitId, all, remembered, handles);
            });

    public WaitRequest {
        handles = List.copyOf(handles);
    }
}
