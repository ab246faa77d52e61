package org.basenamed.broker.job;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.basenamed.model.job.Job;
import org.jspecify.annotations.Nullable;

/** All jobs, by number, oldest first. */
public final class JobTable {
    private final TreeMap<Long, Job> jobs = new TreeMap<>();
    private long lastNumber;

    public JobTable() {}

    /** A new job. */
    public Job add() {
        Job job = new Job(++lastNumber);
        jobs.put(job.id(), job);
        return job;
    }

    /** The job of that number; null if there is none. */
    public @Nullable Job find(long number) {
        return jobs.get(number);
    }

    /** As {@link #find(long)}, by a number as somebody who may say anything has spelled it. */
    @Nullable
    Job find(String number) {
        return number.matches("[0-9]{1,18}") ? find(Long.parseLong(number)) : null;
    }

    public Collection<Job> all() {
        return List.copyOf(jobs.values());
    }

    public boolean isEmpty() {
        return jobs.isEmpty();
    }

    /** The job has ended. */
    public void remove(Job job) {
        jobs.remove(job.id());
        Job parent = job.parent();
        if (parent != null) {
            parent.forget(job);
        }
    }
}
