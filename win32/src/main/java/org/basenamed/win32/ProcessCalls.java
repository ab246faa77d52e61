package org.basenamed.win32;

import org.basenamed.client.core.ProcessAccess;
import org.basenamed.client.core.WaitableHandle;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.HandleEntry;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.rights.ThreadRights;

/** The functions on processes and threads, behind {@link ProcessThreadsApi}. */
final class ProcessCalls {
    private ProcessCalls() {}

    static int currentProcessId() {
        return (int) ProcessHandle.current().pid();
    }

    static int currentThreadId() {
        return ProcessAccess.currentThreadNumber();
    }

    static long open(ObjectType type, int access, boolean inherit, int number) {
        return LastError.valueOr(0L, () -> ProcessAccess.open(type, number, access, inherit ? HandleEntry.INHERIT : 0)
                .map(handle -> (long) handle.value()));
    }

    static Result<WaitableHandle> find(long handle, ObjectType type) {
        return WaitableArgument.find(handle, type);
    }

    static int processId(long handle, ObjectType type) {
        if (isSelf(handle, type)) {
            return currentProcessId();
        }
        return LastError.valueOr(
                0, () -> find(handle, type).then(ProcessAccess::end).map(end -> end.processNumber()));
    }

    static int threadId(long handle) {
        if (isSelf(handle, ObjectType.THREAD)) {
            return currentThreadId();
        }
        return LastError.valueOr(
                0,
                () -> find(handle, ObjectType.THREAD).then(ProcessAccess::end).map(end -> end.threadNumber()));
    }

    private static boolean isSelf(long handle, ObjectType type) {
        return handle == (type == ObjectType.PROCESS ? WinNT.CURRENT_PROCESS : WinNT.CURRENT_THREAD);
    }

    static boolean exitCode(long handle, ObjectType type, int[] exitCode) {
        if (exitCode.length == 0) {
            LastError.set(Win32Error.ERROR_NOACCESS);
            return false;
        }
        if (isSelf(handle, type)) {
            exitCode[0] = ProcessThreadsApi.STILL_ACTIVE;
            return true;
        }
        return LastError.valueOr(
                false, () -> find(handle, type).then(ProcessAccess::end).then(end -> {
                    if (end.ended() && !end.codeKnown()) {
                        return Result.refused(Win32Error.ERROR_NOT_SUPPORTED);
                    }
                    exitCode[0] = end.ended() ? end.exitCode() : ProcessThreadsApi.STILL_ACTIVE;
                    return Result.granted(true);
                }));
    }

    static boolean terminate(long handle, int exitCode) {
        if (handle == WinNT.CURRENT_PROCESS) {
            Kernel32.ExitProcess(exitCode);
        }
        return LastError.valueOr(false, () -> find(handle, ObjectType.PROCESS)
                .then(process -> ProcessAccess.terminate(process, exitCode)));
    }

    static ThreadExit exitThread(int exitCode) {
        ProcessAccess.noteThreadExit(exitCode);
        Thread thread = Thread.currentThread();
        if (!thread.isVirtual()) {
            Thread.UncaughtExceptionHandler before = thread.getUncaughtExceptionHandler();
            thread.setUncaughtExceptionHandler((ending, thrown) -> {
                if (!(thrown instanceof ThreadExit)) {
                    before.uncaughtException(ending, thrown);
                }
            });
        }
        return new ThreadExit(exitCode);
    }

    static boolean terminateThread(long handle, int exitCode) {
        if (handle == WinNT.CURRENT_THREAD) {
            throw exitThread(exitCode);
        }
        return LastError.valueOr(false, () -> find(handle, ObjectType.THREAD).then(thread -> {
            if (!AccessMask.allows(thread.grantedAccess(), ThreadRights.TERMINATE)) {
                return Result.refused(Win32Error.ERROR_ACCESS_DENIED);
            }
            if (ProcessAccess.isCurrentThread(thread)) {
                throw exitThread(exitCode);
            }
            return Result.refused(Win32Error.ERROR_NOT_SUPPORTED);
        }));
    }

    static int resumeThread(long handle) {
        return isSelf(handle, ObjectType.THREAD)
                ? 0
                : LastError.valueOr(ProcessThreadsApi.RESUME_FAILED, () -> find(handle, ObjectType.THREAD)
                        .then(SuspendedChildren::resume));
    }

    /** Ends this process at once. */
    static void exit(int exitCode) {
        ProcessAccess.noteExit(exitCode);
        Runtime.getRuntime().halt(exitCode);
    }
}
