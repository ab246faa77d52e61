package org.basenamed.client.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GateTest {
    private final Path told;

    GateTest(@TempDir Path directory) {
        this.told = directory.resolve("environment");
    }

    static Stream<Arguments> shells() {
        return Stream.of("/bin/sh", "/bin/bash --posix", "/bin/dash", "/bin/busybox sh")
                .flatMap(shell -> environments().map(environment -> Arguments.of(shell, environment)));
    }

    private static Stream<Map<String, String>> environments() {
        return Stream.of(
                Map.of(),
                Map.of("A", "", "B", "two\nlines", "C", "\"it's $HOME\" `pwd` \\", "PATH", "/nowhere"),
                Map.of("PWD", "/nowhere", "OLDPWD", "", "SHLVL", "77", "PS1", "> ", "PS2", ">> ", "PS4", "+++ "));
    }

    private static Process start(Gate gate, String shell, ProcessBuilder builder, List<String> command)
            throws IOException {
        List<String> words = new ArrayList<>(Arrays.asList(shell.split(" ", -1)));
        List<String> behind = gate.before(command, "", builder.environment());
        words.addAll(behind.subList(1, behind.size()));
        Process process = builder.command(words).start();
        Gate.restore(builder.environment());
        return process;
    }

    /** Whatever the shell is; but for the variable of that name which one sets for every program. */
    @ParameterizedTest
    @MethodSource("shells")
    void a_child_has_the_environment_that_it_was_given(String shell, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path program = Path.of(shell.split(" ", -1)[0]);
        assumeTrue(Files.isExecutable(program), "no " + program);
        ProcessBuilder builder = new ProcessBuilder().inheritIO();
        builder.environment().clear();
        builder.environment().putAll(environment);
        try (Gate gate = new Gate()) {
            Process process = start(gate, shell, builder, List.of("/bin/cp", "/proc/self/environ", told.toString()));
            assertThat(builder.environment()).isEqualTo(environment);
            assertThat(told).doesNotExist();
            gate.open(process);
            assertThat(process.waitFor()).isZero();
        }
        Map<String, String> given = new HashMap<>();
        for (String variable : Files.readString(told).split("\0", -1)) {
            int end = variable.indexOf('=');
            if (end > 0 && !variable.startsWith("_=")) {
                given.put(variable.substring(0, end), variable.substring(end + 1));
            }
        }
        assertThat(given).isEqualTo(environment);
    }

    @Test
    void a_child_whose_gate_is_closed_ends_without_a_step() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder().inheritIO();
        Gate gate = new Gate();
        Process process = start(gate, "/bin/sh", builder, List.of("/bin/cp", "/proc/self/environ", told.toString()));
        gate.close();
        assertThat(process.waitFor()).isNotZero();
        assertThat(told).doesNotExist();
    }

    @Test
    void what_no_shell_hands_on_is_known() {
        assertThat(Gate.keeps(Map.of("A", "1", "PWD", "/", "_x9", ""))).isTrue();
        for (String name : List.of("a.b", "A-B", "IFS", "UID", "9x", "BASH_FUNC_f%%", "é")) {
            assertThat(Gate.keeps(Map.of(name, "1"))).as(name).isFalse();
        }
    }
}
