package org.basenamed.cli.demo;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.basenamed.client.Access;
import org.basenamed.client.FileMapping;
import org.basenamed.client.View;
import org.jspecify.annotations.Nullable;

/** The process of the demo that finds the memory by its name and reads the message. */
public final class SecondProcess {
    private @Nullable FileMapping mapping;
    private @Nullable View view;

    private SecondProcess() {}

    /**
     * Takes the steps that standard input names.
     *
     * @param arguments none
     * @throws IOException if the standard streams cannot be used
     */
    public static void main(String[] arguments) throws IOException {
        SecondProcess second = new SecondProcess();
        Steps.follow(Map.of(
                "open", second::open,
                "map", second::map,
                "read", second::read,
                "close", second::close,
                "look", SecondProcess::look));
    }

    private String open() {
        mapping = FileMapping.open(SharedMemory.NAME, Access.READ);
        return mapping.sizeBytes() + " bytes";
    }

    private String map() {
        view = Objects.requireNonNull(mapping).map(Access.READ, 0, SharedMemory.BYTES);
        return "";
    }

    private String read() {
        return SharedMemory.read(Objects.requireNonNull(view).segment());
    }

    /** Closes the handle; the view stays. */
    private String close() {
        Objects.requireNonNull(mapping).close();
        return "";
    }

    /** Looks whether the name leads anywhere, and keeps nothing of it. */
    private static String look() {
        FileMapping.open(SharedMemory.NAME, Access.READ).close();
        return SharedMemory.holders().toString();
    }
}
