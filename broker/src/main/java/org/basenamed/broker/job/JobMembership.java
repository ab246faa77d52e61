package org.basenamed.broker.job;

import org.basenamed.model.Result;
import org.basenamed.model.job.JobMember;

/** What jobs have to do with one process: where it belongs, and what has been made to hold for it. */
public final class JobMembership {
    private final JobMember member;
    private final long startTicks;
    private MemberLimits limits = MemberLimits.none();
    private boolean found;

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

    /** Makes the limits of a job hold for it, as far as they do not yet, and until one of them is refused. */
    public Result<Boolean> limit(MemberLimits wished) {
        Result<Boolean> result = Result.granted(true);
        for (MemberLimits.Kind kind : MemberLimits.Kind.values()) {
            result = result.then(before -> limit(kind, wished));
        }
        return result;
    }

    /** As {@link #limit(MemberLimits)}, those of one kind. */
    public Result<Boolean> limit(MemberLimits.Kind kind, MemberLimits wished) {
        return wished.apply(kind, member.number(), limits).map(held -> {
            limits = held;
            return true;
        });
    }

    /** What has been made to hold for it. */
    MemberLimits limits() {
        return limits;
    }

    /** It was found in a job, for it was started by a process in it; nobody has put it there. */
    public void found() {
        found = true;
    }

    /** Whether it is in its job only because its parent was, so that its parent may still say where it begins. */
    public boolean isOnlyFound() {
        return found;
    }

    /** Somebody has put it where it is: it stays there (JB-2). */
    public void put() {
        found = false;
    }
}
