package org.basenamed.systemtests.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples print what their folders say that they print. */
class ExamplesIT {
    private static final String RUN = "examples/run";

    private final Path runtime;

    ExamplesIT(@TempDir Path runtime) {
        this.runtime = runtime;
    }

    private static List<String> expected(String file) throws IOException {
        return Files.readAllLines(Household.CHECKOUT.resolve("examples").resolve(file));
    }

    private static List<String> printed(Program.Outcome outcome, int status) {
        assertThat(outcome.status())
                .as("exit status; errors %s", outcome.errors())
                .isEqualTo(status);
        assertThat(outcome.errors()).isEmpty();
        return outcome.lines();
    }

    /** FM-81: what the seed's two programs do, in both faces and mixed. */
    @ParameterizedTest
    @CsvSource({"first, second", "win32-first, win32-second", "first, win32-second", "win32-first, second"})
    void the_second_process_shows_the_message_of_the_first(String first, String second) throws Exception {
        try (Household household = new Household(runtime);
                Program waiting = household.start(RUN, first)) {
            waiting.readLine();
            assertThat(printed(household.run(RUN, second), 0)).isEqualTo(expected("sharing/expected/second.txt"));
            waiting.enter();
            assertThat(printed(waiting.finish(), 0)).isEqualTo(expected("sharing/expected/first.txt"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"second", "win32-second"})
    void the_second_process_alone_finds_nothing(String second) throws Exception {
        try (Household household = new Household(runtime)) {
            assertThat(printed(household.run(RUN, second), 1))
                    .isEqualTo(expected("sharing/expected/" + second + "-alone.txt"));
        }
    }

    @Test
    void the_counter_counts_over_processes() throws Exception {
        try (Household household = new Household(runtime);
                Program first = household.start(RUN, "counter")) {
            first.readLine();
            try (Program second = household.start(RUN, "counter")) {
                second.readLine();
                second.enter();
                assertThat(printed(second.finish(), 0)).isEqualTo(expected("counter/expected/second.txt"));
            }
            first.enter();
            assertThat(printed(first.finish(), 0)).isEqualTo(expected("counter/expected/first.txt"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"buffer", "family", "gate", "watchdog"})
    void several_processes_work_together(String example) throws Exception {
        try (Household household = new Household(runtime)) {
            assertThat(printed(household.run(RUN, example), 0)).isEqualTo(expected(example + "/expected/output.txt"));
        }
    }

    @Test
    void two_processes_count_together() throws Exception {
        try (Household household = new Household(runtime)) {
            assertThat(printed(household.run(RUN, "counting"), 0)).isEqualTo(expected("counting/expected/output.txt"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"by-inheritance", "by-duplication"})
    void a_parent_hands_memory_to_its_child(String program) throws Exception {
        try (Household household = new Household(runtime)) {
            assertThat(printed(household.run(RUN, program), 0))
                    .isEqualTo(expected("passing/expected/" + program + ".txt"));
        }
    }

    @Test
    void the_table_of_records_outlives_its_processes() throws Exception {
        String table = runtime.resolve("table").toString();
        try (Household household = new Household(runtime)) {
            assertThat(printed(household.run(RUN, "recordtable", table, "7", "1.5"), 0))
                    .isEqualTo(expected("recordtable/expected/put.txt"));
            assertThat(household.run(RUN, "recordtable", table, "9", "2.25").status())
                    .isZero();
            assertThat(printed(household.run(RUN, "recordtable", table), 0))
                    .isEqualTo(expected("recordtable/expected/list.txt"));
        }
    }
}
