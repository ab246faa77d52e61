package org.basenamed.cli.job;

import java.util.concurrent.Callable;
import org.basenamed.client.Job;
import org.basenamed.client.JobRight;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code basenamed job kill}: ends all processes of a job. */
@Command(name = "kill", description = "Ends all processes of a job and of the jobs below it, at once.")
final class KillCommand implements Callable<Integer> {
    @Parameters(paramLabel = "JOB", description = "Its name, or # and its number: '#3'.")
    private String name = "";

    @Option(names = "--exit-code", paramLabel = "N", description = "What they end with, for those who ask Basenamed.")
    private int exitCode = 1;

    @Override
    public Integer call() {
        try (Job job = JobName.open(name, JobRight.TERMINATE)) {
            job.terminate(exitCode);
        }
        return 0;
    }
}
