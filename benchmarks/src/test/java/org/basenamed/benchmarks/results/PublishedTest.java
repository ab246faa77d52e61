package org.basenamed.benchmarks.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class PublishedTest {
    private static final Path ROOM = Path.of("").toAbsolutePath();

    private final Results published;

    PublishedTest() throws IOException {
        published = Results.read(ROOM.resolve(Pages.PUBLISHED));
    }

    @Test
    void pages_and_charts_show_what_the_published_run_says() throws IOException {
        for (Map.Entry<Path, String> file :
                new Pages(ROOM, published).contents().entrySet()) {
            assertThat(Files.readString(file.getKey()))
                    .as("%s; scripts/bench --draw makes it anew", file.getKey())
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    void every_chart_is_a_drawing_of_every_side() throws Exception {
        for (QuestionResult question : published.questions()) {
            String svg = Chart.of(question);
            long bars = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                    .getElementsByTagName("rect")
                    .getLength();
            assertThat(bars)
                    .isPositive()
                    .isEqualTo(question.cases().stream()
                            .mapToLong(one -> one.sides().size())
                            .sum());
        }
    }

    @Test
    void both_pages_have_the_targets() throws IOException {
        String targets = Tables.targets(published);
        assertThat(Files.readString(ROOM.resolve("README.md"))).contains(targets);
        assertThat(Files.readString(ROOM.resolveSibling("README.md"))).contains(targets);
    }
}
