package org.basenamed.model;

/** Takes a result apart that has to be of one kind. */
public final class Granting {
    private Granting() {}

    /** What the result grants; a refusal fails the test. */
    public static <T> T granted(Result<T> result) {
        return switch (result) {
            case Result.Granted<T>(T value) -> value;
            case Result.Refused<T>(Win32Error error) -> throw new AssertionError("refused with " + error);
        };
    }

    /** Why the result refuses; a grant fails the test. */
    public static Win32Error refused(Result<?> result) {
        return switch (result) {
            case Result.Granted<?>(Object value) -> throw new AssertionError("granted " + value);
            case Result.Refused<?>(Win32Error error) -> error;
        };
    }

    /** The number that GetLastError would answer: 0 for a grant. */
    public static int codeOf(Result<?> result) {
        return switch (result) {
            case Result.Granted<?> granted -> 0;
            case Result.Refused<?>(Win32Error error) -> error.code();
        };
    }
}
