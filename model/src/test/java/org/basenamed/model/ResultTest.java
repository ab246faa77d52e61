package org.basenamed.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResultTest {
    private static final Result<Integer> REFUSAL = Result.refused(Win32Error.ERROR_DISK_FULL);

    @Test
    void a_grant_goes_through_the_rules_that_follow() {
        assertThat(Result.granted(20).map(value -> value + 1)).isEqualTo(Result.granted(21));
        assertThat(Result.granted(20).then(value -> Result.granted("v" + value)))
                .isEqualTo(Result.granted("v20"));
        assertThat(Result.granted(20).then(value -> REFUSAL)).isEqualTo(REFUSAL);
        assertThat(Result.granted(20).isGranted()).isTrue();
    }

    @Test
    void after_a_refusal_no_further_rule_is_asked() {
        assertThat(REFUSAL.map(ResultTest::never)).isEqualTo(REFUSAL);
        assertThat(REFUSAL.then(ResultTest::never)).isEqualTo(REFUSAL);
        assertThat(REFUSAL.isGranted()).isFalse();
    }

    private static Result<Integer> never(int value) {
        throw new AssertionError("asked with " + value);
    }
}
