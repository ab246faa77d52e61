package org.basenamed.model.section;

import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.FileRights;

/**
 * The file that a section is to be over, before any check.
 *
 * @param grantedAccess what the file's handle lets its process do
 * @param regular whether it is a plain file: no directory, pipe or device
 * @param sizeBytes its length
 */
public record FileBacking(int grantedAccess, boolean regular, long sizeBytes) {
    /** The first length that no view could ever show: 2<sup>47</sup>. */
    private static final long ADDRESS_SPACE_BYTES = 1L << 47;

    /**
     * The section that a request leads to, whose arguments have been checked, or the first refusal in Windows' order: access
     * (FM-6), kind of file, size (FM-9). A section that is larger than the file takes an extension of the file.
     */
    public Result<SectionState> check(SectionRequest request) {
        PageProtection protection = request.protection();
        if (!AccessMask.allows(grantedAccess, neededFor(protection))) {
            return Result.refused(Win32Error.ERROR_ACCESS_DENIED);
        }
        boolean image = (request.attributes() & SectionAttributes.SEC_IMAGE) != 0;
        // nothing on Linux loads an image as Windows does, so that there is no file that could back one
        if (image || !regular) {
            return Result.refused(Win32Error.ERROR_BAD_EXE_FORMAT);
        }
        return sized(request, protection);
    }

    private static int neededFor(PageProtection protection) {
        int needed = FileRights.READ_DATA;
        needed |= protection.writesThrough() ? FileRights.WRITE_DATA : 0;
        return protection.executable() ? needed | FileRights.EXECUTE : needed;
    }

    private Result<SectionState> sized(SectionRequest request, PageProtection protection) {
        long wanted = request.sizeBytes() == 0 ? sizeBytes : request.sizeBytes();
        if (wanted == 0) {
            return Result.refused(Win32Error.ERROR_FILE_INVALID);
        }
        boolean tooBig = Long.compareUnsigned(wanted, ADDRESS_SPACE_BYTES) >= 0;
        boolean needsExtension = Long.compareUnsigned(wanted, sizeBytes) > 0;
        if (tooBig || (needsExtension && !protection.writesThrough())) {
            return Result.refused(Win32Error.ERROR_NOT_ENOUGH_MEMORY);
        }
        // FM-5: neither RESERVE nor COMMIT means anything for a file, and neither is reported
        int kept = request.attributes() & (SectionAttributes.SEC_NOCACHE | SectionAttributes.SEC_WRITECOMBINE);
        return Result.granted(new SectionState(wanted, protection, SectionAttributes.SEC_FILE | kept));
    }
}
