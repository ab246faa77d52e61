package org.basenamed.broker.operation;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.basenamed.broker.process.ProcessTask;
import org.basenamed.broker.process.TaskTable;
import org.basenamed.linux.Errno;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.Pidfd;
import org.basenamed.linux.ProcessCalls;
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
    /** So often it is looked whether all have stopped. */
    private static final int MAX_LOOKS = 200;

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
        lookFor(job);
        if (jobs.engine().keepsDescendants()) {
            jobs.engine().kill(job);
            endEach(job, exitCode);
            return;
        }
        do {
            job.members().forEach(member -> signal(member, ProcessCalls.SIGSTOP));
            awaitStill(job);
        } while (lookFor(job) > 0);
        endEach(job, exitCode);
        settleLater(job, exitCode);
    }

    /** Those that are known are ended in any case; those that cannot be seen for want of descriptors are looked for later. */
    private int lookFor(Job job) {
        try {
            return jobs.lookFor(job);
        } catch (LinuxException e) {
            ObjectStore.outOf(e);
            return 0;
        }
    }

    /** Who has been told to stop may still be starting a process; some wait for what does not come while they are to stop. */
    private void awaitStill(Job job) {
        int looks = 0;
        for (JobMember member : job.active()) {
            while (looks < MAX_LOOKS && !standsStill(member)) {
                looks++;
                Thread.onSpinWait();
            }
        }
    }

    private static boolean standsStill(JobMember member) {
        try {
            return ProcessUsage.standsStill(member.number());
        } catch (LinuxException e) {
            ObjectStore.outOf(e);
            return true;
        }
    }

    /** One that has another user's rights by now and has left the job's group is not ended: it stays active. */
    private void endEach(Job job, int exitCode) {
        for (JobMember member : job.active()) {
            if (signal(member, ProcessCalls.SIGKILL) != -Errno.EPERM || isEndedWith(member)) {
                note(member, exitCode);
            }
        }
    }

    private boolean isEndedWith(JobMember member) {
        ProcessTask task = jobs.taskOf(member);
        return task == null
                || TaskTable.isOver(task)
                || (jobs.engine().keepsDescendants()
                        && jobs.engine().jobOf(member.number()).isPresent());
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

    private int signal(JobMember member, int signal) {
        ProcessTask task = jobs.taskOf(member);
        return task == null ? -Errno.ESRCH : Pidfd.sendSignal(task.pidfd(), signal);
    }

    /** Ends one process, if it is ours to end. */
    void end(ProcessTask task, int exitCode) {
        if (Pidfd.sendSignal(task.pidfd(), ProcessCalls.SIGKILL) == -Errno.EPERM) {
            return;
        }
        task.noteExit(exitCode);
        if (task.membership() != null) {
            Job.beginEnd(task.membership().member());
        }
    }

    /** Whether a process that is found now was to be ended with the job. */
    boolean isLate(Job job, long startTicks) {
        Ended last = lastOf(job);
        // the last of them may have been started in the tick in which they were ended
        return last != null && startTicks <= last.ticks();
    }

    /** How such a process ends. */
    int lateCode(Job job) {
        Ended last = lastOf(job);
        return last == null ? 0 : last.exitCode();
    }

    /** Nobody could be looked for until now. */
    void prolong() {
        long now = System.nanoTime();
        ended.replaceAll((job, last) -> new Ended(last.ticks(), now, last.exitCode()));
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
