package org.basenamed.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleTextTest {
    private final VisibleText unicode = new VisibleText(StandardCharsets.UTF_8);
    private final VisibleText ascii = new VisibleText(StandardCharsets.US_ASCII);

    @Test
    void text_that_shows_as_itself_stays() {
        assertThat(unicode.of("Global\\Größe 7/ß 文 😀 \"'<>")).isEqualTo("Global\\Größe 7/ß 文 😀 \"'<>");
        assertThat(unicode.of("")).isEmpty();
    }

    /** The characters that move the cursor, change the colour, reverse the direction, or show as nothing at all. */
    @ParameterizedTest
    @CsvSource({
        "0000, NUL",
        "0007, bell",
        "0009, tab",
        "000A, line feed",
        "000D, carriage return",
        "001B, escape",
        "007F, delete",
        "0085, next line",
        "009B, control sequence",
        "00A0, no-break space",
        "00AD, soft hyphen",
        "200B, zero width space",
        "202E, right-to-left override",
        "2028, line separator",
        "2029, paragraph separator",
        "3000, ideographic space",
        "D800, lone high surrogate",
        "DFFF, lone low surrogate",
        "E000, private use",
        "FEFF, byte order mark",
        "FFFF, no character",
        "E0041, tag"
    })
    void what_does_not_show_as_itself_is_shown_as_its_code_point(String hex, String what) {
        String raw = "a" + Character.toString(Integer.parseInt(hex, 16)) + "b";
        assertThat(unicode.of(raw)).as(what).isEqualTo("a<U+" + hex + ">b");
    }

    @Test
    void surrogates_are_lone_in_the_wrong_order() {
        assertThat(unicode.of("\uDE00\uD83D")).isEqualTo("<U+DE00><U+D83D>");
        assertThat(unicode.of("\uD83D\uD83D\uDE00")).isEqualTo("<U+D83D>😀");
    }

    @Test
    void spaces_show_inside_but_not_at_the_ends() {
        assertThat(unicode.of(" a b ")).isEqualTo("<U+0020>a b<U+0020>");
        assertThat(unicode.of("  ")).isEqualTo("<U+0020><U+0020>");
    }

    @Test
    void what_the_terminal_cannot_write_is_shown_as_its_code_point() {
        assertThat(ascii.of("Größe 😀")).isEqualTo("Gr<U+00F6><U+00DF>e <U+1F600>");
    }

    @Test
    void no_unit_leaves_the_line_or_the_character_set() {
        for (int unit = 0; unit <= Character.MAX_VALUE; unit++) {
            assertThat(ascii.of("x" + (char) unit + "x")).matches("x([ -~]|<U\\+[0-9A-F]{4}>)x");
        }
    }
}
