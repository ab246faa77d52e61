package org.basenamed.model.waitable;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** SYN-1 to SYN-30 as transitions of words, and the invariants of {@link WaitWord}. */
class WaitWordTest {
    private static final int ME = OwnerId.of(1, 1);
    private static final int OTHER = OwnerId.of(2, 1);

    @Test
    void an_auto_reset_event_is_taken_by_one_wait_and_sets_do_not_count() { // SYN-1, SYN-5
        long set = AutoResetEvent.set(AutoResetEvent.set(WaitWord.of(0)));
        assertThat(AutoResetEvent.TYPE.signalled(set, ME)).isTrue();
        long taken = AutoResetEvent.TYPE.satisfied(set, ME);
        assertThat(AutoResetEvent.TYPE.signalled(taken, ME)).isFalse();
        assertThat(taken).isEqualTo(WaitWord.of(0));
    }

    @Test
    void a_set_that_finds_a_sleeper_is_its_alone() { // SYN-5, SYN-18
        long sleeping = WaitWord.register(WaitWord.of(0));
        int remembered = WaitWord.issued(sleeping);
        long set = AutoResetEvent.set(sleeping);
        assertThat(AutoResetEvent.TYPE.signalled(set, OTHER)).isFalse();
        assertThat(WaitWord.mayTakeGrant(set, remembered)).isTrue();
        long late = WaitWord.register(set);
        assertThat(WaitWord.mayTakeGrant(late, WaitWord.issued(late)))
                .as("who registers after the set may not take its grant")
                .isFalse();
        assertThat(AutoResetEvent.TYPE.grantTaken(late, ME)).isEqualTo(WaitWord.register(WaitWord.of(0)) + 1);
    }

    @Test
    void what_is_granted_is_stale_from_a_reset_or_a_set_that_finds_nobody_else_until_it_is_taken() { // SYN-5, SYN-6
        long granted = AutoResetEvent.set(WaitWord.register(WaitWord.of(0)));
        assertThat(WaitWord.isStale(granted)).isFalse();
        for (long decided : new long[] {AutoResetEvent.reset(granted), AutoResetEvent.set(granted)}) {
            assertThat(WaitWord.isStale(decided)).isTrue();
            long another = WaitWord.register(AutoResetEvent.TYPE.satisfied(decided, OTHER));
            assertThat(AutoResetEvent.set(another))
                    .as("its grant could not be told from the stale one")
                    .isEqualTo(Transition.NEEDS_BROKER);
            assertThat(WaitWord.isStale(AutoResetEvent.TYPE.grantTaken(another, ME)))
                    .isFalse();
        }
        assertThat(WaitWord.isOnlyValue(AutoResetEvent.TYPE.grantTaken(AutoResetEvent.set(granted), ME)))
                .isTrue();
    }

    @Test
    void a_reset_leaves_it_to_the_broker_who_may_have_to_have_what_was_granted() { // SYN-6, SYN-7
        long two = WaitWord.register(WaitWord.register(WaitWord.of(0)));
        assertThat(AutoResetEvent.reset(two)).isEqualTo(two);
        assertThat(AutoResetEvent.reset(AutoResetEvent.set(two))).isEqualTo(Transition.NEEDS_BROKER);
        assertThat(AutoResetEvent.pulse(two)).isEqualTo(Transition.NEEDS_BROKER);
        long pulsed = AutoResetEvent.pulse(WaitWord.register(WaitWord.of(0)));
        assertThat(WaitWord.outstanding(pulsed)).isOne();
        assertThat(WaitWord.isStale(pulsed)).isTrue();
    }

    @Test
    void a_manual_reset_event_releases_all_who_wait_even_if_it_is_reset_at_once() { // SYN-5, SYN-7
        long two = WaitWord.register(WaitWord.register(WaitWord.of(0)));
        long reset = ManualResetEvent.reset(ManualResetEvent.set(two));
        assertThat(WaitWord.outstanding(reset)).isEqualTo(2);
        assertThat(ManualResetEvent.TYPE.state(reset)).isZero();
        long pulsed = ManualResetEvent.pulse(two);
        assertThat(WaitWord.outstanding(pulsed)).isEqualTo(2);
        assertThat(ManualResetEvent.TYPE.state(pulsed)).isZero();
    }

    @Test
    void a_pulse_without_waiters_leaves_the_event_reset() { // SYN-7
        assertThat(AutoResetEvent.pulse(WaitWord.of(1))).isEqualTo(WaitWord.of(0));
        assertThat(ManualResetEvent.TYPE.state(ManualResetEvent.pulse(WaitWord.of(1))))
                .isZero();
    }

    @Test
    void a_manual_reset_event_counts_the_changes_of_its_state_and_nothing_else() { // SYN-5, SYN-6, SYN-7
        long word = WaitWord.of(0);
        for (int changes = 0; changes < 10; changes += 2) {
            assertThat(ManualResetEvent.changes(word)).isEqualTo(changes);
            assertThat(ManualResetEvent.reset(word)).isEqualTo(word);
            assertThat(ManualResetEvent.pulse(word)).isEqualTo(word);
            long set = ManualResetEvent.set(word);
            assertThat(ManualResetEvent.changes(set)).isEqualTo(changes + 1);
            assertThat(ManualResetEvent.TYPE.state(set)).isOne();
            assertThat(ManualResetEvent.set(set)).isEqualTo(set);
            assertThat(ManualResetEvent.TYPE.satisfied(set, ME)).isEqualTo(set);
            assertThat(ManualResetEvent.pulse(set)).isEqualTo(ManualResetEvent.reset(set));
            word = ManualResetEvent.reset(set);
            assertThat(ManualResetEvent.TYPE.state(word)).isZero();
        }
        long last = WaitWord.register(WaitWord.of(WaitWord.MAX_VALUE));
        assertThat(ManualResetEvent.isSignalled(last)).isTrue();
        assertThat(ManualResetEvent.reset(last))
                .as("the count begins anew, and nothing beside it changes")
                .isEqualTo(WaitWord.register(WaitWord.of(0)));
    }

