package org.basenamed.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "1, 1 bytes",
        "1023, 1023 bytes",
        "1024, 1 KiB",
        "1025, 1025 bytes",
        "4096, 4 KiB",
        "1052672, 1028 KiB",
        "6442450944, 6 GiB",
        "9223372036854775807, 9223372036854775807 bytes",
        "4611686018427387904, 4 EiB"
    })
    void a_size_is_told_exactly_in_the_greatest_unit_that_can(long bytes, String told) {
        assertThat(Quantity.ofBytes(bytes)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        "PT-5S, 0 s",
        "PT0S, 0 s",
        "PT59.9S, 59 s",
        "PT60S, 1 min 0 s",
        "PT59M59S, 59 min 59 s",
        "PT1H, 1 h 0 min",
        "PT23H59M, 23 h 59 min",
        "PT24H, 1 d 0 h",
        "P40DT5H, 40 d 5 h"
    })
    void a_time_is_told_in_its_two_greatest_units(Duration time, String told) {
        assertThat(Quantity.ofTime(time)).isEqualTo(told);
    }
}
