package org.basenamed.systemtests.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.basenamed.systemtests.OtherUser;
import org.basenamed.systemtests.Watched;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A container with name spaces of its own for everything, into which the directory of the broker's socket is mounted. */
@Watched
class ContainerIT {
    private static final List<String> UNSHARE = List.of(
            "unshare",
            "--user",
            "--map-root-user",
            "--mount",
            "--pid",
            "--ipc",
            "--net",
            "--kill-child",
            "--mount-proc");

    private final OtherUser brokersUser = OtherUser.assumed();
    private final OtherUser user = brokersUser.next();

    private List<String> container(OtherUser whose) {
        List<String> launcher = new ArrayList<>(whose.launcher());
        launcher.addAll(UNSHARE);
        List<String> tried = new ArrayList<>(UNSHARE);
        tried.add("true");
        Assumptions.assumeTrue(
                whose.canRun(tried.toArray(String[]::new)), "users may not make name spaces here (unshare fails)");
        return launcher;
    }

    @Test
    void a_container_of_the_same_user_shares_the_objects_of_the_host() throws Exception {
        List<String> container = container(user);
        try (Ground ground = new Ground(brokersUser, "global.mappings.users=" + user.uid())) {
            Ground.Told host = ground.start(user.launcher(), Victim.class);
            Ground.Told guest = ground.start(container, Guest.class);
            assertThat(guest.ask("place")).contains("servesMachine=true");
            assertThat(host.ask("check")).isEqualTo("whole");
            assertThat(guest.ask("set Global\\v-event")).isEqualTo("set");
            assertThat(host.ask("check")).isEqualTo("an event was set");
        }
    }

    /** In the container he is root, and has every capability there; to the broker he is who he is outside. */
    @Test
    void being_root_in_a_container_opens_nothing_of_others() throws Exception {
        OtherUser stranger = user.next();
        List<String> container = container(stranger);
        try (Ground ground = new Ground(brokersUser, "global.mappings.users=" + user.uid())) {
            Ground.Told host = ground.start(user.launcher(), Victim.class);
            Ground.Told guest = ground.start(container, Guest.class);
            assertThat(guest.ask("set Global\\v-event")).isEqualTo("5");
            assertThat(guest.ask("set Local\\v-local")).isEqualTo("2");
            assertThat(host.ask("check")).isEqualTo("whole");
        }
    }

    /** Numbers of processes mean something else in there: none may lead to a process outside. */
    @Test
    void a_container_knows_its_asking_process_by_number_and_no_process_outside() throws Exception {
        List<String> container = container(user);
        try (Ground ground = new Ground(brokersUser)) {
            Ground.Told host = ground.start(user.launcher(), Guest.class);
            Ground.Told guest = ground.start(container, Guest.class);
            String number = guest.ask("number");
            assertThat(Integer.parseInt(number)).isLessThan(1_000);
            assertThat(guest.ask("process " + number)).isEqualTo("opened");
            assertThat(guest.ask("OpenProcess " + number)).isEqualTo("opened");
            for (Ground.Told outside : List.of(ground.broker(), host)) {
                assertThat(outside.number()).isNotEqualTo(Integer.parseInt(number));
                assertThat(guest.ask("OpenProcess " + outside.number())).isEqualTo("50");
            }
            // which is no matter of the number: it leads somewhere for those who are outside
            assertThat(host.ask("OpenProcess " + host.number())).isEqualTo("opened");
        }
    }
}
