package org.basenamed.testkit.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResultPatternTest {

    private static boolean matches(String pattern, String result) {
        return new ResultPattern(pattern).matches(result);
    }

    @Test
    void without_wildcard_the_result_is_equal() {
        assertThat(matches("handle err=0", "handle err=0")).isTrue();
        assertThat(matches("handle err=0", "handle err=01")).isFalse();
        assertThat(matches("handle", "handle err=0")).isFalse();
        assertThat(matches("a.c", "abc")).isFalse();
        assertThat(matches("\"\\Q\"", "\"\\Q\"")).isTrue();
    }

    @Test
    void a_wildcard_stands_for_characters_that_are_not_blank() {
        assertThat(matches("NULL err=?", "NULL err=87")).isTrue();
        assertThat(matches("NULL err=?", "NULL err=")).isTrue();
        assertThat(matches("NULL err=?", "NULL err=8 7")).isFalse();
        assertThat(matches("NULL err=?", "handle err=0")).isFalse();
        assertThat(matches("total=? active=1 ended=?", "total=12 active=1 ended=0"))
                .isTrue();
        assertThat(matches("total=? active=1 ended=?", "total=12 active=2 ended=0"))
                .isFalse();
    }

    @Test
    void a_lone_wildcard_is_met_by_anything() {
        assertThat(matches("?", "FALSE err=6")).isTrue();
        assertThat(matches("?", "")).isTrue();
    }
}
