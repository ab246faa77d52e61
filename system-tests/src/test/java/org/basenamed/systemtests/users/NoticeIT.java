package org.basenamed.systemtests.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.basenamed.examples.notice.Publish;
import org.basenamed.examples.notice.Read;
import org.basenamed.systemtests.OtherUser;
import org.basenamed.systemtests.Watched;
import org.junit.jupiter.api.Test;

/** The example in which a second user may read and not write, with a second user. */
@Watched
class NoticeIT {
    private static final Path EXPECTED = Path.of(System.getProperty("basenamed.checkout"), "examples/notice/expected");

    @Test
    void the_second_user_reads_and_is_refused_to_write() throws Exception {
        OtherUser brokersUser = OtherUser.assumed();
        OtherUser first = brokersUser.next();
        OtherUser second = first.next();
        try (Ground ground = new Ground(brokersUser, "global.mappings.users=" + first.uid())) {
            ground.addClassesOf(Publish.class);
            Ground.Told publish = ground.run(first.launcher(), Publish.class);
            assertThat(publish.hear()).isEqualTo(expected("publish.txt").getFirst());
            assertThat(printed(ground.run(second.launcher(), Read.class))).isEqualTo(expected("read.txt"));
            publish.commands().println();
            assertThat(publish.process().waitFor()).isZero();
            assertThat(printed(ground.run(second.launcher(), Read.class))).isEqualTo(expected("read-alone.txt"));
        }
    }

    private static List<String> expected(String file) throws Exception {
        return Files.readAllLines(EXPECTED.resolve(file));
    }

    private static List<String> printed(Ground.Told program) throws Exception {
        List<String> lines = program.answers().readAllLines();
        program.process().waitFor();
        return lines;
    }
}
