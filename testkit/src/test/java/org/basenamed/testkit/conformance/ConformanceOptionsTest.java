package org.basenamed.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConformanceOptionsTest {

    @Test
    void options_and_sources_stand_in_any_order() {
        ConformanceOptions options =
                ConformanceOptions.parse("a", "--filter", "x.*y", "--verbose", "b.scn", "--write", "out");

        assertThat(options.sources()).containsExactly(Path.of("a"), Path.of("b.scn"));
        assertThat(options.filter().matcher("ax--yb").find()).isTrue();
        assertThat(options.filter().matcher("yx").find()).isFalse();
        assertThat(options.verbose()).isTrue();
        assertThat(options.results()).contains(Path.of("out"));
    }

    @Test
    void without_options_everything_is_run_and_nothing_written() {
        ConformanceOptions options = ConformanceOptions.parse("a");

        assertThat(options.filter().matcher("any").find()).isTrue();
        assertThat(options.verbose()).isFalse();
        assertThat(options.results()).isEmpty();
    }

    @Test
    void what_is_no_such_option_is_refused_with_the_usage() {
        for (String[] arguments : new String[][] {{}, {"--fast", "a"}, {"a", "--filter"}, {"a", "--write"}}) {
            assertThatThrownBy(() -> ConformanceOptions.parse(arguments))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("usage: ");
        }
        assertThatThrownBy(() -> ConformanceOptions.parse("--filter", "(", "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("--filter (");
    }
}
