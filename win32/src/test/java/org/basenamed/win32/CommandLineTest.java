package org.basenamed.win32;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    private static List<String> split(String line) {
        return CommandLine.split(line);
    }

    @Test
    void blanks_part_words_and_quotes_keep_them_together() {
        assertThat(split("")).isEmpty();
        assertThat(split(" \t ")).isEmpty();
        assertThat(split("a  b\tc ")).containsExactly("a", "b", "c");
        assertThat(split("\"a b\" c\" d\"e")).containsExactly("a b", "c de");
        assertThat(split("\"\" x")).containsExactly("", "x");
    }

    @Test
    void backslashes_count_twice_before_a_quote_only() {
        assertThat(split("a\\b c\\\\d")).containsExactly("a\\b", "c\\\\d");
        assertThat(split("a\\\"b")).containsExactly("a\"b");
        assertThat(split("\"a\\\\\" b")).containsExactly("a\\", "b");
        assertThat(split("a\\\\\\\"b")).containsExactly("a\\\"b");
        assertThat(split("end\\")).containsExactly("end\\");
    }

    @Test
    void two_quotes_within_quotes_are_one() {
        assertThat(split("\"a\"\"b\"")).containsExactly("a\"b");
    }

    @Test
    void the_application_takes_the_place_of_the_first_word() {
        assertThat(CommandLine.command("app", "name x")).containsExactly("app", "x");
        assertThat(CommandLine.command("app", null)).containsExactly("app");
        assertThat(CommandLine.command(null, "name x")).containsExactly("name", "x");
        assertThat(CommandLine.command(null, null)).isEmpty();
    }
}
