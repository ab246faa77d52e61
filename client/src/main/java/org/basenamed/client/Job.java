package org.basenamed.client;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Flow;
import org.basenamed.client.core.BrokerUnreachableException;
import org.basenamed.client.core.HandleCalls;
import org.basenamed.client.core.JobCalls;
import org.basenamed.client.core.WaitableHandle;
import org.basenamed.model.Result;
import org.basenamed.model.job.CpuRate;
import org.basenamed.model.job.JobLimits;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.rights.JobRights;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.rights.ProcessRights;
import org.basenamed.model.security.SecurityDescriptor;

/**
 * A group of processes that are limited, counted and ended together. Win32: a job object.
 *
 * <pre>{@code
 * try (Job job = Job.create("")) {
 *     job.limit(JobLimit.NONE.processes(8).killOnClose());
 *     Process child = job.start(new ProcessBuilder("make", "-j4"));
 *     child.waitFor();
 * }                                        // whatever it has left running ends here
 * }</pre>
 *
 * <p><b>Members.</b> A process stays in its job until it ends, and what it starts is in that job, too. How far that can be relied on, and
 * which limits can be enforced, depends on what the broker has: {@link Broker#jobs()} tells. A process may come to be in a job below the
 * one that it is in; what holds for a job holds for those below it.
 *
 * <p><b>Lifetime.</b> A job goes on without handles as long as a process is in it, but its name goes with the last handle. If the broker
 * dies, its processes go on in no job.
 *
 * <p><b>Waiting.</b> A job is signalled from when it has been {@linkplain #terminate ended}, or its time was up; not by its processes
 * ending by themselves: {@link #events()} tell of that.
 */
public final class Job extends Waitable {
    private static final int WHOLE = 10_000;

    private Job(WaitableHandle handle, String name) {
        super(handle, name);
    }

    /**
     * Creates a job without processes and limits, or opens the one of that name: {@link #existed()} tells which. Win32:
     * {@code CreateJobObject}.
     *
     * @param name the name; empty for a job that only this process knows
     * @throws BasenamedException as for {@link Event#create(String, Reset, boolean)}
     */
    public static Job create(String name) {
        return create(Creation.of(ObjectType.JOB, name, null));
    }

    /** As {@link #create(String)}, for others than this user, too. As {@link Event#create(String, Reset, SecurityDescriptor)}. */
    public static Job create(String name, SecurityDescriptor security) {
        return create(Creation.of(ObjectType.JOB, name, security));
    }

    private static Job create(ObjectAttributes wish) {
        return Outcome.of(
                "Job.create", wish.name(), RightsInUse.toOpen(wish.desiredAccess()), () -> WaitableHandle.createJob(
                                wish)
                        .map(handle -> new Job(handle, wish.name())));
    }

    /** Opens the job of that name. As {@link Event#open}. Win32: {@code OpenJobObject}. */
    public static Job open(String name) {
        return open(Creation.of(ObjectType.JOB, name, null));
    }

    /** As {@link #open(String)}, for no more than is said. */
    public static Job open(String name, JobRight... rights) {
        return open(new ObjectAttributes(Creation.checked(name), JobRight.mask(rights), 0));
    }

    private static Job open(ObjectAttributes wish) {
        return Outcome.of("Job.open", wish.name(), RightsInUse.toOpen(wish.desiredAccess()), () -> WaitableHandle.open(
                        ObjectType.JOB, wish)
                .map(handle -> new Job(handle, wish.name())));
    }

    /**
     * Opens the job that {@link Broker#jobs()} lists with that number.
     *
     * @throws ObjectNotFoundException if there is none, or no handle to it is open any more
     */
    public static Job openNumber(int number, JobRight... rights) {
        int access = JobRight.mask(rights);
        return Outcome.of("Job.open", "job " + number, RightsInUse.toOpen(access), () -> JobCalls.open(number, access)
                .map(handle -> new Job(handle, "")));
    }

    /**
     * Puts a running process into the job; what it has started before stays where it is. Takes {@link JobRight#ASSIGN}. Win32:
     * {@code AssignProcessToJobObject}.
     *
     * @param process any process of this user, also {@link ProcessHandle#current()}
     * @throws AccessDeniedException if it has ended, or is in a job that this one cannot be below
     * @throws BasenamedException with {@code ERROR_NOT_ENOUGH_QUOTA} if the job has no room: the process is ended then, as on Windows;
     *     with {@code ERROR_NOT_SUPPORTED} if the kernel does not let it be moved
     */
    public void assign(ProcessHandle process) {
        withProcess(
                "Job.assign",
                process,
                ProcessRights.SET_QUOTA | ProcessRights.TERMINATE,
                value -> JobCalls.assign(handle().value(), value));
    }

    /** Whether a process is in this job, or in one below it. Takes {@link JobRight#QUERY}. Win32: {@code IsProcessInJob}. */
    public boolean contains(ProcessHandle process) {
        return withProcess(
                "Job.contains",
                process,
                ProcessRights.QUERY_LIMITED_INFORMATION,
                value -> JobCalls.contains(value, handle().value()));
    }

