package org.basenamed.model.object;

import java.util.List;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.security.AccessCheck;
import org.jspecify.annotations.Nullable;

/** The rules of duplicating handles (handles.md, section 4) and of inheriting them (section 5). */
public final class Duplication {
    private static final int ANY_TYPE = AccessMask.MAXIMUM_ALLOWED | AccessMask.ACCESS_SYSTEM_SECURITY;

    private final ObjectSpace space;

    public Duplication(ObjectSpace space) {
        this.space = space;
    }

    /**
     * Duplicates a handle.
     *
     * @param source whose handle it is
     * @param value the handle; the process may have closed it by now
     * @param target who gets the duplicate, or why nobody can: then the source is closed all the same, if that is wished (HD-23)
     * @param wish how
     */
    public Duplicated duplicate(ProcessRecord source, int value, Result<ProcessRecord> target, DuplicateWish wish) {
        HandleEntry entry = source.handles().find(value);
        if (entry == null) {
            return new Duplicated(Result.refused(Win32Error.ERROR_INVALID_HANDLE), false, List.of());
        }
        boolean closes = wish.has(DuplicateWish.CLOSE_SOURCE) && !entry.has(HandleEntry.PROTECT_FROM_CLOSE);
        if (closes && staysInPlace(source, target, entry, wish)) {
            source.handles().replace(value, entry.withFlags(wish.flags(entry)));
            return new Duplicated(Result.granted(value & ~HandleTable.IGNORED_BITS), false, List.of());
        }
        Result<Integer> duplicate = target.then(process -> duplicate(process, entry, wish));
        return new Duplicated(duplicate, closes, closes ? space.remove(source, value, entry) : List.of());
    }

    /** HD-23: within one process, and with the same access, the handle moves onto itself. */
    private static boolean staysInPlace(
            ProcessRecord source, Result<ProcessRecord> target, HandleEntry entry, DuplicateWish wish) {
        return target instanceof Result.Granted<ProcessRecord>(ProcessRecord process)
                && process == source
                && (wish.has(DuplicateWish.SAME_ACCESS)
                        || entry.object().type().genericMapping().map(wish.access()) == entry.grantedAccess());
    }

    /** Gives a process a handle to what {@code source} refers to; the source may be one that is in no table. */
    public Result<Integer> duplicate(ProcessRecord target, HandleEntry source, DuplicateWish wish) {
        Win32Error full = ObjectSpace.whyNoHandle(target, 1);
        if (full != null) {
            return Result.refused(full);
        }
        return granted(source, target, wish)
                .map(access -> space.add(target, new HandleEntry(source.object(), access, wish.flags(source))));
    }

    /** HD-21. The token that has to be let in for more than the source allows is that of whoever gets the duplicate (HD-21.4). */
    private static Result<Integer> granted(HandleEntry source, ProcessRecord target, DuplicateWish wish) {
        if (wish.has(DuplicateWish.SAME_ACCESS)) {
            return Result.granted(source.grantedAccess());
        }
        ObjectType type = source.object().type();
        // bits that the type does not have mean nothing
        int desired = type.genericMapping().map(wish.access()) & (type.validMask() | ANY_TYPE);
        if (AccessMask.allows(source.grantedAccess(), desired)) {
            return Result.granted(type.withImplied(desired));
        }
        if ((desired & AccessMask.ACCESS_SYSTEM_SECURITY) != 0) {
            return Result.refused(Win32Error.ERROR_ACCESS_DENIED);
        }
        // HD-21.7: what the kernel has not let the opener do, no handle can
        return type == ObjectType.FILE
                ? Result.refused(Win32Error.ERROR_ACCESS_DENIED)
                : AccessCheck.check(source.object().security(), target.token(), type, desired);
    }

    /**
     * Gives a process that begins without handles those that its parent lets it inherit, at the same values and with the same rights and
     * flags (HD-28, HD-30, HD-32).
     *
     * @param listed the only ones that it shall inherit; null for all that are inheritable
     * @return refused if one of those listed is no handle, or not inheritable; nothing has been inherited then (HD-34)
     */
    public Result<ProcessRecord> inherit(ProcessRecord parent, ProcessRecord child, @Nullable List<Integer> listed) {
        List<Integer> values = listed == null ? parent.handles().values() : listed;
        if (listed != null && !values.stream().allMatch(value -> isInheritable(parent, value))) {
            return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
        }
        Win32Error full = ObjectSpace.whyNoHandle(child, values.size());
        if (full != null) {
            return Result.refused(full);
        }
        for (int value : values) {
            HandleEntry entry = parent.handles().find(value);
            if (entry != null && entry.has(HandleEntry.INHERIT)) {
                space.put(child, value, entry);
            }
        }
        return Result.granted(child);
    }

    private static boolean isInheritable(ProcessRecord parent, int value) {
        HandleEntry entry = parent.handles().find(value);
        return entry != null && entry.has(HandleEntry.INHERIT);
    }

    /**
     * Moves all handles of {@code from} into the table of {@code to}, where they keep their values.
     *
     * @return the objects that ended, as the value of their last handle meant another one in {@code to} already
     */
    public List<KernelObject> move(ProcessRecord from, ProcessRecord to) {
        for (int value : from.handles().values()) {
            HandleEntry entry = from.handles().find(value);
            if (entry != null) {
                space.put(to, value, entry);
            }
        }
        return space.end(from);
    }
}
