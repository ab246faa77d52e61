package org.basenamed.model.object;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.name.Boundary;
import org.basenamed.model.name.Directory;
import org.basenamed.model.name.NameSpace;
import org.basenamed.model.name.Resolution;
import org.basenamed.model.quota.Account;
import org.basenamed.model.quota.AccountTable;
import org.basenamed.model.quota.Quota;
import org.basenamed.model.quota.Resource;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.DirectoryRights;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.security.AccessCheck;
import org.basenamed.model.security.ObjectSecurity;
import org.basenamed.model.security.Privilege;
import org.basenamed.model.security.SecurityDescriptor;
import org.basenamed.model.security.Sid;
import org.basenamed.model.security.Token;
import org.basenamed.model.waitable.OwnerId;
import org.jspecify.annotations.Nullable;

/*
 * All state of a broker that outlives one request is in here, and changes through few private methods: admit, addObject,
 * addHandle, removeHandle, createNamespace, retireNamespace, secure. A journal that is to survive the broker records those.
 */
/**
 * The tables of one broker: names, objects, processes and their handles. Create-or-open, naming and lifetime are written
 * here once, for all types.
 */
public final class ObjectSpace {
    private final NameSpace<KernelObject> names = new NameSpace<>();
    private final NamespaceTable namespaces = new NamespaceTable();
    private final Map<Long, KernelObject> objects = new LinkedHashMap<>();
    private final TreeMap<Integer, ProcessRecord> processes = new TreeMap<>();
    private final Map<Integer, Sid> sessionUsers = new HashMap<>();
    private final AccountTable accounts;
    private long lastObjectId;
    private int lastProcessSlot;

    /** A space without objects and processes, and without limits. */
    public ObjectSpace() {
        this(new AccountTable(user -> Quota.UNLIMITED));
    }

    /** A space without objects and processes, in which users have accounts. */
    public ObjectSpace(AccountTable accounts) {
        this.accounts = accounts;
    }

    /** Why a process can have no more handles, so many of them; null if it can. */
    static @Nullable Win32Error whyNoHandle(ProcessRecord process, int count) {
        if (process.handles().isFull()) {
            return Win32Error.ERROR_NO_SYSTEM_RESOURCES;
        }
        return process.account().hasRoom(Resource.HANDLES, count) ? null : Win32Error.ERROR_NOT_ENOUGH_QUOTA;
    }

    /** Takes a process in, refused when no number is left for it; the directory of its session is there from now on. */
    public Result<ProcessRecord> admit(ProcessIdentity identity) {
        if (processes.size() == OwnerId.MAX_PROCESS_SLOT) {
            return Result.refused(Win32Error.ERROR_NO_SYSTEM_RESOURCES);
        }
        Account account = accounts.of(identity.token().user());
        if (!account.take(Resource.CONNECTIONS, 1)) {
            return Result.refused(Win32Error.ERROR_NOT_ENOUGH_QUOTA);
        }
        names.session(identity.sessionNumber());
        sessionUsers.put(identity.sessionNumber(), identity.token().user());
        // the number that has been free for longest, roughly: a stale one then meets nobody
        do {
            lastProcessSlot = lastProcessSlot % OwnerId.MAX_PROCESS_SLOT + 1;
        } while (processes.containsKey(lastProcessSlot));
        ProcessRecord process = new ProcessRecord(lastProcessSlot, identity, account);
        processes.put(process.slot(), process);
        return Result.granted(process);
    }

