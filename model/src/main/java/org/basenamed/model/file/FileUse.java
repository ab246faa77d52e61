package org.basenamed.model.file;

import java.util.ArrayList;
import java.util.List;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;

/** One file that somebody has open, or that is behind a section. */
final class FileUse {
    private final List<FileOpening> openings = new ArrayList<>();
    private int sections;
    private int writableSections;

    Result<FileOpening> open(FileOpening wish) {
        if (openings.stream().anyMatch(opening -> opening.has(FileOpening.DELETES))) {
            return Result.refused(Win32Error.ERROR_ACCESS_DENIED);
        }
        if (!openings.stream().allMatch(wish::compatible)) {
            return Result.refused(Win32Error.ERROR_SHARING_VIOLATION);
        }
        // FM-73a: whatever access is asked for, even none
        if (writableSections > 0 && (wish.share() & FileOpening.SHARE_WRITE) == 0) {
            return Result.refused(Win32Error.ERROR_SHARING_VIOLATION);
        }
        if (sections > 0 && wish.has(FileOpening.TRUNCATES)) {
            return Result.refused(Win32Error.ERROR_USER_MAPPED_FILE);
        }
        if (sections > 0 && wish.has(FileOpening.DELETES)) {
            return Result.refused(Win32Error.ERROR_ACCESS_DENIED);
        }
        openings.add(wish);
        return Result.granted(wish);
    }

    void close(FileOpening opening) {
        openings.remove(opening);
    }

    /** A file that is about to lose its name gets no section any more. */
    boolean admitsSection() {
        return openings.stream().noneMatch(opening -> opening.has(FileOpening.DELETES));
    }

    void sectionMade(boolean writable) {
        sections++;
        writableSections += writable ? 1 : 0;
    }

    void sectionEnded(boolean writable) {
        sections--;
        writableSections -= writable ? 1 : 0;
    }

    boolean isMapped() {
        return sections > 0;
    }

    boolean isUnused() {
        return sections == 0 && openings.isEmpty();
    }
}
