package org.basenamed.broker.operation;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.basenamed.broker.process.ProcessTask;
import org.basenamed.linux.Pidfd;
import org.basenamed.linux.ProcessUsage;
import org.basenamed.model.job.Job;
import org.basenamed.model.job.JobLimits;
import org.basenamed.model.job.JobMember;
import org.basenamed.model.object.KernelObject;
import org.basenamed.model.waitable.Signal;
import org.jspecify.annotations.Nullable;

/*
 * Where the kernel cannot end a job at one stroke, its processes are stopped first: a process that has been told to stop starts no other,
 * and stays the parent of those that it has started, who are found by that. When nobody new is found they are ended. One that has been
 * started by another thread meanwhile is found by later looks, and known by the moment of its start to be of those.
 */
/** Ends the processes of jobs. */
final class JobEnding {
    private static final int SIGKILL = 9;
    private static final int SIGSTOP = 19;
    private static final long SETTLING_NANOS = Duration.ofSeconds(1).toNanos();

    private final ObjectStore store;
    private final JobStore jobs;
    private final Map<Job, Ended> ended = new HashMap<>();

    private record Ended(long ticks, long nanos, int exitCode) {}

    JobEnding(ObjectStore store, JobStore jobs) {
        this.store = store;
        this.jobs = jobs;
    }

    /** JB-20, JB-46, JB-47: ends all processes of a job and of those below it, and signals them all. */
    void terminate(Job job, int exitCode) {
        endAll(job, exitCode);
        signal(job);
    }

    private void signal(Job job) {
        job.children().forEach(this::signal);
        KernelObject object = jobs.objectOf(job);
        if (object != null) {
            store.mediation().signal(store.referenceOf(object), Signal.SET, 0);
        }
    }

    /** JB-5. */
    void lastHandleClosed(Job job) {
        if (job.limits().has(JobLimits.KILL_ON_JOB_CLOSE) && job.hasHeld()) {
            endAll(job, 0);
        }
    }

    private void endAll(Job job, int exitCode) {
        if (!job.hasHeld()) {
            return;
        }
        jobs.engine().look();
        jobs.discover(job);
        if (jobs.engine().keepsDescendants()) {
            job.active().forEach(member -> note(member, exitCode));
            jobs.engine().kill(job);
            return;
        }
        do {
            job.members().forEach(member -> signal(member, SIGSTOP));
            jobs.engine().look();
        } while (jobs.discover(job) > 0);
        List<JobMember> active = job.active();
        active.forEach(member -> note(member, exitCode));
        active.forEach(member -> signal(member, SIGKILL));
        settleLater(job, exitCode);
    }

    private void settleLater(Job job, int exitCode) {
        ended.put(job, new Ended(ProcessUsage.nowTicks(), System.nanoTime(), exitCode));
        job.children().forEach(child -> settleLater(child, exitCode));
        jobs.watch().arm();
    }

    private void note(JobMember member, int exitCode) {
        ProcessTask task = jobs.taskOf(member);
        if (task != null) {
            task.noteExit(exitCode);
        }
        Job.beginEnd(member);
    }

    private void signal(JobMember member, int signal) {
        ProcessTask task = jobs.taskOf(member);
        if (task != null) {
            Pidfd.sendSignal(task.pidfd(), signal);
        }
    }

    /** Ends one process. */
    void end(ProcessTask task, int exitCode) {
        task.noteExit(exitCode);
        if (task.membership() != null) {
            Job.beginEnd(task.membership().member());
        }
        Pidfd.sendSignal(task.pidfd(), SIGKILL);
    }

    /** Whether a process that is found now was to be ended with the job. */
    boolean isLate(Job job, long startTicks) {
        Ended last = lastOf(job);
        return last != null && startTicks < last.ticks();
    }

    /** How such a process ends. */
    int lateCode(Job job) {
        Ended last = lastOf(job);
        return last == null ? 0 : last.exitCode();
    }

    private @Nullable Ended lastOf(Job job) {
        return ended.get(job);
    }

    /** Whether processes may still be found that were to be ended with the job. */
    boolean isSettling(Job job) {
        Ended last = lastOf(job);
        if (last == null) {
            return false;
        }
        if (System.nanoTime() - last.nanos() < SETTLING_NANOS) {
            return true;
        }
        ended.remove(job);
        return false;
    }
}
