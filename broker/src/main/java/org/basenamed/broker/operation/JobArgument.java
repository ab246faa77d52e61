package org.basenamed.broker.operation;

import org.basenamed.broker.process.ProcessTask;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.job.Job;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.protocol.message.DuplicateHandleRequest;

/** Jobs and processes as requests about both name them. */
final class JobArgument {
    private final ObjectStore store;

    JobArgument(ObjectStore store) {
        this.store = store;
    }

    /** A job by a handle of the caller. */
    Result<Job> job(int handle, int right, Call call) {
        return store.space()
                .resolve(call.process(), handle, ObjectType.JOB, right)
                .map(entry -> store.jobs().of(entry.object()));
    }

    /** JB-23: as {@link #job}; with 0 the immediate job of the caller, who must be in one. */
    Result<Job> jobOrOwn(int handle, int right, Call call) {
        return handle != 0 ? job(handle, right, call) : self(call).then(this::jobOf);
    }

    private Result<Job> jobOf(ProcessTask task) {
        var membership = store.jobs().membershipOf(task);
        Job job = membership == null ? null : membership.member().job();
        store.processes().tasks().forgetIfUnneeded(task);
        return job == null ? Result.refused(Win32Error.ERROR_ACCESS_DENIED) : Result.granted(job);
    }

    /** A process by a handle of the caller, or the caller himself. */
    Result<ProcessTask> process(int handle, int right, Call call) {
        if (handle == DuplicateHandleRequest.CURRENT_PROCESS) {
            return self(call);
        }
        return store.space()
                .resolve(call.process(), handle, ObjectType.PROCESS, right)
                .map(entry -> (ProcessTask) store.processes().tasks().of(entry.object()));
    }

    /** The caller; refused with 87 if he cannot be seen from here. */
    Result<ProcessTask> self(Call call) {
        return store.processes().tasks().process(call.caller().peer().pid());
    }
}
