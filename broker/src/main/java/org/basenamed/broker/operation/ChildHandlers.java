package org.basenamed.broker.operation;

import java.util.List;
import org.basenamed.broker.process.Claim;
import org.basenamed.broker.process.ClaimTable;
import org.basenamed.broker.process.ProcessTask;
import org.basenamed.broker.process.TaskTable;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.ProcessIdentity;
import org.basenamed.model.object.ProcessRecord;
import org.basenamed.model.rights.ProcessRights;
import org.basenamed.protocol.message.ClaimChildRequest;
import org.basenamed.protocol.message.DoneReply;
import org.basenamed.protocol.message.PrepareChildReply;
import org.basenamed.protocol.message.PrepareChildRequest;
import org.jspecify.annotations.Nullable;

/**
 * Inheritance (handles.md, section 5). The handles are set aside before the child is started, as they are then (HD-31). The parent says
 * which process the child is when it knows; a child that is faster says so itself, by the token in its environment.
 */
final class ChildHandlers {
    /** As many children can be on their way at once for one parent. */
    private static final int MAX_CLAIMS = 1024;

    private final ObjectStore store;
    private final ProcessArgument processArgument;

    ChildHandlers(ObjectStore store) {
        this.store = store;
        this.processArgument = new ProcessArgument(store);
    }

    Result<PrepareChildReply> prepare(PrepareChildRequest request, Call call) {
        ClaimTable claims = store.processes().claims();
        if (claims.of(call.process()).size() >= MAX_CLAIMS) {
            return Result.refused(Win32Error.ERROR_NO_SYSTEM_RESOURCES);
        }
        return processArgument
                .record(request.parent(), ProcessRights.CREATE_PROCESS, call)
                .then(parent -> setAside(parent, request.all() ? null : request.handles(), call));
    }

    private Result<PrepareChildReply> setAside(ProcessRecord parent, @Nullable List<Integer> listed, Call call) {
        ProcessIdentity unknown = new ProcessIdentity(
                0, call.process().token(), call.process().identity().sessionNumber(), "");
        return store.space().admit(unknown).then(child -> {
            Result<ProcessRecord> inherited = store.duplication().inherit(parent, child, listed);
            if (!inherited.isGranted()) {
                store.processes().drop(child);
            }
            return inherited.map(handles -> {
                ClaimTable.Token token = store.processes().claims().add(new Claim(call.process(), handles));
                return new PrepareChildReply(token.high(), token.low());
            });
        });
    }

    Result<DoneReply> claim(ClaimChildRequest request, Call call) {
        ProcessStore processes = store.processes();
        ClaimTable.Token token = new ClaimTable.Token(request.tokenHigh(), request.tokenLow());
        Claim claim = processes.claims().find(token);
        if (claim == null) {
            // claimed by the one whom it was for, or forged, or shown again: nothing comes of it
            return Result.granted(new DoneReply());
        }
        if (claim.parent() != call.process()) {
            return claimedByChild(token, claim, call);
        }
        Result<ProcessTask> child = call.caller()
                .numbers()
                .child(request.childNumber())
                .then(number -> processes.tasks().process(number));
        switch (child) {
            case Result.Granted<ProcessTask>(ProcessTask task) when isChild(task, claim) -> give(token, claim, task);
            case Result.Granted<ProcessTask>(ProcessTask task) -> {
                processes.tasks().forgetIfUnneeded(task);
                cancel(token, claim);
            }
            case Result.Refused<ProcessTask>(Win32Error error) -> cancel(token, claim);
        }
        return Result.granted(new DoneReply());
    }

    /** The parent says it: the child has not been started, or has ended already. */
    private void cancel(ClaimTable.Token token, Claim claim) {
        store.processes().claims().remove(token, store.processes().tasks());
        store.processes().drop(claim.handles());
    }

    private void give(ClaimTable.Token token, Claim claim, ProcessTask task) {
        ProcessRecord connected = store.processes().connected(task);
        if (connected == null) {
            store.processes().keep(token, claim, task);
        } else {
            store.processes().grant(token, claim, connected);
        }
        store.processes().tasks().forgetIfUnneeded(task);
    }

    private Result<DoneReply> claimedByChild(ClaimTable.Token token, Claim claim, Call call) {
        TaskTable tasks = store.processes().tasks();
        return tasks.process(call.caller().peer().pid()).then(task -> {
            boolean child = isChild(task, claim);
            if (child) {
                store.processes().grant(token, claim, call.process());
            }
            tasks.forgetIfUnneeded(task);
            return child ? Result.granted(new DoneReply()) : Result.refused(Win32Error.ERROR_ACCESS_DENIED);
        });
    }

    /** Whether the kernel says so. The children of a dead process cannot be told from others. */
    private boolean isChild(ProcessTask task, Claim claim) {
        if (TaskTable.isOver(task)) {
            return false;
        }
        return store.processes()
                .callerOf(claim.parent())
                .map(parent -> task.facts().parentNumber() == parent.peer().pid())
                .orElse(true);
    }
}
