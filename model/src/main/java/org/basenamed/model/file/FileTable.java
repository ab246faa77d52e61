package org.basenamed.model.file;

import java.util.HashMap;
import java.util.Map;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;

/**
 * Every file that a process of this broker has open, or that is behind a section: what keeps them from disturbing each other
 * (file-mapping.md, 11). Programs that do not ask the broker are not bound by it.
 */
public final class FileTable {
    private final Map<FileKey, FileUse> uses = new HashMap<>();

    /** A table without files. */
    public FileTable() {}

    /** Notes an opening, or refuses it: share modes and sections of others may stand against it. */
    public Result<FileOpening> open(FileKey file, FileOpening wish) {
        FileUse use = use(file);
        Result<FileOpening> opened = use.open(wish);
        dropUnused(file, use);
        return opened;
    }

    /** Forgets an opening. */
    public void close(FileKey file, FileOpening opening) {
        FileUse use = use(file);
        use.close(opening);
        dropUnused(file, use);
    }

    /** Whether the file may be given another size: it may not shrink while it is mapped. */
    public Result<Long> checkResize(FileKey file, long presentBytes, long wantedBytes) {
        return wantedBytes < presentBytes && isMapped(file)
                ? Result.refused(Win32Error.ERROR_USER_MAPPED_FILE)
                : Result.granted(wantedBytes);
    }

    /** Whether a section may be made over the file: not while its name is being removed. */
    public boolean admitsSection(FileKey file) {
        FileUse use = uses.get(file);
        return use == null || use.admitsSection();
    }

    /** Notes a section over the file, for as long as a handle or a view of it exists (FM-75). */
    public void sectionMade(FileKey file, boolean writable) {
        use(file).sectionMade(writable);
    }

    /** Forgets a section. */
    public void sectionEnded(FileKey file, boolean writable) {
        FileUse use = use(file);
        use.sectionEnded(writable);
        dropUnused(file, use);
    }

    /** Whether a section over the file exists. */
    public boolean isMapped(FileKey file) {
        FileUse use = uses.get(file);
        return use != null && use.isMapped();
    }

    /** How many files are in use. */
    public int size() {
        return uses.size();
    }

    private FileUse use(FileKey file) {
        return uses.computeIfAbsent(file, key -> new FileUse());
    }

    private void dropUnused(FileKey file, FileUse use) {
        if (use.isUnused()) {
            uses.remove(file);
        }
    }
}
