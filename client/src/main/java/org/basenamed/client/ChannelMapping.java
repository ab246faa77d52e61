package org.basenamed.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.Path;
import org.basenamed.client.core.BrokerUnreachableException;
import org.basenamed.client.core.ChannelFile;
import org.basenamed.client.core.FileHandle;
import org.basenamed.client.core.FileWish;
import org.basenamed.client.core.FileWish.Disposition;
import org.basenamed.linux.Fd;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.file.FileOpening;
import org.jspecify.annotations.Nullable;

/** Takes the file of a channel to the broker. */
final class ChannelMapping {
    private ChannelMapping() {}

    static Result<FileHandle> open(FileChannel channel, Access access, long sizeBytes)
            throws BrokerUnreachableException {
        boolean writes = access == Access.READ_WRITE;
        @Nullable Fd file;
        try {
            if (channel.size() == 0 && (sizeBytes == 0 || !writes)) {
                return Result.refused(
                        sizeBytes == 0 ? Win32Error.ERROR_FILE_INVALID : Win32Error.ERROR_NOT_ENOUGH_MEMORY);
            }
            file = ChannelFile.duplicate(channel, writes);
        } catch (NonReadableChannelException | NonWritableChannelException e) {
            return Result.refused(Win32Error.ERROR_ACCESS_DENIED);
        } catch (UnsupportedOperationException e) {
            throw new IllegalArgumentException("no file can be found behind " + channel, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (file == null) {
            return Result.refused(Win32Error.ERROR_ACCESS_DENIED);
        }
        FileWish wish =
                new FileWish(Path.of(""), access.fileRights(), FileOpening.SHARE_ALL, Disposition.OPEN_EXISTING, 0);
        return FileHandle.adopt(file, wish);
    }
}
