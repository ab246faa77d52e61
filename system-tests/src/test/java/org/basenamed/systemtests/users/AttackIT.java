package org.basenamed.systemtests.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.basenamed.systemtests.OtherUser;
import org.basenamed.systemtests.Watched;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One user attacks the broker, and another one through it. Everything is refused, and the other one works on. */
@Watched
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackIT {
    private static final int ROUNDS = 5;
    private static final int ATTEMPTS = 6;
    private static final long ROUND_MILLIS = 1_000;
    private static final double KEPT = 0.8;

    private Ground ground;
    private Ground.Told victim;
    private Ground.Told attacker;

    @BeforeAll
    void begin() throws Exception {
        OtherUser brokersUser = OtherUser.assumed();
        OtherUser attacked = brokersUser.next();
        OtherUser attacking = attacked.next();
        ground = new Ground(
                brokersUser,
                "global.mappings.users=" + attacked.uid(),
                "quota.connections=24",
                "quota.objects=2000",
                "quota.handles=4000",
                "quota.mapped.bytes=64M",
                "quota.waits=200",
                "quota.descriptors=500",
                "quota.table.bytes=4M",
                "quota.timers=32");
        victim = ground.start(attacked.launcher(), Victim.class);
        List<String> niced = new ArrayList<>(List.of("nice", "-n", "19"));
        niced.addAll(attacking.launcher());
        attacker = ground.start(
                niced,
                Attacker.class,
                ground.directory().toString(),
                Integer.toString(attacked.uid()),
                Integer.toString(victim.number()),
                Integer.toString(ground.broker().number()));
    }

    @AfterAll
    void end() throws Exception {
        if (ground != null) {
            ground.close();
        }
    }

    /** Whatever has been tried, nothing of the victim's has changed, its work goes on, and the broker has nothing to complain of itself. */
    @AfterEach
    void the_victim_has_not_noticed() throws Exception {
        if (ground == null) {
            return;
        }
        assertThat(victim.ask("check")).isEqualTo("whole");
        long before = Long.parseLong(victim.ask("count"));
        while (Long.parseLong(victim.ask("count")) == before) {
            Thread.onSpinWait();
        }
        assertThat(ground.broker().process().isAlive()).isTrue();
        assertThat(ground.log()).doesNotContain("Exception in thread");
    }

    static Stream<String> titles() {
        return Attack.all().stream().map(Attack::title);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("titles")
    void refused(String title) throws Exception {
        assertThat(attacker.ask(title)).isEqualTo("refused");
    }

    @Test
    void there_are_more_than_forty_and_no_two_are_the_same() {
        assertThat(titles()).hasSizeGreaterThan(40).doesNotHaveDuplicates();
    }

    /**
     * The attacker has run into his quota and goes on asking, at the lowest priority and with pauses: on a machine with fewer processors
     * than there are processes he would otherwise take processor time, which is not the broker's to share out.
     */
    @Test
    void a_victim_keeps_its_pace_beside_an_attacker_who_has_run_into_his_quotas() throws Exception {
        assertThat(attacker.ask("fill")).isEqualTo("full");
        List<Double> ratios = new ArrayList<>();
        // whatever else the machine does in one second and not in the next weighs more than the attacker: several
        // attempts
        do {
            ratios.add(ratio());
        } while (ratios.getLast() <= KEPT && ratios.size() < ATTEMPTS);
        assertThat(attacker.ask("empty")).isEqualTo("empty");
        System.out.printf("victim's pace beside the attacker, of that without: %s%n", ratios);
        assertThat(ratios.getLast()).isGreaterThan(KEPT);
    }

    private double ratio() throws Exception {
        double alone = 0;
        double attacked = 0;
        for (int round = 0; round < ROUNDS; round++) {
            alone += cyclesDuring(() -> Thread.sleep(ROUND_MILLIS));
            attacked += cyclesDuring(() -> assertThat(Integer.parseInt(attacker.ask("hammer " + ROUND_MILLIS)))
                    .isPositive());
        }
        return attacked / alone;
    }

    @FunctionalInterface
    private interface Phase {
        void run() throws Exception;
    }

    /** The victim's cycles in a second of a phase. */
    private double cyclesDuring(Phase phase) throws Exception {
        long before = Long.parseLong(victim.ask("count"));
        long start = System.nanoTime();
        phase.run();
        long cycles = Long.parseLong(victim.ask("count")) - before;
        return cycles * 1e9 / (System.nanoTime() - start);
    }
}
