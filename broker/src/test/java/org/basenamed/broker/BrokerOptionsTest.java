package org.basenamed.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerOptionsTest {
    @Test
    void options_may_come_in_any_order() {
        BrokerOptions options =
                BrokerOptions.parse(new String[] {"--idle-millis", "250", "--aot-cache", "/c", "--directory", "/d"});
        assertThat(options.rendezvous().directory()).isEqualTo(Path.of("/d"));
        assertThat(options.idle()).isEqualTo(Duration.ofMillis(250));
        assertThat(options.aotCache()).isEqualTo(Path.of("/c"));
    }

    @Test
    void the_cache_need_not_be_given() {
        assertThat(BrokerOptions.parse(new String[] {"--idle-millis", "0", "--directory", "/d"})
                        .aotCache())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--directory /d",
                "--idle-millis 5",
                "--directory /d --idle-millis",
                "--directory /d --idle-millis 5 --more x",
                "--directory /d --idle-millis soon",
                "--directory /d --idle-millis 5 extra",
                "--directory /d --idle-millis -5"
            })
    void what_is_wrong_or_missing_is_refused(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> BrokerOptions.parse(line.split(" ", -1)));
    }
}
