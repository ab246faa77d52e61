package org.basenamed.win32;

import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.basenamed.client.core.BrokerUnreachableException;
import org.basenamed.client.core.ChildHandles;
import org.basenamed.client.core.ChildLaunch;
import org.basenamed.client.core.HandleCalls;
import org.basenamed.client.core.HeldChild;
import org.basenamed.client.core.ProcessAccess;
import org.basenamed.client.core.WaitableHandle;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.rights.ProcessRights;
import org.basenamed.model.rights.ThreadRights;
import org.jspecify.annotations.Nullable;

/** Starting processes, behind {@link ProcessThreadsApi}. */
final class CreationCalls {
    private static final int FLAGS = ProcessThreadsApi.EXTENDED_STARTUPINFO_PRESENT
            | ProcessThreadsApi.CREATE_NO_WINDOW
            | ProcessThreadsApi.CREATE_SUSPENDED
            | ProcessThreadsApi.CREATE_BREAKAWAY_FROM_JOB;

    private CreationCalls() {}

    /** What is to be started. */
    record Program(
            List<String> command,
            @Nullable Map<String, String> environment,
            @Nullable String directory) {
        ProcessBuilder builder() {
            ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
            if (environment != null) {
                builder.environment().clear();
                builder.environment().putAll(environment);
            }
            return directory == null ? builder : builder.directory(new File(directory));
        }
    }

    /** What it inherits. */
    record Inherited(boolean handles, int flags, STARTUPINFOEX startup) {
        private long @Nullable [] attribute(long attribute) {
            PROC_THREAD_ATTRIBUTE_LIST list = startup.lpAttributeList;
            return (flags & ProcessThreadsApi.EXTENDED_STARTUPINFO_PRESENT) == 0 || list == null
                    ? null
                    : list.handles(attribute);
        }

        private long @Nullable [] list() {
            return attribute(ProcessThreadsApi.PROC_THREAD_ATTRIBUTE_HANDLE_LIST);
        }

        private long parent() {
            long[] parent = attribute(ProcessThreadsApi.PROC_THREAD_ATTRIBUTE_PARENT_PROCESS);
            return parent == null ? HandleCalls.CURRENT_PROCESS : parent[0];
        }

        /** HD-34. */
        private Result<Inherited> check() {
            if ((flags & ~FLAGS) != 0) {
                return Result.refused(Win32Error.ERROR_NOT_SUPPORTED);
            }
            return list() != null && !handles
                    ? Result.refused(Win32Error.ERROR_INVALID_PARAMETER)
                    : Result.granted(this);
        }

        private List<Long> jobs() {
            long[] list = attribute(ProcessThreadsApi.PROC_THREAD_ATTRIBUTE_JOB_LIST);
            return list == null ? List.of() : Arrays.stream(list).boxed().toList();
        }

        private boolean isSuspended() {
            return (flags & ProcessThreadsApi.CREATE_SUSPENDED) != 0;
        }

        private boolean breaksAway() {
            return (flags & ProcessThreadsApi.CREATE_BREAKAWAY_FROM_JOB) != 0;
        }

        private @Nullable List<Long> listed() {
            long[] list = list();
            return list == null ? null : Arrays.stream(list).boxed().toList();
        }
    }

    static boolean create(Program program, Inherited inherited, PROCESS_INFORMATION information) {
        return LastError.valueOr(false, () -> {
            if (program.command().isEmpty()) {
                return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
            }
            return switch (inherited.check()) {
                case Result.Granted<Inherited>(Inherited checked) -> start(program, checked, information);
                case Result.Refused<Inherited>(Win32Error error) -> Result.refused(error);
            };
        });
    }

    private static Result<Boolean> start(Program program, Inherited inherited, PROCESS_INFORMATION information)
            throws BrokerUnreachableException {
        return switch (ChildLaunch.prepare(inherited.parent(), inherited.breaksAway(), inherited.jobs())) {
            case Result.Refused<ChildLaunch>(Win32Error error) -> Result.refused(error);
            case Result.Granted<ChildLaunch>(ChildLaunch launch) -> start(program, inherited, information, launch);
        };
    }

    private static Result<Boolean> start(
            Program program, Inherited inherited, PROCESS_INFORMATION information, ChildLaunch launch)
            throws BrokerUnreachableException {
        ProcessBuilder builder = program.builder();
        if (inherited.isSuspended() && !launch.holds(builder)) {
            return Result.refused(Win32Error.ERROR_NOT_SUPPORTED);
        }
        Result<ChildHandles> prepared = inherited.handles()
                ? ChildHandles.prepare(inherited.parent(), inherited.listed())
                : Result.granted(ChildHandles.none());
        return switch (prepared) {
            case Result.Refused<ChildHandles>(Win32Error error) -> Result.refused(error);
            case Result.Granted<ChildHandles>(ChildHandles handles) -> {
                Result<HeldChild> child;
                try {
                    child = launch.startHeld(builder, handles);
                } catch (IOException e) {
                    System.getLogger("org.basenamed.win32").log(System.Logger.Level.DEBUG, "CreateProcess", e);
                    yield Result.refused(Win32Error.ERROR_FILE_NOT_FOUND);
                }
                yield switch (child) {
                    case Result.Granted<HeldChild>(HeldChild started) ->
                        finish(started, inherited.isSuspended(), information);
                    case Result.Refused<HeldChild>(Win32Error error) -> Result.<Boolean>refused(error);
                };
            }
        };
    }

    private static Result<Boolean> finish(HeldChild child, boolean suspended, PROCESS_INFORMATION information)
            throws BrokerUnreachableException {
        boolean described = false;
        try {
            Result<Boolean> result = describe(child, suspended, information);
            described = result.isGranted();
            if (described && suspended) {
                SuspendedChildren.add(child);
            } else if (described) {
                child.release();
            }
            return result;
        } finally {
            if (!described && child.isHeld()) {
                child.destroy();
            }
        }
    }

    /** A child that stands cannot have ended, unless somebody has killed it. */
    private static Result<Boolean> describe(HeldChild child, boolean suspended, PROCESS_INFORMATION information)
            throws BrokerUnreachableException {
        int number = (int) child.process().pid();
        Result<WaitableHandle> opened = ProcessAccess.open(ObjectType.PROCESS, number, ProcessRights.ALL_ACCESS, 0);
        if (opened instanceof Result.Refused<WaitableHandle>(Win32Error error) && child.isHeld()) {
            return Result.refused(error);
        }
        Result<WaitableHandle> thread = ProcessAccess.open(ObjectType.THREAD, number, ThreadRights.ALL_ACCESS, 0);
        if (thread instanceof Result.Refused<WaitableHandle>(Win32Error error) && suspended) {
            close(opened);
            return Result.refused(error);
        }
        information.hProcess = valueOf(opened);
        information.hThread = valueOf(thread);
        information.dwProcessId = number;
        information.dwThreadId = number;
        return Result.granted(true);
    }

    private static void close(Result<WaitableHandle> opened) {
        if (opened instanceof Result.Granted<WaitableHandle>(WaitableHandle handle)) {
            handle.close();
        }
    }

    /** 0 for a child that could not be held, and has ended before it could be opened; and for threads, which not every kernel opens. */
    private static long valueOf(Result<WaitableHandle> opened) {
        return opened instanceof Result.Granted<WaitableHandle>(WaitableHandle handle) ? handle.value() : 0;
    }
}
