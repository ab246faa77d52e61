package org.basenamed.win32;

import java.lang.foreign.MemorySegment;
import org.basenamed.client.core.JobCalls;
import org.basenamed.client.core.WaitableHandle;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.rights.ObjectType;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@code jobapi2.h} and their constants. Structures lie in memory as they do on 64-bit Windows. What keeps processes
 * together, and which limits can be enforced, depends on the machine: see docs/concepts/jobs.md.
 */
public final class JobApi {
    public static final int JOB_OBJECT_ASSIGN_PROCESS = 0x1;
    public static final int JOB_OBJECT_SET_ATTRIBUTES = 0x2;
    public static final int JOB_OBJECT_QUERY = 0x4;
    public static final int JOB_OBJECT_TERMINATE = 0x8;
    public static final int JOB_OBJECT_ALL_ACCESS = 0x001F_003F;

    public static final int JobObjectBasicAccountingInformation = 1;
    public static final int JobObjectBasicLimitInformation = 2;
    public static final int JobObjectBasicProcessIdList = 3;
    public static final int JobObjectBasicUIRestrictions = 4;
    public static final int JobObjectEndOfJobTimeInformation = 6;
    public static final int JobObjectAssociateCompletionPortInformation = 7;
    public static final int JobObjectBasicAndIoAccountingInformation = 8;
    public static final int JobObjectExtendedLimitInformation = 9;
    public static final int JobObjectGroupInformation = 11;
    public static final int JobObjectNotificationLimitInformation = 12;
    public static final int JobObjectLimitViolationInformation = 13;
    public static final int JobObjectGroupInformationEx = 14;
    public static final int JobObjectCpuRateControlInformation = 15;
    public static final int JobObjectNetRateControlInformation = 32;

    public static final int JOB_OBJECT_LIMIT_WORKINGSET = 0x1;
    public static final int JOB_OBJECT_LIMIT_PROCESS_TIME = 0x2;
    public static final int JOB_OBJECT_LIMIT_JOB_TIME = 0x4;
    public static final int JOB_OBJECT_LIMIT_ACTIVE_PROCESS = 0x8;
    public static final int JOB_OBJECT_LIMIT_AFFINITY = 0x10;
    public static final int JOB_OBJECT_LIMIT_PRIORITY_CLASS = 0x20;
    public static final int JOB_OBJECT_LIMIT_PRESERVE_JOB_TIME = 0x40;
    public static final int JOB_OBJECT_LIMIT_SCHEDULING_CLASS = 0x80;
    public static final int JOB_OBJECT_LIMIT_PROCESS_MEMORY = 0x100;
    public static final int JOB_OBJECT_LIMIT_JOB_MEMORY = 0x200;
    public static final int JOB_OBJECT_LIMIT_DIE_ON_UNHANDLED_EXCEPTION = 0x400;
    public static final int JOB_OBJECT_LIMIT_BREAKAWAY_OK = 0x800;
    public static final int JOB_OBJECT_LIMIT_SILENT_BREAKAWAY_OK = 0x1000;
    public static final int JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE = 0x2000;
    public static final int JOB_OBJECT_LIMIT_SUBSET_AFFINITY = 0x4000;
    public static final int JOB_OBJECT_LIMIT_JOB_READ_BYTES = 0x1_0000;
    public static final int JOB_OBJECT_LIMIT_JOB_WRITE_BYTES = 0x2_0000;
    public static final int JOB_OBJECT_LIMIT_RATE_CONTROL = 0x4_0000;

    public static final int JOB_OBJECT_TERMINATE_AT_END_OF_JOB = 0;
    public static final int JOB_OBJECT_POST_AT_END_OF_JOB = 1;

    public static final int JOB_OBJECT_CPU_RATE_CONTROL_ENABLE = 0x1;
    public static final int JOB_OBJECT_CPU_RATE_CONTROL_WEIGHT_BASED = 0x2;
    public static final int JOB_OBJECT_CPU_RATE_CONTROL_HARD_CAP = 0x4;

    public static final int JOB_OBJECT_MSG_END_OF_JOB_TIME = 1;
    public static final int JOB_OBJECT_MSG_END_OF_PROCESS_TIME = 2;
    public static final int JOB_OBJECT_MSG_ACTIVE_PROCESS_LIMIT = 3;
    public static final int JOB_OBJECT_MSG_ACTIVE_PROCESS_ZERO = 4;
    public static final int JOB_OBJECT_MSG_NEW_PROCESS = 6;
    public static final int JOB_OBJECT_MSG_EXIT_PROCESS = 7;
    public static final int JOB_OBJECT_MSG_ABNORMAL_EXIT_PROCESS = 8;
    public static final int JOB_OBJECT_MSG_PROCESS_MEMORY_LIMIT = 9;
    public static final int JOB_OBJECT_MSG_JOB_MEMORY_LIMIT = 10;
    public static final int JOB_OBJECT_MSG_NOTIFICATION_LIMIT = 11;

    private JobApi() {}

