package org.basenamed.model.job;

import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;

/**
 * What a job limits (jobs.md, section 6.2). A field counts only if its flag is set.
 *
 * @param flags of the constants here
 * @param processTime the user time of each process, in units of 100 ns
 * @param jobTime the user time of all processes together, from when it is set, in units of 100 ns
 * @param workingSetMinimum bytes, as the next one
 * @param activeProcesses how many processes may run at once
 * @param affinity the processors that may be used, one a bit
 * @param priorityClass of the constants of {@link PriorityClass}
 * @param schedulingClass 0 to 9
 * @param processMemory bytes that each process may commit
 * @param jobMemory bytes that all processes together may commit
 */
public record JobLimits(
        int flags,
        long processTime,
        long jobTime,
        long workingSetMinimum,
        long workingSetMaximum,
        int activeProcesses,
        long affinity,
        int priorityClass,
        int schedulingClass,
        long processMemory,
        long jobMemory) {
    public static final int WORKING_SET = 0x1;
    public static final int PROCESS_TIME = 0x2;
    public static final int JOB_TIME = 0x4;
    public static final int ACTIVE_PROCESS = 0x8;
    public static final int AFFINITY = 0x10;
    public static final int PRIORITY_CLASS = 0x20;
    /** The job time goes on as it was set; not together with {@link #JOB_TIME}. */
    public static final int PRESERVE_JOB_TIME = 0x40;

    public static final int SCHEDULING_CLASS = 0x80;
    public static final int PROCESS_MEMORY = 0x100;
    public static final int JOB_MEMORY = 0x200;
    public static final int DIE_ON_UNHANDLED_EXCEPTION = 0x400;
    public static final int BREAKAWAY_OK = 0x800;
    public static final int SILENT_BREAKAWAY_OK = 0x1000;
    public static final int KILL_ON_JOB_CLOSE = 0x2000;
    public static final int SUBSET_AFFINITY = 0x4000;

    /** The flags that the basic class knows, and all that there are. */
    public static final int BASIC = 0xFF;

    public static final int EXTENDED = 0x7FFF;

    /** JB-34: those of a new job. */
    public static final JobLimits NONE = new JobLimits(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private static final int HIGHEST_SCHEDULING_CLASS = 9;

    /** Whether the flag is set. */
    public boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** With other flags. */
    public JobLimits withFlags(int changed) {
        return new JobLimits(
                changed,
                processTime,
                jobTime,
                workingSetMinimum,
                workingSetMaximum,
                activeProcesses,
                affinity,
                priorityClass,
                schedulingClass,
                processMemory,
                jobMemory);
    }

    private JobLimits withJobTime(long changed) {
        return new JobLimits(
                flags,
                processTime,
                changed,
                workingSetMinimum,
                workingSetMaximum,
                activeProcesses,
                affinity,
                priorityClass,
                schedulingClass,
                processMemory,
                jobMemory);
    }

    private JobLimits withMemory(long process, long job) {
        return new JobLimits(
                flags,
                processTime,
                jobTime,
                workingSetMinimum,
                workingSetMaximum,
                activeProcesses,
                affinity,
                priorityClass,
                schedulingClass,
                process,
                job);
    }

    /**
     * Refuses what no job can have.
     *
     * @param allowed the flags of the class that it is set by: {@link #BASIC} or {@link #EXTENDED}
     * @param processors those that this machine has
     */
    public Result<JobLimits> check(int allowed, long processors) {
        boolean legal = (flags & ~allowed) == 0
                && !(has(JOB_TIME) && has(PRESERVE_JOB_TIME))
                && isWorkingSetLegal()
                && (!has(AFFINITY) || (affinity != 0 && (affinity & ~processors) == 0))
                && (!has(SUBSET_AFFINITY) || has(AFFINITY))
                && (!has(PRIORITY_CLASS) || PriorityClass.of(priorityClass).isPresent())
                && (!has(SCHEDULING_CLASS) || isSchedulingClassLegal());
        return legal ? Result.granted(this) : Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
    }

    private boolean isWorkingSetLegal() {
        return !has(WORKING_SET)
                || ((workingSetMinimum == 0) == (workingSetMaximum == 0)
                        && Long.compareUnsigned(workingSetMinimum, workingSetMaximum) <= 0);
    }

    private boolean isSchedulingClassLegal() {
        return schedulingClass >= 0 && schedulingClass <= HIGHEST_SCHEDULING_CLASS;
    }

    /**
     * JB-33, JB-28: what these limits become when they are set over others: the whole class is replaced, and a job time that is to be
     * preserved stays.
     *
     * @param allowed as for {@link #check}: the flags and fields beyond it stay as they were
     */
    public JobLimits over(JobLimits before, int allowed) {
        int kept = has(PRESERVE_JOB_TIME) ? before.flags & JOB_TIME : 0;
        JobLimits set = withFlags((flags & ~PRESERVE_JOB_TIME) | kept | (before.flags & ~allowed));
        JobLimits timed = kept == 0 ? set : set.withJobTime(before.jobTime);
        return (allowed == EXTENDED ? timed : timed.withMemory(before.processMemory, before.jobMemory)).onlyFlagged();
    }

    /** JB-33: fields whose flag is clear have no value. */
    private JobLimits onlyFlagged() {
        return new JobLimits(
                flags,
                has(PROCESS_TIME) ? processTime : 0,
                has(JOB_TIME) ? jobTime : 0,
                has(WORKING_SET) ? workingSetMinimum : 0,
                has(WORKING_SET) ? workingSetMaximum : 0,
                has(ACTIVE_PROCESS) ? activeProcesses : 0,
                has(AFFINITY) ? affinity : 0,
                has(PRIORITY_CLASS) ? priorityClass : 0,
                has(SCHEDULING_CLASS) ? schedulingClass : 0,
                has(PROCESS_MEMORY) ? processMemory : 0,
                has(JOB_MEMORY) ? jobMemory : 0);
    }
}