    /**
     * Creates an object, or opens the one of that type that has the name already (NS-8 to NS-12).
     *
     * @param type the type to create
     * @param initial makes the new object's state; not called when the name exists, and nothing changes when it refuses
     */
    public Result<OpenedHandle> create(
            ProcessRecord process, ObjectType type, ObjectAttributes wish, Supplier<Result<ObjectState>> initial) {
        Win32Error full = whyNoHandle(process, 1);
        if (full != null) {
            return Result.refused(full);
        }
        if (wish.name().isEmpty()) {
            return createNew(process, new Making(type, wish, initial), null);
        }
        Place place = locate(process, wish.name());
        if (place.resolution() instanceof Resolution.Free<KernelObject> free) {
            return mayCreate(process, type, place, free)
                    ? createNew(process, new Making(type, wish, initial), free)
                    : Result.refused(Win32Error.ERROR_ACCESS_DENIED);
        }
        return place.resolution().found().then(object -> openExisting(process, object, type, wish, true));
    }

    /** Opens the object of that type that has the name (NS-11, NS-12; FM-16). */
    public Result<OpenedHandle> open(ProcessRecord process, ObjectType type, ObjectAttributes wish) {
        Win32Error full = whyNoHandle(process, 1);
        if (full != null) {
            return Result.refused(full);
        }
        Resolution<KernelObject> resolution = locate(process, wish.name()).resolution();
        return resolution.found().then(object -> openExisting(process, object, type, wish, false));
    }

    /** Where a name leads, and whether objects can be made there. */
    private record Place(Resolution<KernelObject> resolution, boolean creatable) {}

    private Place locate(ProcessRecord process, String name) {
        ProcessRecord.Alias alias = process.aliasIn(name);
        if (alias == null) {
            int session = process.identity().sessionNumber();
            return new Place(names.resolve(name, session, number -> mayEnter(process.token(), number)), true);
        }
        boolean creatable = AccessMask.allows(alias.grantedAccess(), DirectoryRights.CREATE_OBJECT);
        return AccessMask.allows(alias.grantedAccess(), DirectoryRights.TRAVERSE)
                ? new Place(names.resolveIn(alias.directory(), name, name.indexOf('\\') + 1), creatable)
                : new Place(new Resolution.Malformed<>(Win32Error.ERROR_ACCESS_DENIED), false);
    }

    /** NS-22: the directory of a session is its user's. */
    private boolean mayEnter(Token token, int sessionNumber) {
        return token.user().equals(sessionUsers.get(sessionNumber));
    }

    private boolean mayCreate(ProcessRecord process, ObjectType type, Place place, Resolution.Free<KernelObject> free) {
        // NS-25 to NS-28: of all types this one alone takes a privilege, and only to be made
        boolean privileged = type == ObjectType.FILE_MAPPING
                && names.isForeignGlobal(free.directory(), process.identity().sessionNumber());
        return place.creatable() && (!privileged || process.token().holds(Privilege.CREATE_GLOBAL));
    }

    private Result<OpenedHandle> openExisting(
            ProcessRecord process, KernelObject object, ObjectType type, ObjectAttributes wish, boolean existed) {
        return object.type() == type
                ? AccessCheck.check(object.security(), process.token(), type, wish.desiredAccess())
                        .map(granted ->
                                addHandle(process, new HandleEntry(object, granted, wish.handleFlags()), existed))
                : Result.refused(Win32Error.ERROR_INVALID_HANDLE);
    }

    /** An object without a name that is found by other means, say a process by its number. It has no handle yet. */
    public Result<KernelObject> addUnnamed(ObjectState state, SecurityDescriptor security, Account payer) {
        return hasRoom(payer, security, state.type(), null)
                ? Result.granted(addObject(new KernelObject.Making(state, security, payer), null))
                : Result.refused(Win32Error.ERROR_NOT_ENOUGH_QUOTA);
    }

    /** Opens an object that was found by other means than its name. */
    public Result<OpenedHandle> open(ProcessRecord process, KernelObject object, int desiredAccess, int handleFlags) {
        Win32Error full = whyNoHandle(process, 1);
        return full != null
                ? Result.refused(full)
                : openExisting(
                        process, object, object.type(), new ObjectAttributes("", desiredAccess, handleFlags), false);
    }

    /** Drops an object to which no handle has come to be opened; whether that was so. */
    public boolean dropIfUnused(KernelObject object) {
        if (object.handleCount() != 0 || objects.remove(object.id()) == null) {
            return false;
        }
        object.charge().end();
        return true;
    }

