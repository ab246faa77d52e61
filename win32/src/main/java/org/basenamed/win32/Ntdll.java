package org.basenamed.win32;

import java.util.function.Function;
import org.basenamed.client.core.BrokerUnreachableException;
import org.basenamed.client.core.HandleCalls;
import org.basenamed.client.core.LocalHandle;
import org.basenamed.client.core.LocalProcess;
import org.basenamed.client.core.SectionHandle;
import org.basenamed.client.core.Timers;
import org.basenamed.client.core.WaitableHandle;
import org.basenamed.client.core.WaitableState;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.HandleEntry;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.rights.SectionRights;

/** The state queries of {@code ntdll.dll}; each answers an NTSTATUS. */
public final class Ntdll {
    public static final int STATUS_SUCCESS = 0;
    public static final int STATUS_INVALID_HANDLE = 0xC000_0008;
    public static final int STATUS_ACCESS_DENIED = 0xC000_0022;
    public static final int STATUS_OBJECT_TYPE_MISMATCH = 0xC000_0024;
    public static final int STATUS_UNSUCCESSFUL = 0xC000_0001;

    /** The right of that name has this value for every type that threads wait for. */
    private static final int QUERY_STATE = 0x1;

    public static final int OBJ_PROTECT_CLOSE = 0x1;
    public static final int OBJ_INHERIT = 0x2;

    private Ntdll() {}

    /**
     * Tells the rights of a handle and how many handles are open to its object; takes no right. A pseudo handle has all rights, and counts
     * itself, as nobody else need have one.
     */
    public static int NtQueryObject(long Handle, OBJECT_BASIC_INFORMATION ObjectInformation) {
        return switch (information(Handle)) {
            case Result.Granted<HandleCalls.Information>(HandleCalls.Information information) -> {
                ObjectInformation.Attributes = attributes(information.flags());
                ObjectInformation.GrantedAccess = information.grantedAccess();
                ObjectInformation.HandleCount = information.handleCount();
                yield STATUS_SUCCESS;
            }
            case Result.Refused<HandleCalls.Information>(Win32Error error) -> status(error);
        };
    }

    private static Result<HandleCalls.Information> information(long handle) {
        try {
            return WaitCalls.isOneself(handle)
                    ? HandleCalls.informationOfSelf(handle)
                    : HandleCalls.information(handle);
        } catch (BrokerUnreachableException e) {
            System.getLogger("org.basenamed.win32").log(System.Logger.Level.ERROR, e.getMessage());
            return Result.refused(Win32Error.RPC_S_SERVER_UNAVAILABLE);
        }
    }

    /** Tells the size and attributes of a file mapping; takes {@code SECTION_QUERY}. */
    public static int NtQuerySection(long SectionHandle, SECTION_BASIC_INFORMATION SectionInformation) {
        LocalHandle handle = LocalProcess.current().find(SectionHandle);
        if (handle == null) {
            return missing(SectionHandle);
        }
        if (!(handle instanceof SectionHandle section)) {
            return STATUS_OBJECT_TYPE_MISMATCH;
        }
        if (!AccessMask.allows(section.grantedAccess(), SectionRights.QUERY)) {
            return STATUS_ACCESS_DENIED;
        }
        SectionInformation.AllocationAttributes = section.section().attributes();
        SectionInformation.MaximumSize = section.section().sizeBytes();
        return STATUS_SUCCESS;
    }

    /** Tells the type and state of an event; takes {@code EVENT_QUERY_STATE}. */
    public static int NtQueryEvent(long EventHandle, EVENT_BASIC_INFORMATION EventInformation) {
        return query(EventHandle, ObjectType.EVENT, event -> WaitableState.value(event)
                .map(state -> {
                    EventInformation.EventType = event.isManualReset() ? 0 : 1;
                    EventInformation.EventState = state;
                    return STATUS_SUCCESS;
                }));
    }

    /** Tells the state of a mutex; takes {@code MUTANT_QUERY_STATE}. */
    public static int NtQueryMutant(long MutantHandle, MUTANT_BASIC_INFORMATION MutantInformation) {
        return query(MutantHandle, ObjectType.MUTEX, mutex -> WaitableState.ownership(mutex)
                .map(ownership -> {
                    MutantInformation.CurrentCount = ownership.count();
                    MutantInformation.OwnedByCaller = ownership.byCaller();
                    MutantInformation.AbandonedState = ownership.abandoned();
                    return STATUS_SUCCESS;
                }));
    }

    /** Tells the count of a semaphore; takes {@code SEMAPHORE_QUERY_STATE}. */
    public static int NtQuerySemaphore(long SemaphoreHandle, SEMAPHORE_BASIC_INFORMATION SemaphoreInformation) {
        return query(SemaphoreHandle, ObjectType.SEMAPHORE, semaphore -> WaitableState.value(semaphore)
                .map(count -> {
                    SemaphoreInformation.CurrentCount = count;
                    SemaphoreInformation.MaximumCount = semaphore.maximum();
                    return STATUS_SUCCESS;
                }));
    }

    /** Tells the state of a timer, and when it expires; takes {@code TIMER_QUERY_STATE}. */
    public static int NtQueryTimer(long TimerHandle, TIMER_BASIC_INFORMATION TimerInformation) {
        return query(TimerHandle, ObjectType.TIMER, timer -> WaitableState.value(timer)
                .then(state -> Timers.remaining(timer).map(left -> {
                    TimerInformation.TimerState = state != 0;
                    TimerInformation.RemainingTime = left.orElse(0);
                    return STATUS_SUCCESS;
                })));
    }

    private static int query(long value, ObjectType type, Function<WaitableHandle, Result<Integer>> fill) {
        LocalHandle handle = LocalProcess.current().find(value);
        if (handle == null) {
            return missing(value);
        }
        if (!(handle instanceof WaitableHandle waitable) || waitable.type() != type) {
            return STATUS_OBJECT_TYPE_MISMATCH;
        }
        if (!AccessMask.allows(waitable.grantedAccess(), QUERY_STATE)) {
            return STATUS_ACCESS_DENIED;
        }
        return switch (fill.apply(waitable)) {
            case Result.Granted<Integer>(Integer status) -> status;
            case Result.Refused<Integer>(Win32Error error) -> status(error);
        };
    }

    /** HD-8: a pseudo handle is one, but of another type. */
    private static int missing(long handle) {
        return WaitCalls.isOneself(handle) ? STATUS_OBJECT_TYPE_MISMATCH : STATUS_INVALID_HANDLE;
    }

    /** The two flags of a handle have other numbers here than in {@code SetHandleInformation}. */
    private static int attributes(int flags) {
        int attributes = (flags & HandleEntry.INHERIT) != 0 ? OBJ_INHERIT : 0;
        return (flags & HandleEntry.PROTECT_FROM_CLOSE) != 0 ? attributes | OBJ_PROTECT_CLOSE : attributes;
    }

    private static int status(Win32Error error) {
        return switch (error) {
            case ERROR_INVALID_HANDLE -> STATUS_INVALID_HANDLE;
            case ERROR_ACCESS_DENIED -> STATUS_ACCESS_DENIED;
            default -> STATUS_UNSUCCESSFUL;
        };
    }
}
