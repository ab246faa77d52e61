package org.basenamed.broker.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.basenamed.broker.RawClient;
import org.basenamed.broker.RunningBroker;
import org.basenamed.broker.Watched;
import org.basenamed.broker.job.EngineChoice;
import org.basenamed.linux.Cgroup;
import org.basenamed.linux.CgroupMount;
import org.basenamed.linux.ProcessUsage;
import org.basenamed.model.Win32Error;
import org.basenamed.model.job.JobLimits;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.protocol.JobCatalogue;
import org.basenamed.protocol.ProcessCatalogue;
import org.basenamed.protocol.SessionCatalogue;
import org.basenamed.protocol.WaitableCatalogue;
import org.basenamed.protocol.message.CreateWaitableRequest;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.JobProcessRequest;
import org.basenamed.protocol.message.JobRequest;
import org.basenamed.protocol.message.LaunchReply;
import org.basenamed.protocol.message.LaunchRequest;
import org.basenamed.protocol.message.ListJobsReply;
import org.basenamed.protocol.message.ListJobsRequest;
import org.basenamed.protocol.message.OpenByNumberRequest;
import org.basenamed.protocol.message.SetJobLimitsRequest;
import org.basenamed.protocol.message.TerminateRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who comes to be in jobs, and what holds for him there, by whatever engine keeps them together. */
@Watched
class JobHandlersTest {
    private static final int ALL = 0x1F_003F;
    private static final int SELF = -1;
    private static final int NO_JOB = 0;

    private final Path directory;
    private final List<ProcessHandle> started = new ArrayList<>();
    private RunningBroker broker;
    private RawClient client;

    JobHandlersTest(@TempDir Path directory) {
        this.directory = directory;
        this.broker = RunningBroker.in(directory, EngineChoice.TRACKING);
        this.client = broker.join("client");
    }

    private void with(EngineChoice engine) throws Exception {
        if (engine != EngineChoice.TRACKING) {
            client.close();
            broker.close();
            broker = RunningBroker.in(directory, engine);
            client = broker.join("client");
        }
    }

    @AfterEach
    void nothing_is_left() throws Exception {
        started.forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
        client.close();
        broker.close();
    }

    private int job() {
        ObjectAttributes attributes = new ObjectAttributes("", ALL, 0);
        int handle = client.granted(
                        WaitableCatalogue.CREATE_WAITABLE,
                        new CreateWaitableRequest(ObjectType.JOB.number(), true, 0, 0, attributes))
                .handle();
        client.fds().closeAll();
        return handle;
    }

    private Process start(String... command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        started.add(process.toHandle());
        return process;
    }

    private int open(Process process) {
        int handle = client.granted(
                        ProcessCatalogue.OPEN_PROCESS, new OpenByNumberRequest((int) process.pid(), 0x1F_FFFF, 0))
                .handle();
        client.fds().closeAll();
        return handle;
    }

    private void assign(int job, int process) {
        client.granted(JobCatalogue.ASSIGN_PROCESS, new JobProcessRequest(job, process));
    }

    private boolean isIn(int job, int process) {
        return client.granted(JobCatalogue.IS_PROCESS_IN_JOB, new JobProcessRequest(job, process))
                .inside();
    }

    private void limit(int job, int flags, int active, long affinity) {
        JobLimits limits = new JobLimits(flags, 0, 0, 0, 0, active, affinity, 0, 0, 0, 0);
        client.granted(JobCatalogue.SET_JOB_LIMITS, new SetJobLimitsRequest(job, JobLimits.EXTENDED, limits));
    }

    private static LaunchRequest launch(long number, Integer... jobs) {
        return new LaunchRequest((int) number, SELF, false, List.of(jobs));
    }

    /** JB-2: whoever has started a process does not take it out of its job. */
    @Test
    void only_a_child_that_was_prepared_for_is_launched() throws IOException {
        int job = job();
        Process old = start("sleep", "997");
        int handle = open(old);
        assign(job, handle);
        assertThat(client.refused(JobCatalogue.LAUNCH, launch(old.pid()))).isEqualTo(Win32Error.ERROR_ACCESS_DENIED);
        int other = job();
        awaitNextTick();
        client.granted(JobCatalogue.PREPARE_LAUNCH, launch(0, other));
        assertThat(client.refused(JobCatalogue.LAUNCH, launch(old.pid(), other)))
                .as("started before")
                .isEqualTo(Win32Error.ERROR_ACCESS_DENIED);
        assertThat(isIn(job, handle)).isTrue();
        assertThat(isIn(other, handle)).isFalse();
        Process fresh = start("sleep", "997");
        client.granted(JobCatalogue.LAUNCH, launch(fresh.pid(), other));
        assertThat(isIn(other, open(fresh))).isTrue();
        Process second = start("sleep", "997");
        assertThat(client.refused(JobCatalogue.LAUNCH, launch(second.pid(), other)))
                .as("once")
                .isEqualTo(Win32Error.ERROR_ACCESS_DENIED);
        assertThat(isIn(NO_JOB, open(second))).isFalse();
    }

