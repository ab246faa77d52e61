package org.basenamed.cli.job;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.basenamed.client.Broker;
import org.basenamed.client.Job;
import org.basenamed.client.JobLimit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code basenamed job run}: a command in a job of its own. */
@Command(
        name = "run",
        description = {
            "Runs a command in a job, and leaves with its exit status.",
            "What it leaves running ends with it, and with this command, even if that is killed; unless --keep is given.",
            "Example: basenamed job run --processes 8 --process-memory 512M -- make -j4"
        })
final class RunCommand implements Callable<Integer> {
    @Option(names = "--name", paramLabel = "NAME", description = "The job's name; without one it has none.")
    private String name = "";

    @Option(names = "--memory", paramLabel = "SIZE", description = "Memory of all processes together: 512M, 2G.")
    private @Nullable String memory;

    @Option(
            names = "--process-memory",
            paramLabel = "SIZE",
            description = "Memory that each process may allocate: 512M, 2G.")
    private @Nullable String processMemory;

    @Option(names = "--processes", paramLabel = "N", description = "So many processes at once.")
    private int processes;

    @Option(names = "--time", paramLabel = "TIME", description = "User time of all together: 30s, 5min.")
    private @Nullable String time;

    @Option(names = "--process-time", paramLabel = "TIME", description = "User time of each process: 30s, 5min.")
    private @Nullable String processTime;

    @Option(names = "--cpu", paramLabel = "PERCENT", description = "Share of all processors: 50.")
    private double percent;

    @Option(
            names = "--priority",
            paramLabel = "CLASS",
            description = "idle, below_normal, normal, above_normal, high or realtime.")
    private @Nullable String priority;

    @Option(names = "--keep", description = "Let go on what the command leaves running.")
    private boolean keeps;

    @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "The command and its arguments, best after --.")
    private List<String> command = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Job job = Job.create(name)) {
            if (job.existed()) {
                throw new JobCommand.RefusedException("there is a job " + name + " already");
            }
            checkEnforced();
            job.limit(limit());
            if (percent != 0) {
                job.limitProcessorShare(percent / 100);
            }
            int status = job.start(new ProcessBuilder(command).inheritIO()).waitFor();
            return status;
        }
    }

    private JobLimit limit() {
        JobLimit limit = keeps ? JobLimit.NONE : JobLimit.NONE.killOnClose();
        limit = memory == null ? limit : limit.jobMemory(Amount.bytes(memory));
        limit = processMemory == null ? limit : limit.processMemory(Amount.bytes(processMemory));
        limit = processes == 0 ? limit : limit.processes(processes);
        limit = time == null ? limit : limit.jobTime(Amount.time(time));
        limit = processTime == null ? limit : limit.processTime(Amount.time(processTime));
        return priority == null ? limit : limit.priority(JobLimit.Priority.valueOf(priority.toUpperCase(Locale.ROOT)));
    }

    /** Better one sentence than an error code. */
    private void checkEnforced() {
        Broker.Jobs jobs = Broker.jobs();
        if (memory != null && !jobs.enforced().contains("jobMemory")) {
            throw new JobCommand.RefusedException("--memory cannot be enforced here, as jobs are kept by "
                    + jobs.engine() + " without the memory controller; --process-memory limits each process");
        }
        if (percent != 0 && !jobs.enforced().contains("cpuRate")) {
            throw new JobCommand.RefusedException("--cpu cannot be enforced here, as jobs are kept by " + jobs.engine()
                    + " without the cpu controller; --priority may do");
        }
    }
}
