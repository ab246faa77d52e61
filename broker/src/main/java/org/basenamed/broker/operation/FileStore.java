package org.basenamed.broker.operation;

import java.util.HashMap;
import java.util.Map;
import org.basenamed.model.file.FileOpening;
import org.basenamed.model.file.FileTable;
import org.basenamed.model.object.KernelObject;

/** The files that processes have open through this broker. */
final class FileStore {
    private final FileTable table = new FileTable();
    private final Map<Long, OpenFile> files = new HashMap<>();

    /** Who has which file open, and which are mapped. */
    FileTable table() {
        return table;
    }

    /** Takes over a file that has just been added to the tables. */
    void adopt(KernelObject object, OpenFile file) {
        files.put(object.id(), file);
    }

    /** The file of a live file object. */
    OpenFile of(KernelObject object) {
        OpenFile file = files.get(object.id());
        if (file == null) {
            throw new IllegalStateException("object " + object.id() + " is no open file");
        }
        return file;
    }

    /** Closes the file of an object that has ended. */
    void dispose(KernelObject object) {
        OpenFile file = files.remove(object.id());
        if (file == null) {
            return;
        }
        try (file) {
            table.close(file.key(), file.opening());
            if (file.opening().has(FileOpening.DELETES_ON_CLOSE) && !table.isMapped(file.key())) {
                file.removeName();
            }
        }
    }
}