    private static void awaitNextTick() {
        long now = ProcessUsage.nowTicks();
        while (ProcessUsage.nowTicks() == now) {
            Thread.onSpinWait();
        }
    }

    /** What a process says of itself may be anything. */
    @Test
    void a_process_that_names_a_job_which_cannot_be_is_in_none() throws IOException {
        LaunchReply reply = client.granted(JobCatalogue.PREPARE_LAUNCH, launch(0, job()));
        String token = reply.mark().substring(0, reply.mark().indexOf('-') + 1);
        for (String number : List.of("x", "", "99999999999999999999", "-1", "+1")) {
            ProcessBuilder builder = new ProcessBuilder("sleep", "997");
            builder.environment().put("BASENAMED_JOB", token + number);
            Process process = builder.start();
            started.add(process.toHandle());
            assertThat(isIn(NO_JOB, open(process))).isFalse();
        }
    }

    private Process startWithChild(String signal) throws IOException {
        Process process = start("/bin/sh", "-c", signal + "; sleep 997 & echo $!; wait");
        return process;
    }

    /** Lets the process start its child when it is in the job: the child's number. */
    private String childStartedIn(int job, Process process) throws IOException {
        assign(job, open(process));
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        return line(process.inputReader());
    }

    private static String line(Reader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int character = reader.read(); character > ' '; character = reader.read()) {
            line.append((char) character);
        }
        return line.toString();
    }

    private static String processors(String number) throws IOException {
        return Files.readAllLines(Path.of("/proc", number, "status")).stream()
                .filter(line -> line.startsWith("Cpus_allowed_list:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }

    /** JB-33, JB-29: a process that nobody has told of is a present member as others are. */
    @ParameterizedTest
    @EnumSource(EngineChoice.class)
    void limits_hold_for_those_whom_nobody_has_told_of(EngineChoice engine) throws Exception {
        with(engine);
        int job = job();
        Process process = startWithChild("read go");
        String child = childStartedIn(job, process);
        limit(job, JobLimits.AFFINITY, 0, 1);
        assertThat(processors(String.valueOf(process.pid()))).isEqualTo("0");
        assertThat(processors(child)).isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource(EngineChoice.class)
    void fewer_than_there_are_end_nobody(EngineChoice engine) throws Exception { // JB-29
        with(engine);
        int job = job();
        Process process = startWithChild("read go");
        String child = childStartedIn(job, process);
        limit(job, JobLimits.ACTIVE_PROCESS, 1, 0);
        assertThat(client.granted(JobCatalogue.LIST_JOB_PROCESSES, new JobRequest(job))
                        .numbers())
                .containsExactly((int) process.pid(), Integer.parseInt(child));
    }

    /** JB-46: also who has been moved to another group meanwhile. */
    @Test
    void a_member_that_was_moved_elsewhere_is_ended_too() throws Exception {
        Cgroup elsewhere =
                new Cgroup(CgroupMount.find().map(CgroupMount::directory).orElse(Path.of("/none")));
        assumeThat(elsewhere.isWritable()).isTrue();
        with(EngineChoice.AUTO);
        int job = job();
        Process process = start("sleep", "997");
        assign(job, open(process));
        assertThat(elsewhere.add((int) process.pid())).isZero();
        client.granted(JobCatalogue.TERMINATE_JOB, new TerminateRequest(job, 1));
        assertThat(process.waitFor()).isEqualTo(128 + 9);
    }

    /** JB-4: though the broker goes on looking for a while for processes of it that it may have missed. */
    @ParameterizedTest
    @EnumSource(EngineChoice.class)
    void a_job_that_is_over_is_listed_no_more(EngineChoice engine) throws Exception {
        with(engine);
        int job = job();
        int below = job();
        limit(job, JobLimits.KILL_ON_JOB_CLOSE, 0, 0);
        Process process = start("sleep", "997");
        int handle = open(process);
        assign(job, handle);
        assign(below, handle);
        assertThat(listed()).hasSize(2);
        client.granted(SessionCatalogue.CLOSE_HANDLE, new HandleRequest(below));
        assertThat(listed()).hasSize(2);
        client.granted(SessionCatalogue.CLOSE_HANDLE, new HandleRequest(job));
        assertThat(process.waitFor()).isEqualTo(128 + 9);
        assertThat(listed()).isEmpty();
    }

    private List<ListJobsReply.Listed> listed() {
        return client.granted(JobCatalogue.LIST_JOBS, new ListJobsRequest(0)).jobs();
    }
}
