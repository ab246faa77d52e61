package org.basenamed.cli.demo;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.basenamed.client.Access;
import org.basenamed.client.Broker;
import org.basenamed.client.FileMapping;
import org.basenamed.client.View;
import org.jspecify.annotations.Nullable;

/** The process of the demo that makes the memory and writes the message. */
public final class FirstProcess {
    private @Nullable FileMapping mapping;
    private @Nullable View view;

    private FirstProcess() {}

    /**
     * Takes the steps that standard input names.
     *
     * @param arguments none
     * @throws IOException if the standard streams cannot be used
     */
    public static void main(String[] arguments) throws IOException {
        FirstProcess first = new FirstProcess();
        Steps.follow(Map.of(
                "meet", FirstProcess::meet,
                "create", first::create,
                "write", first::write,
                "holders", () -> SharedMemory.holders().toString(),
                "close", first::close));
    }

    /** The broker that runs before this process needs one, if any. */
    private static String meet() {
        return Broker.status().map(FirstProcess::number).orElse("none");
    }

    private static String number(Broker.Status broker) {
        return Integer.toString(broker.processId());
    }

    private String create() {
        mapping = FileMapping.createNew(SharedMemory.NAME, SharedMemory.BYTES);
        return number(Broker.status().orElseThrow());
    }

    private String write() {
        view = Objects.requireNonNull(mapping).map(Access.READ_WRITE, 0, SharedMemory.BYTES);
        SharedMemory.write(view.segment(), SharedMemory.MESSAGE);
        return SharedMemory.MESSAGE;
    }

    private String close() {
        Objects.requireNonNull(view).close();
        Objects.requireNonNull(mapping).close();
        return "";
    }
}
