package org.basenamed.broker.operation;

import java.nio.file.Path;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.model.file.FileKey;
import org.basenamed.model.file.FileOpening;

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
