package org.basenamed.testkit.driver;

/** A step cannot be carried out because of what it says, not because of what it does. */
final class UnreadableStepException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableStepException(String message) {
        super(message);
    }
}
