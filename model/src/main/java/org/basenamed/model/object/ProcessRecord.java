package org.basenamed.model.object;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.basenamed.model.Result;
import org.basenamed.model.name.Directory;
import org.basenamed.model.quota.Account;
import org.basenamed.model.quota.Resource;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.security.ObjectSecurity;
import org.basenamed.model.security.SecurityDescriptor;
import org.basenamed.model.security.Token;
import org.jspecify.annotations.Nullable;

/**
 * A process, its handles, and its own names for private namespaces. It may not be connected to the broker yet: others have put handles
 * into its table, or it has inherited them.
 */
public final class ProcessRecord {
    private static final long ALIAS_BYTES = 128;

    private final int slot;
    private final HandleTable handles = new HandleTable();
    private final Set<Integer> takenAway = new LinkedHashSet<>();
    private long takenAwayEver;
    private final Account account;
    private ProcessIdentity identity;
    private final Map<String, Alias> aliases = new HashMap<>();
    private final Map<ObjectType, Result<SecurityDescriptor>> usualOfNamed = new EnumMap<>(ObjectType.class);
    private final Map<ObjectType, Result<SecurityDescriptor>> usualOfUnnamed = new EnumMap<>(ObjectType.class);

    /**
     * A name for a private namespace.
     *
     * @param handle the handle that it goes with
     * @param directory where it leads
     * @param grantedAccess what the handle lets its process do there
     */
    record Alias(int handle, Directory<KernelObject> directory, int grantedAccess) {}

    ProcessRecord(int slot, ProcessIdentity identity, Account account) {
        this.slot = slot;
        this.account = account;
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
        usualOfNamed.clear();
        usualOfUnnamed.clear();
    }

    /** The descriptor of an object that it makes (SEC-16). Those of objects of one type that it says nothing about are one, as most are. */
    Result<SecurityDescriptor> securityOfNew(@Nullable SecurityDescriptor supplied, boolean named, ObjectType type) {
        Map<ObjectType, Result<SecurityDescriptor>> usual = named ? usualOfNamed : usualOfUnnamed;
        return supplied != null
                ? ObjectSecurity.ofNew(supplied, named, token(), type)
                : usual.computeIfAbsent(type, made -> ObjectSecurity.ofNew(null, named, token(), made));
    }

    /** What its user has. */
    public Account account() {
        return account;
    }

    /** What its opens are judged by. */
    public Token token() {
        return identity.token();
    }

    public HandleTable handles() {
        return handles;
    }

    /** Notes that another process has closed a handle of this one, which does not know of it (HD-23). */
    public void noteTakenAway(int value) {
        takenAway.add(value & ~HandleTable.IGNORED_BITS);
        takenAwayEver++;
    }

    /** How many handles of this process others have closed, in all. */
    public long takenAwayEver() {
        return takenAwayEver;
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

    /** What an alias takes of the tables. */
    static long costOf(String alias) {
        return ALIAS_BYTES + (long) Character.BYTES * alias.length();
    }

    boolean hasAlias(String alias) {
        return aliases.containsKey(alias);
    }

    /** Where a name leads by its part before the first backslash; null if that is no alias (NS-33). */
    @Nullable
    Alias aliasIn(String name) {
        int end = name.indexOf('\\');
        return end < 0 || aliases.isEmpty() ? null : aliases.get(name.substring(0, end));
    }

    void addAlias(String alias, OpenedHandle handle, Directory<KernelObject> directory) {
        account.add(Resource.TABLE_BYTES, costOf(alias));
        aliases.put(alias, new Alias(handle.value(), directory, handle.entry().grantedAccess()));
    }

    /** The handle is closed: its alias leads nowhere any more (NS-37). */
    void dropAliasOf(int handle) {
        aliases.entrySet().removeIf(entry -> {
            boolean its = entry.getValue().handle() == handle;
            if (its) {
                account.give(Resource.TABLE_BYTES, costOf(entry.getKey()));
            }
            return its;
        });
    }
}
