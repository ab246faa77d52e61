package org.basenamed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.basenamed.cli.text.VisibleText;
import org.basenamed.client.Broker.Holder;
import org.basenamed.client.Broker.ObjectInfo;
import org.junit.jupiter.api.Test;

class ObjectReportTest {
    private static final VisibleText VISIBLE = new VisibleText(StandardCharsets.US_ASCII);

    private static ObjectInfo mapping(String name, long sizeBytes, int handles, Holder... holders) {
        return new ObjectInfo(name, "file mapping", sizeBytes, handles, List.of(holders));
    }

    @Test
    void people_read_a_row_an_object_and_a_row_a_further_holder() {
        ObjectReport report = new ObjectReport(List.of(
                mapping("Global\\a", 4096, 3, new Holder(11, 2, "one.Main"), new Holder(12, 1, "two.Main")),
                mapping("", 65536, 1, new Holder(13, 1, "three.Main"))));
        assertThat(report.asText(VISIBLE).lines())
                .containsExactly(
                        "NAME       TYPE            SIZE  HANDLES  HOLDERS",
                        "Global\\a   file mapping   4 KiB        3  one.Main (11) x2",
                        "                                          two.Main (12)",
                        "(unnamed)  file mapping  64 KiB        1  three.Main (13)");
    }

    @Test
    void names_and_titles_cannot_disturb_the_terminal() {
        ObjectReport report =
                new ObjectReport(List.of(mapping("Local\\a\nb\u001B[2J", 4096, 1, new Holder(1, 1, "t\tt\uD800"))));
        assertThat(report.asText(VISIBLE).lines().skip(1))
                .containsExactly("Local\\a<U+000A>b<U+001B>[2J  file mapping  4 KiB        1  t<U+0009>t<U+D800> (1)");
    }

    @Test
    void what_is_not_known_is_shown_as_unknown() {
        ObjectReport report = new ObjectReport(
                List.of(mapping("a", 4096, 1, new Holder(0, 1, "")), mapping("b", 4096, 9, new Holder(5, 2, "t"))));
        assertThat(report.asText(VISIBLE).lines().skip(1))
                .containsExactly(
                        "a     file mapping  4 KiB        1  untitled (?)",
                        "b     file mapping  4 KiB        9  t (5) x2",
                        "                                    and others, with 7 more");
    }

    @Test
    void an_object_without_a_size_has_a_dash() {
        ObjectInfo event = new ObjectInfo("e", "event", 0, 1, List.of(new Holder(5, 1, "t")));
        assertThat(new ObjectReport(List.of(event)).asText(VISIBLE).lines().skip(1))
                .containsExactly("e     event     -        1  t (5)");
    }

    @Test
    void programs_read_names_as_they_are() {
        ObjectReport report = new ObjectReport(
                List.of(mapping("Local\\\"\uD800", 4096, 1, new Holder(11, 1, "one.Main")), mapping("", 8192, 0)));
        assertThat(report.asJson())
                .isEqualTo("{\"objects\":[{\"named\":true,\"name\":\"Local\\\\\\\"\\ud800\",\"type\":\"file mapping\","
                        + "\"sizeBytes\":4096,\"handles\":1,"
                        + "\"holders\":[{\"processId\":11,\"title\":\"one.Main\",\"handles\":1}]},"
                        + "{\"named\":false,\"name\":\"\",\"type\":\"file mapping\",\"sizeBytes\":8192,\"handles\":0,"
                        + "\"holders\":[]}]}");
    }

    @Test
    void without_objects_both_say_so() {
        ObjectReport none = new ObjectReport(List.of());
        assertThat(none.asText(VISIBLE)).isEqualTo("There are no objects.");
        assertThat(none.asJson()).isEqualTo("{\"objects\":[]}");
    }
}
