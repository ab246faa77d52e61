package org.basenamed.broker.operation;

import java.nio.file.Path;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.file.FileKey;
import org.basenamed.model.file.FileOpening;
import org.basenamed.model.rights.FileRights;

/**
 * A file that a process has opened and shown to the broker.
 *
 * @param fd the process's descriptor, now the broker's own as well
 * @param key which file it is
 * @param opening how it is open
 * @param path where it was opened, for one that is deleted on close; empty otherwise
 */
record OpenFile(Fd fd, FileKey key, FileOpening opening, String path) implements AutoCloseable {

    /** Whether the kernel lets a process write through the descriptor. */
    boolean writable() {
        return (FileCalls.openFlags(fd) & FileCalls.O_ACCMODE) == FileCalls.O_RDWR;
    }

    /**
     * A descriptor for a handle with these rights, which lets its receiver do no more than they allow.
     *
     * @return the caller's; refused with 5 if the file cannot be opened anew for less than it is open for
     */
    Result<Fd> descriptorFor(int grantedAccess) {
        boolean reads = (grantedAccess & (FileRights.READ_DATA | FileRights.EXECUTE)) != 0;
        boolean writes = (grantedAccess & (FileRights.WRITE_DATA | FileRights.APPEND_DATA)) != 0;
        int mode = reads && writes
                ? FileCalls.O_RDWR
                : writes ? FileCalls.O_WRONLY : reads ? FileCalls.O_RDONLY : FileCalls.O_PATH;
        int has = FileCalls.openFlags(fd);
        if ((has & FileCalls.O_PATH) != 0 || (mode != FileCalls.O_PATH && mode == (has & FileCalls.O_ACCMODE))) {
            return Result.granted(fd.duplicate());
        }
        int opened = FileCalls.open(Path.of("/proc/self/fd/" + fd.number()), mode | FileCalls.O_CLOEXEC, 0);
        return opened < 0 ? Result.refused(Win32Error.ERROR_ACCESS_DENIED) : Result.granted(Fd.own(opened));
    }

    /** Removes the file's name, unless another file has it by now. */
    void removeName() {
        Path at = Path.of(path);
        if (FileCalls.isAt(fd, at)) {
            // it may be gone between the two calls: that is what was wanted
            FileCalls.unlink(at);
        }
    }

    @Override
    public void close() {
        fd.close();
    }
}
