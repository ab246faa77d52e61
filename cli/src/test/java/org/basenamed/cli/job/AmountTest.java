package org.basenamed.cli.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {
    @ParameterizedTest
    @CsvSource({"4096,4096", "1K,1024", "512M,536870912", "2GiB,2147483648", "1tb,1099511627776", "3B,3"})
    void a_size_is_in_powers_of_1024(String text, long bytes) {
        assertThat(Amount.bytes(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"30,PT30S", "30s,PT30S", "5min,PT5M", "5m,PT5M", "1h,PT1H", "250ms,PT0.25S"})
    void a_time_is_in_seconds_unless_it_says_so(String text, Duration time) {
        assertThat(Amount.time(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "M", "-1", "1.5G", "1 G", "12X"})
    void anything_else_is_explained(String text) {
        assertThatThrownBy(() -> Amount.bytes(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
        assertThatThrownBy(() -> Amount.time(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }
}
