package org.basenamed.benchmarks.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages that show a published run: what is between a marker and its end is written from the results. */
public final class Pages {
    /** Where the published run is, below the room. */
    public static final String PUBLISHED = "results/published.json";

    private static final String CHART = "chart:";
    private static final Pattern MARKED =
            Pattern.compile("(<!-- bench: (\\S+) -->\n).*?(<!-- bench end -->)", Pattern.DOTALL);

    private final Path room;
    private final Results results;

    /** For the room in that directory, in the project's. */
    public Pages(Path room, Results results) {
        this.room = room;
        this.results = results;
    }

    /** All files that follow from the results, and what should be in them. */
    public Map<Path, String> contents() throws IOException {
        Map<Path, String> contents = new LinkedHashMap<>();
        for (QuestionResult question : results.questions()) {
            contents.put(room.resolve("results/" + question.word() + ".svg"), Chart.of(question));
        }
        for (Path page : new Path[] {room.resolve("README.md"), room.resolveSibling("README.md")}) {
            contents.put(page, filled(Files.readString(page)));
        }
        return contents;
    }

    /** Writes all of them. */
    public void write() throws IOException {
        for (Map.Entry<Path, String> file : contents().entrySet()) {
            Files.writeString(file.getKey(), file.getValue());
        }
    }

    private String filled(String page) {
        return MARKED.matcher(page)
                .replaceAll(
                        found -> Matcher.quoteReplacement(found.group(1) + marked(found.group(2)) + found.group(3)));
    }

    private String marked(String marker) {
        return switch (marker) {
            case "machine" -> Tables.machine(results);
            case "targets" -> Tables.targets(results);
            default ->
                marker.startsWith(CHART)
                        ? ofQuestion(
                                marker.substring(CHART.length()),
                                question -> Tables.chart(question, "benchmarks/results"))
                        : ofQuestion(marker, Pages::section);
        };
    }

    private static String section(QuestionResult question) {
        return question.method() + "\n\n" + Tables.chart(question, "results") + "\n" + Tables.question(question);
    }

    private String ofQuestion(String word, Function<QuestionResult, String> text) {
        return results.questions().stream()
                .filter(question -> question.word().equals(word))
                .findFirst()
                .map(text)
                .orElse("Not in the published run.\n");
    }
}
