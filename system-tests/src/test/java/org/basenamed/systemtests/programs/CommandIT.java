package org.basenamed.systemtests.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code basenamed status} and {@code basenamed ls} say of a broker, and of none. */
class CommandIT {
    private static final String COMMAND = "basenamed";

    private final Path runtime;

    CommandIT(@TempDir Path runtime) {
        this.runtime = runtime;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status        | No broker is running for this user\\..*",
                "status --json | \\{\"running\":false,\"directory\":\"[^\"]*/basenamed\",.*}",
                "ls            | There are no objects\\.",
                "ls --json     | \\{\"objects\":\\[]}"
            })
    void without_a_broker_a_question_is_answered_and_starts_none(String line, String answer) throws Exception {
        try (Household household = new Household(runtime)) {
            Program.Outcome outcome = household.run(COMMAND, line.split(" "));
            assertThat(outcome.lines()).singleElement().asString().matches(answer);
            assertThat(outcome.errors()).isEmpty();
            assertThat(outcome.status()).isZero();
            assertThat(household.brokers()).isEmpty();
            assertThat(Files.exists(household.directory())).isFalse();
        }
    }

    @Test
    void with_a_broker_people_and_programs_learn_who_has_what_open() throws Exception {
        try (Household household = new Household(runtime);
                Program holder = household.start("examples/run", "first")) {
            holder.readLine();
            assertThat(run(household, "ls"))
                    .hasSize(2)
                    .last()
                    .asString()
                    .matches("Global\\\\MyFileMappingObject +file mapping +4 KiB +1 +\\S+FirstProcess \\(\\d+\\)");
            assertThat(run(household, "ls", "--json"))
                    .singleElement()
                    .asString()
                    .matches("\\{\"objects\":\\[\\{\"named\":true,\"name\":\"Global\\\\\\\\MyFileMappingObject\","
                            + "\"type\":\"file mapping\",\"sizeBytes\":4096,\"handles\":1,\"holders\":"
                            + "\\[\\{\"processId\":\\d+,\"title\":\"\\S+FirstProcess\",\"handles\":1}]}]}");
            ProcessHandle broker = household.brokers().getFirst();
            assertThat(run(household, "status"))
                    .anyMatch(line -> line.matches("broker +process " + broker.pid() + ", version \\S+"))
                    .anyMatch(line -> line.matches("processes +2 connected, this command included"))
                    .anyMatch(line -> line.matches("handles +1"));
            assertThat(run(household, "status", "--json"))
                    .singleElement()
                    .asString()
                    .contains("\"processId\":" + broker.pid(), "\"processes\":2,\"otherProcesses\":1,\"objects\":1")
                    .contains("\"handles\":1,\"mappingBytes\":4096");
        }
    }

    private static List<String> run(Household household, String... arguments) throws Exception {
        Program.Outcome outcome = household.run(COMMAND, arguments);
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.status()).isZero();
        return outcome.lines();
    }

    @Test
    void a_broker_out_of_reach_is_explained_in_one_line() throws Exception {
        // The kernel takes no socket at a path of more than 107 bytes.
        Path tooLong = Files.createDirectory(runtime.resolve("x".repeat(120)));
        try (Household household = new Household(tooLong)) {
            Program.Outcome outcome = household.run(COMMAND, "status");
            assertThat(outcome.lines()).isEmpty();
            assertThat(outcome.errors())
                    .singleElement()
                    .asString()
                    .startsWith("basenamed: Broker.status: ")
                    .contains("ENAMETOOLONG");
            assertThat(outcome.status()).isEqualTo(1);
        }
    }
}