    /** What a create asks for, when it turns out that there is something to make. */
    private record Making(ObjectType type, ObjectAttributes wish, Supplier<Result<ObjectState>> initial) {}

    /** The creator's handle gets what it asks for, whatever the descriptor says (SEC-11); save what takes a privilege (SEC-3). */
    private Result<OpenedHandle> createNew(
            ProcessRecord process, Making making, Resolution.@Nullable Free<KernelObject> free) {
        ObjectType type = making.type();
        ObjectAttributes wish = making.wish();
        int desired = type.genericMapping().map(wish.desiredAccess());
        boolean privileged = (desired & AccessMask.ACCESS_SYSTEM_SECURITY) != 0;
        if (privileged && !process.token().holds(Privilege.SECURITY)) {
            return Result.refused(Win32Error.ERROR_PRIVILEGE_NOT_HELD);
        }
        int grantable = type.validMask() | AccessMask.ACCESS_SYSTEM_SECURITY;
        int granted = (desired & AccessMask.MAXIMUM_ALLOWED) != 0
                ? type.allAccess() | (desired & grantable)
                : desired & grantable;
        Account account = process.account();
        return process.securityOfNew(wish.security(), free != null, type)
                .then(security -> hasRoom(account, security, type, free)
                        ? making.initial()
                                .get()
                                .map(state -> addObject(new KernelObject.Making(state, security, account), free))
                        : Result.refused(Win32Error.ERROR_NOT_ENOUGH_QUOTA))
                .map(object -> addHandle(process, new HandleEntry(object, granted, wish.handleFlags()), false));
    }

    private static boolean hasRoom(
            Account account,
            SecurityDescriptor security,
            ObjectType type,
            Resolution.@Nullable Free<KernelObject> free) {
        return account.hasRoom(Resource.OBJECTS, 1)
                && account.hasRoom(Resource.DESCRIPTORS, TableCost.descriptorsOf(type))
                && account.hasRoom(Resource.TABLE_BYTES, TableCost.bytesOf(security, free == null ? "" : free.leaf()));
    }

    private KernelObject addObject(KernelObject.Making making, Resolution.@Nullable Free<KernelObject> free) {
        long id = ++lastObjectId;
        KernelObject object = free == null ? KernelObject.unnamed(id, making) : KernelObject.named(id, making, free);
        Charge charge = object.charge();
        charge.add(Resource.DESCRIPTORS, TableCost.descriptorsOf(object.type()));
        charge.add(Resource.TABLE_BYTES, TableCost.bytesOf(making.security(), free == null ? "" : free.leaf()));
        objects.put(id, object);
        return object;
    }

    /**
     * Makes a private namespace, which has to be a new one (NS-34). It ends with the handle, as far as opening it goes.
     *
     * @param alias the name by which the process knows it
     */
    public Result<OpenedHandle> createNamespace(
            ProcessRecord process, Boundary boundary, String alias, ObjectAttributes wish) {
        if (!boundary.isComplete() || !isAlias(alias)) {
            return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
        }
        if (!boundary.contains(process.token())) {
            return Result.refused(Win32Error.ERROR_ACCESS_DENIED);
        }
        if (process.hasAlias(alias) || namespaces.has(boundary)) {
            return Result.refused(Win32Error.ERROR_ALREADY_EXISTS);
        }
        Win32Error full = whyNoNamespace(process, alias);
        if (full != null) {
            return Result.refused(full);
        }
        Directory<KernelObject> directory = Directory.ofNamespace(boundary);
        // it has no name, but an identity all the same: the default descriptor is that of a named object
        return ObjectSecurity.ofNew(wish.security(), true, process.token(), ObjectType.PRIVATE_NAMESPACE)
                .then(security -> create(
                        process,
                        ObjectType.PRIVATE_NAMESPACE,
                        new ObjectAttributes("", wish.desiredAccess(), wish.handleFlags(), security),
                        () -> Result.granted(new ObjectState.PrivateNamespace(directory, boundary))))
                .map(handle -> {
                    namespaces.add(boundary, process, handle);
                    process.addAlias(alias, handle, directory);
                    return handle;
                });
    }

