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

    /** An object that threads wait for; its changing state is a word that this does not hold. */
    final class WaitableState implements ObjectState {
        private final ObjectType type;
        private final Waitable waitable;
        private long reference;

        /** One whose word nobody keeps yet. */
        public WaitableState(ObjectType type, Waitable waitable) {
            this.type = type;
            this.waitable = waitable;
        }

        @Override
        public ObjectType type() {
            return type;
        }

        /** How it behaves. */
        public Waitable waitable() {
            return waitable;
        }

        /** How whoever keeps its word knows it; 0 if nobody does. */
        public long reference() {
            return reference;
        }

        /** Its word is kept from now on, or no longer if {@code reference} is 0. */
        public void keep(long newReference) {
            reference = newReference;
        }
    }

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
