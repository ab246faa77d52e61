package org.basenamed.broker.operation;

import org.basenamed.broker.process.Task;
import org.basenamed.broker.process.TaskTable;
import org.basenamed.broker.process.ThreadTask;
import org.basenamed.broker.waiting.Board;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.DuplicateWish;
import org.basenamed.model.object.Duplicated;
import org.basenamed.model.object.HandleEntry;
import org.basenamed.model.object.ProcessRecord;
import org.basenamed.model.rights.ProcessRights;
import org.basenamed.protocol.message.DoneReply;
import org.basenamed.protocol.message.DuplicateHandleRequest;
import org.basenamed.protocol.message.HandleReply;
import org.basenamed.protocol.message.SetHandleInformationRequest;
import org.basenamed.protocol.message.TakenAwayReply;
import org.basenamed.protocol.message.TakenAwayRequest;

/** Duplicating handles between processes, and their flags. */
final class DuplicationHandlers {
    private static final int NO_PROCESS = 0;

    private final ObjectStore store;
    private final ProcessArgument processArgument;

    DuplicationHandlers(ObjectStore store) {
        this.store = store;
        this.processArgument = new ProcessArgument(store);
    }

    Result<HandleReply> duplicate(DuplicateHandleRequest request, Call call) {
        return new DuplicateWish(request.access(), request.inherit(), request.options())
                .check()
                .then(wish -> processArgument
                        .record(request.sourceProcess(), ProcessRights.DUP_HANDLE, call)
                        .then(source -> duplicate(source, wish, request, call)));
    }

    private Result<HandleReply> duplicate(
            ProcessRecord source, DuplicateWish wish, DuplicateHandleRequest request, Call call) {
        boolean closesOnly = request.targetProcess() == NO_PROCESS && wish.has(DuplicateWish.CLOSE_SOURCE);
        Result<ProcessRecord> target = request.targetProcess() == NO_PROCESS
                ? Result.refused(Win32Error.ERROR_INVALID_PARAMETER)
                : processArgument.record(request.targetProcess(), ProcessRights.DUP_HANDLE, call);
        int handle = request.source();
        if (handle == DuplicateHandleRequest.CURRENT_PROCESS || handle == DuplicateHandleRequest.CURRENT_THREAD) {
            // HD-12: there is nothing to be closed
            return closesOnly
                    ? Result.granted(new HandleReply(0))
                    : target.then(process -> duplicateSelf(source, process, wish, request));
        }
        boolean valid = source.handles().find(handle) != null;
        Duplicated done = store.duplication().duplicate(source, handle, target, wish);
        done.ended().forEach(store::dispose);
        if (done.sourceClosed()) {
            source.noteTakenAway(handle);
            store.processes().callerOf(source).map(Caller::board).ifPresent(Board::tellOfHandleTakenAway);
        }
        return closesOnly && valid
                ? Result.granted(new HandleReply(0))
                : done.value().map(HandleReply::new);
    }

    /** HD-12: a handle to the process whose handle was asked for, or to the calling thread. */
    private Result<HandleReply> duplicateSelf(
            ProcessRecord source, ProcessRecord target, DuplicateWish wish, DuplicateHandleRequest request) {
        return self(source, request)
                .then(task -> store.processes().objectOf(task, target.account()))
                .then(object -> {
                    HandleEntry full = new HandleEntry(object, object.type().allAccess(), 0);
                    Result<Integer> value = store.duplication().duplicate(target, full, wish);
                    store.processes().dropIfUnused(object);
                    return value.map(HandleReply::new);
                });
    }

    private Result<? extends Task> thread(ProcessRecord source, int number) {
        TaskTable tasks = store.processes().tasks();
        Result<Integer> meant = store.processes()
                .callerOf(source)
                .map(caller -> caller.numbers().thread(number))
                .orElse(Result.granted(number));
        return meant.then(tasks::thread).then(thread -> {
            if (thread.processNumber() == source.identity().processId()) {
                return Result.<ThreadTask>granted(thread);
            }
            tasks.forgetIfUnneeded(thread);
            return Result.refused(Win32Error.ERROR_INVALID_HANDLE);
        });
    }

    private Result<Task> self(ProcessRecord source, DuplicateHandleRequest request) {
        return request.source() == DuplicateHandleRequest.CURRENT_PROCESS
                ? store.processes()
                        .tasks()
                        .process(source.identity().processId())
                        .map(process -> process)
                : thread(source, request.threadNumber()).map(thread -> thread);
    }

    Result<DoneReply> setInformation(SetHandleInformationRequest request, Call call) {
        return store.space()
                .setFlags(call.process(), request.handle(), request.mask(), request.flags())
                .map(changed -> new DoneReply());
    }

    Result<TakenAwayReply> takenAway(TakenAwayRequest request, Call call) {
        return Result.granted(new TakenAwayReply(call.process().takeTakenAway(TakenAwayReply.MAX_HANDLES)));
    }
}
