package org.basenamed.testkit.driver;

/** A step has met a function that does not exist yet. */
final class UnsupportedStepException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String what;

    UnsupportedStepException(String what) {
        super(what);
        this.what = what;
    }

    /** The operation, and what of it is missing. */
    String what() {
        return what;
    }
}
