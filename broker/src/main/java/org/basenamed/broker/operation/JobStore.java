package org.basenamed.broker.operation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.basenamed.broker.job.EngineChoice;
import org.basenamed.broker.job.JobEngine;
import org.basenamed.broker.job.JobMembership;
import org.basenamed.broker.job.JobTable;
import org.basenamed.broker.job.MemberLimits;
import org.basenamed.broker.process.ProcessTask;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.ProcessUsage;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.job.Job;
import org.basenamed.model.job.JobMember;
import org.basenamed.model.job.JobMessage;
import org.basenamed.model.job.JobMessage.Kind;
import org.basenamed.model.object.KernelObject;
import org.basenamed.model.rights.ObjectType;
import org.jspecify.annotations.Nullable;

/** Jobs as objects, and the processes in them. */
final class JobStore {
    /** So many processes of one job are known at once: each takes a descriptor, which others need, too. */
    private static final int MAX_KNOWN = 4096;

    private final ObjectStore store;
    private final EngineChoice choice;
    private final JobTable table = new JobTable();
    private final Map<Long, Job> byObject = new HashMap<>();
    private final Map<Job, KernelObject> objects = new HashMap<>();
    private final JobPorts ports;
    private final JobWatch watch;
    private final JobEnding ending;
    private @Nullable JobEngine engine;

    JobStore(ObjectStore store, EngineChoice choice) {
        this.store = store;
        this.choice = choice;
        this.ports = new JobPorts(store.ports());
        this.watch = new JobWatch(this);
        this.ending = new JobEnding(store, this);
    }

    JobTable table() {
        return table;
    }

    JobPorts ports() {
        return ports;
    }

    JobWatch watch() {
        return watch;
    }

    JobEnding ending() {
        return ending;
    }

    /** What keeps jobs together; made when it is first needed. */
    JobEngine engine() {
        JobEngine known = engine;
        if (known == null) {
            known = choice.make(table, this::memberOf);
            engine = known;
            known.events().ifPresent(watch::add);
        }
        return known;
    }

    private Optional<JobMember> memberOf(int number) {
        return Optional.ofNullable(store.processes().tasks().findProcess(number))
                .map(ProcessTask::membership)
                .map(JobMembership::member);
    }

    /** An object has been made for a new job. */
    void created(KernelObject object) {
        Job job = table.add();
        byObject.put(object.id(), job);
        objects.put(job, object);
    }

    Job of(KernelObject object) {
        Job job = byObject.get(object.id());
        if (job == null) {
            throw new IllegalStateException("object " + object.id() + " is no job");
        }
        return job;
    }

    /** What handles to a job refer to; null if none is open any more (JB-4). */
    @Nullable
    KernelObject objectOf(Job job) {
        return objects.get(job);
    }

    /** The last handle to an object has been closed (JB-4, JB-5). */
    void disposed(KernelObject object) {
        Job job = object.type() == ObjectType.JOB ? byObject.remove(object.id()) : null;
        if (job != null) {
            objects.remove(job);
            ending.lastHandleClosed(job);
            dropIfOver(job);
        }
    }

    /** Whether a process is in any job, or will be looked for. */
    boolean hasMembers() {
        return table.all().stream().anyMatch(job -> !job.isEmpty() || ending.isSettling(job));
    }

    /** What jobs have to do with a process, by the kernel's word if nobody has told yet; null if nothing. */
    @Nullable
    JobMembership membershipOf(ProcessTask task) {
        if (task.membership() == null && !table.isEmpty() && !task.hasEnded()) {
            engine().jobOf(task.number()).ifPresent(job -> adopt(task, job));
        }
        return task.membership();
    }

    /** A process has been found in a job that was started by another one in it. */
    private void adopt(ProcessTask task, Job job) {
        Optional<ProcessUsage> usage = ProcessUsage.of(task.number());
        if (usage.isEmpty() || usage.get().state() == 'Z') {
            return;
        }
        JobMembership membership = new JobMembership(task.number(), usage.get().startTicks());
        Optional<Job> full = Job.full(job.chain());
        task.membership(membership);
        membership.found();
        job.join(membership.member(), job.chain());
        job.chain().forEach(it -> ports.post(it, new JobMessage(Kind.NEW_PROCESS, task.number())));
        watch.arm();
        if (full.isPresent()) {
            ports.post(full.get(), JobMessage.of(Kind.ACTIVE_PROCESS_LIMIT));
            full.get().countTerminated();
            ending.end(task, Win32Error.ERROR_NOT_ENOUGH_QUOTA.code());
        } else if (ending.isLate(job, membership.startTicks())) {
            ending.end(task, ending.lateCode(job));
        }
        // it has them from who started it, or was started before they were set (JB-33); one that they are refused for
        // is stricter with itself, or not ours, and is limited again when they change
        membership.limit(MemberLimits.of(job));
    }

