package org.basenamed.client;

import org.basenamed.client.core.BrokerUnreachableException;
import org.basenamed.client.core.HandleCalls;
import org.basenamed.client.core.LocalHandle;
import org.basenamed.client.core.LocalProcess;
import org.basenamed.client.core.ProcessAccess;
import org.basenamed.client.core.WaitableHandle;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.DuplicateWish;
import org.basenamed.model.object.HandleEntry;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.rights.ProcessRights;

/** How handles of all types get to other processes, and how they are taken up there; written once for all. */
final class HandleTransfer {
    private HandleTransfer() {}

    /** How the duplicate is to be. */
    static DuplicateWish sameRights() {
        return new DuplicateWish(0, false, DuplicateWish.SAME_ACCESS);
    }

    /** A duplicate with other rights. */
    static DuplicateWish rights(int access) {
        return new DuplicateWish(access, false, 0);
    }

    /** Puts a duplicate into another process's table; its value there. */
    static long duplicate(LocalHandle handle, String name, ProcessHandle target, DuplicateWish wish) {
        return Outcome.of("duplicateTo", name, () -> {
            if (!handle.isOpen()) {
                return Result.refused(Win32Error.ERROR_INVALID_HANDLE);
            }
            return switch (open(target, ProcessRights.DUP_HANDLE)) {
                case Result.Granted<WaitableHandle>(WaitableHandle process) -> duplicate(handle, process, wish);
                case Result.Refused<WaitableHandle>(Win32Error error) -> Result.<Long>refused(error);
            };
        });
    }

    private static Result<Long> duplicate(LocalHandle handle, WaitableHandle process, DuplicateWish wish)
            throws BrokerUnreachableException {
        try {
            return HandleCalls.duplicate(
                    new HandleCalls.Route(HandleCalls.CURRENT_PROCESS, handle.value(), process.value()), wish);
        } finally {
            // what comes of closing it is of no interest: its process has it no longer in any case
            process.close();
        }
    }

    /**
     * Opens a process. Its number may have become another one's since the caller got to know it: if the one that he means lives
     * afterwards, it is the one that has been opened.
     */
    static Result<WaitableHandle> open(ProcessHandle process, int access) throws BrokerUnreachableException {
        return ProcessAccess.open(ObjectType.PROCESS, process.pid(), access, 0).then(handle -> {
            if (process.isAlive()) {
                return Result.granted(handle);
            }
            handle.close();
            return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
        });
    }

    /** Lets children inherit the handle, or no longer. */
    static void inheritable(LocalHandle handle, String name, boolean inheritable) {
        Outcome.of("setInheritable", name, () -> {
            if (!handle.isOpen()) {
                return Result.refused(Win32Error.ERROR_INVALID_HANDLE);
            }
            return HandleCalls.setFlags(handle.value(), HandleEntry.INHERIT, inheritable ? HandleEntry.INHERIT : 0);
        });
    }

    /** The handle of that value, if it is one of that kind. */
    static <T extends LocalHandle> T adopt(String operation, long handleValue, Class<T> kind) {
        return Outcome.of(operation, "", () -> {
            LocalHandle found = LocalProcess.current().find(handleValue);
            return kind.isInstance(found)
                    ? Result.granted(kind.cast(found))
                    : Result.refused(Win32Error.ERROR_INVALID_HANDLE);
        });
    }

    /** The handle of that value, if it is to an object of that type. */
    static WaitableHandle adopt(String operation, long handleValue, ObjectType type) {
        return Outcome.of(
                operation,
                "",
                () -> LocalProcess.current().find(handleValue) instanceof WaitableHandle found && found.type() == type
                        ? Result.granted(found)
                        : Result.refused(Win32Error.ERROR_INVALID_HANDLE));
    }
}
