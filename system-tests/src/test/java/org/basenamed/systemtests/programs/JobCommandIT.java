package org.basenamed.systemtests.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code basenamed job}: commands that are run in jobs, and jobs that are listed, shown and ended. */
class JobCommandIT {
    private static final String COMMAND = "basenamed";
    private static final int KILLED = 128 + 9;

    private final Path runtime;

    JobCommandIT(@TempDir Path runtime) {
        this.runtime = runtime;
    }

    private static List<String> answered(Household household, String... arguments) throws Exception {
        Program.Outcome outcome = household.run(COMMAND, arguments);
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.status()).isZero();
        return outcome.lines();
    }

    private static void refused(Program.Outcome outcome, String start) {
        assertThat(outcome.lines()).isEmpty();
        assertThat(outcome.errors()).singleElement().asString().startsWith("basenamed: " + start);
        assertThat(outcome.status()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 255})
    void the_exit_status_of_a_command_is_that_of_its_run(int status) throws Exception {
        try (Household household = new Household(runtime)) {
            Program.Outcome outcome =
                    household.run(COMMAND, "job", "run", "--", "sh", "-c", "echo said; exit " + status);
            assertThat(outcome.errors()).isEmpty();
            assertThat(outcome.lines()).containsExactly("said");
            assertThat(outcome.status()).isEqualTo(status);
            assertThat(answered(household, "job", "list")).containsExactly("There are no jobs.");
        }
    }

    /** Which can be, the broker says itself. */
    @ParameterizedTest
    @CsvSource({"--memory, 512M, jobMemory", "--cpu, 50, cpuRate"})
    void a_limit_that_cannot_be_enforced_is_refused_in_one_line_and_nothing_is_run(
            String option, String amount, String limit) throws Exception {
        try (Household household = new Household(runtime);
                Program holder = household.start(COMMAND, "job", "run", "--", "sh", "-c", "echo started; read line")) {
            assertThat(holder.readLine()).isEqualTo("started");
            boolean enforced =
                    answered(household, "status", "--json").getFirst().contains('"' + limit + '"');
            Program.Outcome outcome = household.run(COMMAND, "job", "run", option, amount, "--", "echo", "ran");
            if (enforced) {
                assertThat(outcome.errors()).isEmpty();
                assertThat(outcome.lines()).containsExactly("ran");
                assertThat(outcome.status()).isZero();
            } else {
                refused(outcome, option + " cannot be enforced here, ");
            }
            holder.enter();
            assertThat(holder.finish().status()).isZero();
        }
    }

    @Test
    void limits_of_each_process_are_enforced_everywhere() throws Exception {
        try (Household household = new Household(runtime)) {
            Program.Outcome outcome = household.run(
                    COMMAND, "job", "run", "--process-memory", "512M", "--processes", "8", "--", "echo", "ran");
            assertThat(outcome.errors()).isEmpty();
            assertThat(outcome.lines()).containsExactly("ran");
            assertThat(outcome.status()).isZero();
        }
    }

    @Test
    void a_job_is_listed_shown_and_ended_by_its_name() throws Exception {
        try (Household household = new Household(runtime);
                Program run = household.start(COMMAND, "job", "run", "--name", "work", "--", "sh", "-c", busy())) {
            assertThat(run.readLine()).isEqualTo("started");
            assertThat(answered(household, "job", "list"))
                    .hasSize(2)
                    .last()
                    .asString()
                    .matches("#\\d+ +(Local\\\\)?work +2 +2 +1 *");
            assertThat(answered(household, "job", "list", "--json"))
                    .singleElement()
                    .asString()
                    .contains("\"named\":true", "\"activeProcesses\":2,\"totalProcesses\":2,\"handles\":1");
            assertThat(answered(household, "job", "show", "work"))
                    .anyMatch(line -> line.matches("job +work"))
                    .anyMatch(line -> line.matches("processes +\\d+ \\d+"))
                    .anyMatch(line -> line.matches("active +2"));
            refused(
                    household.run(COMMAND, "job", "run", "--name", "work", "--", "echo", "ran"),
                    "there is a job work already");
            assertThat(answered(household, "job", "kill", "work")).isEmpty();
            assertThat(run.finish().status()).isEqualTo(KILLED);
        }
    }

    @Test
    void a_job_without_a_name_is_shown_and_ended_by_its_number() throws Exception {
        try (Household household = new Household(runtime);
                Program run = household.start(COMMAND, "job", "run", "--", "sh", "-c", busy())) {
            assertThat(run.readLine()).isEqualTo("started");
            String row = answered(household, "job", "list").getLast();
            assertThat(row).matches("#\\d+ +\\(unnamed\\) +2 +2 +1 *");
            String number = row.substring(0, row.indexOf(' '));
            assertThat(answered(household, "job", "show", number)).anyMatch(line -> line.matches("job +" + number));
            assertThat(answered(household, "job", "kill", "--exit-code", "5", number))
                    .isEmpty();
            assertThat(run.finish().status()).isEqualTo(KILLED);
            refused(household.run(COMMAND, "job", "show", number), "Job.open of \"job " + number.substring(1) + "\"");
        }
    }

    /** A shell and its child, both of which are there when it says so. */
    private static String busy() {
        return "sleep 997 & echo started; wait";
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "kill"})
    void a_job_that_does_not_exist_is_told_in_one_line(String task) throws Exception {
        try (Household household = new Household(runtime)) {
            refused(household.run(COMMAND, "job", task, "nobody"), "Job.open of \"nobody\"");
            refused(household.run(COMMAND, "job", task, "#4711"), "Job.open of \"job 4711\"");
        }
    }
}
