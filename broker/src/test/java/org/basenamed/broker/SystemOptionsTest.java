package org.basenamed.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.basenamed.protocol.SystemRendezvous;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemOptionsTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            SystemRendezvous.DIRECTORY_VARIABLE, "/run/of-environment",
            SystemRendezvous.CONFIGURATION_VARIABLE, "/etc/of-environment");

    @Test
    void what_is_said_nowhere_is_where_the_system_has_it() {
        SystemOptions options = SystemOptions.parse(List.of("--system"), Map.of());
        assertThat(options.rendezvous().directory()).isEqualTo(SystemRendezvous.DIRECTORY);
        assertThat(options.configuration()).isEqualTo(SystemRendezvous.CONFIGURATION);
        assertThat(options.configured()).isFalse();
    }

    @Test
    void an_option_is_worth_more_than_the_environment() {
        List<String> args = List.of("--system", "--configuration", "/etc/a", "--directory", "/run/a");
        SystemOptions options = SystemOptions.parse(args, ENVIRONMENT);
        assertThat(options.rendezvous().directory()).isEqualTo(Path.of("/run/a"));
        assertThat(options.configuration()).isEqualTo(Path.of("/etc/a"));
        assertThat(options.configured()).isTrue();
    }

    @Test
    void the_environment_names_what_no_option_does() {
        SystemOptions options = SystemOptions.parse(List.of("--system"), ENVIRONMENT);
        assertThat(options.rendezvous().directory()).isEqualTo(Path.of("/run/of-environment"));
        assertThat(options.configuration()).isEqualTo(Path.of("/etc/of-environment"));
        assertThat(options.configured()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--system --directory", "--system --unknown x", "--system --idle-millis 5", "--system x"})
    void whatever_else_is_said_is_refused(String line) {
        assertThatThrownBy(() -> SystemOptions.parse(List.of(line.split(" ")), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(SystemOptions.USAGE);
    }
}
