package org.basenamed.testkit.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.basenamed.testkit.expectation.Excuses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs, with real processes and threads, of operations that touch no object. */
class ConformanceRunTest {

    private final Path directory;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    ConformanceRunTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        for (String name : List.of("processes.scn", "processes.expected")) {
            try (InputStream in = ConformanceRunTest.class.getResourceAsStream("/scenarios/" + name)) {
                Files.write(
                        directory.resolve(name),
                        Objects.requireNonNull(in, name).readAllBytes());
            }
        }
    }

    private Tally run(Excuses excuses, String... options) throws IOException, InterruptedException {
        return new ConformanceRun(ConformanceOptions.parse(options), excuses, new PrintStream(printed, true, UTF_8))
                .perform();
    }

    private Tally run(String... options) throws IOException, InterruptedException {
        return run(Excuses.parse(List.of()), options);
    }

    private List<String> report() {
        return printed.toString(UTF_8).lines().toList();
    }

    @Test
    void real_processes_and_threads_answer_as_expected() throws IOException, InterruptedException {
        Tally tally = run(directory.toString());

        assertThat(tally.isGood()).as("%s", printed).isTrue();
        assertThat(report()).last().isEqualTo("4 passed, 0 failed, 1 unsupported, 0 excused");
        assertThat(report()).contains("unsupported needs_what_does_not_exist (NoSuchFunction)");
    }

    @Test
    void what_was_answered_can_be_written_and_expected_again() throws IOException, InterruptedException {
        Path written = directory.resolve("written");
        run("--write", written.toString(), directory.toString());

        Files.copy(directory.resolve("processes.scn"), written.resolve("again.scn"));
        Files.move(written.resolve("processes.result"), written.resolve("again.expected"));
        Tally again = run(written.toString());

        assertThat(again.isGood()).as("%s", printed).isTrue();
        assertThat(again.count(Verdict.Passed.class)).isEqualTo(4);
    }

    @Test
    void a_difference_fails_unless_it_is_excused() throws IOException, InterruptedException {
        Path file = directory.resolve("wrong.scn");
        Files.writeString(file, "scenario wrong\nP1 nop()\n");
        Files.writeString(directory.resolve("wrong.expected"), "== wrong\n1: TRUE\n");

        assertThat(run(file.toString()).isGood()).isFalse();
        assertThat(report()).contains("fail wrong", "        ours:     ok", "        expected: TRUE");
        assertThat(run(Excuses.parse(List.of("wrong | 1 | cannot be")), file.toString())
                        .isGood())
                .isTrue();
        assertThat(report()).last().isEqualTo("0 passed, 0 failed, 0 unsupported, 1 excused");
    }

    @Test
    void a_scenario_that_cannot_be_read_fails_with_its_place() throws IOException, InterruptedException {
        Path file = directory.resolve("broken.scn");
        Files.writeString(file, "scenario broken\nP1 nop(\n");

        assertThat(run(file.toString()).isGood()).isFalse();
        assertThat(report()).anyMatch(line -> line.contains("broken.scn:2: "));
    }

    @Test
    void a_filter_that_leaves_nothing_is_not_good() throws IOException, InterruptedException {
        assertThat(run("--filter", "^no_such_scenario$", directory.toString()).isGood())
                .isFalse();
        assertThat(report()).containsExactly("0 passed, 0 failed, 0 unsupported, 0 excused");
    }

    @Test
    void a_directory_without_scenarios_is_refused(@TempDir Path empty) {
        assertThatThrownBy(() -> run(empty.toString())).isInstanceOf(NoSuchFileException.class);
    }
}
