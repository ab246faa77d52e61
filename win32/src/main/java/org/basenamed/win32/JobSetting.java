package org.basenamed.win32;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import org.basenamed.client.core.JobCalls;
import org.basenamed.client.core.WaitableHandle;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.job.CpuRate;
import org.basenamed.model.job.JobLimits;
import org.basenamed.model.rights.ObjectType;

/** Changing and asking for information about jobs, behind {@link JobApi}: JB-22's class, length and pointer, and only then the handle. */
final class JobSetting {
    private static final long NO_PORT = 0;

    private JobSetting() {}

    /**
     * How long the structure of a class is.
     *
     * @param setting whether it is to be set
     * @return 0 if the class cannot be set, or not be asked for
     */
    private static int bytes(int informationClass, boolean setting) {
        return switch (informationClass) {
            case JobApi.JobObjectBasicAccountingInformation -> setting ? 0 : JobInformation.ACCOUNTING_BYTES;
            case JobApi.JobObjectBasicLimitInformation -> JobInformation.BASIC_LIMIT_BYTES;
            case JobApi.JobObjectBasicProcessIdList -> setting ? 0 : JobInformation.PROCESS_LIST_BYTES;
            case JobApi.JobObjectBasicUIRestrictions, JobApi.JobObjectEndOfJobTimeInformation -> Integer.BYTES;
            case JobApi.JobObjectAssociateCompletionPortInformation -> setting ? JobInformation.PORT_BYTES : 0;
            case JobApi.JobObjectBasicAndIoAccountingInformation ->
                setting ? 0 : JobInformation.ACCOUNTING_AND_IO_BYTES;
            case JobApi.JobObjectExtendedLimitInformation -> JobInformation.EXTENDED_LIMIT_BYTES;
            case JobApi.JobObjectGroupInformation -> Short.BYTES;
            case JobApi.JobObjectNotificationLimitInformation -> JobInformation.NOTIFICATION_BYTES;
            case JobApi.JobObjectLimitViolationInformation -> setting ? 0 : JobInformation.VIOLATION_BYTES;
            case JobApi.JobObjectGroupInformationEx -> JobInformation.GROUP_AFFINITY_BYTES;
            case JobApi.JobObjectCpuRateControlInformation -> JobInformation.RATE_BYTES;
            case JobApi.JobObjectNetRateControlInformation -> JobInformation.NET_RATE_BYTES;
            default -> 0;
        };
    }

    private static Result<MemorySegment> checked(
            int informationClass, boolean setting, MemorySegment memory, int length) {
        int bytes = bytes(informationClass, setting);
        if (bytes == 0) {
            return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
        }
        boolean list = informationClass == JobApi.JobObjectBasicProcessIdList;
        if (list ? length < bytes : length != bytes) {
            return Result.refused(Win32Error.ERROR_BAD_LENGTH);
        }
        return memory.address() == 0 || memory.byteSize() < length
                ? Result.refused(Win32Error.ERROR_NOACCESS)
                : Result.granted(memory);
    }

    static boolean set(long job, int informationClass, MemorySegment memory, int length) {
        return LastError.valueOr(false, () -> checked(informationClass, true, memory, length)
                .then(from -> WaitableArgument.find(job, ObjectType.JOB)
                        .then(handle -> set(handle, informationClass, from))));
    }

    private static Result<Boolean> set(WaitableHandle job, int informationClass, MemorySegment from) {
        return switch (informationClass) {
            case JobApi.JobObjectBasicLimitInformation ->
                JobCalls.limit(job, JobLimits.BASIC, JobInformation.limits(from, false));
            case JobApi.JobObjectExtendedLimitInformation ->
                JobCalls.limit(job, JobLimits.EXTENDED, JobInformation.limits(from, true));
            case JobApi.JobObjectBasicUIRestrictions -> JobCalls.restrictUi(job, from.get(JAVA_INT_UNALIGNED, 0));
            case JobApi.JobObjectEndOfJobTimeInformation -> JobCalls.atEndOfTime(job, from.get(JAVA_INT_UNALIGNED, 0));
            case JobApi.JobObjectAssociateCompletionPortInformation ->
                associate(job, from.get(JAVA_LONG_UNALIGNED, 8), from.get(JAVA_LONG_UNALIGNED, 0));
            case JobApi.JobObjectNotificationLimitInformation ->
                JobCalls.notification(job, JobInformation.notification(from));
            case JobApi.JobObjectCpuRateControlInformation ->
                JobCalls.rate(job, new CpuRate(from.get(JAVA_INT_UNALIGNED, 0), from.get(JAVA_INT_UNALIGNED, 4)));
            default -> Result.refused(Win32Error.ERROR_NOT_SUPPORTED);
        };
    }

