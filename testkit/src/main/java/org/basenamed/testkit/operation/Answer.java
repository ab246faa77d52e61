package org.basenamed.testkit.operation;

/**
 * The result of an operation.
 *
 * @param text what the scenario expects
 * @param value the number for the step's variable; 0 after a failure
 * @param after what becomes of the caller once the driver has the answer
 */
public record Answer(String text, long value, After after) {

    /** What becomes of the caller. */
    public enum After {
        /** It waits for its next step. */
        STAY,
        /** The thread ends. */
        END_THREAD,
        /** The thread ends the process, with {@link Answer#value()} as its exit code. */
        END_PROCESS
    }

    /** An answer without a value. */
    public static Answer of(String text) {
        return of(text, 0);
    }

    /** An answer with a value. */
    public static Answer of(String text, long value) {
        return new Answer(text, value, After.STAY);
    }
}
