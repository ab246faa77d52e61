package org.basenamed.protocol.message;

import java.util.ArrayList;
import java.util.List;
import org.basenamed.protocol.wire.Codec;
import org.basenamed.protocol.wire.WireInput;
import org.basenamed.protocol.wire.WireOutput;

/**
 * Some objects, oldest first.
 *
 * @param objects as many as fit
 * @param more whether there are further ones after them
 */
public record ListObjectsReply(List<Listed> objects, boolean more) {
    public static final Codec<ListObjectsReply> CODEC = new Codec<>(
            (reply, output) -> {
                output.putBoolean(reply.more);
                output.putShort(reply.objects.size());
                reply.objects.forEach(listed -> listed.write(output));
            },
            input -> {
                boolean more = input.getBoolean();
                int count = input.getShort();
                List<Listed> objects = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    objects.add(Listed.read(input));
                }
                return new ListObjectsReply(List.copyOf(objects), more);
            });

    public ListObjectsReply {
        objects = List.copyOf(objects);
    }

    /**
     * One object.
     *
     * @param objectId its number
     * @param typeNumber its type
     * @param name its name with prefix; empty if it has none
     * @param sizeBytes the size of a file mapping; 0 for other types
     * @param handles how many handles are open to it
     * @param holders the processes that have them open; at most {@link #MAX_HOLDERS}
     */
    public record Listed(
            long objectId, int typeNumber, String name, long sizeBytes, int handles, List<Holder> holders) {
        /** So many holders of one object are named. */
        public static final int MAX_HOLDERS = 32;

        public Listed {
            holders = List.copyOf(holders);
        }

        /** An upper bound of the bytes that this takes in a message. */
        public int maxBytes() {
            int holderUnits =
                    holders.stream().mapToInt(holder -> holder.title().length()).sum();
            return 32 + Character.BYTES * (name.length() + holderUnits) + 12 * holders.size();
        }

        private void write(WireOutput output) {
            output.putLong(objectId);
            output.putInt(typeNumber);
            output.putString(name);
            output.putLong(sizeBytes);
            output.putInt(handles);
            output.putByte(holders.size());
            for (Holder holder : holders) {
                output.putInt(holder.processId());
                output.putInt(holder.handles());
                output.putString(holder.title());
            }
        }

        private static Listed read(WireInput input) {
            long objectId = input.getLong();
            int typeNumber = input.getInt();
            String name = input.getString();
            long sizeBytes = input.getLong();
            int handles = input.getInt();
            int count = input.getByte();
            List<Holder> holders = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                holders.add(new Holder(input.getInt(), input.getInt(), input.getString()));
            }
            return new Listed(objectId, typeNumber, name, sizeBytes, handles, holders);
        }
    }

    /**
     * A process that has an object open.
     *
     * @param processId its number in the broker's pid name space
     * @param handles how many handles it has open to the object
     * @param title what it calls itself
     */
    public record Holder(int processId, int handles, String title) {}
}
