package org.basenamed.model.object;

import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.security.Acl;
import org.basenamed.model.security.SecurityDescriptor;
import org.jspecify.annotations.Nullable;

/** What objects take of the broker: estimates that are never far too low, for quotas. */
final class TableCost {
    private static final long OBJECT_BYTES = 512;
    private static final long ENTRY_BYTES = 128;

    private TableCost() {}

    /** Of its tables, in bytes. */
    static long bytesOf(SecurityDescriptor security, String name) {
        return OBJECT_BYTES + (long) Character.BYTES * name.length() + of(security.dacl()) + of(security.sacl());
    }

    private static long of(@Nullable Acl acl) {
        return acl == null ? 0 : ENTRY_BYTES * acl.entries().size();
    }

    /** Of its descriptors: a mapping has a second one for those who may only read. */
    static int descriptorsOf(ObjectType type) {
        return switch (type) {
            case FILE_MAPPING -> 2;
            case FILE, PROCESS, THREAD -> 1;
            case EVENT, MUTEX, SEMAPHORE, TIMER, PRIVATE_NAMESPACE, JOB, COMPLETION_PORT -> 0;
        };
    }
}
