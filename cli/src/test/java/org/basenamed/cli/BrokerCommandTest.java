package org.basenamed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BrokerCommandTest {
    @Test
    void what_is_not_said_is_the_broker_s_to_know() {
        assertThat(BrokerCommand.options(null, null)).isEmpty();
    }

    @Test
    void what_is_said_is_passed_on_by_absolute_paths() {
        assertThat(BrokerCommand.options(Path.of("/d"), Path.of("c")))
                .containsExactly(
                        "--directory",
                        "/d",
                        "--configuration",
                        Path.of("c").toAbsolutePath().toString());
    }
}
