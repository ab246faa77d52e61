package org.basenamed.model.object;

import org.basenamed.model.file.FileKey;
import org.basenamed.model.file.FileOpening;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.section.SectionState;

/** What an object is beyond its name and handles; one kind a type. */
public sealed interface ObjectState {

    /** The type of object that this is the state of. */
    ObjectType type();

    /** A file mapping. */
    record FileMapping(SectionState section) implements ObjectState {
        @Override
        public ObjectType type() {
            return ObjectType.FILE_MAPPING;
        }
    }

    /**
     * A file that a process has opened.
     *
     * @param file which one
     * @param opening how
     */
    record File(FileKey file, FileOpening opening) implements ObjectState {
        @Override
        public ObjectType type() {
            return ObjectType.FILE;
        }
    }
}
