package org.basenamed.client.core;

import java.util.ArrayList;
import java.util.List;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.job.CpuRate;
import org.basenamed.model.job.JobAccounting;
import org.basenamed.model.job.JobLimits;
import org.basenamed.model.job.NotificationLimits;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.JobRights;
import org.basenamed.protocol.JobCatalogue;
import org.basenamed.protocol.message.AssociatePortRequest;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.InJobReply;
import org.basenamed.protocol.message.JobProcessRequest;
import org.basenamed.protocol.message.JobProcessesReply;
import org.basenamed.protocol.message.JobReply;
import org.basenamed.protocol.message.JobRequest;
import org.basenamed.protocol.message.JobViolationReply;
import org.basenamed.protocol.message.ListJobsReply;
import org.basenamed.protocol.message.ListJobsRequest;
import org.basenamed.protocol.message.OpenByNumberRequest;
import org.basenamed.protocol.message.SetJobLimitsRequest;
import org.basenamed.protocol.message.SetJobNotificationRequest;
import org.basenamed.protocol.message.SetJobOptionRequest;
import org.basenamed.protocol.message.TerminateRequest;
import org.jspecify.annotations.Nullable;

/** What can be done with jobs. Handles are values: 0, and what is none, is for the broker to refuse. */
public final class JobCalls {
    /** In place of a job: any, or the caller's own. */
    public static final long NO_JOB = 0;

    private static final ListJobsReply NOTHING = new ListJobsReply("", 0, false, List.of(), false);

    /**
     * What a job limits and has come to.
     *
     * @param notification what is told and not enforced
     * @param uiRestrictions what it forbids of windows
     * @param endOfTimeAction what happens when its time is up
     * @param rate how its processor time is limited
     * @param accounting what it has come to
     * @param peakProcessBytes the most memory that one of its processes had
     * @param peakJobBytes the most that they had together
     */
    public record State(
            JobLimits limits,
            NotificationLimits notification,
            int uiRestrictions,
            int endOfTimeAction,
            CpuRate rate,
            JobAccounting accounting,
            long peakProcessBytes,
            long peakJobBytes) {
        private static State of(JobReply reply) {
            return new State(
                    reply.limits(),
                    reply.notification(),
                    reply.uiRestrictions(),
                    reply.endOfTimeAction(),
                    new CpuRate(reply.rateFlags(), reply.rate()),
                    reply.accounting(),
                    reply.peakProcessBytes(),
                    reply.peakJobBytes());
        }
    }

    /** The numbers of a job's processes, and how many there are. */
    public record Members(int assigned, List<Integer> numbers) {}

    /**
     * Notification limits and what has come of them.
     *
     * @param exceeded the flags of those that have been exceeded
     * @param limits what was set
     * @param used what counts against it
     */
    public record Violation(int exceeded, NotificationLimits limits, NotificationLimits used) {}

    private JobCalls() {}

    /** A value that names a handle in full: what has more than 32 bits is none (HD-5). */
    private static int handle(long value) {
        return value == (int) value ? (int) value : Integer.MIN_VALUE;
    }

    /** Puts a process into a job. */
    public static Result<Boolean> assign(long job, long process) throws BrokerUnreachableException {
        JobProcessRequest request = new JobProcessRequest(handle(job), handle(process));
        return LocalProcess.current()
                .askOnce(JobCatalogue.ASSIGN_PROCESS, request)
                .answer()
                .result()
                .map(done -> true);
    }

    /** Whether a process is in a job, or in any. */
    public static Result<Boolean> contains(long process, long job) throws BrokerUnreachableException {
        JobProcessRequest request = new JobProcessRequest(handle(job), handle(process));
        return LocalProcess.current()
                .ask(JobCatalogue.IS_PROCESS_IN_JOB, request)
                .answer()
                .result()
                .map(InJobReply::inside);
    }

    /** Ends all processes of a job. */
    public static Result<Boolean> terminate(WaitableHandle job, int exitCode) {
        return checked(job, JobRights.TERMINATE)
                .then(it -> it.ask(JobCatalogue.TERMINATE_JOB, new TerminateRequest(it.value(), exitCode)))
                .map(done -> true);
    }

    /**
     * Sets what a job limits.
     *
     * @param allowed {@link JobLimits#BASIC} or {@link JobLimits#EXTENDED}
     */
    public static Result<Boolean> limit(WaitableHandle job, int allowed, JobLimits limits) {
        return checked(job, JobRights.SET_ATTRIBUTES)
                .then(it -> it.ask(JobCatalogue.SET_JOB_LIMITS, new SetJobLimitsRequest(it.value(), allowed, limits)))
                .map(done -> true);
    }

