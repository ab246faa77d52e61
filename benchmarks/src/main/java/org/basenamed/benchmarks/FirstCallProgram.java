package org.basenamed.benchmarks;

import org.basenamed.client.FileMapping;

/** A JVM that creates one named mapping, or does nothing. */
final class FirstCallProgram {
    static final String CREATE = "create";
    static final String NOTHING = "nothing";

    private FirstCallProgram() {}

    public static void main(String[] arguments) {
        if (arguments[0].equals(CREATE)) {
            try (FileMapping mapping = FileMapping.createNew("Local\\first-call", MappingSequence.SIZE_BYTES)) {
                if (!mapping.isOpen()) {
                    throw new IllegalStateException(mapping + " was not created");
                }
            }
        }
    }
}
