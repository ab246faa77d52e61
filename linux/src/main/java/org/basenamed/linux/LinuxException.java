package org.basenamed.linux;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A system call failed where the caller could not sensibly go on.
 *
 * <p>The message is {@code call(arguments): ENAME (text)}.
 */
public final class LinuxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String call;
    private final String arguments;
    private final int errno;

    /**
     * @param call the name of the system call, as in section 2 of the manual
     * @param errno why it failed; positive
     * @param arguments what it was called with
     */
    public LinuxException(String call, int errno, Object... arguments) {
        this(call, errno, Arrays.stream(arguments).map(String::valueOf).collect(Collectors.joining(", ")));
    }

    private LinuxException(String call, int errno, String arguments) {
        super(call + "(" + arguments + "): " + Errno.nameOf(errno) + " (" + Errno.textOf(errno) + ")");
        this.call = call;
        this.arguments = arguments;
        this.errno = errno;
    }

    /**
     * Passes a result on that is no failure.
     *
     * @param result a value, or {@code -errno}
     * @throws LinuxException if it is {@code -errno}
     */
    public static int check(int result, String call, Object... arguments) {
        if (result < 0) {
            throw new LinuxException(call, -result, arguments);
        }
        return result;
    }

    /** The name of the system call. */
    public String call() {
        return call;
    }

    /** Its arguments, separated by commas. */
    public String arguments() {
        return arguments;
    }

    /** Why it failed; one of the constants of {@link Errno}. */
    public int errno() {
        return errno;
    }
}
