package org.basenamed.client.core;

import java.nio.file.Path;
import org.basenamed.model.file.FileOpening;
import org.basenamed.model.rights.ObjectType;

/**
 * How a file is to be opened.
 *
 * @param path where it is
 * @param access the rights wanted, generic bits included
 * @param share what others may do meanwhile
 * @param disposition what to do if it exists, and if not
 * @param options of the {@code OPTION_} constants
 */
public record FileWish(Path path, int access, int share, Disposition disposition, int options) {
    /** The handle is inherited by children that are started so. */
    public static final int OPTION_INHERIT = 0x1;
    /** The file's name goes with the handle. */
    public static final int OPTION_DELETE_ON_CLOSE = 0x2;
    /** It may be a directory. */
    public static final int OPTION_DIRECTORY = 0x4;
    /** If it is created, nobody may write to it later. */
    public static final int OPTION_READ_ONLY = 0x8;
    /** The opener is about to remove or change the file's name. */
    public static final int OPTION_DELETING = 0x10;

    /** What to do if the file exists, and if it does not. */
    public enum Disposition {
        CREATE_NEW(1),
        CREATE_ALWAYS(2),
        OPEN_EXISTING(3),
        OPEN_ALWAYS(4),
        TRUNCATE_EXISTING(5);

        private final int value;

        Disposition(int value) {
            this.value = value;
        }

        /** The number that {@code CreateFile} takes for it. */
        public int value() {
            return value;
        }

        boolean opens() {
            return this != CREATE_NEW;
        }

        boolean creates() {
            return this != OPEN_EXISTING && this != TRUNCATE_EXISTING;
        }

        boolean truncates() {
            return this == CREATE_ALWAYS || this == TRUNCATE_EXISTING;
        }
    }

    boolean has(int option) {
        return (options & option) != 0;
    }

    /** What the broker is asked for, if the file did or did not exist. */
    FileOpening opening(boolean existed) {
        int intent = disposition.truncates() && existed ? FileOpening.TRUNCATES : 0;
        intent |= has(OPTION_DELETE_ON_CLOSE) ? FileOpening.DELETES_ON_CLOSE : 0;
        intent |= has(OPTION_DELETING) ? FileOpening.DELETES : 0;
        return new FileOpening(ObjectType.FILE.genericMapping().map(access), share, intent);
    }
}
