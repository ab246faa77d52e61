package org.basenamed.broker.operation;

import java.util.ArrayList;
import java.util.List;
import org.basenamed.broker.job.JobEngine;
import org.basenamed.broker.job.JobMembership;
import org.basenamed.broker.process.ProcessTask;
import org.basenamed.model.Result;
import org.basenamed.model.job.Job;
import org.basenamed.model.job.JobMember;
import org.basenamed.model.job.JobUsage;
import org.basenamed.model.object.KernelObject;
import org.basenamed.model.rights.JobRights;
import org.basenamed.model.rights.ProcessRights;
import org.basenamed.model.security.AccessCheck;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.InJobReply;
import org.basenamed.protocol.message.JobProcessRequest;
import org.basenamed.protocol.message.JobProcessesReply;
import org.basenamed.protocol.message.JobReply;
import org.basenamed.protocol.message.JobRequest;
import org.basenamed.protocol.message.JobViolationReply;
import org.basenamed.protocol.message.ListJobsReply;
import org.basenamed.protocol.message.ListJobsReply.Listed;
import org.basenamed.protocol.message.ListJobsRequest;
import org.basenamed.protocol.wire.HeaderLayout;

/** What is asked about jobs. */
final class JobQueryHandlers {
    private static final int REPLY_BYTES = HeaderLayout.MAX_MESSAGE_BYTES - HeaderLayout.LENGTH - 1024;
    private static final int ANY_JOB = 0;

    private final ObjectStore store;
    private final JobArgument argument;

    JobQueryHandlers(ObjectStore store) {
        this.store = store;
        this.argument = new JobArgument(store);
    }

    /** JB-45; one that has ended is where it was (JB-3). */
    Result<InJobReply> contains(JobProcessRequest request, Call call) {
        return argument.process(request.process(), ProcessRights.QUERY_LIMITED_INFORMATION, call)
                .then(task -> {
                    Result<InJobReply> answer = request.job() == ANY_JOB
                            ? Result.granted(new InJobReply(isInAny(task)))
                            : argument.job(request.job(), JobRights.QUERY, call)
                                    .map(job -> new InJobReply(isIn(task, job)));
                    store.processes().tasks().forgetIfUnneeded(task);
                    return answer;
                });
    }

    private boolean isInAny(ProcessTask task) {
        JobMembership membership = store.jobs().membershipOf(task);
        return membership != null && membership.member().job() != null;
    }

    private boolean isIn(ProcessTask task, Job job) {
        JobMembership membership = store.jobs().membershipOf(task);
        return membership != null && membership.member().isIn(job);
    }

    Result<JobReply> query(JobRequest request, Call call) {
        return argument.jobOrOwn(request.job(), JobRights.QUERY, call).map(job -> {
            bringUpToDate(job);
            return new JobReply(
                    job.limits(),
                    job.settings().notification(),
                    job.settings().uiRestrictions(),
                    job.settings().endOfTimeAction(),
                    job.settings().cpuRate().flags(),
                    job.settings().cpuRate().value(),
                    job.accounting(),
                    job.peakProcessBytes(),
                    job.peakJobBytes());
        });
    }

    /** Those of its processes that nobody has told of are found, and those that have ended are noticed. */
    private JobEngine.Memory bringUpToDate(Job job) {
        if (!job.hasHeld()) {
            return new JobEngine.Memory(0, 0, 0);
        }
        for (JobMember member : job.members()) {
            ProcessTask task = store.jobs().taskOf(member);
            if (task != null) {
                store.processes().check(task);
            }
        }
        store.jobs().watch().lookAgain();
        store.jobs().discover(job);
        return store.jobs().watch().read(job);
    }

    Result<JobViolationReply> violation(HandleRequest request, Call call) {
        Job job = store.jobs().of(call.subject().object());
        JobEngine.Memory memory = bringUpToDate(job);
        JobUsage used = job.used();
        return Result.granted(new JobViolationReply(
                job.settings().takeViolated(),
                job.settings().notification(),
                used.readBytes(),
                used.writeBytes(),
                used.userTime(),
                memory.bytes()));
    }

    /** JB-35. */
    Result<JobProcessesReply> processes(JobRequest request, Call call) {
        return argument.jobOrOwn(request.job(), JobRights.QUERY, call).map(job -> {
            bringUpToDate(job);
            List<Integer> numbers = job.active().stream().map(JobMember::number).toList();
            int listed = Math.min(numbers.size(), JobProcessesReply.MAX_PROCESSES);
            return new JobProcessesReply(numbers.size(), numbers.subList(0, listed));
        });
    }

    Result<ListJobsReply> list(ListJobsRequest request, Call call) {
        List<Listed> jobs = new ArrayList<>();
        int bytes = 0;
        boolean more = false;
        for (Job job : store.jobs().table().all()) {
            if (job.id() > request.afterNumber() && mayList(job, call) && isThere(job)) {
                Listed listed = listed(job, call);
                bytes += listed.maxBytes();
                more = bytes > REPLY_BYTES;
                if (more) {
                    break;
                }
                jobs.add(listed);
            }
        }
        JobEngine engine = store.jobs().engine();
        return Result.granted(
                new ListJobsReply(engine.description(), engine.enforced(), engine.ratesProcessors(), jobs, more));
    }

    /** Everybody is told what he could ask for: a job that he may query; or one without handles, which nobody can be asked about. */
    private boolean mayList(Job job, Call call) {
        KernelObject object = store.jobs().objectOf(job);
        return object == null
                || AccessCheck.check(object.security(), call.process().token(), object.type(), JobRights.QUERY)
                        .isGranted();
    }

    /** Whether a job is not over, by what can be seen now. */
    private boolean isThere(Job job) {
        bringUpToDate(job);
        return !store.jobs().isOver(job);
    }

    private Listed listed(Job job, Call call) {
        KernelObject object = store.jobs().objectOf(job);
        Job parent = job.parent();
        String name = object == null ? null : object.fullName();
        return new Listed(
                (int) job.id(),
                parent == null ? 0 : (int) parent.id(),
                name == null ? "" : InspectionHandlers.spelled(name, call.process()),
                object == null ? 0 : object.handleCount(),
                job.activeProcesses(),
                job.accounting().totalProcesses(),
                job.limits());
    }
}
