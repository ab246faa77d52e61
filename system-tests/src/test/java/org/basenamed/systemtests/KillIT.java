package org.basenamed.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.basenamed.client.Broker;
import org.basenamed.client.View;
import org.basenamed.linux.ProcessCalls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes killed by SIGKILL at random moments: their names become free, what others hold stays, and nothing is left of them.
 *
 * <p>Of each two kills the one is timed until the holder's name is free, the other until the kernel has closed a pipe of the
 * holder: what the broker adds is the difference. {@code scripts/soak} kills more of them.
 */
@Timeout(value = 2, unit = TimeUnit.HOURS)
class KillIT {
    private static final int KILLS = Integer.getInteger("basenamed.kills", 25);
    private static final long SEED = Long.getLong("basenamed.seed", System.nanoTime());

    /** Some fifty rounds of a holder. */
    private static final int MOST_STEPS = 400;

    /** About as long as a step takes, so that it is killed inside of one too. */
    private static final int MOST_SPINS = 4000;

    private final Path directory;
    private final Random random = new Random(SEED);
    private final Latencies untilNameFree = new Latencies();
    private final Latencies untilPipeClosed = new Latencies();
    private final Map<HolderProgram.Step, Integer> killedIn = new EnumMap<>(HolderProgram.Step.class);

    KillIT(@TempDir Path temporary) {
        this.directory = temporary.resolve("basenamed");
        System.setProperty("basenamed.directory", directory.toString());
    }

    /** FM-79, NS-15: death closes handles and unmaps views, and nothing else. */
    @Test
    void nothing_is_left_of_a_process_that_is_killed_but_what_others_hold() throws Exception {
        System.out.println("KillIT: " + KILLS + " kills, basenamed.seed=" + SEED);
        assertThat(Broker.directory())
                .as("no other test of this Java machine has met a broker")
                .isEqualTo(directory);
        try (Survivor survivor = Survivor.settled();
                HoldersAhead holders = new HoldersAhead(KILLS)) {
            for (int number = 1; number <= KILLS; number++) {
                try (Holder holder = holders.next();
                        Watchdog watchdog = Watchdog.over(holder)) {
                    kill(holder, survivor, number);
                    watchdog.expectSilence();
                }
            }
        }
        expectEmptyBrokerThatLeaves();
        System.out.println("  killed in          " + killedIn);
        System.out.println("  SIGKILL to name free:         " + untilNameFree);
        System.out.println("  SIGKILL to end of its pipe:   " + untilPipeClosed);
    }

    private void kill(Holder holder, Survivor survivor, int number) throws IOException {
        String name = SharedPattern.heldName(number);
        SharedPattern.setSteps(survivor.steps(), 0);
        holder.go(number);
        assertThat(Survivor.isFree(name)).isFalse();
        try (View orphan = Survivor.viewOfHeld(number)) {
            awaitRandomMoment(holder, survivor);
            long killedNanos = System.nanoTime();
            holder.kill();
            if (number % 2 == 0) {
                holder.awaitEndOfOutput();
                untilPipeClosed.add(System.nanoTime() - killedNanos);
                Survivor.awaitFree(name);
            } else {
                Survivor.awaitFree(name);
                untilNameFree.add(System.nanoTime() - killedNanos);
            }
            assertThat(holder.awaitEnd()).isEqualTo(Holder.KILLED);
            assertThat(Survivor.isFree(SharedPattern.brieflyHeldName(number))).isTrue();
            survivor.expectAsBefore();
            assertThat(SharedPattern.firstDifference(orphan.segment(), number)).isEqualTo(-1);
        }
        killedIn.merge(HolderProgram.stepAfter(SharedPattern.steps(survivor.steps())), 1, Integer::sum);
    }

    /** Told by the holder's own count, so that no holder is killed that did nothing; then some part of a step. */
    private void awaitRandomMoment(Holder holder, Survivor survivor) {
        int steps = random.nextInt(1, MOST_STEPS);
        while (SharedPattern.steps(survivor.steps()) < steps) {
            assertThat(holder.isAlive()).isTrue();
            ProcessCalls.schedYield();
        }
        for (int spins = random.nextInt(MOST_SPINS); spins > 0; spins--) {
            Thread.onSpinWait();
        }
    }

    private void expectEmptyBrokerThatLeaves() {
        Broker.Status end = Survivor.status();
        assertThat(end.processes()).isOne();
        assertThat(end.objects()).isZero();
        assertThat(end.handles()).isZero();
        assertThat(end.mappingBytes()).isZero();
        ProcessHandle broker = ProcessHandle.of(end.processId()).orElseThrow();
        assertThat(broker.destroy()).isTrue();
        broker.onExit().join();
        assertThat(Files.exists(directory)).isFalse();
    }
}
