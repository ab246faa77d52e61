package org.basenamed.broker.operation;

import java.util.List;
import java.util.Optional;
import org.basenamed.broker.job.JobMembership;
import org.basenamed.broker.job.MemberLimits;
import org.basenamed.broker.process.ProcessTask;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.ProcessCalls;
import org.basenamed.linux.ResourceCalls;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.job.CpuRate;
import org.basenamed.model.job.Job;
import org.basenamed.model.job.JobLimits;
import org.basenamed.model.job.PriorityClass;
import org.basenamed.model.object.HandleEntry;
import org.basenamed.model.object.KernelObject;
import org.basenamed.model.rights.JobRights;
import org.basenamed.model.rights.ProcessRights;
import org.basenamed.protocol.message.DoneReply;
import org.basenamed.protocol.message.JobProcessRequest;
import org.basenamed.protocol.message.OpenByNumberRequest;
import org.basenamed.protocol.message.SetJobLimitsRequest;
import org.basenamed.protocol.message.SetJobNotificationRequest;
import org.basenamed.protocol.message.SetJobOptionRequest;
import org.basenamed.protocol.message.TerminateRequest;
import org.basenamed.protocol.message.WaitableReply;
import org.basenamed.protocol.wire.MalformedMessageException;

/** Filling, limiting and ending jobs. */
final class JobHandlers {
    private final ObjectStore store;
    private final WaitableHandlers waitables;
    private final JobArgument argument;

    JobHandlers(ObjectStore store, WaitableHandlers waitables) {
        this.store = store;
        this.waitables = waitables;
        this.argument = new JobArgument(store);
    }

    private Job subject(Call call) {
        return store.jobs().of(call.subject().object());
    }

    /** JB-8, JB-9: the process comes first. */
    Result<DoneReply> assign(JobProcessRequest request, Call call) {
        return argument.process(request.process(), ProcessRights.SET_QUOTA | ProcessRights.TERMINATE, call)
                .then(task -> {
                    Result<Boolean> assigned = argument.job(request.job(), JobRights.ASSIGN_PROCESS, call)
                            .then(job -> mayBeAssigned(task, call)
                                    .then(may -> store.jobs().assign(task, job)));
                    store.processes().tasks().forgetIfUnneeded(task);
                    return assigned.map(done -> new DoneReply());
                });
    }

    /** A handle to a process of another user may have come from somebody who could open it: what can be done by it has to be allowed here. */
    private static Result<Boolean> mayBeAssigned(ProcessTask task, Call call) {
        return task.belongsTo(call.caller().peer().uid())
                ? Result.granted(true)
                : Result.refused(Win32Error.ERROR_ACCESS_DENIED);
    }

    Result<DoneReply> terminate(TerminateRequest request, Call call) {
        store.jobs().ending().terminate(subject(call), request.exitCode());
        return Result.granted(new DoneReply());
    }

    Result<DoneReply> limit(SetJobLimitsRequest request, Call call) {
        int allowed = request.allowed();
        if (allowed != JobLimits.BASIC && allowed != JobLimits.EXTENDED) {
            throw new MalformedMessageException("limit flags 0x" + Integer.toHexString(allowed));
        }
        Job job = subject(call);
        return request.limits()
                .check(allowed, ResourceCalls.affinity(ProcessCalls.getpid()))
                .then(limits -> enforceable(limits.over(job.limits(), allowed)))
                .then(limits ->
                        store.jobs().engine().limit(job, limits, job.settings().cpuRate()))
                .then(limited -> apply(job, request.limits(), allowed))
                .map(done -> new DoneReply());
    }

    /** What cannot be enforced is refused and not ignored. */
    private Result<JobLimits> enforceable(JobLimits limits) {
        boolean freely = limits.workingSetMaximum() == 0;
        int flags = freely ? limits.flags() & ~JobLimits.WORKING_SET : limits.flags();
        if ((flags & ~store.jobs().engine().enforced()) != 0) {
            return Result.refused(Win32Error.ERROR_NOT_SUPPORTED);
        }
        boolean urgent = limits.has(JobLimits.PRIORITY_CLASS)
                && PriorityClass.of(limits.priorityClass()).orElseThrow().nice() < PriorityClass.NORMAL.nice();
        return urgent && ProcessCalls.geteuid() != 0
                ? Result.refused(Win32Error.ERROR_PRIVILEGE_NOT_HELD)
                : Result.granted(limits);
    }

