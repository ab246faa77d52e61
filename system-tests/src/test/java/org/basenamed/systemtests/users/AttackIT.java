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
    private static final int PAIRS = 301;
    private static final long ROUND_MILLIS = 50;
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
        attacker = ground.start(
                attacking.launcher(),
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
        assertThat(ground.log()).doesNotContain("Exception in thread", "cannot serve process");
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
     * The attacker has run into his quotas and asks on without a pause, by all the connections that he may have, and for one more. He is kept
     * waiting for his refusals ({@code Patience}), so that neither the broker nor the processors are his.
     */
    @Test
    void a_victim_keeps_its_pace_beside_an_attacker_who_has_run_into_his_quotas() throws Exception {
        assertThat(attacker.ask("fill")).isEqualTo("full");
        assertThat(attacker.ask("hammer")).isEqualTo("hammering");
        List<Double> ratios = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            // in alternate order, so that a machine that becomes slower or faster meanwhile is on nobody's side
            double attackedFirst = pair % 2 == 0 ? 0 : pace();
            Stopping.stop(attacker.number());
            double alone = pace();
            Stopping.goOn(attacker.number());
            double attacked = pair % 2 == 0 ? pace() : attackedFirst;
            ratios.add(attacked / alone);
        }
        assertThat(Integer.parseInt(attacker.ask("rest"))).isPositive();
        assertThat(attacker.ask("empty")).isEqualTo("empty");
        ratios.sort(null);
        double median = ratios.get(PAIRS / 2);
        System.out.printf(
                "victim's pace beside the attacker, of that without: median %.2f, a half of all between %.2f and %.2f%n",
                median, ratios.get(PAIRS / 4), ratios.get(PAIRS * 3 / 4));
        assertThat(median).as(ratios::toString).isGreaterThanOrEqualTo(KEPT);
    }

    /** However slow the machine is: it can be told fewer, and never more. */
    @Test
    void who_has_run_into_his_quotas_is_told_so_a_limited_number_of_times() throws Exception {
        assertThat(attacker.ask("fill")).isEqualTo("full");
        long start = System.nanoTime();
        assertThat(attacker.ask("hammer")).isEqualTo("hammering");
        pace();
        int refused = Integer.parseInt(attacker.ask("rest"));
        long steps = (System.nanoTime() - start) / 10_000_000 + 1;
        assertThat(attacker.ask("empty")).isEqualTo("empty");
        // what he has for nothing, and one in each step of time
        assertThat((long) refused).isLessThanOrEqualTo(16 + steps + 1);
    }

    /** How many cycles the victim does in a round. */
    private double pace() throws Exception {
        return Long.parseLong(victim.ask("pace " + ROUND_MILLIS));
    }
}
