package org.basenamed.win32;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.basenamed.model.Result;
import org.jspecify.annotations.Nullable;

/**
 * Functions of {@code fileapi.h}, for files that are to be mapped. Paths are Linux paths. As those of {@link Kernel32} the functions set
 * the last error when they fail.
 *
 * <p>Share modes, and what a mapping forbids, hold among all processes that open the file with these functions through one
 * broker; other programs are not bound by them.
 */
public final class FileApi {
    private FileApi() {}

    /**
     * Opens or creates a file.
     *
     * @param dwDesiredAccess {@code GENERIC_*} or {@code FILE_*} rights; 0 to ask about it only. Mapping it executable takes
     *     {@code GENERIC_EXECUTE}, for which a file need not have the execute permission of Linux
     * @param dwShareMode what others may do with it meanwhile: {@code FILE_SHARE_*}
     * @param dwCreationDisposition {@code CREATE_NEW} to {@code TRUNCATE_EXISTING}
     * @param dwFlagsAndAttributes {@code FILE_ATTRIBUTE_READONLY}, {@code FILE_FLAG_DELETE_ON_CLOSE} and
     *     {@code FILE_FLAG_BACKUP_SEMANTICS} count, all others are hints
     * @param hTemplateFile not looked at
     * @return a handle, with the last error {@code ERROR_ALREADY_EXISTS} if {@code CREATE_ALWAYS} or {@code OPEN_ALWAYS} met a
     *     file; {@code INVALID_HANDLE_VALUE} on failure
     */
    public static long CreateFile(
            String lpFileName,
            int dwDesiredAccess,
            int dwShareMode,
            @Nullable SECURITY_ATTRIBUTES lpSecurityAttributes,
            int dwCreationDisposition,
            int dwFlagsAndAttributes,
            long hTemplateFile) {
        boolean inherit = lpSecurityAttributes != null && lpSecurityAttributes.bInheritHandle;
        return FileCalls.create(
                lpFileName, dwDesiredAccess, dwShareMode, inherit, dwCreationDisposition, dwFlagsAndAttributes);
    }

    /**
     * Reads from the position of the handle, or from an offset.
     *
     * @param lpBuffer native memory, such as a view
     * @param lpNumberOfBytesRead its first element receives how many bytes; 0 at the end of the file
     * @param lpOverlapped where to begin; null for the handle's position
     */
    public static boolean ReadFile(
            long hFile,
            MemorySegment lpBuffer,
            int nNumberOfBytesToRead,
            int[] lpNumberOfBytesRead,
            @Nullable OVERLAPPED lpOverlapped) {
        MemorySegment buffer = lpBuffer.asSlice(0, Integer.toUnsignedLong(nNumberOfBytesToRead));
        return FileCalls.transfer(hFile, lpOverlapped, lpNumberOfBytesRead, (file, at) -> file.read(buffer, at));
    }

    /** Writes at the position of the handle, or at an offset. As {@link #ReadFile}. */
    public static boolean WriteFile(
            long hFile,
            MemorySegment lpBuffer,
            int nNumberOfBytesToWrite,
            int[] lpNumberOfBytesWritten,
            @Nullable OVERLAPPED lpOverlapped) {
        MemorySegment buffer = lpBuffer.asSlice(0, Integer.toUnsignedLong(nNumberOfBytesToWrite));
        return FileCalls.transfer(hFile, lpOverlapped, lpNumberOfBytesWritten, (file, at) -> file.write(buffer, at));
    }

    /**
     * Moves the position of a handle.
     *
     * @param lpNewFilePointer its first element receives the position; null if that is of no interest
     * @param dwMoveMethod {@code FILE_BEGIN}, {@code FILE_CURRENT} or {@code FILE_END}
     */
    public static boolean SetFilePointerEx(
            long hFile, long liDistanceToMove, long @Nullable [] lpNewFilePointer, int dwMoveMethod) {
        return FileCalls.seek(hFile, liDistanceToMove, lpNewFilePointer, dwMoveMethod);
    }

    /** Makes the file end at the position of the handle; {@code ERROR_USER_MAPPED_FILE} if it would shrink while it is mapped. */
    public static boolean SetEndOfFile(long hFile) {
        return FileCalls.done(hFile, file -> file.resize(file.position()));
    }

    /** Tells the length of a file, as the first element of {@code lpFileSize}. */
    public static boolean GetFileSizeEx(long hFile, long[] lpFileSize) {
        return FileCalls.done(hFile, file -> file.sizeBytes().map(size -> lpFileSize[0] = size));
    }

    /** Waits until everything that was written, through views too, has reached the device. */
    public static boolean FlushFileBuffers(long hFile) {
        return FileCalls.done(hFile, file -> file.flush());
    }

    /** What kind of thing a handle refers to: {@code FILE_TYPE_DISK}, or {@code FILE_TYPE_UNKNOWN} with {@code ERROR_INVALID_HANDLE}. */
    public static int GetFileType(long hFile) {
        return LastError.valueOr(
                WinNT.FILE_TYPE_UNKNOWN, () -> FileCalls.find(hFile).map(file -> WinNT.FILE_TYPE_DISK));
    }

    /**
     * Removes a file's name. Refused with {@code ERROR_ACCESS_DENIED} while a mapping of it exists, and with
     * {@code ERROR_SHARING_VIOLATION} while somebody has it open who does not share deletion. Handles stay usable.
     */
    public static boolean DeleteFile(String lpFileName) {
        return FileCalls.remove(Path.of(lpFileName));
    }

    /** Gives a file another name; refused with {@code ERROR_SHARING_VIOLATION} while somebody has it open who does not share deletion. */
    public static boolean MoveFile(String lpExistingFileName, String lpNewFileName) {
        return FileCalls.move(Path.of(lpExistingFileName), Path.of(lpNewFileName));
    }

    /**
     * Copies the bytes of a file; {@code ERROR_USER_MAPPED_FILE} if the target is mapped.
     *
     * @param bFailIfExists refuse with {@code ERROR_FILE_EXISTS} rather than replace
     */
    public static boolean CopyFile(String lpExistingFileName, String lpNewFileName, boolean bFailIfExists) {
        return FileCalls.copy(lpExistingFileName, lpNewFileName, bFailIfExists);
    }

    /** Makes a file read-only ({@code FILE_ATTRIBUTE_READONLY}: nobody has the permission to write), or writable by its owner again. */
    public static boolean SetFileAttributes(String lpFileName, int dwFileAttributes) {
        boolean readOnly = (dwFileAttributes & WinNT.FILE_ATTRIBUTE_READONLY) != 0;
        return LastError.valueOr(false, () -> FileCalls.setReadOnly(Path.of(lpFileName), readOnly)
                .then(done -> Result.granted(true)));
    }
}
