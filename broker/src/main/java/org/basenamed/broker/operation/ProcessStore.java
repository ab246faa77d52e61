package org.basenamed.broker.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.basenamed.broker.process.Claim;
import org.basenamed.broker.process.ClaimTable;
import org.basenamed.broker.process.ProcessTask;
import org.basenamed.broker.process.Task;
import org.basenamed.broker.process.TaskTable;
import org.basenamed.broker.process.ThreadTask;
import org.basenamed.linux.Fd;
import org.basenamed.linux.LinuxException;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.KernelObject;
import org.basenamed.model.object.ObjectState;
import org.basenamed.model.object.OpenedHandle;
import org.basenamed.model.object.ProcessIdentity;
import org.basenamed.model.object.ProcessRecord;
import org.basenamed.model.quota.Account;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.security.ObjectSecurity;
import org.basenamed.model.security.Token;
import org.basenamed.model.waitable.ManualResetEvent;
import org.basenamed.model.waitable.Signal;
import org.basenamed.model.waitable.WaitWord;
import org.jspecify.annotations.Nullable;

/*
 * A process ends when its pidfd says so. The kernel closes its connection before that, so everything that it had is released first, and
 * only then whoever waits for the process is told: he must not find a name that only the dead held.
 */
/** Processes and threads as objects, and who of them is connected. */
final class ProcessStore {
    private final ObjectStore store;
    private final TaskTable tasks = new TaskTable();
    private final ClaimTable claims = new ClaimTable();
    private final Map<ProcessRecord, Caller> callers = new LinkedHashMap<>();

    ProcessStore(ObjectStore store) {
        this.store = store;
    }

    TaskTable tasks() {
        return tasks;
    }

    ClaimTable claims() {
        return claims;
    }

    /** Can be read when {@link #finishEnded} has something to do. */
    Fd ends() {
        return tasks.ends();
    }

    /** Whether handles are kept for processes that may still connect. */
    boolean keepsHandles() {
        return !claims.isEmpty() || tasks.processes().stream().anyMatch(task -> task.reserved() != null);
    }

    /** The tables' record of a process that connects: the one that was kept for it, or a new one. */
    Result<ProcessRecord> admit(ProcessIdentity identity) {
        ProcessTask task = tasks.findProcess(identity.processId());
        if (task == null || TaskTable.isOver(task)) {
            return store.space().admit(identity);
        }
        ProcessRecord reserved = task.takeReserved();
        if (reserved == null) {
            return store.space().admit(identity);
        }
        if (!reserved.token().user().equals(identity.token().user())) {
            // it has become another user's since, for whom these handles are not
            drop(reserved);
            tasks.forgetIfUnneeded(task);
            return store.space().admit(identity);
        }
        reserved.identify(identity);
        tasks.forgetIfUnneeded(task);
        return Result.granted(reserved);
    }

    /** The caller has connected as a process. */
    void joined(Caller caller, ProcessRecord process) {
        callers.put(process, caller);
    }

    /** The process has nothing any more. */
    void left(ProcessRecord process) {
        callers.remove(process);
        ChildSearch.parentGone(claims.of(process), this);
    }

    /** Who has connected as that process; empty if nobody has. */
    Optional<Caller> callerOf(ProcessRecord process) {
        return Optional.ofNullable(callers.get(process));
    }

    /** What is done to the handles of a process that has not ended: its record, if need be one that is kept until it connects. */
    Result<ProcessRecord> recordOf(ProcessTask task) {
        if (TaskTable.isOver(task)) {
            return Result.refused(Win32Error.ERROR_ACCESS_DENIED);
        }
        ProcessRecord connected = connected(task);
        if (connected != null) {
            return Result.granted(connected);
        }
        ProcessRecord reserved = task.reserved();
        return reserved != null ? Result.granted(reserved) : reserve(task);
    }

    /** The record of a process that has connected and not ended, the last one if it has done so several times. */
    @Nullable
    ProcessRecord connected(ProcessTask task) {
        ProcessRecord last = null;
        for (Map.Entry<ProcessRecord, Caller> entry : callers.entrySet()) {
            if (entry.getValue().peer().pid() == task.number()
                    && !entry.getValue().isOver()) {
                last = entry.getKey();
            }
        }
        return last;
    }

    private Result<ProcessRecord> reserve(ProcessTask task) {
        int user = task.facts().effectiveUid();
        ProcessIdentity unknown = new ProcessIdentity(
                task.number(), Token.ofUser(user), store.policy().sessionOf(user), "");
        return store.space().admit(unknown).map(record -> {
            task.reserve(record);
            return record;
        });
    }

