package org.basenamed.testkit.operation;

/** What is behind an operation of the scenario language. It runs on the thread that the step names. */
@FunctionalInterface
public interface Operation {

    /** Performs the operation. */
    Answer perform(Arguments arguments);
}
