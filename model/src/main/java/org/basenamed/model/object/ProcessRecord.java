package org.basenamed.model.object;

/** A process that is connected to the broker, and its handles. */
public final class ProcessRecord {
    private final int slot;
    private final ProcessIdentity identity;
    private final HandleTable handles = new HandleTable();

    ProcessRecord(int slot, ProcessIdentity identity) {
        this.slot = slot;
        this.identity = identity;
    }

    /** Its number among the connected processes, from 1. */
    public int slot() {
        return slot;
    }

    public ProcessIdentity identity() {
        return identity;
    }

    public HandleTable handles() {
        return handles;
    }
}