    /** Opens the private namespace of that boundary; its own descriptor decides alone (NS-35). */
    public Result<OpenedHandle> openNamespace(
            ProcessRecord process, Boundary boundary, String alias, ObjectAttributes wish) {
        if (!boundary.isComplete() || !isAlias(alias)) {
            return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
        }
        Win32Error full = whyNoNamespace(process, alias);
        if (full != null) {
            return Result.refused(full);
        }
        KernelObject object = namespaces.find(boundary);
        if (object == null || !(object.state() instanceof ObjectState.PrivateNamespace namespace)) {
            return Result.refused(Win32Error.ERROR_FILE_NOT_FOUND);
        }
        if (process.hasAlias(alias)) {
            return Result.refused(Win32Error.ERROR_ALREADY_EXISTS);
        }
        return openExisting(process, object, ObjectType.PRIVATE_NAMESPACE, wish, false)
                .map(handle -> {
                    process.addAlias(alias, handle, namespace.directory());
                    return handle;
                });
    }

    private static @Nullable Win32Error whyNoNamespace(ProcessRecord process, String alias) {
        return process.account().hasRoom(Resource.TABLE_BYTES, ProcessRecord.costOf(alias))
                ? whyNoHandle(process, 1)
                : Win32Error.ERROR_NOT_ENOUGH_QUOTA;
    }

    private static boolean isAlias(String alias) {
        return !alias.isEmpty() && alias.indexOf('\\') < 0 && alias.length() < NameSpace.MAX_NAME_UNITS;
    }

    /** Ends a private namespace for everybody who has not opened it yet (NS-37). */
    public void retireNamespace(HandleEntry entry) {
        namespaces.retire(entry.object());
    }

    /** Changes the parts of an object's descriptor that {@code information} names (SEC-23 to SEC-26). */
    public Result<SecurityDescriptor> secure(
            ProcessRecord process, KernelObject object, int information, SecurityDescriptor said) {
        ObjectSecurity.Subject subject = new ObjectSecurity.Subject(object.type(), object.security());
        return ObjectSecurity.changed(subject, information, said, process.token())
                .then(changed -> {
                    long more = TableCost.bytesOf(changed, "") - TableCost.bytesOf(object.security(), "");
                    if (!object.charge().payer().hasRoom(Resource.TABLE_BYTES, Math.max(more, 0))) {
                        return Result.refused(Win32Error.ERROR_NOT_ENOUGH_QUOTA);
                    }
                    object.charge().add(Resource.TABLE_BYTES, more);
                    object.secure(changed);
                    return Result.granted(changed);
                });
    }

    private OpenedHandle addHandle(ProcessRecord process, HandleEntry entry, boolean existed) {
        int value = add(process, entry);
        // its process learns of the new handle by the answer to its own request
        process.forgetTakenAway(value);
        return new OpenedHandle(value, entry, existed);
    }

    /**
     * The entry behind a handle value, checked in the order that holds everywhere: closed handle, wrong type, missing
     * right (HD-8).
     *
     * @param type the type it must be of; null for any
     * @param needed the rights it must have been granted
     */
    public Result<HandleEntry> resolve(ProcessRecord process, int value, @Nullable ObjectType type, int needed) {
        HandleEntry entry = process.handles().find(value);
        if (entry == null || (type != null && entry.object().type() != type)) {
            return Result.refused(Win32Error.ERROR_INVALID_HANDLE);
        }
        if (!AccessMask.allows(entry.grantedAccess(), needed)) {
            return Result.refused(Win32Error.ERROR_ACCESS_DENIED);
        }
        return Result.granted(entry);
    }

