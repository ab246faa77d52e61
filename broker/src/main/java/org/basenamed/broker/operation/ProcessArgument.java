package org.basenamed.broker.operation;

import org.basenamed.broker.process.ProcessTask;
import org.basenamed.model.Result;
import org.basenamed.model.object.ProcessRecord;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.protocol.message.DuplicateHandleRequest;

/** A process as a request names it: by a handle of the caller, or as the caller itself. */
final class ProcessArgument {
    private final ObjectStore store;

    ProcessArgument(ObjectStore store) {
        this.store = store;
    }

    /** The process's record; refused with 6 if the handle is none of a process, with 5 if it has not the right, or the process has ended. */
    Result<ProcessRecord> record(int handle, int right, Call call) {
        if (handle == DuplicateHandleRequest.CURRENT_PROCESS) {
            return Result.granted(call.process());
        }
        return store.space()
                .resolve(call.process(), handle, ObjectType.PROCESS, right)
                .then(entry -> {
                    ProcessTask task = (ProcessTask) store.processes().tasks().of(entry.object());
                    store.processes().check(task);
                    return store.processes().recordOf(task);
                });
    }
}
