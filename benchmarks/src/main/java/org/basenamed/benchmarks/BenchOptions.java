package org.basenamed.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What to measure, and where the figures go.
 *
 * @param questions in the order to be answered
 * @param json the file for the figures
 */
record BenchOptions(List<Question> questions, Path json) {

    /** One section of the README. */
    enum Question {
        MAPPING("mapping", "create, map, touch, unmap and close a named mapping, beside the C sequence"),
        COPY("copy", "copy 1 GiB through a view, from one process to another, beside memcpy in C"),
        TOUCH("touch", "map a view of 1 GiB and touch each of its pages for the first time, beside C"),
        SIGNAL("signal", "signal and wait when nobody has to sleep, beside POSIX"),
        PING_PONG("ping-pong", "two processes that signal each other in turn, beside futexes in C"),
        FIRST_CALL("first-call", "the first call of a JVM, above a JVM that does nothing"),
        JMH("jmh", "the same sequence, and what it allocates, by JMH");

        private final String word;
        private final String title;

        Question(String word, String title) {
            this.word = word;
            this.title = title;
        }

        String word() {
            return word;
        }

        String title() {
            return title;
        }

        static Question of(String word) {
            return Arrays.stream(values())
                    .filter(question -> question.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(usage()));
        }
    }

    private static String usage() {
        String words = Arrays.stream(Question.values()).map(Question::word).collect(Collectors.joining("|"));
        return "usage: scripts/bench [--json FILE] [" + words + "]...";
    }

    /**
     * Reads what a person wrote after {@code scripts/bench}. The script itself says in {@code bench.target} where figures go
     * otherwise.
     *
     * @throws IllegalArgumentException with the usage if it cannot be read
     */
    static BenchOptions parse(String... arguments) {
        List<Question> questions = new ArrayList<>();
        Path json = Path.of(System.getProperty("bench.target", "."), "bench.json");
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--json") && i + 1 < arguments.length) {
                i++;
                json = Path.of(arguments[i]);
            } else {
                questions.add(Question.of(arguments[i]));
            }
        }
        return new BenchOptions(questions.isEmpty() ? List.of(Question.values()) : questions, json);
    }
}
