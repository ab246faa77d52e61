package org.basenamed.broker.operation;

import org.basenamed.broker.process.ProcessTask;
import org.basenamed.broker.process.Task;
import org.basenamed.broker.process.TaskTable;
import org.basenamed.broker.process.ThreadTask;
import org.basenamed.linux.Errno;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.Pidfd;
import org.basenamed.linux.ProcessCalls;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.HandleEntry;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.rights.ProcessRights;
import org.basenamed.model.rights.ThreadRights;
import org.basenamed.protocol.message.DoneReply;
import org.basenamed.protocol.message.EndReply;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.NoteExitRequest;
import org.basenamed.protocol.message.OpenByNumberRequest;
import org.basenamed.protocol.message.TerminateRequest;
import org.basenamed.protocol.message.WaitableReply;

/** Opening processes and threads, asking for their ends, and ending them. */
final class ProcessHandlers {

    private final ObjectStore store;
    private final WaitableHandlers waitables;

    ProcessHandlers(ObjectStore store, WaitableHandlers waitables) {
        this.store = store;
        this.waitables = waitables;
    }

    Result<WaitableReply> openProcess(OpenByNumberRequest request, Call call) {
        return call.caller()
                .numbers()
                .process(request.number())
                .then(store.processes().tasks()::process)
                .then(task -> open(task, request, call));
    }

    Result<WaitableReply> openThread(OpenByNumberRequest request, Call call) {
        return call.caller()
                .numbers()
                .thread(request.number())
                .then(store.processes().tasks()::thread)
                .then(task -> open(task, request, call));
    }

    private Result<WaitableReply> open(Task task, OpenByNumberRequest request, Call call) {
        return store.processes()
                .open(task, request.desiredAccess(), request.handleFlags() & HandleEntry.FLAGS, call)
                .map(handle -> waitables.reply(handle, call));
    }

    Result<EndReply> query(HandleRequest request, Call call) {
        HandleEntry entry = call.subject();
        return of(entry).then(task -> {
            int needed = task instanceof ProcessTask
                    ? ProcessRights.QUERY_LIMITED_INFORMATION
                    : ThreadRights.QUERY_LIMITED_INFORMATION;
            boolean asks = AccessMask.allows(entry.grantedAccess(), needed);
            // whoever may queue calls to a thread, or let it go on, has to know which one it is, but not how it ended
            int acts = ThreadRights.SET_CONTEXT | ThreadRights.SUSPEND_RESUME;
            boolean knows = task instanceof ThreadTask && (entry.grantedAccess() & acts) != 0;
            if (!asks && !knows) {
                return Result.refused(Win32Error.ERROR_ACCESS_DENIED);
            }
            store.processes().check(task);
            return Result.granted(asks ? reply(task) : reply(task).withoutCode());
        });
    }

    private static EndReply reply(Task task) {
        boolean known = task.hasEnded() && task.exitCode().isPresent();
        int code = task.exitCode().orElse(0);
        return switch (task) {
            case ProcessTask process -> new EndReply(process.number(), 0, task.hasEnded(), known, known ? code : 0);
            case ThreadTask thread ->
                new EndReply(thread.processNumber(), thread.number(), task.hasEnded(), known, known ? code : 0);
        };
    }

    private Result<Task> of(HandleEntry entry) {
        ObjectType type = entry.object().type();
        return type == ObjectType.PROCESS || type == ObjectType.THREAD
                ? Result.granted(store.processes().tasks().of(entry.object()))
                : Result.refused(Win32Error.ERROR_INVALID_HANDLE);
    }

    Result<DoneReply> check(HandleRequest request, Call call) {
        return of(call.subject()).map(task -> {
            store.processes().check(task);
            return new DoneReply();
        });
    }

    /** HD-47a: one that has ended cannot be ended again, and its exit code stays. */
    Result<DoneReply> terminate(TerminateRequest request, Call call) {
        Task task = store.processes().tasks().of(call.subject().object());
        store.processes().check(task);
        if (task.hasEnded()) {
            return Result.refused(Win32Error.ERROR_ACCESS_DENIED);
        }
        boolean first = task.exitCode().isEmpty();
        task.noteExit(request.exitCode());
        int result = Pidfd.sendSignal(task.pidfd(), ProcessCalls.SIGKILL);
        if (result == 0) {
            return Result.granted(new DoneReply());
        }
        if (result == -Errno.EPERM && store.policy().servesMachine() && task instanceof ProcessTask) {
            // the broker's user may not, but the caller may, if the kernel says so: it gets what means this process and
            // no other
            call.attachOwned(task.pidfd().duplicate());
            return Result.granted(new DoneReply());
        }
        if (first) {
            task.forgetExit();
        }
        if (result == -Errno.EPERM || result == -Errno.ESRCH) {
            return Result.refused(Win32Error.ERROR_ACCESS_DENIED);
        }
        throw new LinuxException("pidfd_send_signal", -result, task.pidfd(), ProcessCalls.SIGKILL);
    }

    /** Only those are noted that somebody may ask for. */
    Result<DoneReply> noteExit(NoteExitRequest request, Call call) {
        TaskTable tasks = store.processes().tasks();
        int caller = call.caller().peer().pid();
        ProcessTask process = tasks.findProcess(caller);
        if (request.threadNumber() == 0) {
            if (process != null) {
                process.noteExit(request.exitCode());
            }
        } else if (call.caller().numbers().thread(request.threadNumber()).then(tasks::thread)
                instanceof Result.Granted<ThreadTask>(ThreadTask thread)) {
            if (thread.processNumber() == caller) {
                thread.noteExit(request.exitCode());
            }
            tasks.forgetIfUnneeded(thread);
        }
        return Result.granted(new DoneReply());
    }
}
