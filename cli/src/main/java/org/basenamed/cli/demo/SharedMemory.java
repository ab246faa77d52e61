package org.basenamed.cli.demo;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.basenamed.client.Broker;
import org.basenamed.client.Broker.Holder;

/** What the two processes of the demo have agreed upon: a name, a size, and how a message lies in the memory. */
final class SharedMemory {
    static final String NAME = "Global\\MyFileMappingObject";
    static final int BYTES = 256;
    static final String MESSAGE = "Message from first process";

    private SharedMemory() {}

    static void write(MemorySegment memory, String message) {
        memory.setString(0, message, StandardCharsets.UTF_8);
    }

    static String read(MemorySegment memory) {
        return memory.getString(0, StandardCharsets.UTF_8);
    }

    /** The processes that have the name open, each as often as it has handles, in ascending order; by the broker's word. */
    static List<Integer> holders() {
        return Broker.objects().stream()
                .filter(object -> object.name().equals(NAME))
                .flatMap(object -> object.holders().stream())
                .sorted(Comparator.comparingInt(Holder::processId))
                .flatMap(holder -> Collections.nCopies(holder.handles(), holder.processId()).stream())
                .toList();
    }
}
