package org.basenamed.model.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.basenamed.model.Rule;
import org.basenamed.model.Win32Error;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameSpaceTest {
    private static final int SESSION = 1;

    private final NameSpace<String> names = new NameSpace<>();

    private void bind(String name, String object) {
        bind(name, SESSION, object);
    }

    private void bind(String name, int session, String object) {
        Resolution.Free<String> free = free(names.resolve(name, session));
        free.directory().bind(free.leaf(), object);
    }

    private static Resolution.Free<String> free(Resolution<String> resolution) {
        assertThat(resolution).isInstanceOf(Resolution.Free.class);
        return (Resolution.Free<String>) resolution;
    }

    /** What the name leads to: an object, "free", or the number of an error. */
    private String seen(String name, int session) {
        return switch (names.resolve(name, session)) {
            case Resolution.Found<String>(String object) -> object;
            case Resolution.Free<String> free -> "free";
            case Resolution.Malformed<String>(Win32Error error) -> Integer.toString(error.code());
        };
    }

    private String seen(String name) {
        return seen(name, SESSION);
    }

    @Test
    @Rule("NS-3")
    void a_name_has_one_object_until_it_is_taken_away() {
        bind("n", "object");
        assertThat(seen("n")).isEqualTo("object");
        Directory<String> directory = names.session(SESSION);
        assertThatIllegalStateException().isThrownBy(() -> directory.bind("n", "other"));
        assertThat(seen("n")).isEqualTo("object");
        directory.unbind("n");
        assertThat(seen("n")).isEqualTo("free");
        assertThatIllegalStateException().isThrownBy(() -> directory.unbind("n"));
    }

    @Test
    @Rule("NS-4")
    void names_differ_in_case_and_in_every_code_unit() {
        bind("Wine Test Mapping", "one");
        assertThat(seen("WINE TEST MAPPING")).isEqualTo("free");
        assertThat(seen("wine test mapping")).isEqualTo("free");
        bind("\u00e9", "composed");
        assertThat(seen("e\u0301")).isEqualTo("free");
        assertThat(seen("\u00c9")).isEqualTo("free");
    }

    @ParameterizedTest
    @Rule({"NS-4", "NS-24"})
    @ValueSource(
            strings = {"global\\x", "GLOBAL\\x", "local\\x", "LOCAL\\x", "session\\0\\x", " Global\\x", "Global \\x"})
    void prefixes_differ_in_case_too(String name) {
        assertThat(seen(name)).isEqualTo("3");
    }

    @ParameterizedTest
    @Rule("NS-5")
    @ValueSource(
            strings = {
                "/",
                "a/b",
                "C:",
                "*",
                "?",
                " ",
                " a",
                "a ",
                ".",
                "..",
                "a.",
                "\t",
                "\u0001",
                "\u007f",
                "\ud800",
                "\udc00x",
                "\udfff\ud800",
                "\ufffe",
                "\ud83d\ude00",
                "a\u0000b",
                "Global/x",
                "%TEMP%"
            })
    void every_character_but_the_backslash_is_plain(String name) {
        bind(name, "object");
        assertThat(seen(name)).isEqualTo("object");
        assertThat(seen("Local\\" + name)).isEqualTo("object");
        assertThat(names.session(SESSION).size()).isEqualTo(4);
    }

    @ParameterizedTest
    @Rule("NS-7")
    @ValueSource(ints = {1, 259, 260, 261, 1_000, 32_766})
    void a_name_may_have_up_to_32766_units_and_counts_to_its_last(int units) {
        String name = "n".repeat(units - 1);
        bind(name + "a", "a");
        bind(name + "b", "b");
        assertThat(seen(name + "a")).isEqualTo("a");
        assertThat(seen(name + "b")).isEqualTo("b");
    }

    @Test
    @Rule("NS-7")
    void a_name_longer_than_that_is_invalid_and_the_prefix_counts() {
        assertThat(seen("n".repeat(32_767))).isEqualTo("123");
        assertThat(seen("Local\\" + "n".repeat(32_760))).isEqualTo("free");
        assertThat(seen("Local\\" + "n".repeat(32_761))).isEqualTo("123");
    }

    /** With an object called obj; what is confirmed of the table of NS-24, and its consequences. */
    @ParameterizedTest
    @Rule({"NS-23", "NS-24"})
    @CsvSource(textBlock = """
            foo\\bar,               3
            foo\\bar\\baz,          3
            obj\\bar,               6
            obj\\,                  6
            Local\\obj\\bar,        6
            \\,                   161
            \\\\,                 161
            \\foo,                161
            \\Global\\x,          161
            Global\\\\x,          123
            Local\\\\x,           123
            Global\\Global\\\\x,  123
            foo\\\\bar,             3
            obj\\\\bar,             6
            foo\\,                  3
            foo\\Global\\x,         3
            obj\\Global\\x,         6
            Global,                 6
            Local,                  6
            Session,                6
            Session\\0,             6
            Session\\1,             6
            Local\\Global,          6
            '',                     6
            """)
    void misplaced_backslashes_have_each_their_error(String name, String expected) {
        bind("obj", "object");
        assertThat(seen(name)).isEqualTo(expected);
    }

    @Test
    @Rule("NS-24")
    void a_prefix_alone_stands_for_no_object() {
        assertThat(seen("Global\\")).isIn("6", "123");
        assertThat(seen("Local\\")).isIn("6", "123");
    }

    @Test
    @Rule("NS-21")
    void in_a_client_session_the_bare_name_is_the_local_one() {
        bind("Local\\A", "local");
        assertThat(seen("A")).isEqualTo("local");
        assertThat(seen("Global\\A")).isEqualTo("free");
        bind("Global\\A", "global");
        assertThat(seen("A")).isEqualTo("local");
        assertThat(seen("Local\\A")).isEqualTo("local");
        assertThat(seen("Global\\A")).isEqualTo("global");
    }

    @Test
    @Rule("NS-21")
    void in_session_0_all_three_are_one() {
        bind("A", 0, "object");
        assertThat(seen("Local\\A", 0)).isEqualTo("object");
        assertThat(seen("Global\\A", 0)).isEqualTo("object");
        assertThat(seen("Global\\A", SESSION)).isEqualTo("object");
        assertThat(seen("A", SESSION)).isEqualTo("free");
    }

    @Test
    @Rule("NS-21")
    void sessions_share_global_names_and_nothing_else() {
        bind("A", 1, "of 1");
        bind("Global\\G", 1, "of all");
        assertThat(seen("A", 2)).isEqualTo("free");
        assertThat(seen("Local\\A", 2)).isEqualTo("free");
        assertThat(seen("Global\\G", 2)).isEqualTo("of all");
    }

    @Test
    @Rule("NS-22")
    void a_session_is_reached_by_its_decimal_number() {
        bind("A", 1, "of 1");
        bind("Global\\G", 1, "of all");
        assertThat(seen("Session\\1\\A", 2)).isEqualTo("of 1");
        assertThat(seen("Session\\0\\G", 2)).isEqualTo("of all");
        assertThat(seen("Session\\01\\A", 2)).isEqualTo("3");
        assertThat(seen("Session\\ 1\\A", 2)).isEqualTo("3");
        assertThat(seen("Session\\99\\A", 2)).isEqualTo("3");
        assertThat(seen("Session\\-1\\A", 2)).isEqualTo("3");
    }

    @Test
    @Rule("NS-22")
    void no_object_can_live_beside_the_sessions() {
        assertThat(seen("Session\\x")).isEqualTo("5");
    }

    @Test
    @Rule("NS-23")
    void links_work_wherever_a_path_leads_through_them() {
        bind("Global\\A", "global");
        bind("A", "local");
        assertThat(seen("Local\\Global\\A")).isEqualTo("global");
        assertThat(seen("Global\\Global\\A")).isEqualTo("global");
        assertThat(seen("Local\\Local\\A")).isEqualTo("local");
        assertThat(seen("Local\\Session\\1\\A", 2)).isEqualTo("local");
        // the directory of all sessions has a Local of its own: itself
        assertThat(seen("Global\\Local\\A")).isEqualTo("global");
    }

    @Test
    @Rule("NS-25")
    void a_free_global_name_is_foreign_to_every_session_but_0() {
        Directory<String> global = free(names.resolve("Global\\x", SESSION)).directory();
        Directory<String> local = free(names.resolve("x", SESSION)).directory();
        assertThat(names.isForeignGlobal(global, SESSION)).isTrue();
        assertThat(names.isForeignGlobal(global, 0)).isFalse();
        assertThat(names.isForeignGlobal(local, SESSION)).isFalse();
    }

    @Test
    void a_directory_says_how_its_names_are_spelled_for_everybody() {
        assertThat(free(names.resolve("Global\\x", SESSION)).directory().path()).isEqualTo("Global\\");
        assertThat(free(names.resolve("x", SESSION)).directory().path()).isEqualTo("Session\\1\\");
        assertThat(free(names.resolve("x", 0)).directory().path()).isEqualTo("Global\\");
        bind("x", "object");
        assertThat(seen(names.session(SESSION).path() + "x", 2)).isEqualTo("object");
    }

    @Test
    void looking_a_name_up_changes_nothing() {
        int entries = names.session(SESSION).size();
        assertThat(seen("x")).isEqualTo("free");
        assertThat(seen("foo\\x")).isEqualTo("3");
        assertThat(names.session(SESSION).size()).isEqualTo(entries);
    }
}
