package org.basenamed.systemtests.users;

import static org.assertj.core.api.Assertions.assertThat;

import org.basenamed.systemtests.OtherUser;
import org.basenamed.systemtests.Watched;
import org.junit.jupiter.api.Test;

/**
 * Whose request is served next, counted: while the broker is stopped one user queues requests that make events, over many connections, and
 * then another one asks what there is: the answer tells how many were served before it.
 */
@Watched
class TurnsIT {
    private static final int CONNECTIONS = 20;
    private static final int REQUESTS_OF_EACH = 5;
    /** One in the round in which it is its turn; and one of a round that had begun. */
    private static final int SERVED_BEFORE = 2;
    /** Whoever comes first in a round has the turn, and that changes from round to round. */
    private static final int SERVED_BEFORE_OF_ONE_USER = 4;

    @Test
    void a_request_waits_for_one_of_another_user_and_not_for_all_that_he_has_queued() throws Exception {
        OtherUser brokersUser = OtherUser.assumed();
        OtherUser alice = brokersUser.next();
        OtherUser bob = alice.next();
        try (Ground ground = new Ground(brokersUser)) {
            Ground.Told many = asker(ground, alice, CONNECTIONS);
            Ground.Told one = asker(ground, bob, 1);
            assertThat(served(one)).isZero();

            Stopping.stop(ground.broker().number());
            assertThat(many.ask("queue " + REQUESTS_OF_EACH)).isEqualTo("queued");
            assertThat(one.ask("queue-list")).isEqualTo("queued");
            Stopping.goOn(ground.broker().number());

            assertThat(Integer.parseInt(one.ask("hear-list"))).isBetween(0, SERVED_BEFORE);
            int all = CONNECTIONS * REQUESTS_OF_EACH;
            assertThat(many.ask("hear " + REQUESTS_OF_EACH)).isEqualTo(Integer.toString(all));
            // he can count them
            assertThat(served(one)).isEqualTo(all);
        }
    }

    /** Where turns are taken, because another user is there, a user's own processes take them among each other. */
    @Test
    void a_request_waits_for_one_of_its_own_users_other_process_and_not_for_all_that_it_has_queued() throws Exception {
        OtherUser brokersUser = OtherUser.assumed();
        OtherUser alice = brokersUser.next();
        try (Ground ground = new Ground(brokersUser)) {
            Ground.Told greedy = asker(ground, alice, 1);
            Ground.Told other = asker(ground, alice, 1);
            asker(ground, alice.next(), 1);
            Stopping.stop(ground.broker().number());
            assertThat(greedy.ask("queue " + CONNECTIONS * REQUESTS_OF_EACH)).isEqualTo("queued");
            assertThat(other.ask("queue-list")).isEqualTo("queued");
            Stopping.goOn(ground.broker().number());

            assertThat(Integer.parseInt(other.ask("hear-list"))).isBetween(0, SERVED_BEFORE_OF_ONE_USER);
            assertThat(greedy.ask("hear " + CONNECTIONS * REQUESTS_OF_EACH)).isEqualTo("100");
        }
    }

    private static Ground.Told asker(Ground ground, OtherUser user, int connections) throws Exception {
        Ground.Told asker =
                ground.start(user.launcher(), Asker.class, ground.directory().toString());
        assertThat(asker.ask("join " + connections)).isEqualTo("joined");
        return asker;
    }

    /** How many events of the other user's this one is told of. */
    private static int served(Ground.Told asker) throws Exception {
        assertThat(asker.ask("queue-list")).isEqualTo("queued");
        return Integer.parseInt(asker.ask("hear-list"));
    }
}
