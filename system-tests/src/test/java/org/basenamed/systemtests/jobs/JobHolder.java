package org.basenamed.systemtests.jobs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.basenamed.client.Broker;
import org.basenamed.client.Job;
import org.basenamed.client.JobLimit;

/** What the processes of {@link JobIT} run: it has a job, starts a command in it, and does as it is told. */
final class JobHolder {
    private JobHolder() {}

    static void main(String[] arguments) throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Job job = Job.create("")) {
            job.limit(JobLimit.NONE.killOnClose());
            ProcessBuilder command = new ProcessBuilder(List.of(arguments).subList(1, arguments.length));
            command.environment().put(Bomb.VARIABLE, arguments[0]);
            job.start(command.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD));
            System.out.println(Broker.status().orElseThrow().processId() + " "
                    + Broker.jobs().engine());
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                switch (order) {
                    case "terminate" -> job.terminate(7);
                    case "count" -> System.out.println(job.report().activeProcesses());
                    default -> throw new IllegalArgumentException(order);
                }
            }
        }
    }

    /** A command that runs this program, with the same Java and the same classes. */
    static List<String> command(List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of("-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), JobHolder.class.getName()));
        command.addAll(arguments);
        return command;
    }
}
