package org.basenamed.broker.operation;

import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.FileSpace;
import org.basenamed.linux.LinuxException;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;

/** Makes a file as long as a section over it (FM-9, FM-10). */
final class FileSize {
    private FileSize() {}

    /**
     * Makes a file longer, with the room for it taken: otherwise a write through a view could find the disk full, for which
     * there is no error but a fault.
     */
    static Result<Long> extend(Fd file, long presentBytes, long wantedBytes) {
        FileSpace.Status system = FileSpace.of(file);
        if (wantedBytes - presentBytes > system.availableBytes()) {
            return Result.refused(Win32Error.ERROR_DISK_FULL);
        }
        int result = -Errno.EOPNOTSUPP;
        if (!system.inMemory()) {
            result = FileSpace.allocate(file, presentBytes, wantedBytes - presentBytes);
        }
        if (result == -Errno.EOPNOTSUPP || result == -Errno.ENOSYS) {
            result = FileCalls.ftruncate(file, wantedBytes);
        }
        if (result < 0) {
            // the part that was had before the disk was full is given back
            FileCalls.ftruncate(file, presentBytes);
            return Result.refused(refusal(-result));
        }
        return Result.granted(wantedBytes);
    }

    /** What stands against another size of a file, in Windows' words. */
    static Win32Error refusal(int errno) {
        return switch (errno) {
            case Errno.ENOSPC, Errno.EDQUOT, Errno.EFBIG -> Win32Error.ERROR_DISK_FULL;
            case Errno.EPERM, Errno.EACCES, Errno.EBADF, Errno.ETXTBSY -> Win32Error.ERROR_ACCESS_DENIED;
            case Errno.EROFS -> Win32Error.ERROR_WRITE_PROTECT;
            case Errno.EINVAL -> Win32Error.ERROR_INVALID_PARAMETER;
            default -> throw new LinuxException("ftruncate", errno);
        };
    }
}
