package org.basenamed.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void columns_are_as_wide_as_their_widest_cell() {
        String text = new TextTable()
                .rightAligned(1)
                .row("NAME", "SIZE", "HOLDER")
                .row("a longer name", "4 KiB", "x")
                .row("b", "16 KiB", "y")
                .text();
        assertThat(text.lines())
                .containsExactly(
                        "NAME             SIZE  HOLDER", "a longer name   4 KiB  x", "b              16 KiB  y");
    }

    @Test
    void a_character_of_two_units_is_one_wide() {
        assertThat(new TextTable().row("😀", "|").row("ab", "|").text().lines()).containsExactly("😀   |", "ab  |");
    }

    @Test
    void lines_do_not_end_in_blanks() {
        assertThat(new TextTable().row("a", "").row("a", "b").text().lines()).containsExactly("a", "a  b");
    }

    @Test
    void a_table_without_rows_is_no_text() {
        assertThat(new TextTable().text()).isEmpty();
    }

    @Test
    void a_row_of_another_length_is_refused_and_adds_nothing() {
        TextTable table = new TextTable().row("a", "b");
        assertThatThrownBy(() -> table.row("c")).isInstanceOf(IllegalArgumentException.class);
        assertThat(table.text()).isEqualTo("a  b");
    }
}