    @Test
    void a_semaphore_counts_to_its_maximum_and_not_beyond() { // SYN-26 to SYN-28
        Semaphore semaphore = new Semaphore(3);
        assertThat(semaphore.release(WaitWord.of(2), 2)).isEqualTo(Transition.OVER_MAXIMUM);
        assertThat(semaphore.release(WaitWord.of(2), 1)).isEqualTo(WaitWord.of(3));
        assertThat(semaphore.release(WaitWord.of(3), Integer.MAX_VALUE)).isEqualTo(Transition.OVER_MAXIMUM);
        Semaphore greatest = new Semaphore(Integer.MAX_VALUE);
        assertThat(greatest.release(WaitWord.of(1), Integer.MAX_VALUE)).isEqualTo(Transition.OVER_MAXIMUM);
        assertThat(WaitWord.value(greatest.release(WaitWord.of(0), Integer.MAX_VALUE)))
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void a_release_of_several_goes_to_waiters_first_and_to_the_count_after() { // SYN-30
        long two = WaitWord.register(WaitWord.register(WaitWord.of(0)));
        long released = new Semaphore(9).release(two, 5);
        assertThat(WaitWord.outstanding(released)).isEqualTo(2);
        assertThat(WaitWord.value(released)).isEqualTo(3);
    }

    @Test
    void a_mutex_is_released_by_its_owner_alone() { // SYN-10, SYN-14
        long owned = Mutex.TYPE.satisfied(WaitWord.of(Mutex.FREE), ME);
        assertThat(Mutex.TYPE.signalled(owned, ME)).isTrue();
        assertThat(Mutex.TYPE.signalled(owned, OTHER)).isFalse();
        assertThat(Mutex.release(owned, OTHER)).isEqualTo(Transition.NOT_OWNER);
        assertThat(Mutex.release(WaitWord.of(Mutex.FREE), ME)).isEqualTo(Transition.NOT_OWNER);
        assertThat(Mutex.release(owned, ME)).isEqualTo(WaitWord.of(Mutex.FREE));
    }

    @Test
    void a_mutex_handed_over_belongs_to_nobody_but_the_sleeper() { // SYN-18
        long waited = WaitWord.register(Mutex.TYPE.satisfied(WaitWord.of(Mutex.FREE), ME));
        long released = Mutex.release(waited, ME);
        assertThat(Mutex.TYPE.signalled(released, ME)).isFalse();
        assertThat(Mutex.release(released, ME)).isEqualTo(Transition.NOT_OWNER);
        assertThat(WaitWord.value(Mutex.TYPE.grantTaken(released, OTHER))).isEqualTo(OTHER);
    }

    @Test
    void an_abandoned_mutex_tells_its_next_owner_alone() { // SYN-20, SYN-21
        long abandoned = Mutex.abandon(Mutex.TYPE.satisfied(WaitWord.of(Mutex.FREE), ME));
        assertThat(WaitWord.isAbandoned(abandoned)).isTrue();
        assertThat(Mutex.TYPE.signalled(abandoned, OTHER)).isTrue();
        long acquired = Mutex.TYPE.satisfied(abandoned, OTHER);
        assertThat(WaitWord.isAbandoned(acquired)).isFalse();
        assertThat(WaitWord.value(acquired)).isEqualTo(OTHER);
    }

    @Test
    void fields_that_are_full_are_left_to_the_broker() {
        long word = WaitWord.of(0);
        for (int i = 0; i < WaitWord.MAX_WAITERS; i++) {
            word = WaitWord.register(word);
        }
        assertThat(WaitWord.waiters(word)).isEqualTo(WaitWord.MAX_WAITERS);
        assertThat(WaitWord.register(word)).isEqualTo(Transition.NEEDS_BROKER);
        for (int i = 0; i < WaitWord.MAX_ISSUED; i++) {
            word = AutoResetEvent.set(word);
        }
        assertThat(WaitWord.outstanding(word)).isEqualTo(WaitWord.MAX_ISSUED);
    }

    @Test
    void the_count_of_grants_never_wraps_while_somebody_is_registered_and_starts_anew_with_the_first() {
        long word = WaitWord.register(WaitWord.register(WaitWord.of(0)));
        for (int i = 0; i < WaitWord.MAX_ISSUED; i++) {
            word = AutoResetEvent.TYPE.grantTaken(AutoResetEvent.set(word), ME);
            word = WaitWord.register(word);
        }
        assertThat(WaitWord.issued(word)).isEqualTo(WaitWord.MAX_ISSUED);
        assertThat(AutoResetEvent.set(word)).isEqualTo(Transition.NEEDS_BROKER);
        long left = WaitWord.leave(WaitWord.leave(word));
        assertThat(WaitWord.issued(WaitWord.register(left))).isZero();
    }
}
