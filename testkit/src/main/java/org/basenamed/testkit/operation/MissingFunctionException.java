package org.basenamed.testkit.operation;

/** There is no implementation yet behind an operation, or behind what one of its arguments asks for. */
public final class MissingFunctionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    MissingFunctionException(String what) {
        super(what);
    }
}