    /** Without descriptors nothing can be seen, which does not mean that nothing is there: {@code otherwise} then. */
    private static <T> T seen(Supplier<T> look, T otherwise) {
        try {
            return look.get();
        } catch (LinuxException e) {
            ObjectStore.outOf(e);
            return otherwise;
        }
    }

    /** As {@link #discover(Job)}, after a look at all processes. */
    int lookFor(Job job) {
        engine().look();
        return discover(job);
    }

    /** Gets to know processes of a job, and of those below it, that nobody has told of; how many. */
    int discover(Job job) {
        int found = 0;
        for (Job child : job.children()) {
            found += discover(child);
        }
        for (int number : seen(() -> engine().found(job), List.<Integer>of())) {
            ProcessTask known = store.processes().tasks().findProcess(number);
            if (known == null || known.membership() == null) {
                found += seen(() -> discover(number, job), false) ? 1 : 0;
            }
        }
        return found;
    }

    private boolean discover(int number, Job job) {
        if (job.memberCount() >= MAX_KNOWN) {
            return false;
        }
        if (!(store.processes().tasks().process(number) instanceof Result.Granted<ProcessTask>(ProcessTask task))) {
            return false;
        }
        // the number may have come to mean another one since it was listed
        boolean isIn = task.membership() == null && engine().jobOf(number).equals(Optional.of(job));
        if (isIn) {
            adopt(task, job);
        }
        store.processes().tasks().forgetIfUnneeded(task);
        return isIn && task.membership() != null;
    }

    /** Puts a process into a job (JB-9). */
    Result<Boolean> assign(ProcessTask task, Job job) {
        store.processes().check(task);
        Optional<ProcessUsage> usage = ProcessUsage.of(task.number());
        if (task.hasEnded() || usage.isEmpty()) {
            return Result.refused(Win32Error.ERROR_ACCESS_DENIED);
        }
        JobMembership known = membershipOf(task);
        JobMembership membership =
                known == null ? new JobMembership(task.number(), usage.get().startTicks()) : known;
        return job.admits(membership.member()).then(joined -> {
            if (joined.isEmpty()) {
                return Result.granted(true);
            }
            Optional<Job> full = Job.full(joined);
            return full.isPresent() ? turnAway(task, full.get()) : join(task, membership, joined);
        });
    }

    private Result<Boolean> turnAway(ProcessTask task, Job full) {
        full.turnAway();
        ports.post(full, JobMessage.of(Kind.ACTIVE_PROCESS_LIMIT));
        ending.end(task, Win32Error.ERROR_NOT_ENOUGH_QUOTA.code());
        return Result.refused(Win32Error.ERROR_NOT_ENOUGH_QUOTA);
    }

    /** A process comes to be in jobs that let it in, the innermost first. */
    private Result<Boolean> join(ProcessTask task, JobMembership membership, List<Job> joined) {
        Job job = joined.getFirst();
        Job from = membership.member().job();
        Job above = job.parent() == null && from != null && !from.isWithin(job) ? from : job.parent();
        membership.read();
        return engine().move(task.number(), job, above)
                .then(moved -> limit(task, membership, new Step(job, above)))
                .map(limited -> {
                    task.membership(membership);
                    membership.put();
                    job.join(membership.member(), joined);
                    joined.forEach(it -> ports.post(it, new JobMessage(Kind.NEW_PROCESS, task.number())));
                    watch.arm();
                    return true;
                });
    }

    /** A job that a process comes to, and the one above it. */
    private record Step(Job job, @Nullable Job above) {}

    /** The limits come after the move, which may be refused while they could not be taken back; if they are, so is the move. */
    private Result<Boolean> limit(ProcessTask task, JobMembership membership, Step step) {
        Result<Boolean> limited = membership.limit(MemberLimits.of(step.job(), step.above()));
        if (!limited.isGranted()) {
            Job from = membership.member().job();
            membership.limit(from == null ? MemberLimits.none() : MemberLimits.of(from));
            if (from == null) {
                engine().release(task.number(), step.job());
            } else {
                engine().move(task.number(), from, from.parent());
            }
            if (!step.job().hasHeld()) {
                engine().drop(step.job());
            }
        }
        return limited;
    }

