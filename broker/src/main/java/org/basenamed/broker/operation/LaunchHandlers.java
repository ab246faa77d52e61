package org.basenamed.broker.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.basenamed.broker.job.JobMembership;
import org.basenamed.broker.process.ProcessTask;
import org.basenamed.broker.process.TaskTable;
import org.basenamed.linux.ProcessUsage;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.job.Job;
import org.basenamed.model.job.JobMember;
import org.basenamed.model.job.JobMessage;
import org.basenamed.model.rights.JobRights;
import org.basenamed.model.rights.ProcessRights;
import org.basenamed.protocol.message.DoneReply;
import org.basenamed.protocol.message.LaunchReply;
import org.basenamed.protocol.message.LaunchRequest;

/*
 * A child that is to begin elsewhere than where the kernel puts it stands still before its first step, until it is there: otherwise what it
 * starts at once would be left behind.
 */
/** Starting children in jobs (jobs.md, section 4). */
final class LaunchHandlers {
    private final ObjectStore store;
    private final JobArgument argument;

    LaunchHandlers(ObjectStore store) {
        this.store = store;
        this.argument = new JobArgument(store);
    }

    /**
     * Where a child begins.
     *
     * @param inherited the job of its parent, or the one that it breaks away to; empty for none
     * @param parents the parent's own
     * @param listed those that it is put into beside that, in this order
     */
    private record Place(Optional<Job> inherited, Optional<Job> parents, List<Job> listed) {
        Optional<Job> immediate() {
            return listed.isEmpty() ? inherited : Optional.of(listed.getLast());
        }
    }

    private Result<Place> place(LaunchRequest request, Call call) {
        List<Job> listed = new ArrayList<>();
        for (int handle : request.jobs()) {
            switch (argument.job(handle, JobRights.ASSIGN_PROCESS, call)) {
                case Result.Granted<Job>(Job job) -> listed.add(job);
                case Result.Refused<Job>(Win32Error error) -> {
                    return Result.refused(error);
                }
            }
        }
        return argument.process(request.parent(), ProcessRights.CREATE_PROCESS, call)
                .then(parent -> {
                    JobMembership known = store.jobs().membershipOf(parent);
                    store.processes().tasks().forgetIfUnneeded(parent);
                    JobMember member = known == null ? new JobMember(parent.number()) : known.member();
                    return Job.ofChild(member, request.breaksAway())
                            .map(job -> new Place(job, Optional.ofNullable(member.job()), listed));
                });
    }

    Result<LaunchReply> prepare(LaunchRequest request, Call call) {
        return place(request, call).then(place -> {
            Optional<Job> full = place.inherited().flatMap(job -> Job.full(job.chain()));
            if (full.isPresent()) {
                store.jobs().ports().post(full.get(), JobMessage.of(JobMessage.Kind.ACTIVE_PROCESS_LIMIT));
                return Result.refused(Win32Error.ERROR_NOT_ENOUGH_QUOTA);
            }
            LaunchReply reply = reply(place, callersJob(call));
            if (reply.follows()) {
                call.caller().launches().add(request, ProcessUsage.nowTicks());
            }
            return Result.granted(reply);
        });
    }

    private LaunchReply reply(Place place, Optional<Job> callers) {
        Optional<Job> immediate = place.immediate();
        if (immediate.isEmpty() && callers.isEmpty()) {
            return new LaunchReply(false, false, "");
        }
        boolean elsewhere = !place.listed().isEmpty() || !place.inherited().equals(callers);
        boolean gated = elsewhere || !store.jobs().engine().keepsDescendants();
        return new LaunchReply(
                true,
                gated,
                immediate.map(job -> store.jobs().engine().mark(job)).orElse(""));
    }

    private Optional<Job> callersJob(Call call) {
        if (argument.self(call) instanceof Result.Granted<ProcessTask>(ProcessTask caller)) {
            JobMembership known = store.jobs().membershipOf(caller);
            store.processes().tasks().forgetIfUnneeded(caller);
            return known == null
                    ? Optional.empty()
                    : Optional.ofNullable(known.member().job());
        }
        return Optional.empty();
    }

    Result<DoneReply> launch(LaunchRequest request, Call call) {
        TaskTable tasks = store.processes().tasks();
        return place(request, call).then(place -> call.caller()
                .numbers()
                .child(request.childNumber())
                .then(tasks::process)
                .then(child -> {
                    Result<Boolean> put = isChild(child, call) && isNew(child, request, call)
                            ? put(child, place, callersJob(call))
                            : Result.refused(Win32Error.ERROR_ACCESS_DENIED);
                    tasks.forgetIfUnneeded(child);
                    return put.map(done -> new DoneReply());
                }));
    }

    /** By the kernel's word: nobody puts strangers into jobs in this way. */
    private static boolean isChild(ProcessTask child, Call call) {
        return !TaskTable.isOver(child)
                && child.facts().parentNumber() == call.caller().peer().pid()
                && child.belongsTo(call.caller().peer().uid());
    }

    /** JB-2: nor takes them out of jobs, for it is one that has just been started as was asked for. */
    private static boolean isNew(ProcessTask child, LaunchRequest request, Call call) {
        return ProcessUsage.of(child.number())
                .filter(usage -> call.caller().launches().take(request, usage.startTicks(), ProcessUsage.nowTicks()))
                .isPresent();
    }

    /** JB-15: those that are listed come after what is inherited, one after another; what is done stays done. */
    private Result<Boolean> put(ProcessTask child, Place place, Optional<Job> callers) {
        Result<Boolean> result = Result.granted(true);
        if (place.inherited().isPresent()) {
            result = store.jobs().inherit(child, place.inherited().get());
        } else if (callers.isPresent()) {
            result = store.jobs().release(child, callers.get());
        }
        for (Job job : place.listed()) {
            result = result.then(before -> store.jobs().assign(child, job));
        }
        return result;
    }
}
