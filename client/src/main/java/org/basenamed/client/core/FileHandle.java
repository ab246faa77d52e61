package org.basenamed.client.core;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.LinuxException;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.HandleEntry;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.FileRights;
import org.basenamed.model.section.SectionRequest;
import org.basenamed.protocol.FileCatalogue;
import org.basenamed.protocol.message.FileReply;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.OpenFileRequest;
import org.basenamed.protocol.message.ResizeFileRequest;

/** A handle to a file that this process has opened; the broker sees to share modes, the kernel to the rest. */
public final class FileHandle extends LocalHandle {
    private final Fd file;
    private final boolean existed;
    private long position;

    private FileHandle(Membership membership, FileReply reply, Fd file, boolean existed) {
        super(membership, reply.handle(), reply.grantedAccess());
        this.file = file;
        this.existed = existed;
    }

    /** Opens or creates a file. */
    public static Result<FileHandle> open(FileWish wish) throws BrokerUnreachableException {
        // nothing is created for nothing
        LocalProcess.current().join();
        Result<FileOpener.Opened> opened = FileOpener.open(wish);
        return opened instanceof Result.Granted<FileOpener.Opened>(FileOpener.Opened file)
                ? adopt(file.fd(), file.existed(), wish)
                : opened.then(never -> Result.refused(Win32Error.ERROR_GEN_FAILURE));
    }

    /** Makes a handle of a file that is open already; {@code fd} is this handle's from now on. */
    public static Result<FileHandle> adopt(Fd fd, FileWish wish) throws BrokerUnreachableException {
        return adopt(fd, true, wish);
    }

    private static Result<FileHandle> adopt(Fd fd, boolean existed, FileWish wish) throws BrokerUnreachableException {
        int flags = wish.has(FileWish.OPTION_INHERIT) ? HandleEntry.INHERIT : 0;
        String path = wish.has(FileWish.OPTION_DELETE_ON_CLOSE)
                ? wish.path().toAbsolutePath().toString()
                : "";
        OpenFileRequest request = new OpenFileRequest(wish.opening(existed), flags, path);
        boolean adopted = false;
        try {
            LocalProcess.Asked<FileReply> asked = LocalProcess.current().ask(FileCatalogue.OPEN_FILE, request, fd);
            Result<FileHandle> handle = asked.answer().result().map(reply -> {
                FileHandle made = new FileHandle(asked.member(), reply, fd, existed);
                asked.member().remember(made);
                return made;
            });
            adopted = handle.isGranted();
            return handle;
        } finally {
            if (!adopted) {
                fd.close();
            }
        }
    }

    /** Takes up a handle that another process has put into the table of this one. */
    static Result<FileHandle> attach(Membership member, HandleRequest request) {
        Connection.Answer<FileReply> answer = member.call(FileCatalogue.ATTACH_FILE, request);
        Fd fd = answer.fd();
        if (answer.fdLost()) {
            return Result.refused(Win32Error.ERROR_NO_SYSTEM_RESOURCES);
        }
        return answer.result().map(reply -> {
            FileHandle handle = new FileHandle(member, reply, Objects.requireNonNull(fd, "the file"), true);
            member.remember(handle);
            return handle;
        });
    }

    /** Creates a file mapping over the file, or opens the one of that name; the handle may be closed afterwards (FM-8). */
    public Result<SectionHandle> section(SectionRequest section, ObjectAttributes attributes)
            throws BrokerUnreachableException {
        return SectionHandle.create(section, value(), attributes);
    }

    /** Whether the file was there before it was opened. */
    public boolean existed() {
        return existed;
    }

    /**
     * Reads at an offset.
     *
     * @return how many bytes; 0 at the end of the file
     */
    public synchronized Result<Long> read(MemorySegment into, long offset) {
        return usable(FileRights.READ_DATA).then(open -> outcome(FileCalls.pread(file, into, offset)));
    }

    /** Writes at an offset, all of it. */
    public synchronized Result<Long> write(MemorySegment from, long offset) {
        return usable(FileRights.WRITE_DATA).then(open -> {
            long done = 0;
            while (done < from.byteSize()) {
                long written = FileCalls.pwrite(file, from.asSlice(done), offset + done);
                if (written < 0) {
                    return outcome(written);
                }
                done += written;
            }
            return Result.granted(done);
        });
    }

    /** The file's length now. */
    public synchronized Result<Long> sizeBytes() {
        return usable(0).map(open -> FileCalls.fstat(file).sizeBytes());
    }

    /** Gives the file another length; refused with 1224 if it would shrink while it is mapped. */
    public Result<Long> resize(long sizeBytes) {
        return usable(FileRights.WRITE_DATA)
                .then(open -> ask(FileCatalogue.RESIZE_FILE, new ResizeFileRequest(value(), sizeBytes)))
                .map(reply -> sizeBytes);
    }

    /** Waits until everything that was written, through views too, has reached the device. */
    public synchronized Result<Long> flush() {
        return usable(FileRights.WRITE_DATA).then(open -> outcome(FileCalls.fsync(file)));
    }

    /** Where the next read or write without an offset begins. */
    public synchronized long position() {
        return position;
    }

    /** Moves the position. */
    public synchronized void position(long offset) {
        position = offset;
    }

    private Result<FileHandle> usable(int needed) {
        if (!isOpen()) {
            return Result.refused(Win32Error.ERROR_INVALID_HANDLE);
        }
        return AccessMask.allows(grantedAccess(), needed)
                ? Result.granted(this)
                : Result.refused(Win32Error.ERROR_ACCESS_DENIED);
    }

    private static Result<Long> outcome(long result) {
        if (result >= 0) {
            return Result.granted(result);
        }
        return switch ((int) -result) {
            case Errno.ENOSPC, Errno.EDQUOT, Errno.EFBIG -> Result.refused(Win32Error.ERROR_DISK_FULL);
            case Errno.EFAULT -> Result.refused(Win32Error.ERROR_NOACCESS);
            case Errno.EINVAL, Errno.ESPIPE, Errno.EISDIR -> Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
            case Errno.EPERM, Errno.EACCES, Errno.EBADF -> Result.refused(Win32Error.ERROR_ACCESS_DENIED);
            default -> throw new LinuxException("file access", (int) -result);
        };
    }

    @Override
    void releaseResources() {
        file.close();
    }
}
