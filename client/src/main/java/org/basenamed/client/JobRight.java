package org.basenamed.client;

import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.JobRights;

/** What a job may be opened for. */
public enum JobRight {
    /** Put processes into it. Win32: {@code JOB_OBJECT_ASSIGN_PROCESS}. */
    ASSIGN(JobRights.ASSIGN_PROCESS),
    /** Change what it limits. Win32: {@code JOB_OBJECT_SET_ATTRIBUTES}. */
    LIMIT(JobRights.SET_ATTRIBUTES),
    /** Ask what it limits, has come to, and who is in it. Win32: {@code JOB_OBJECT_QUERY}. */
    QUERY(JobRights.QUERY),
    /** End its processes. Win32: {@code JOB_OBJECT_TERMINATE}. */
    TERMINATE(JobRights.TERMINATE),
    /** Wait for it. Win32: {@code SYNCHRONIZE}. */
    WAIT(AccessMask.SYNCHRONIZE),
    /** Read its security descriptor. Win32: {@code READ_CONTROL}. */
    READ_SECURITY(AccessMask.READ_CONTROL),
    /** Change who may do what. Win32: {@code WRITE_DAC}. */
    WRITE_SECURITY(AccessMask.WRITE_DAC);

    private final int bits;

    JobRight(int bits) {
        this.bits = bits;
    }

    static int mask(JobRight... rights) {
        int mask = 0;
        for (JobRight right : rights) {
            mask |= right.bits;
        }
        return mask;
    }
}