    /**
     * Closes one handle (HD-15).
     *
     * @return the object that ended with it; empty when others are still open
     */
    public Result<List<KernelObject>> close(ProcessRecord process, int value) {
        HandleEntry entry = process.handles().find(value);
        if (entry == null || (entry.flags() & HandleEntry.PROTECT_FROM_CLOSE) != 0) {
            return Result.refused(Win32Error.ERROR_INVALID_HANDLE);
        }
        return Result.granted(remove(process, value, entry));
    }

    /**
     * Takes back a handle that was just opened, and that its process does not know of; it may be a protected one.
     *
     * @return the object that ended with it, if it was the last
     */
    public Optional<KernelObject> undo(ProcessRecord process, OpenedHandle handle) {
        HandleEntry entry = handle.entry();
        return removeHandle(process, handle.value(), entry) ? Optional.of(entry.object()) : Optional.empty();
    }

    /** Closes every handle of a process that has ended, protected ones too (HD-44), and answers the objects that ended. */
    public List<KernelObject> end(ProcessRecord process) {
        List<KernelObject> ended = new ArrayList<>();
        for (int value : process.handles().values()) {
            HandleEntry entry = process.handles().find(value);
            if (entry != null && removeHandle(process, value, entry)) {
                ended.add(entry.object());
            }
        }
        if (processes.remove(process.slot()) != null) {
            process.account().give(Resource.CONNECTIONS, 1);
            leaveSession(process.identity().sessionNumber());
            accounts.settle(process.token().user());
        }
        return ended;
    }

    /** The directory of a session that nobody is in, and in which there is nothing, is not kept. */
    private void leaveSession(int number) {
        if (processes.values().stream().noneMatch(it -> it.identity().sessionNumber() == number)
                && names.closeIfEmpty(number)) {
            sessionUsers.remove(number);
        }
    }

    /** Changes flags of a handle: those in {@code mask} become as in {@code flags} (HD-39). */
    public Result<HandleEntry> setFlags(ProcessRecord process, int value, int mask, int flags) {
        HandleEntry entry = process.handles().find(value);
        if (entry == null) {
            return Result.refused(Win32Error.ERROR_INVALID_HANDLE);
        }
        if ((mask & ~HandleEntry.FLAGS) != 0) {
            return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
        }
        HandleEntry changed = entry.withFlags((entry.flags() & ~mask) | (flags & mask));
        process.handles().replace(value, changed);
        return Result.granted(changed);
    }

    /** Adds a handle whose rights have been decided. */
    int add(ProcessRecord process, HandleEntry entry) {
        entry.object().handleOpened(process.account());
        process.account().add(Resource.HANDLES, 1);
        return process.handles().add(entry);
    }

    /** Adds a handle at a value of another table, if that is free here. */
    void put(ProcessRecord process, int value, HandleEntry entry) {
        if (process.handles().put(value, entry)) {
            entry.object().handleOpened(process.account());
            process.account().add(Resource.HANDLES, 1);
        }
    }

    /** Closes a handle that is there; the object that ended with it, if it was the last. */
    List<KernelObject> remove(ProcessRecord process, int value, HandleEntry entry) {
        return removeHandle(process, value, entry) ? List.of(entry.object()) : List.of();
    }

    private boolean removeHandle(ProcessRecord process, int value, HandleEntry entry) {
        process.handles().remove(value);
        if (entry.object().state() instanceof ObjectState.PrivateNamespace) {
            process.dropAliasOf(value);
            namespaces.handleClosed(process, value);
        }
        process.account().give(Resource.HANDLES, 1);
        boolean last = entry.object().handleClosed(process.account());
        if (last) {
            objects.remove(entry.object().id());
        }
        return last;
    }

    /** All objects, oldest first; a view of the live table. */
    public Collection<KernelObject> objects() {
        return objects.values();
    }

    /** All connected processes, in the order they came; a view of the live table. */
    public Collection<ProcessRecord> processes() {
        return processes.values();
    }
}