    /** The object that handles to a process or thread refer to; one for all of them. */
    Result<KernelObject> objectOf(Task task, Account payer) {
        KernelObject known = task.object();
        if (known != null) {
            return Result.granted(known);
        }
        ObjectType type = task instanceof ProcessTask ? ObjectType.PROCESS : ObjectType.THREAD;
        ObjectState state = new ObjectState.WaitableState(type, ManualResetEvent.TYPE);
        Token user = Token.ofUser(task.facts().effectiveUid());
        Result<KernelObject> made = store.space()
                .addUnnamed(state, ObjectSecurity.ofTask(user, type), payer)
                .then(object -> adopt(task, object));
        if (!made.isGranted()) {
            tasks.forgetIfUnneeded(task);
        }
        return made;
    }

    private Result<KernelObject> adopt(Task task, KernelObject object) {
        try {
            store.adopt(object, ManualResetEvent.TYPE, WaitWord.of(task.hasEnded() ? 1 : 0));
        } catch (LinuxException e) {
            Win32Error error = ObjectStore.outOf(e);
            dropIfUnused(object);
            return Result.refused(error);
        }
        tasks.adopt(task, object);
        return Result.granted(object);
    }

    /** Opens a handle to a process or thread. */
    Result<OpenedHandle> open(Task task, int desiredAccess, int handleFlags, Call call) {
        if (!task.belongsTo(call.caller().peer().uid())) {
            tasks.forgetIfUnneeded(task);
            return Result.refused(Win32Error.ERROR_ACCESS_DENIED);
        }
        return objectOf(task, call.process().account()).then(object -> {
            Result<OpenedHandle> opened = store.space().open(call.process(), object, desiredAccess, handleFlags);
            dropIfUnused(object);
            return opened;
        });
    }

    /** Drops an object of a process or thread to which no handle has come to be opened. */
    void dropIfUnused(KernelObject object) {
        if (store.space().dropIfUnused(object)) {
            store.dispose(object);
        }
    }

    /** Looks whether it has ended, without waiting for the kernel to tell. */
    void check(Task task) {
        if (!task.hasEnded() && TaskTable.isOver(task)) {
            finish(task);
        }
    }

    /** Does what is due for everybody who has ended. */
    void finishEnded() {
        for (List<Task> ended = tasks.takeEnded(); !ended.isEmpty(); ended = tasks.takeEnded()) {
            ended.forEach(this::check);
        }
    }

    private void finish(Task task) {
        switch (task) {
            case ProcessTask process -> finishProcess(process);
            case ThreadTask thread -> endThread(thread);
        }
        KernelObject object = task.object();
        tasks.end(task);
        if (task instanceof ProcessTask process) {
            store.jobs().ended(process);
        }
        if (object != null) {
            store.mediation().signal(store.referenceOf(object), Signal.SET, 0);
        }
    }

    private void finishProcess(ProcessTask process) {
        List<Caller> dead = new ArrayList<>();
        callers.values().forEach(caller -> {
            if (caller.peer().pid() == process.number() && caller.isOver()) {
                dead.add(caller);
            }
        });
        dead.forEach(store::ended);
        ProcessRecord reserved = process.takeReserved();
        if (reserved != null) {
            drop(reserved);
        }
        claims.ended(process, tasks, claim -> drop(claim.handles()));
        tasks.threadsOf(process).forEach(this::check);
    }

    /**
     * HD-46: mutexes of a thread are abandoned before whoever waits for its end is told of it. A process in a container calls its threads
     * by other numbers, and tells of their ends itself.
     */
    private void endThread(ThreadTask thread) {
        callers.forEach((process, caller) -> {
            if (caller.peer().pid() == thread.processNumber()
                    && !caller.numbers().isElsewhere()) {
                store.mediation().endThreadOf(caller.board(), thread.number());
            }
        });
    }

    /** Closes handles that were kept for somebody who will not come. */
    void drop(ProcessRecord record) {
        store.space().end(record).forEach(store::dispose);
    }

    /** Gives a process what was prepared for it. */
    void grant(ClaimTable.Token token, Claim claim, ProcessRecord child) {
        claims.remove(token, tasks);
        store.duplication().move(claim.handles(), child).forEach(store::dispose);
    }

    /** Keeps what was prepared for a process that has not connected. */
    void keep(ClaimTable.Token token, Claim claim, ProcessTask child) {
        ProcessRecord reserved = child.reserved();
        if (reserved != null) {
            grant(token, claim, reserved);
            return;
        }
        child.reserve(claim.handles());
        claims.remove(token, tasks);
    }
}
