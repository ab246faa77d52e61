package org.basenamed.model.job;

import org.jspecify.annotations.Nullable;

/** A process, as far as jobs know it: what it belongs to stays when it has ended (JB-3). */
public final class JobMember {
    private final int number;
    private @Nullable Job job;
    private boolean ending;
    private boolean ended;
    private JobUsage used = JobUsage.NONE;

    /** A process that is in no job. */
    public JobMember(int number) {
        this.number = number;
    }

    /** The kernel's number of it. */
    public int number() {
        return number;
    }

    /** Its immediate job (JB-17); null if it is in none. */
    public @Nullable Job job() {
        return job;
    }

    void moveTo(Job immediate) {
        job = immediate;
    }

    /** Whether it runs, and nobody has ended it. */
    public boolean isActive() {
        return !ending && !ended;
    }

    /** Whether it has ended. */
    public boolean hasEnded() {
        return ended;
    }

    void end() {
        ended = true;
    }

    void beginEnd() {
        ending = true;
    }

    /** What it has used, when that was last looked at. */
    public JobUsage used() {
        return used;
    }

    /** Notes what it has used by now. */
    public void use(JobUsage seen) {
        used = seen;
    }

    /** JB-45: whether it is in the job, or in one below it. */
    public boolean isIn(Job asked) {
        return job != null && job.isWithin(asked);
    }
}
