package org.basenamed.cli.job;

import org.basenamed.client.Job;
import org.basenamed.client.JobRight;

/** A job as people name it: by its name, or as {@code #} and the number that {@code basenamed job list} shows. */
final class JobName {
    private JobName() {}

    static Job open(String name, JobRight... rights) {
        return name.matches("#\\d{1,9}")
                ? Job.openNumber(Integer.parseInt(name.substring(1)), rights)
                : Job.open(name, rights);
    }
}