    /** Sets what is told and not enforced. */
    public static Result<Boolean> notification(WaitableHandle job, NotificationLimits limits) {
        return checked(job, JobRights.SET_ATTRIBUTES)
                .then(it ->
                        it.ask(JobCatalogue.SET_JOB_NOTIFICATION, new SetJobNotificationRequest(it.value(), limits)))
                .map(done -> true);
    }

    /** Sets what a job forbids of windows. */
    public static Result<Boolean> restrictUi(WaitableHandle job, int restrictions) {
        return option(job, SetJobOptionRequest.UI_RESTRICTIONS, restrictions, 0);
    }

    /** Sets what happens when the time of a job is up. */
    public static Result<Boolean> atEndOfTime(WaitableHandle job, int action) {
        return option(job, SetJobOptionRequest.END_OF_TIME, action, 0);
    }

    /** Limits processor time by rate. */
    public static Result<Boolean> rate(WaitableHandle job, CpuRate rate) {
        return option(job, SetJobOptionRequest.CPU_RATE, rate.flags(), rate.value());
    }

    private static Result<Boolean> option(WaitableHandle job, int option, int value, int rate) {
        return checked(job, JobRights.SET_ATTRIBUTES)
                .then(it ->
                        it.ask(JobCatalogue.SET_JOB_OPTION, new SetJobOptionRequest(it.value(), option, value, rate)))
                .map(done -> true);
    }

    /** What a job limits and has come to; with {@link #NO_JOB} this process's own. */
    public static Result<State> query(long job) throws BrokerUnreachableException {
        return LocalProcess.current()
                .ask(JobCatalogue.QUERY_JOB, new JobRequest(handle(job)))
                .answer()
                .result()
                .map(State::of);
    }

    /** Which processes are in a job; with {@link #NO_JOB} this process's own. */
    public static Result<Members> processes(long job) throws BrokerUnreachableException {
        return LocalProcess.current()
                .ask(JobCatalogue.LIST_JOB_PROCESSES, new JobRequest(handle(job)))
                .answer()
                .result()
                .map((JobProcessesReply reply) -> new Members(reply.assigned(), reply.numbers()));
    }

    /** Which notification limits have been exceeded. */
    public static Result<Violation> violation(WaitableHandle job) {
        return checked(job, JobRights.QUERY)
                .then(it -> it.ask(JobCatalogue.TAKE_JOB_VIOLATION, new HandleRequest(it.value())))
                .map((JobViolationReply told) -> new Violation(
                        told.exceeded(),
                        told.limits(),
                        new NotificationLimits(
                                told.limits().flags(),
                                told.readBytes(),
                                told.writeBytes(),
                                told.userTime(),
                                told.memoryBytes())));
    }

    /** The one port that is told what happens to a job; null for none any more. */
    public static Result<Boolean> associate(WaitableHandle job, @Nullable WaitableHandle port, long key) {
        int portValue = port == null ? 0 : port.value();
        return job.ask(JobCatalogue.ASSOCIATE_PORT, new AssociatePortRequest(job.value(), portValue, key, false))
                .map(done -> true);
    }

    /** A port that is told beside that one. */
    public static Result<Boolean> watch(WaitableHandle job, WaitableHandle port) {
        return job.ask(JobCatalogue.ASSOCIATE_PORT, new AssociatePortRequest(job.value(), port.value(), 0, true))
                .map(done -> true);
    }

    /** Opens a job by the number that it is listed with. */
    public static Result<WaitableHandle> open(int number, int access) throws BrokerUnreachableException {
        return WaitableHandle.openJob(new OpenByNumberRequest(number, access, 0));
    }

    /** All jobs, and what keeps them together; nothing if no broker serves this process's directory. */
    public static Result<ListJobsReply> list() throws BrokerUnreachableException {
        List<ListJobsReply.Listed> jobs = new ArrayList<>();
        ListJobsReply last = NOTHING;
        do {
            int after = jobs.isEmpty() ? 0 : jobs.getLast().number();
            Result<ListJobsReply> page = LocalProcess.current()
                    .askIfServed(JobCatalogue.LIST_JOBS, new ListJobsRequest(after))
                    .orElse(Result.granted(NOTHING));
            switch (page) {
                case Result.Granted<ListJobsReply>(ListJobsReply reply) -> last = reply;
                case Result.Refused<ListJobsReply> refused -> {
                    return refused;
                }
            }
            jobs.addAll(last.jobs());
        } while (last.more());
        return Result.granted(new ListJobsReply(last.engine(), last.enforced(), last.ratesProcessors(), jobs, false));
    }

    private static Result<WaitableHandle> checked(WaitableHandle job, int right) {
        if (!job.isUsable()) {
            return Result.refused(Win32Error.ERROR_INVALID_HANDLE);
        }
        return AccessMask.allows(job.grantedAccess(), right)
                ? Result.granted(job)
                : Result.refused(Win32Error.ERROR_ACCESS_DENIED);
    }
}
