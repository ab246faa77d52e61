package org.basenamed.testkit.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.NavigableMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectationsTest {

    private static NavigableMap<Integer, ResultPattern> parse(String text) {
        return Expectations.parse(text.lines().toList()).of("one").orElseThrow();
    }

    @Test
    void results_belong_to_the_scenario_whose_title_they_follow() {
        Expectations expectations = Expectations.parse("""
                == one
                1: ok                              | P1 nop()
                2: TRUE                            | P1 x(y)
                == two
                1: FALSE err=6                     | P1 x(0)
                """.lines().toList());

        assertThat(expectations.of("one").orElseThrow()).hasSize(2).containsEntry(2, new ResultPattern("TRUE"));
        assertThat(expectations.of("two").orElseThrow()).containsEntry(1, new ResultPattern("FALSE err=6"));
        assertThat(expectations.of("three")).isEmpty();
    }

    @Test
    void what_people_may_read_behind_a_result_does_not_count() {
        assertThat(parse("""
                == one
                1: NULL err=?     | P1 a = f(x|y, "p | q")   ## wine: handle; [unsure] 1 | 2
                2: ok   ## no step text
                3: state=A|B x
                """).values())
                .extracting(ResultPattern::text)
                .containsExactly("NULL err=?", "ok", "state=A|B x");
    }

    @Test
    void a_quoted_string_holds_what_would_end_the_result_elsewhere() {
        assertThat(parse("""
                == one
                1: "a | b   ## c\\" | d" | P1 readstr(v, 9)
                2: "cut short | P1 readstr(v, 9)
                """).values())
                .extracting(ResultPattern::text)
                .containsExactly("\"a | b   ## c\\\" | d\"", "\"cut short");
    }

    @Test
    void a_file_that_is_not_there_expects_nothing(@TempDir Path directory) throws IOException {
        assertThat(Expectations.read(directory.resolve("absent.expected")).of("one"))
                .isEmpty();
    }
}
