package org.basenamed.linux;

import java.nio.file.Path;

/** A directory that nobody but this process's user can enter: what is in it needs no protection of its own. */
public final class PrivateDirectory {
    private static final int OWNER_ONLY = 0700;

    private PrivateDirectory() {}

    /**
     * Makes the directory if it is not there, and sees that it is this user's alone.
     *
     * @throws LinuxException if it cannot be made, because its parent is missing, say
     * @throws NotPrivateException if somebody else owns it or may enter it, or if it is no directory at all (a symbolic link to
     *     one included)
     */
    public static void ensure(Path directory) {
        FileStatus status = null;
        while (status == null) {
            int made = UnlinkedCalls.mkdirPrivate(directory);
            if (made != -Errno.EEXIST) {
                LinuxException.check(made, "mkdir", directory);
            }
            // null if it was there a moment ago, and whoever had it has removed it meanwhile
            status = UnlinkedCalls.lstat(directory);
        }
        refuse(directory, flaw(status));
    }

    private static String flaw(FileStatus status) {
        if (!status.isDirectory()) {
            return "it is not a directory";
        }
        int user = UnlinkedCalls.geteuid();
        if (status.uid() != user) {
            return "user " + status.uid() + " owns it, not user " + user;
        }
        if (status.permissions() != OWNER_ONLY) {
            return "its mode is " + Integer.toOctalString(status.permissions()) + ", not 700";
        }
        return "";
    }

    private static void refuse(Path directory, String flaw) {
        if (!flaw.isEmpty()) {
            throw new NotPrivateException(directory, flaw);
        }
    }

    /** A directory that was to be private is not; nothing has been changed. */
    public static final class NotPrivateException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        NotPrivateException(Path directory, String flaw) {
            super(directory + " is not private to this user: " + flaw);
        }
    }
}
