package org.basenamed.client.core;

import java.nio.file.Path;
import org.basenamed.linux.Errno;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.FileStatus;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;

/** Names and attributes of files, with the refusals of Windows. */
public final class FileNames {
    private static final int EVERYBODY_WRITES = 0222;
    private static final int OWNER_WRITES = 0200;

    private FileNames() {}

    /** Removes a name. */
    public static Result<Path> remove(Path path) {
        return outcome(FileCalls.unlink(path), path);
    }

    /** Gives a file another name on the same file system, one that is not in use. */
    public static Result<Path> move(Path from, Path to) {
        int result = FileCalls.renameToNew(from, to);
        return result == -Errno.EEXIST ? Result.refused(Win32Error.ERROR_ALREADY_EXISTS) : outcome(result, to);
    }

    /** Takes from everybody the permission to write, or gives it to the owner. */
    public static Result<Path> setReadOnly(Path path, boolean readOnly) {
        FileStatus status = FileCalls.stat(path);
        if (status == null) {
            return outcome(-Errno.ENOENT, path);
        }
        int mode = status.permissions();
        return outcome(FileCalls.chmod(path, readOnly ? mode & ~EVERYBODY_WRITES : mode | OWNER_WRITES), path);
    }

    private static Result<Path> outcome(int result, Path path) {
        return result < 0 ? Result.refused(FileOpener.refusal(-result, path)) : Result.granted(path);
    }
}