    /** JB-33: for those who are in it, and for those who come. */
    private Result<Boolean> apply(Job job, JobLimits wish, int allowed) {
        if (job.hasHeld()) {
            // JB-29: who is in it already is not one too many
            store.jobs().lookFor(job);
        }
        store.jobs().watch().read(job);
        Job.Limited before = job.limit(wish, allowed);
        Result<Boolean> applied = applyToAll(job);
        if (!applied.isGranted()) {
            job.restore(before);
            store.jobs().engine().limit(job, before.limits(), job.settings().cpuRate());
            for (JobMembership membership : store.jobs().membershipsOf(job)) {
                // as far as it can be: what has been made stricter may take a privilege to undo
                limits(membership).ifPresent(membership::limit);
            }
        }
        store.jobs().watch().arm();
        return applied;
    }

    /** Until none is found that was started meanwhile. */
    private Result<Boolean> applyToAll(Job job) {
        try {
            Result<Boolean> applied;
            do {
                applied = applyToMembers(job);
            } while (applied.isGranted() && job.hasHeld() && store.jobs().lookFor(job) > 0);
            return applied;
        } catch (LinuxException e) {
            return Result.refused(ObjectStore.outOf(e));
        }
    }

    /** One kind after another for all of them, so that a refusal leaves little to be taken back. */
    private Result<Boolean> applyToMembers(Job job) {
        List<JobMembership> members = store.jobs().membershipsOf(job);
        Result<Boolean> all = Result.granted(true);
        for (MemberLimits.Kind kind : MemberLimits.Kind.values()) {
            for (JobMembership membership : members) {
                all = all.then(before -> limits(membership)
                        .map(wish -> membership.limit(kind, wish))
                        .orElse(Result.granted(true)));
            }
        }
        return all;
    }

    private static Optional<MemberLimits> limits(JobMembership membership) {
        return Optional.ofNullable(membership.member().job()).map(MemberLimits::of);
    }

    Result<DoneReply> notification(SetJobNotificationRequest request, Call call) {
        return request.limits().check().map(limits -> {
            Job job = subject(call);
            store.jobs().watch().read(job);
            job.settings().notify(limits);
            store.jobs().watch().arm();
            return new DoneReply();
        });
    }

    Result<DoneReply> option(SetJobOptionRequest request, Call call) {
        Job job = subject(call);
        Result<?> set =
                switch (request.option()) {
                    case SetJobOptionRequest.UI_RESTRICTIONS -> job.settings().restrictUi(request.value());
                    case SetJobOptionRequest.END_OF_TIME -> job.settings().atEndOfTime(request.value());
                    case SetJobOptionRequest.CPU_RATE -> rate(job, new CpuRate(request.value(), request.rate()));
                    default -> throw new MalformedMessageException("job option " + request.option());
                };
        return set.map(done -> new DoneReply());
    }

    private Result<Boolean> rate(Job job, CpuRate wish) {
        return wish.check().then(rate -> {
            if (rate.isEnabled() && !store.jobs().engine().ratesProcessors()) {
                return Result.refused(Win32Error.ERROR_NOT_SUPPORTED);
            }
            return store.jobs().engine().limit(job, job.limits(), rate).map(limited -> {
                job.settings().rate(rate);
                return true;
            });
        });
    }

    /** For people, who see the number in a list. */
    Result<WaitableReply> open(OpenByNumberRequest request, Call call) {
        Job job = store.jobs().table().find(request.number());
        KernelObject object = job == null ? null : store.jobs().objectOf(job);
        return object == null
                ? Result.refused(Win32Error.ERROR_FILE_NOT_FOUND)
                : store.space()
                        .open(
                                call.process(),
                                object,
                                request.desiredAccess(),
                                request.handleFlags() & HandleEntry.FLAGS)
                        .map(handle -> waitables.reply(handle, call));
    }
}
