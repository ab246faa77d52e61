package org.basenamed.systemtests.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Jobs with hundreds of processes that are still being started, ended by {@code terminate} and by the death of the last holder, with
 * either engine; and the deaths of others. {@code scripts/soak --jobs} repeats it.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class JobIT {
    private static final int ROUNDS = Integer.getInteger("basenamed.job.rounds", 2);
    private static final long SEED = Long.getLong("basenamed.seed", System.nanoTime());

    private final Random random = new Random(SEED);
    private final Path directory;
    private int lastMark;

    JobIT(@TempDir Path directory) {
        this.directory = directory;
    }

    static Stream<Arguments> engines() {
        return Stream.of("auto", "tracking")
                .flatMap(engine -> Stream.of("terminate", "kill").map(end -> Arguments.of(engine, end)));
    }

    /** A holder, from outside. */
    private record Holder(Process process, BufferedReader answers, PrintWriter orders) implements AutoCloseable {
        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }

    private Bomb mark() {
        return new Bomb(ProcessHandle.current().pid() + "-" + ++lastMark);
    }

    private Holder start(List<String> options, Bomb bomb, List<String> command) throws IOException {
        List<String> all = new ArrayList<>(options);
        all.add("-Dbasenamed.directory=" + directory.resolve("broker"));
        all.add("-Dbasenamed.idle.millis=500");
        List<String> arguments = new ArrayList<>(List.of(bomb.mark()));
        arguments.addAll(command);
        Process process = new ProcessBuilder(JobHolder.command(all, arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new Holder(process, process.inputReader(), new PrintWriter(process.outputWriter(), true));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void a_fork_bomb_is_gone_soon_and_none_of_it_escapes(String engine, String end) throws IOException {
        Duration longest = Duration.ZERO;
        for (int round = 0; round < ROUNDS; round++) {
            Bomb bomb = mark();
            try (Holder holder = start(List.of("-Dbasenamed.jobs=" + engine), bomb, Bomb.COMMAND)) {
                holder.answers().readLine();
                // in every other round it is complete, in the others it grows while it is ended
                bomb.awaitAtLeast(round % 2 == 0 ? 501 : random.nextInt(501));
                if (end.equals("kill")) {
                    holder.process().destroyForcibly();
                } else {
                    holder.orders().println("terminate");
                }
                Duration took = bomb.awaitNone();
                longest = took.compareTo(longest) > 0 ? took : longest;
            } finally {
                bomb.killAll();
            }
        }
        System.out.println("JobIT: " + ROUNDS + " bombs, engine " + engine + ", " + end + ": gone after at most "
                + longest.toMillis() + " ms, none escaped, basenamed.seed=" + SEED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "tracking"})
    void orphans_of_a_job_are_counted(String engine) throws IOException {
        Bomb bomb = mark();
        List<String> command = List.of("/bin/sh", "-c", "( ( sleep 997 & ) & ) ; sleep 997 & wait");
        try (Holder holder = start(List.of("-Dbasenamed.jobs=" + engine), bomb, command)) {
            holder.answers().readLine();
            bomb.awaitAtLeast(3);
            int counted = 0;
            for (int look = 0; look < 10_000 && counted != 3; look++) {
                holder.orders().println("count");
                counted = Integer.parseInt(holder.answers().readLine());
            }
            assertThat(counted).isEqualTo(3);
        } finally {
            bomb.awaitNone();
        }
    }

    /** The child stands still until it is in the job, and ends if that never comes to be. */
    @ParameterizedTest
    @ValueSource(strings = {"auto", "tracking"})
    void a_child_whose_parent_dies_before_it_is_in_the_job_never_runs(String engine) throws Exception {
        Bomb bomb = mark();
        Path file = directory.resolve("ran");
        List<String> command = List.of("/bin/sh", "-c", "echo ran > " + file);
        List<String> options = List.of("-Dbasenamed.jobs=" + engine, "-Dbasenamed.kill.at=CHILD_STARTED");
        try (Holder holder = start(options, bomb, command)) {
            assertThat(holder.process().waitFor()).isEqualTo(128 + 9);
            bomb.awaitNone();
            assertThat(Files.exists(file)).isFalse();
        }
    }

    /** Nobody is ended by the death of the broker, and the next one can do everything. */
    @ParameterizedTest
    @ValueSource(strings = {"auto", "tracking"})
    void processes_outlive_the_broker_and_the_next_one_has_jobs(String engine) throws IOException {
        Bomb orphaned = mark();
        Bomb next = mark();
        List<String> options = List.of("-Dbasenamed.jobs=" + engine);
        try (Holder holder = start(options, orphaned, List.of("sleep", "997"))) {
            String[] broker = holder.answers().readLine().split(" ", 2);
            ProcessHandle process = ProcessHandle.of(Long.parseLong(broker[0])).orElseThrow();
            process.destroyForcibly();
            process.onExit().join();
            try (Holder second = start(options, next, List.of("sleep", "997"))) {
                assertThat(second.answers().readLine().split(" ", 2)[0]).isNotEqualTo(broker[0]);
                next.awaitAtLeast(1);
                assertThat(orphaned.processes()).hasSize(1);
                second.process().destroyForcibly();
                next.awaitNone();
                assertThat(orphaned.processes()).hasSize(1);
            }
        } finally {
            orphaned.killAll();
            next.killAll();
        }
    }
}