    /**
     * Creates a job without processes and limits, or opens the one of that name.
     *
     * @param lpJobAttributes null for a handle that is not inherited
     * @param lpName null or empty for a job without a name
     * @return a handle with {@link #JOB_OBJECT_ALL_ACCESS}, and the last error {@code ERROR_ALREADY_EXISTS} if the job existed; 0 on
     *     failure
     */
    public static long CreateJobObject(@Nullable SECURITY_ATTRIBUTES lpJobAttributes, @Nullable String lpName) {
        return LastError.valueOr(
                0L, () -> switch (NameArgument.toCreate(lpJobAttributes, lpName, JOB_OBJECT_ALL_ACCESS)) {
                    case Result.Granted<ObjectAttributes>(ObjectAttributes attributes) ->
                        WaitableHandle.createJob(attributes).map(WaitableArgument::created);
                    case Result.Refused<ObjectAttributes>(Win32Error error) -> Result.refused(error);
                });
    }

    /** As {@link #CreateJobObject}, with a narrow name: {@code ERROR_FILENAME_EXCED_RANGE} for one of more than 259 characters. */
    public static long CreateJobObjectA(@Nullable SECURITY_ATTRIBUTES lpJobAttributes, @Nullable String lpName) {
        if (NameArgument.isBeyondNarrow(lpName)) {
            LastError.set(WinError.ERROR_FILENAME_EXCED_RANGE);
            return 0;
        }
        return CreateJobObject(lpJobAttributes, lpName);
    }

    /** Opens a job by name; answers 0 on failure. */
    public static long OpenJobObject(int dwDesiredAccess, boolean bInheritHandle, @Nullable String lpName) {
        return WaitableArgument.open(ObjectType.JOB, NameArgument.toOpen(dwDesiredAccess, bInheritHandle, lpName));
    }

    /** As {@link #OpenJobObject}, with a narrow name. */
    public static long OpenJobObjectA(int dwDesiredAccess, boolean bInheritHandle, @Nullable String lpName) {
        if (NameArgument.isBeyondNarrow(lpName)) {
            LastError.set(WinError.ERROR_FILENAME_EXCED_RANGE);
            return 0;
        }
        return OpenJobObject(dwDesiredAccess, bInheritHandle, lpName);
    }

    /**
     * Puts a process into a job; what it starts from then on is in it, too.
     *
     * @param hJob with {@code JOB_OBJECT_ASSIGN_PROCESS}
     * @param hProcess with {@code PROCESS_SET_QUOTA} and {@code PROCESS_TERMINATE}, or the pseudo handle
     * @return false also with {@code ERROR_ACCESS_DENIED} if the process has ended, or is in a job that this one cannot be below; with
     *     {@code ERROR_NOT_ENOUGH_QUOTA} if the job has no room, and the process has been ended
     */
    public static boolean AssignProcessToJobObject(long hJob, long hProcess) {
        return LastError.valueOr(false, () -> JobCalls.assign(hJob, hProcess));
    }

    /**
     * Tells whether a process is in a job, or in one below it.
     *
     * @param JobHandle 0 for any job
     * @param Result its first element receives the answer
     */
    public static boolean IsProcessInJob(long ProcessHandle, long JobHandle, boolean[] Result) {
        if (Result.length == 0) {
            LastError.set(WinError.ERROR_NOACCESS);
            return false;
        }
        return LastError.valueOr(
                false, () -> JobCalls.contains(ProcessHandle, JobHandle).map(inside -> {
                    Result[0] = inside;
                    return true;
                }));
    }

    /** Ends all processes of a job, and of those below it, with that exit code. Takes {@code JOB_OBJECT_TERMINATE}. */
    public static boolean TerminateJobObject(long hJob, int uExitCode) {
        return LastError.valueOr(false, () -> WaitableArgument.find(hJob, ObjectType.JOB)
                .then(job -> JobCalls.terminate(job, uExitCode)));
    }

    /**
     * Changes what a job limits, and what is told of it. Takes {@code JOB_OBJECT_SET_ATTRIBUTES}.
     *
     * @param JobObjectInformationClass {@code JobObject*}; {@code ERROR_INVALID_PARAMETER} for one that cannot be set
     * @param cbJobObjectInformationLength the length of its structure; otherwise {@code ERROR_BAD_LENGTH}
     * @return false also with {@code ERROR_NOT_SUPPORTED} for what cannot be enforced here
     */
    public static boolean SetInformationJobObject(
            long hJob,
            int JobObjectInformationClass,
            MemorySegment lpJobObjectInformation,
            int cbJobObjectInformationLength) {
        return JobSetting.set(hJob, JobObjectInformationClass, lpJobObjectInformation, cbJobObjectInformationLength);
    }

    /**
     * Tells about a job. Takes {@code JOB_OBJECT_QUERY}.
     *
     * @param hJob 0 for the innermost job of this process; {@code ERROR_ACCESS_DENIED} if it is in none
     * @param lpReturnLength its first element, if it has one, receives the number of bytes that have been written
     * @return false also with {@code ERROR_MORE_DATA} if there are more processes than the list has room for
     */
    public static boolean QueryInformationJobObject(
            long hJob,
            int JobObjectInformationClass,
            MemorySegment lpJobObjectInformation,
            int cbJobObjectInformationLength,
            int[] lpReturnLength) {
        return JobSetting.query(
                hJob, JobObjectInformationClass, lpJobObjectInformation, cbJobObjectInformationLength, lpReturnLength);
    }
}
