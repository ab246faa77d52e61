package org.basenamed.broker.job;

import org.basenamed.model.Result;
import org.basenamed.model.job.Job;
import org.basenamed.model.job.JobMember;

/** What jobs have to do with one process: where it belongs, and what has been made to hold for it. */
public final class JobMembership {
    private final JobMember member;
    private final long startTicks;
    private MemberLimits limits = MemberLimits.none();

    /**
     * That of a process which is in no job yet.
     *
     * @param startTicks when it has started, as /proc tells
     */
    public JobMembership(int number, long startTicks) {
        this.member = new JobMember(number);
        this.startTicks = startTicks;
    }

    public JobMember member() {
        return member;
    }

    public long startTicks() {
        return startTicks;
    }

    /** Looks at what it has used, if it can still be seen. */
    public void read() {
        UsageReading.of(member.number(), startTicks).ifPresent(member::use);
    }

    /** Makes the limits of a job hold for it, if they do not yet. */
    public Result<Boolean> limit(MemberLimits wished) {
        if (wished.equals(limits)) {
            return Result.granted(true);
        }
        return wished.apply(member.number(), limits).map(done -> {
            limits = wished;
            return true;
        });
    }

    /** It was started by a process for which they held, and has them from the kernel. */
    public void inherit(Job job) {
        limits = MemberLimits.of(job);
    }
}
