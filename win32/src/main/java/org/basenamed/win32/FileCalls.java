package org.basenamed.win32;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.basenamed.client.core.BrokerUnreachableException;
import org.basenamed.client.core.FileHandle;
import org.basenamed.client.core.FileNames;
import org.basenamed.client.core.FileWish;
import org.basenamed.client.core.FileWish.Disposition;
import org.basenamed.client.core.LocalProcess;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.file.FileOpening;
import org.jspecify.annotations.Nullable;

/** The functions on files, behind {@link FileApi}. */
final class FileCalls {
    private static final long COPIED_AT_ONCE_BYTES = 1 << 20;

    private FileCalls() {}

    /** A read or write at an offset. */
    @FunctionalInterface
    interface Transfer {
        Result<Long> at(FileHandle file, long offset);
    }

    static Result<FileHandle> find(long handle) {
        return LocalProcess.current().find(handle) instanceof FileHandle file
                ? Result.granted(file)
                : Result.refused(Win32Error.ERROR_INVALID_HANDLE);
    }

    static boolean done(long handle, Function<FileHandle, Result<Long>> call) {
        return LastError.valueOr(false, () -> find(handle).then(call).map(any -> true));
    }

    static long create(String name, int access, int share, boolean inherit, int disposition, int flags) {
        return LastError.valueOr(WinNT.INVALID_HANDLE_VALUE, () -> {
            Optional<Disposition> known = Arrays.stream(Disposition.values())
                    .filter(it -> it.value() == disposition)
                    .findFirst();
            boolean valid = known.isPresent() && (share & ~FileOpening.SHARE_ALL) == 0 && !name.isEmpty();
            if (!valid || name.indexOf('\0') >= 0) {
                return Result.refused(
                        name.isEmpty() ? Win32Error.ERROR_PATH_NOT_FOUND : Win32Error.ERROR_INVALID_PARAMETER);
            }
            FileWish wish = new FileWish(Path.of(name), access, share, known.get(), options(inherit, flags));
            return FileHandle.open(wish).map(file -> {
                boolean mayExist = known.get() == Disposition.CREATE_ALWAYS || known.get() == Disposition.OPEN_ALWAYS;
                LastError.set(mayExist && file.existed() ? Win32Error.ERROR_ALREADY_EXISTS : Win32Error.ERROR_SUCCESS);
                return (long) file.value();
            });
        });
    }

    private static int options(boolean inherit, int flags) {
        int options = inherit ? FileWish.OPTION_INHERIT : 0;
        options |= (flags & WinNT.FILE_FLAG_DELETE_ON_CLOSE) != 0 ? FileWish.OPTION_DELETE_ON_CLOSE : 0;
        options |= (flags & WinNT.FILE_FLAG_BACKUP_SEMANTICS) != 0 ? FileWish.OPTION_DIRECTORY : 0;
        return options | ((flags & WinNT.FILE_ATTRIBUTE_READONLY) != 0 ? FileWish.OPTION_READ_ONLY : 0);
    }

    static boolean transfer(long handle, @Nullable OVERLAPPED overlapped, int[] count, Transfer transfer) {
        return LastError.valueOr(false, () -> find(handle).then(file -> {
            synchronized (file) {
                long offset = overlapped == null ? file.position() : overlapped.offset();
                return transfer.at(file, offset).map(bytes -> {
                    file.position(offset + bytes);
                    count[0] = (int) (long) bytes;
                    return true;
                });
            }
        }));
    }

    static boolean seek(long handle, long distance, long @Nullable [] reached, int method) {
        return LastError.valueOr(
                false, () -> find(handle).then(file -> base(file, method)).then(base -> {
                    long position = base + distance;
                    if (position < 0) {
                        return Result.refused(Win32Error.ERROR_NEGATIVE_SEEK);
                    }
                    return find(handle).map(file -> {
                        file.position(position);
                        if (reached != null) {
                            reached[0] = position;
                        }
                        return true;
                    });
                }));
    }

    private static Result<Long> base(FileHandle file, int method) {
        return switch (method) {
            case WinNT.FILE_BEGIN -> Result.granted(0L);
            case WinNT.FILE_CURRENT -> Result.granted(file.position());
            case WinNT.FILE_END -> file.sizeBytes();
            default -> Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
        };
    }

    /** The broker lets nobody map the file while its name is being changed. */
    private static Result<FileHandle> forNameChange(Path path, int options) throws BrokerUnreachableException {
        return FileHandle.open(
                new FileWish(path, WinNT.DELETE, FileOpening.SHARE_ALL, Disposition.OPEN_EXISTING, options));
    }

    static boolean remove(Path path) {
        return LastError.valueOr(false, () -> forNameChange(path, FileWish.OPTION_DELETING)
                .then(file -> closing(file, FileNames.remove(path))));
    }

    static boolean move(Path from, Path to) {
        return LastError.valueOr(
                false, () -> forNameChange(from, 0).then(file -> closing(file, FileNames.move(from, to))));
    }

    static Result<Path> setReadOnly(Path path, boolean readOnly) {
        return FileNames.setReadOnly(path, readOnly);
    }

    private static Result<Boolean> closing(FileHandle file, Result<Path> outcome) {
        return file.close().then(closed -> outcome.map(path -> true));
    }

    static boolean copy(String from, String to, boolean failIfExists) {
        int disposition = failIfExists ? WinNT.CREATE_NEW : WinNT.CREATE_ALWAYS;
        long source = create(from, WinNT.GENERIC_READ, FileOpening.SHARE_READ, false, WinNT.OPEN_EXISTING, 0);
        if (source == WinNT.INVALID_HANDLE_VALUE) {
            return false;
        }
        long target = create(to, WinNT.GENERIC_WRITE, FileOpening.SHARE_ALL, false, disposition, 0);
        boolean copied = target != WinNT.INVALID_HANDLE_VALUE
                && LastError.valueOr(
                        false, () -> find(source).then(in -> find(target).then(out -> copy(in, out))));
        if (target != WinNT.INVALID_HANDLE_VALUE) {
            Kernel32.CloseHandle(target);
        }
        Kernel32.CloseHandle(source);
        return copied;
    }

    private static Result<Boolean> copy(FileHandle from, FileHandle to) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(COPIED_AT_ONCE_BYTES);
            long offset = 0;
            while (true) {
                long at = offset;
                Result<Long> copied = from.read(buffer, at)
                        .then(bytes -> bytes == 0 ? Result.granted(0L) : to.write(buffer.asSlice(0, bytes), at));
                switch (copied) {
                    case Result.Granted<Long>(Long bytes)
                    when bytes == 0 -> {
                        return Result.granted(true);
                    }
                    case Result.Granted<Long>(Long bytes) -> offset += bytes;
                    case Result.Refused<Long>(Win32Error error) -> {
                        return Result.refused(error);
                    }
                }
            }
        }
    }
}
