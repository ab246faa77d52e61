package org.basenamed.systemtests.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.basenamed.client.Broker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that wait and signal, killed at random moments and between the steps of a wait: nobody hangs, a mutex is abandoned once for each
 * death that owned it, and no signal is lost or doubled. {@code scripts/soak --waits} kills more of them.
 */
@Timeout(value = 5, unit = TimeUnit.HOURS)
class WaitingKillIT {
    private static final int KILLS = Integer.getInteger("basenamed.wait.kills", 150);
    private static final long SEED = Long.getLong("basenamed.seed", System.nanoTime());
    private static final int MOST_STEPS = 150;
    private static final int MOST_SPINS = 4000;

    private final Path temporary;
    private final Path directory;
    private final Random random = new Random(SEED);
    private final Map<String, Integer> killed = new TreeMap<>();

    WaitingKillIT(@TempDir Path temporary) {
        this.temporary = temporary;
        this.directory = temporary.resolve("basenamed");
        System.setProperty("basenamed.directory", directory.toString());
    }

    @Test
    void whatever_a_killed_process_waits_for_or_holds_comes_back_once_and_nobody_hangs() throws Exception {
        System.out.println("WaitingKillIT: " + KILLS + " kills, basenamed.seed=" + SEED);
        assertThat(Broker.directory())
                .as("no other test of this Java machine has met a broker")
                .isEqualTo(directory);
        ContenderImage image = ContenderImage.at(temporary);
        long began;
        try (Contest contest = Contest.begin(image, random)) {
            train(image, contest);
            began = System.nanoTime();
            killThemAll(contest, image);
        }
        Broker.Status end = Broker.status().orElseThrow();
        assertThat(end.processes()).isOne();
        assertThat(end.objects()).isZero();
        assertThat(end.handles()).isZero();
        ProcessHandle broker = ProcessHandle.of(end.processId()).orElseThrow();
        assertThat(broker.destroy()).isTrue();
        broker.onExit().join();
        System.out.println("  killed with " + killed + " in " + (System.nanoTime() - began) / 1_000_000 + " ms");
    }

    private void train(ContenderImage image, Contest contest) throws Exception {
        try (Contender first = image.startFirst()) {
            contest.admit(first, random.nextLong());
            contest.awaitSteps(first, MOST_STEPS);
            first.end();
            contest.settle();
        }
    }

    private void killThemAll(Contest contest, ContenderImage image) throws Exception {
        try (ContendersAhead victims = new ContendersAhead(KILLS, image, random)) {
            for (int number = 1; number <= KILLS; number++) {
                try (Contender victim = victims.next()) {
                    contest.admit(victim, random.nextLong());
                    contest.awaitSteps(victim, random.nextInt(MOST_STEPS));
                    spin();
                    boolean byItself = !victim.isAlive();
                    assertThat(victim.kill()).as("killed, not failed").isTrue();
                    Stake stake = contest.settle();
                    killed.merge(stake.kind() + (byItself ? " (by itself)" : ""), 1, Integer::sum);
                }
            }
        }
    }

    /** About as long as a step takes, so that it is killed inside of one too. */
    private void spin() {
        for (int spins = random.nextInt(MOST_SPINS); spins > 0; spins--) {
            Thread.onSpinWait();
        }
    }
}