    /** A call about a process by its handle. */
    @FunctionalInterface
    private interface ProcessCall<T> {
        Result<T> make(long process) throws BrokerUnreachableException;
    }

    private <T> T withProcess(String operation, ProcessHandle process, int access, ProcessCall<T> call) {
        if (process.equals(ProcessHandle.current())) {
            return Outcome.of(operation, name(), () -> call.make(HandleCalls.CURRENT_PROCESS));
        }
        WaitableHandle opened = Outcome.of(operation, name(), () -> HandleTransfer.open(process, access));
        try {
            return Outcome.of(operation, name(), () -> call.make(opened.value()));
        } finally {
            opened.close();
        }
    }

    /**
     * Starts a child in the job: it is there before its first step, so that nothing that it starts is left behind. Takes
     * {@link JobRight#ASSIGN}. {@link Inheritance#into} does the same, and more.
     *
     * @throws IOException as {@link ProcessBuilder#start()}
     * @throws BasenamedException as {@link Inheritance#start()}
     */
    public Process start(ProcessBuilder builder) throws IOException {
        return Inheritance.ofNothing(builder).into(this).start();
    }

    /**
     * Ends all processes of the job and of the jobs below it at once, without their shutdown hooks, and signals the job. It can be used
     * again. Takes {@link JobRight#TERMINATE}. Win32: {@code TerminateJobObject}.
     *
     * @param exitCode what {@link PeerProcess#exitCode()} tells of them then
     */
    public void terminate(int exitCode) {
        Outcome.of(
                "Job.terminate",
                name(),
                RightsInUse.of(handle(), JobRights.TERMINATE),
                () -> JobCalls.terminate(handle(), exitCode));
    }

    /**
     * Sets what the job limits, instead of what it has limited. It holds for those who are in it and those who come. Takes
     * {@link JobRight#LIMIT}. Win32: {@code SetInformationJobObject}.
     *
     * @throws BasenamedException with {@code ERROR_NOT_SUPPORTED} if one of the limits cannot be enforced here, with {@code
     *     ERROR_PRIVILEGE_NOT_HELD} if it takes a privilege, with {@code ERROR_INVALID_PARAMETER} if it makes no sense. Nothing has changed
     *     then
     */
    public void limit(JobLimit limit) {
        Outcome.of(
                "Job.limit",
                name(),
                RightsInUse.of(handle(), JobRights.SET_ATTRIBUTES),
                () -> JobCalls.limit(handle(), JobLimits.EXTENDED, limit.limits()));
    }

    /**
     * Limits the processor time of all its processes together. Not every machine can enforce it. Takes {@link JobRight#LIMIT}. Win32:
     * {@code JOBOBJECT_CPU_RATE_CONTROL_INFORMATION} with a hard cap.
     *
     * @param share of all processors, above 0; 1 for no limit
     * @throws IllegalArgumentException for other shares
     * @throws BasenamedException with {@code ERROR_NOT_SUPPORTED} if it cannot be enforced; nothing has changed then
     */
    public void limitProcessorShare(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("a share of " + share);
        }
        int flags = share < 1 ? CpuRate.ENABLE | CpuRate.HARD_CAP : 0;
        CpuRate rate = new CpuRate(flags, Math.max(1, (int) Math.round(share * WHOLE)));
        Outcome.of(
                "Job.limitProcessorShare",
                name(),
                RightsInUse.of(handle(), JobRights.SET_ATTRIBUTES),
                () -> JobCalls.rate(handle(), rate));
    }

    /** What it limits. Takes {@link JobRight#QUERY}. Win32: {@code QueryInformationJobObject}. */
    public JobLimit limit() {
        return new JobLimit(Outcome.of("Job.limit", name(), querying(), () -> JobCalls.query(handle().value()))
                .limits());
    }

    private RightsInUse querying() {
        return RightsInUse.of(handle(), JobRights.QUERY);
    }

    /** What it has come to. Takes {@link JobRight#QUERY}. */
    public JobReport report() {
        return JobReport.of(Outcome.of("Job.report", name(), querying(), () -> JobCalls.query(handle().value())));
    }

    /** The numbers of the processes in it, in the order in which they came; at most 16384 of them. Takes {@link JobRight#QUERY}. */
    public List<Long> processes() {
        return Outcome.of("Job.processes", name(), querying(), () -> JobCalls.processes(handle().value()))
                .numbers()
                .stream()
                .map(Integer::longValue)
                .toList();
    }

    /**
     * What happens to the job. A subscriber is told of the processes that are in it first, and from then on of everything, in order, as
     * much as it asks for; it is called by a virtual thread of its own. What waits to be asked for waits at the broker, 65536 events at
     * most; what is more is lost. It goes on when this handle is closed, and ends with an error when the broker dies. Takes
     * {@link JobRight#QUERY}. Win32: {@code JOBOBJECT_ASSOCIATE_COMPLETION_PORT}, beside which this works.
     */
    public Flow.Publisher<JobEvent> events() {
        return new JobEvents(handle(), name());
    }
}
