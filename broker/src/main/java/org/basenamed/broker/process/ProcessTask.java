package org.basenamed.broker.process;

import java.util.HashSet;
import java.util.Set;
import org.basenamed.broker.job.JobMembership;
import org.basenamed.linux.Fd;
import org.basenamed.linux.ProcessFacts;
import org.basenamed.model.object.ProcessRecord;
import org.jspecify.annotations.Nullable;

/** A process. */
public final class ProcessTask extends Task {
    private final Set<Claim> claims = new HashSet<>();
    private @Nullable ProcessRecord reserved;
    private @Nullable JobMembership membership;

    ProcessTask(int number, Fd pidfd, ProcessFacts facts) {
        super(number, pidfd, facts);
    }

    /** The handles that are kept for it until it connects; null if there are none, or it has. */
    public @Nullable ProcessRecord reserved() {
        return reserved;
    }

    /** Keeps handles for it until it connects. */
    public void reserve(ProcessRecord record) {
        reserved = record;
    }

    /** It has connected, or ended: what was kept for it is the caller's. */
    public @Nullable ProcessRecord takeReserved() {
        ProcessRecord record = reserved;
        reserved = null;
        return record;
    }

    /** What it may be the child for that inherits it. */
    Set<Claim> claims() {
        return claims;
    }

    /** What jobs have to do with it; null as long as that is nothing. */
    public @Nullable JobMembership membership() {
        return membership;
    }

    /** Jobs have to do with it from now on. */
    public void membership(JobMembership its) {
        membership = its;
    }

    @Override
    boolean isNeeded() {
        return object() != null
                || (membership != null && !hasEnded())
                || reserved != null
                || !claims.isEmpty()
                || (exitCode().isPresent() && !hasEnded());
    }
}
