package org.basenamed.broker.operation;

import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.FileStatus;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.file.FileKey;
import org.basenamed.model.file.FileOpening;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.object.ObjectState;
import org.basenamed.model.object.OpenedHandle;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.protocol.message.DoneReply;
import org.basenamed.protocol.message.FileReply;
import org.basenamed.protocol.message.OpenFileRequest;
import org.basenamed.protocol.message.ResizeFileRequest;

/** Files that clients have opened: the kernel has said that they may, Windows' own rules are applied here. */
final class FileHandlers {
    private final ObjectStore store;

    FileHandlers(ObjectStore store) {
        this.store = store;
    }

    Result<FileReply> open(OpenFileRequest request, Call call) {
        Fd fd = call.takeReceived();
        boolean adopted = false;
        try {
            FileOpening wish = new FileOpening(
                    ObjectType.FILE.genericMapping().map(request.opening().access()) & ObjectType.FILE.validMask(),
                    request.opening().share(),
                    request.opening().intent() & FileOpening.INTENTS);
            FileStatus status = FileCalls.fstat(fd);
            OpenFile file = new OpenFile(fd, new FileKey(status.device(), status.inode()), wish, request.path());
            Result<OpenedHandle> opened = open(file, status, request.handleFlags(), call);
            adopted = opened.isGranted();
            return opened.map(handle -> {
                store.files().adopt(handle.entry().object(), file);
                return new FileReply(handle.value(), handle.entry().grantedAccess());
            });
        } finally {
            if (!adopted) {
                fd.close();
            }
        }
    }

    private Result<OpenedHandle> open(OpenFile file, FileStatus status, int handleFlags, Call call) {
        if (file.opening().has(FileOpening.DELETES_ON_CLOSE) && store.policy().servesMachine()) {
            // it would be the broker's user who removes the name, not the one who asks for it
            return Result.refused(Win32Error.ERROR_NOT_SUPPORTED);
        }
        if (!provenBy(FileCalls.openFlags(file.fd()), file.opening())) {
            return Result.refused(Win32Error.ERROR_ACCESS_DENIED);
        }
        ObjectAttributes unnamed = new ObjectAttributes("", file.opening().access(), handleFlags);
        return store.space().create(call.process(), ObjectType.FILE, unnamed, () -> store.files()
                .table()
                .open(file.key(), file.opening())
                .then(opening -> emptied(file, status))
                .map(done -> new ObjectState.File(file.key(), file.opening())));
    }

    /** Whether the descriptor lets its sender do what he wants the handle for. */
    private static boolean provenBy(int flags, FileOpening wish) {
        boolean names = (flags & FileCalls.O_PATH) != 0;
        int mode = flags & FileCalls.O_ACCMODE;
        boolean reads = !names && mode != FileCalls.O_WRONLY;
        boolean writes = !names && mode != FileCalls.O_RDONLY;
        return (reads || !wish.reads()) && (writes || !(wish.writes() || wish.has(FileOpening.TRUNCATES)));
    }

    private Result<FileOpening> emptied(OpenFile file, FileStatus status) {
        if (!file.opening().has(FileOpening.TRUNCATES) || status.sizeBytes() == 0) {
            return Result.granted(file.opening());
        }
        int result = FileCalls.ftruncate(file.fd(), 0);
        if (result < 0) {
            store.files().table().close(file.key(), file.opening());
            return Result.refused(FileSize.refusal(-result));
        }
        return Result.granted(file.opening());
    }

    Result<DoneReply> resize(ResizeFileRequest request, Call call) {
        OpenFile file = store.files().of(call.subject().object());
        FileStatus status = FileCalls.fstat(file.fd());
        if (request.sizeBytes() < 0 || !status.isRegularFile()) {
            return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
        }
        return store.files()
                .table()
                .checkResize(file.key(), status.sizeBytes(), request.sizeBytes())
                .then(size -> {
                    int result = FileCalls.ftruncate(file.fd(), size);
                    return result == -Errno.EINVAL
                            ? Result.refused(Win32Error.ERROR_ACCESS_DENIED)
                            : result < 0 ? Result.refused(FileSize.refusal(-result)) : Result.granted(new DoneReply());
                });
    }
}
