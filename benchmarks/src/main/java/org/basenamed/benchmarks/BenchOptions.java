package org.basenamed.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.basenamed.benchmarks.harness.Effort;
import org.basenamed.benchmarks.question.Question;
import org.basenamed.benchmarks.results.Pages;

/**
 * What to measure, and where the figures go.
 *
 * @param questions in the order to be answered
 * @param effort how much of each
 * @param action what happens to the figures
 * @param json the file for the figures
 */
record BenchOptions(List<Question> questions, Effort effort, Action action, Path json) {

    /** What a run is for. */
    enum Action {
        /** Measures, prints and writes the figures. */
        MEASURE,
        /** Also makes of them what the pages show. */
        PUBLISH,
        /** Measures nothing: makes the pages anew from the published figures. */
        DRAW
    }

    /** The directory of this room: where its README and its results are. */
    static Path room() {
        return Path.of(System.getProperty("bench.room", "benchmarks"));
    }

    /** The directory for whatever a run leaves. */
    static Path target() {
        return Path.of(System.getProperty("bench.target", "target"));
    }

    /**
     * Reads what a person wrote after {@code scripts/bench}.
     *
     * @throws IllegalArgumentException with the usage if it cannot be read
     */
    static BenchOptions parse(String... arguments) {
        List<String> words = new ArrayList<>();
        Effort effort = Effort.FULL;
        Action action = Action.MEASURE;
        Path json = target().resolve("bench.json");
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--quick" -> effort = Effort.QUICK;
                case "--publish" -> action = Action.PUBLISH;
                case "--draw" -> action = Action.DRAW;
                case "--json" -> {
                    i++;
                    if (i == arguments.length) {
                        throw usage("--json is without its file");
                    }
                    json = Path.of(arguments[i]);
                }
                default -> {
                    if (arguments[i].startsWith("-")) {
                        throw usage(arguments[i] + " is not known");
                    }
                    words.add(arguments[i]);
                }
            }
        }
        if (action == Action.PUBLISH && !words.isEmpty()) {
            throw usage("what is published is one run of all questions");
        }
        if (action != Action.MEASURE) {
            json = room().resolve(Pages.PUBLISHED);
        }
        return new BenchOptions(Questions.named(words), effort, action, json);
    }

    private static IllegalArgumentException usage(String wrong) {
        return new IllegalArgumentException(
                wrong + "; usage: scripts/bench [--quick] [--json FILE] [QUESTION]... | --publish [--quick] | --draw");
    }
}
