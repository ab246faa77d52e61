package org.basenamed.model.object;

import org.basenamed.model.file.FileKey;
import org.basenamed.model.file.FileOpening;
import org.basenamed.model.name.Boundary;
import org.basenamed.model.name.Directory;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.section.SectionState;
import org.basenamed.model.waitable.Waitable;

/** What an object is beyond its name and handles; one kind a type. */
public sealed interface ObjectState {

    /** The type of object that this is the state of. */
    ObjectType type();

    /**
     * An object that threads wait for; its changing state is a word that this does not hold.
     *
     * @param type what it is called
     * @param waitable how it behaves
     */
    record WaitableState(ObjectType type, Waitable waitable) implements ObjectState {}

    /** A file mapping. */
    record FileMapping(SectionState section) implements ObjectState {
        @Override
        public ObjectType type() {
            return ObjectType.FILE_MAPPING;
        }
    }

    /**
     * A directory of names that processes know by a boundary, and by aliases of their own.
     *
     * @param directory the names
     * @param boundary who may make it
     */
    record PrivateNamespace(Directory<KernelObject> directory, Boundary boundary) implements ObjectState {
        @Override
        public ObjectType type() {
            return ObjectType.PRIVATE_NAMESPACE;
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
