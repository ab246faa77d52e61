package org.basenamed.broker.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final int ALICE = 1000;
    private static final int BOB = 2000;

    @Test
    void of_several_users_each_has_one_turn_in_a_round() {
        Turns turns = new Turns(true);
        turns.connected(ALICE);
        turns.connected(ALICE);
        turns.connected(BOB);
        turns.begin();
        assertThat(turns.take(ALICE)).isTrue();
        assertThat(turns.take(ALICE)).isFalse();
        assertThat(turns.take(BOB)).isTrue();
        turns.begin();
        assertThat(turns.take(ALICE)).isTrue();
    }

    @Test
    void one_who_is_alone_need_not_wait() {
        Turns turns = new Turns(true);
        turns.connected(ALICE);
        turns.connected(BOB);
        turns.disconnected(BOB);
        turns.begin();
        assertThat(turns.take(ALICE)).isTrue();
        assertThat(turns.take(ALICE)).isTrue();
        assertThat(turns.connections(ALICE)).isOne();
        assertThat(turns.connections(BOB)).isZero();
    }

    @Test
    void a_broker_that_is_not_shared_knows_no_turns() {
        Turns turns = new Turns(false);
        turns.connected(ALICE);
        turns.connected(BOB);
        turns.begin();
        assertThat(turns.take(ALICE)).isTrue();
        assertThat(turns.take(ALICE)).isTrue();
    }

    @Test
    void one_who_goes_on_asking_beyond_his_quota_waits_and_nobody_else_does() {
        Turns turns = new Turns(true);
        turns.connected(ALICE);
        turns.connected(BOB);
        long delay = 0;
        for (int i = 0; i < 10_000; i++) {
            delay = turns.delayNanos(ALICE);
        }
        assertThat(delay).isPositive();
        assertThat(turns.delayNanos(BOB)).isZero();
    }

    @Test
    void who_comes_again_has_not_been_forgotten() {
        Turns turns = new Turns(true);
        turns.connected(ALICE);
        for (int i = 0; i < 10_000; i++) {
            turns.delayNanos(ALICE);
        }
        turns.disconnected(ALICE);
        assertThat(turns.connections(ALICE)).isZero();
        turns.connected(ALICE);
        assertThat(turns.connections(ALICE)).isOne();
        assertThat(turns.delayNanos(ALICE)).isPositive();
    }

    @Test
    void a_broker_that_is_not_shared_lets_nobody_wait() {
        Turns turns = new Turns(false);
        turns.connected(ALICE);
        for (int i = 0; i < 10_000; i++) {
            assertThat(turns.delayNanos(ALICE)).isZero();
        }
    }
}
