package org.basenamed.model.object;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A process and its handles. It may not be connected to the broker yet: others have put handles into its table, or it has inherited
 * them.
 */
public final class ProcessRecord {
    private final int slot;
    private final HandleTable handles = new HandleTable();
    private final Set<Integer> takenAway = new LinkedHashSet<>();
    private ProcessIdentity identity;

    ProcessRecord(int slot, ProcessIdentity identity) {
        this.slot = slot;
        this.identity = identity;
    }

    /** Its number among all processes, from 1. */
    public int slot() {
        return slot;
    }

    public ProcessIdentity identity() {
        return identity;
    }

    /** Says who it is, as it has connected now. */
    public void identify(ProcessIdentity connected) {
        identity = connected;
    }

    public HandleTable handles() {
        return handles;
    }

    /** Notes that another process has closed a handle of this one, which does not know of it (HD-23). */
    public void noteTakenAway(int value) {
        takenAway.add(value & ~HandleTable.IGNORED_BITS);
    }

    void forgetTakenAway(int value) {
        takenAway.remove(value);
    }

    /** The handles that others have closed since this was last asked, {@code most} at the most. */
    public List<Integer> takeTakenAway(int most) {
        List<Integer> taken = new ArrayList<>(takenAway.stream().limit(most).toList());
        taken.forEach(takenAway::remove);
        return taken;
    }
}
