package org.basenamed.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What users have to do with each other in the embedded mode: nothing. */
@Watched
class UsersIT {
    private final OtherUser first = OtherUser.assumed();
    private final OtherUser second = first.next();

    @Test
    void users_that_are_told_nothing_have_a_broker_each() throws IOException {
        try (Site one = first.site().defaultDirectory("/tmp/basenamed-" + first.uid());
                Site other = second.site().defaultDirectory("/tmp/basenamed-" + second.uid())) {
            ActorProcess theirs = one.actor();
            ActorProcess ours = other.actor();
            assertThat(theirs.ask("create Global\\x 4096")).isEqualTo("new 0");
            assertThat(ours.refused("open Global\\x READ")).startsWith("2 ");
            assertThat(ours.ask("create Global\\x 4096")).isEqualTo("new 0");
            assertThat(theirs.ask("broker")).isNotEqualTo(ours.ask("broker"));
            assertThat(theirs.ask("status")).contains("directory=/tmp/basenamed-" + first.uid(), "processes=1");
        }
    }

    @Test
    void nobody_gets_into_the_directory_of_another() throws IOException {
        try (Site one = first.site();
                Site other = second.site()) {
            ActorProcess theirs = one.actor();
            theirs.ask("create Global\\x 4096");
            Path socket = one.rendezvous().socket();
            assertThat(socket).exists();
            assertThat(first.canRun("test", "-w", socket.toString())).isTrue();
            assertThat(second.canRun("test", "-e", socket.toString())).isFalse();
            other.property("basenamed.directory", one.rendezvous().directory().toString());
            ActorProcess ours = other.actor();
            assertThat(ours.refused("open Global\\x READ"))
                    .startsWith("1722 ")
                    .contains("user " + first.uid() + " owns it, not user " + second.uid());
            assertThat(theirs.ask("status")).contains("processes=1", "handles=1");
        }
    }

    /** Not even root is served by another user's broker: it would be its objects that root trusts. */
    @Test
    void root_is_turned_away_as_well() throws IOException {
        try (Site one = first.site()) {
            one.actor().ask("create Global\\x 4096");
            try (Site roots = new Site()) {
                roots.property(
                        "basenamed.directory", one.rendezvous().directory().toString());
                assertThat(roots.actor().refused("open Global\\x READ")).startsWith("1722 ");
            }
        }
    }

    /** A read-only descriptor that another user has got hold of: inherited, here, as the standard input. */
    @Test
    void a_read_only_descriptor_leads_nobody_to_writing() throws Exception {
        try (Site site = new Site()) {
            site.actor().ask("create Global\\x 4096");
            ActorProcess reader = site.actor();
            reader.ask("open Global\\x READ");
            Path memory = descriptorOfMemory(reader);
            assertThat(withInput(memory, "head -c 8 | cmp -n 8 - /dev/zero")).isZero();
            assertThat(withInput(memory, "exec 3<>/proc/self/fd/0")).isNotZero();
            assertThat(withInput(memory, "exec 3>/proc/self/fd/0")).isNotZero();
            assertThat(withInput(memory, "exec 3</proc/self/fd/0")).isNotZero();
            assertThat(withInput(memory, "printf x >&0")).isNotZero();
        }
    }

    private static Path descriptorOfMemory(ActorProcess actor) throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc", Long.toString(actor.pid()), "fd"))) {
            List<Path> memories = all.filter(UsersIT::isMemory).toList();
            assertThat(memories).hasSize(1);
            return memories.getFirst();
        }
    }

    private static boolean isMemory(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("/memfd:basenamed");
        } catch (IOException e) {
            // one that was closed meanwhile
            return false;
        }
    }

    private int withInput(Path input, String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Stream.concat(first.launcher().stream(), Stream.of("sh", "-c", script))
                        .toList())
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