    private static Result<Boolean> associate(WaitableHandle job, long port, long key) {
        return port == NO_PORT
                ? JobCalls.associate(job, null, key)
                : WaitableArgument.find(port, ObjectType.COMPLETION_PORT)
                        .then(found -> JobCalls.associate(job, found, key));
    }

    static boolean query(long job, int informationClass, MemorySegment memory, int length, int[] returned) {
        return LastError.valueOr(false, () -> switch (checked(informationClass, false, memory, length)) {
            case Result.Refused<MemorySegment>(Win32Error error) -> Result.refused(error);
            case Result.Granted<MemorySegment>(MemorySegment to) -> {
                if (returned.length > 0) {
                    returned[0] = length;
                }
                yield switch (informationClass) {
                    case JobApi.JobObjectBasicProcessIdList ->
                        JobCalls.processes(job).then(members -> list(to, length, members, returned));
                    case JobApi.JobObjectLimitViolationInformation ->
                        WaitableArgument.find(job, ObjectType.JOB)
                                .then(JobCalls::violation)
                                .map(violation -> {
                                    JobInformation.putViolation(to, violation);
                                    return true;
                                });
                    default -> JobCalls.query(job).then(state -> put(informationClass, to, state));
                };
            }
        });
    }

    /** JB-36. */
    private static Result<Boolean> list(MemorySegment to, int length, JobCalls.Members members, int[] returned) {
        int listed = JobInformation.putProcesses(to, length, members);
        if (returned.length > 0) {
            returned[0] = JobInformation.PROCESS_LIST_HEADER + listed * Long.BYTES;
        }
        return listed < members.assigned() ? Result.refused(Win32Error.ERROR_MORE_DATA) : Result.granted(true);
    }

    private static Result<Boolean> put(int informationClass, MemorySegment to, JobCalls.State state) {
        switch (informationClass) {
            case JobApi.JobObjectBasicAccountingInformation -> JobInformation.putAccounting(to, state.accounting());
            case JobApi.JobObjectBasicAndIoAccountingInformation -> {
                JobInformation.putAccounting(to, state.accounting());
                JobInformation.putIo(to, state.accounting());
            }
            case JobApi.JobObjectBasicLimitInformation ->
                JobInformation.putBasicLimits(to, state.limits(), state.limits().flags() & JobLimits.BASIC);
            case JobApi.JobObjectExtendedLimitInformation -> JobInformation.putExtendedLimits(to, state);
            case JobApi.JobObjectBasicUIRestrictions -> to.set(JAVA_INT_UNALIGNED, 0, state.uiRestrictions());
            case JobApi.JobObjectEndOfJobTimeInformation -> to.set(JAVA_INT_UNALIGNED, 0, state.endOfTimeAction());
            case JobApi.JobObjectNotificationLimitInformation ->
                JobInformation.putNotification(to, state.notification());
            case JobApi.JobObjectCpuRateControlInformation -> {
                to.set(JAVA_INT_UNALIGNED, 0, state.rate().flags());
                to.set(JAVA_INT_UNALIGNED, 4, state.rate().value());
            }
            case JobApi.JobObjectGroupInformation -> JobInformation.putGroup(to);
            case JobApi.JobObjectGroupInformationEx ->
                JobInformation.putGroupAffinity(to, state.limits().affinity());
            default -> {
                return Result.refused(Win32Error.ERROR_NOT_SUPPORTED);
            }
        }
        return Result.granted(true);
    }
}
