package org.basenamed.systemtests.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.basenamed.systemtests.Site;
import org.basenamed.systemtests.StacksOnTimeout;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Jobs with hundreds of processes that are still being started, ended by {@code terminate} and by the death of the last holder, with
 * either engine; and the deaths of others. {@code scripts/soak --jobs} repeats it.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(StacksOnTimeout.class)
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

    /** What a holder says when its command has been started. */
    private record Started(long broker, String engine) {}

    /** A holder, from outside. */
    private record Holder(Process process, BufferedReader answers, PrintWriter orders) implements AutoCloseable {
        /** Waits until the command has been started, by the engine that was meant; skips the test where that cannot be. */
        Started started(String engine) throws IOException {
            String[] words = Objects.requireNonNull(answers.readLine(), "the holder has ended")
                    .split(" ", 2);
            if (engine.equals("tracking")) {
                assertThat(words[1]).isEqualTo("tracking");
            } else {
                assumeTrue(words[1].startsWith("cgroup"), "no writable cgroup v2 here: " + words[1]);
            }
            return new Started(Long.parseLong(words[0]), words[1]);
        }

        int count() throws IOException {
            orders.println("count");
            return Integer.parseInt(answers.readLine());
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }

    private Bomb mark() {
        return new Bomb(ProcessHandle.current().pid() + "-" + ++lastMark);
    }

    private Path place() {
        return directory.resolve("broker");
    }

    /** Waits until none is left, nor anybody who could end one: what has escaped runs on then. */
    private Duration awaitNoneAfterAll(Bomb bomb, Holder holder) {
        Duration took = bomb.awaitNone();
        holder.close();
        Site.awaitNoBroker(place());
        assertThat(bomb.processes()).isEmpty();
        return took;
    }

    private Holder start(List<String> options, Bomb bomb, List<String> command) throws IOException {
        List<String> all = new ArrayList<>(options);
        all.add("-Dbasenamed.directory=" + place());
        all.add("-Dbasenamed.idle.millis=500");
        List<String> arguments = new ArrayList<>(List.of(bomb.mark()));
        arguments.addAll(command);
        Process process = new ProcessBuilder(JobHolder.command(all, arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new Holder(process, process.inputReader(), new PrintWriter(process.outputWriter(), true));
    }

    /** JB-5, JB-20, JB-46; and JB-48 for those that are being started meanwhile. */
    @ParameterizedTest
    @MethodSource("engines")
    void a_fork_bomb_is_gone_soon_and_none_of_it_escapes(String engine, String end) throws IOException {
        Duration longest = Duration.ZERO;
        String used = "";
        for (int round = 0; round < ROUNDS; round++) {
            Bomb bomb = mark();
            try (Holder holder = start(List.of("-Dbasenamed.jobs=" + engine), bomb, Bomb.COMMAND)) {
                used = holder.started(engine).engine();
                // in every other round it is complete, in the others it grows while it is ended
                bomb.awaitAtLeast(round % 2 == 0 ? 501 : random.nextInt(501));
                if (end.equals("kill")) {
                    holder.process().destroyForcibly();
                } else {
                    holder.orders().println("terminate");
                }
                Duration took = awaitNoneAfterAll(bomb, holder);
                longest = took.compareTo(longest) > 0 ? took : longest;
            } finally {
                bomb.killAll();
            }
        }
        System.out.println("JobIT: " + ROUNDS + " bombs, " + engine + " engine, " + used + ", " + end
                + ": gone after at most " + longest.toMillis() + " ms, none escaped, basenamed.seed=" + SEED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "tracking"})
    void orphans_of_a_job_are_counted(String engine) throws IOException {
        Bomb bomb = mark();
        List<String> command = List.of("/bin/sh", "-c", "( ( sleep 997 & ) & ) ; sleep 997 & wait");
        try (Holder holder = start(List.of("-Dbasenamed.jobs=" + engine), bomb, command)) {
            holder.started(engine);
            bomb.awaitAtLeast(3);
            // the shells in between end soon
            while (holder.count() != 3 || bomb.processes().size() != 3) {
                Thread.onSpinWait();
            }
            bomb.orphan(holder.process().toHandle()).destroyForcibly();
            int counted = holder.count();
            while (counted != 2) {
                assertThat(counted).isEqualTo(3);
                counted = holder.count();
            }
            holder.orders().println("terminate");
            awaitNoneAfterAll(bomb, holder);
        } finally {
            bomb.killAll();
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
            awaitNoneAfterAll(bomb, holder);
            assertThat(Files.exists(file)).isFalse();
        } finally {
            bomb.killAll();
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
            Started first = holder.started(engine);
            ProcessHandle process = ProcessHandle.of(first.broker()).orElseThrow();
            process.destroyForcibly();
            process.onExit().join();
            try (Holder second = start(options, next, List.of("sleep", "997"))) {
                assertThat(second.started(engine).broker()).isNotEqualTo(first.broker());
                next.awaitAtLeast(1);
                assertThat(orphaned.processes()).hasSize(1);
                second.process().destroyForcibly();
                awaitNoneAfterAll(next, second);
                assertThat(orphaned.processes()).hasSize(1);
            }
        } finally {
            orphaned.killAll();
            next.killAll();
        }
    }
}