    /** A child begins in the job of its parent, and those above it (JB-11). */
    Result<Boolean> inherit(ProcessTask task, Job job) {
        boolean isThere = task.membership() == null && engine().keepsDescendants();
        if (isThere && engine().jobOf(task.number()).equals(Optional.of(job))) {
            adopt(task, job);
        }
        JobMembership known = task.membership();
        if (known != null && known.member().job() == job) {
            known.put();
            return known.member().isActive() ? Result.granted(true) : Result.refused(Win32Error.ERROR_NOT_ENOUGH_QUOTA);
        }
        Optional<ProcessUsage> usage = ProcessUsage.of(task.number());
        if (usage.isEmpty()) {
            return Result.refused(Win32Error.ERROR_ACCESS_DENIED);
        }
        if (known != null && !known.isOnlyFound()) {
            return Result.refused(Win32Error.ERROR_ACCESS_DENIED);
        }
        Optional<Job> full = Job.full(job.chain());
        if (full.isPresent()) {
            return turnAway(task, full.get());
        }
        if (known != null) {
            Job.retract(known.member());
        }
        return join(task, new JobMembership(task.number(), usage.get().startTicks()), job.chain());
    }

    /** A child is to be in no job, unlike its parent (JB-12). */
    Result<Boolean> release(ProcessTask task, Job parentsJob) {
        JobMembership known = task.membership();
        if (known != null && !known.isOnlyFound()) {
            // somebody has put it into a job meanwhile (JB-2)
            return Result.refused(Win32Error.ERROR_ACCESS_DENIED);
        }
        return engine().release(task.number(), parentsJob).map(released -> {
            if (known != null) {
                Job.retract(known.member());
            }
            // somebody who is known to be in no job is not taken for his parent's child
            long start =
                    ProcessUsage.of(task.number()).map(ProcessUsage::startTicks).orElse(0L);
            task.membership(new JobMembership(task.number(), start));
            return true;
        });
    }

    /** A process has ended, by whatever it was. */
    void ended(ProcessTask task) {
        JobMembership membership = task.membership();
        if (membership == null || membership.member().hasEnded()) {
            return;
        }
        membership.read();
        boolean byItself = membership.member().isActive();
        List<Job> left = Job.end(membership.member());
        if (byItself) {
            JobMessage message = JobMessage.exit(task.number(), task.exitCode().orElse(0));
            left.forEach(job -> ports.post(job, message));
        }
        for (Job job : left) {
            if (job.isEmpty() && isPopulated(job)) {
                discover(job);
            }
            if (job.isEmpty()) {
                ports.post(job, JobMessage.of(Kind.ACTIVE_PROCESS_ZERO));
            }
        }
        left.forEach(this::dropIfOver);
    }

    private boolean isPopulated(Job job) {
        return seen(() -> engine().isPopulated(job), true);
    }

    /** JB-4: a job ends when no handle to it is open and no process in it runs, nor in those below it. */
    boolean isOver(Job job) {
        return objects.get(job) == null
                && job.isEmpty()
                && job.children().stream().allMatch(this::isOver)
                && !(job.hasHeld() && isPopulated(job));
    }

    /** Forgets a job that is over, unless processes that should have ended with it may still turn up. */
    void dropIfOver(Job job) {
        if (table.find(job.id()) == job && isOver(job) && job.children().isEmpty() && !ending.isSettling(job)) {
            if (engine != null) {
                engine.drop(job);
            }
            ports.forget(job);
            Job parent = job.parent();
            table.remove(job);
            if (parent != null) {
                dropIfOver(parent);
            }
        }
    }

    void close() {
        if (engine != null) {
            engine.close();
        }
        watch.close();
    }

    /** The processes of a job, with what jobs have to do with them. */
    List<JobMembership> membershipsOf(Job job) {
        return job.members().stream()
                .map(member -> store.processes().tasks().findProcess(member.number()))
                .filter(task -> task != null && task.membership() != null)
                .map(ProcessTask::membership)
                .toList();
    }

    /** A process of a job; null if it has ended. */
    @Nullable
    ProcessTask taskOf(JobMember member) {
        return store.processes().tasks().findProcess(member.number());
    }
}
