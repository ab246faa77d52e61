package org.basenamed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything about the command line that needs no broker. */
class MainTest {
    private final ByteArrayOutputStream answers = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return Main.run(
                new PrintStream(answers, true, StandardCharsets.UTF_8),
                new PrintStream(complaints, true, StandardCharsets.UTF_8),
                arguments);
    }

    private String answered() {
        return answers.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return complaints.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "status", "ls", "broker"})
    void every_command_has_help(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(answered()).startsWith("Usage: basenamed " + command);
        assertThat(complained()).isEmpty();
    }

    @Test
    void help_names_every_command_and_every_exit_status() {
        assertThat(run("--help")).isZero();
        assertThat(answered())
                .contains("demo", "status", "ls", "broker")
                .containsPattern("(?s)Exit status:.*0 .*1 .*2 ");
    }

    @Test
    void the_version_is_one_line() {
        assertThat(run("--version")).isZero();
        assertThat(answered().lines()).singleElement().asString().startsWith("basenamed ");
    }

    @ParameterizedTest
    @CsvSource({
        "'', Missing required subcommand",
        "stats, Did you mean: basenamed status?",
        "broker, Missing required option: '--system'",
        "broker --system extra, Unmatched argument at index 2: 'extra'",
        "--jsom, Unknown option: '--jsom'",
        "status --jsom, Possible solutions: --json",
        "ls extra, Unmatched argument at index 1: 'extra'"
    })
    void a_wrong_command_line_is_explained_and_has_its_own_exit_status(String line, String explanation) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
        assertThat(answered()).isEmpty();
        assertThat(complained()).contains(explanation);
    }

    @Test
    void an_answer_that_cannot_be_written_is_a_failure() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("no space left");
            }
        };
        int status = Main.run(
                new PrintStream(full, false, StandardCharsets.UTF_8),
                new PrintStream(complaints, true, StandardCharsets.UTF_8),
                "--version");
        assertThat(status).isEqualTo(1);
        assertThat(complained().lines()).containsExactly("basenamed: the answer could not be written");
    }
}
