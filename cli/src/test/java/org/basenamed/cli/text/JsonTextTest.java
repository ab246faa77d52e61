package org.basenamed.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-f]{4})|([\"\\\\]))");

    @Test
    void every_kind_of_value_has_its_form() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("text", "a");
        members.put("int", Integer.MIN_VALUE);
        members.put("long", Long.MAX_VALUE);
        members.put("yes", true);
        members.put("list", List.of(1, List.of(), Map.of(), "b"));
        assertThat(JsonText.of(members))
                .isEqualTo("{\"text\":\"a\",\"int\":-2147483648,\"long\":9223372036854775807,\"yes\":true,"
                        + "\"list\":[1,[],{},\"b\"]}");
    }

    @Test
    void members_keep_their_order() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("z", 1);
        members.put("a", 2);
        assertThat(JsonText.of(members)).isEqualTo("{\"z\":1,\"a\":2}");
    }

    @Test
    void quotes_and_backslashes_are_escaped() {
        assertThat(JsonText.of("Global\\say \"x\"")).isEqualTo("\"Global\\\\say \\\"x\\\"\"");
        assertThat(JsonText.of(Map.of("a\"b", 1))).isEqualTo("{\"a\\\"b\":1}");
    }

    @Test
    void control_characters_and_lone_surrogates_are_escaped() {
        assertThat(JsonText.of("\0\n\u001F\u007F\uD800x\uDC00"))
                .isEqualTo("\"\\u0000\\u000a\\u001f\\u007f\\ud800x\\udc00\"");
    }

    @Test
    void every_unit_comes_back_from_ascii_alone() {
        for (int unit = 0; unit <= Character.MAX_VALUE; unit++) {
            String raw = "x" + (char) unit + "x";
            String json = JsonText.of(raw);
            assertThat(json).matches("\"([ !#-\\[\\]-~]|\\\\u[0-9a-f]{4}|\\\\[\"\\\\])*\"");
            assertThat(unescaped(json.substring(1, json.length() - 1))).isEqualTo(raw);
        }
    }

    @Test
    void what_has_no_form_is_refused() {
        assertThatThrownBy(() -> JsonText.of(List.of(1.5))).isInstanceOf(IllegalArgumentException.class);
    }

    private static String unescaped(String json) {
        StringBuilder raw = new StringBuilder();
        int at = 0;
        for (MatchResult escape : ESCAPE.matcher(json).results().toList()) {
            raw.append(json, at, escape.start());
            raw.append(escape.group(1) == null ? escape.group(2) : (char) Integer.parseInt(escape.group(1), 16) + "");
            at = escape.end();
        }
        return raw.append(json.substring(at)).toString();
    }
}
