package org.basenamed.broker.operation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.basenamed.broker.job.JobEngine;
import org.basenamed.broker.job.JobMembership;
import org.basenamed.broker.process.ProcessTask;
import org.basenamed.linux.Epoll;
import org.basenamed.linux.Fd;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.ProcessUsage;
import org.basenamed.linux.Timerfd;
import org.basenamed.model.Win32Error;
import org.basenamed.model.job.Job;
import org.basenamed.model.job.JobLimits;
import org.basenamed.model.job.JobMember;
import org.basenamed.model.job.JobMessage;
import org.basenamed.model.job.JobMessage.Kind;
import org.basenamed.model.job.JobSettings;
import org.basenamed.model.job.JobUsage;

/**
 * Looks at jobs now and then, as long as somebody limits them, is told of them, or they have to be looked for. What needs no looking at is
 * not looked at.
 */
final class JobWatch implements AutoCloseable {
    private static final long INTERVAL_NANOS = Duration.ofMillis(100).toNanos();
    /** Of so much time, one part at most is spent on looking, however many processes there are. */
    private static final int SHARE = 10;

    private static final int LOOKED_AT = JobLimits.PROCESS_TIME | JobLimits.JOB_TIME | JobLimits.ACTIVE_PROCESS;
    private static final int QUOTA = Win32Error.ERROR_NOT_ENOUGH_QUOTA.code();

    private final JobStore jobs;
    private final Epoll events = Epoll.create();
    private final Timerfd timer = Timerfd.create(Timerfd.CLOCK_MONOTONIC);
    private long intervalNanos = INTERVAL_NANOS;
    private long lookedNanos = System.nanoTime() - INTERVAL_NANOS;
    private boolean armed;

    JobWatch(JobStore jobs) {
        this.jobs = jobs;
        add(timer.fd());
    }

    /** Readable when {@link #run} has something to do. */
    Fd descriptor() {
        return events.fd();
    }

    /** Runs also when that can be read. */
    void add(Fd fd) {
        LinuxException.check(events.add(fd.number(), Epoll.EPOLLIN, fd.number()), "epoll_ctl", fd);
    }

    /** Looks again soon, if there is a reason to. */
    void arm() {
        boolean needed = jobs.table().all().stream().anyMatch(this::isLookedAt);
        if (needed != armed) {
            armed = needed;
            int result = needed ? timer.arm(intervalNanos, 0, false) : timer.disarm();
            LinuxException.check(result, "timerfd_settime", needed);
        }
    }

    private boolean isLookedAt(Job job) {
        if (job.isEmpty()) {
            return jobs.ending().isSettling(job);
        }
        return !jobs.engine().keepsDescendants()
                || jobs.ports().isHeard(job)
                || (job.limits().flags() & LOOKED_AT) != 0
                || job.settings().notification().flags() != 0;
    }

    /** Does what is due. */
    void run() {
        if (events.await(0) <= 0) {
            return;
        }
        boolean due = armed && timer.read() >= 0;
        armed = armed && !due;
        for (long number : jobs.engine().takeEvents()) {
            Job job = jobs.table().find(number);
            if (job != null) {
                jobs.dropIfOver(job);
            }
        }
        if (due) {
            try {
                round();
            } catch (LinuxException e) {
                // for want of descriptors nothing can be seen; who is looked for is looked for again
                ObjectStore.outOf(e);
                jobs.ending().prolong();
            }
        }
        arm();
    }

    private void round() {
        long begunNanos = System.nanoTime();
        jobs.engine().look();
        lookedNanos = begunNanos;
        for (Job job : jobs.table().all()) {
            if (isLookedAt(job)) {
                jobs.discover(job);
                look(job);
            }
            jobs.dropIfOver(job);
        }
        intervalNanos = Math.max(INTERVAL_NANOS, SHARE * (System.nanoTime() - begunNanos));
    }

    /** Looks at all processes for somebody who asks, unless that has just been done: he may ask as often as he likes. */
    void lookAgain() {
        long now = System.nanoTime();
        if (now - lookedNanos >= intervalNanos) {
            jobs.engine().look();
            lookedNanos = now;
        }
    }

    /** Brings what is known of a job up to date; what its memory is. */
    JobEngine.Memory read(Job job) {
        long biggest = 0;
        long together = 0;
        for (JobMembership membership : jobs.membershipsOf(job)) {
            membership.read();
            ProcessUsage.Memory memory =
                    ProcessUsage.memoryOf(membership.member().number());
            biggest = Math.max(biggest, memory.peakBytes());
            together += memory.residentBytes();
        }
        Optional<JobEngine.Memory> counted = jobs.engine().memory(job);
        job.noteMemory(biggest, counted.map(JobEngine.Memory::peakBytes).orElse(together));
        Optional<JobUsage> times = jobs.engine().times(job);
        times.ifPresent(it -> job.settings().correctTimes(it.userTime(), it.kernelTime()));
        return counted.orElse(new JobEngine.Memory(together, together, 0));
    }

    private void look(Job job) {
        JobEngine.Memory memory = read(job);
        job.active().forEach(member -> checkTime(member, job));
        if (job.isOutOfTime()) {
            endOfTime(job);
        }
        int exceeded = job.settings().notification().exceeded(job.used(), memory.bytes());
        if (job.settings().violate(exceeded) != 0) {
            jobs.ports().post(job, JobMessage.of(Kind.NOTIFICATION_LIMIT));
        }
        if (job.settings().countRefusals(memory.refusals())) {
            jobs.ports().post(job, JobMessage.of(Kind.JOB_MEMORY_LIMIT));
        }
    }

    /** JB-26. */
    private void checkTime(JobMember member, Job job) {
        boolean over = job.limits().has(JobLimits.PROCESS_TIME)
                && member.used().userTime() > job.limits().processTime();
        ProcessTask task = over ? jobs.taskOf(member) : null;
        if (task != null) {
            jobs.ending().end(task, QUOTA);
            if (!member.isActive()) {
                job.countTerminated();
                jobs.ports().post(job, new JobMessage(Kind.END_OF_PROCESS_TIME, member.number()));
            }
        }
    }

    /** JB-27. */
    private void endOfTime(Job job) {
        boolean tells = job.settings().endOfTimeAction() == JobSettings.POST_AT_END
                && jobs.ports().isAssociated(job);
        if (tells) {
            jobs.ports().post(job, JobMessage.of(Kind.END_OF_JOB_TIME));
            job.forgetJobTime();
            return;
        }
        List<JobMember> active = job.active();
        if (!active.isEmpty()) {
            jobs.ending().terminate(job, QUOTA);
            active.stream().filter(member -> !member.isActive()).forEach(member -> job.countTerminated());
        }
    }

    @Override
    public void close() {
        events.close();
        timer.close();
    }
}
