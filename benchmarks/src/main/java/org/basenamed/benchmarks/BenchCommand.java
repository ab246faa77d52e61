package org.basenamed.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** The command behind {@code scripts/bench}. */
public final class BenchCommand {
    private static final int BAD = 1;
    private static final int NOT_RUN = 2;

    private BenchCommand() {}

    /** Exits with 0 if everything was measured, 1 if something failed, 2 if the arguments make no sense. */
    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(arguments));
    }

    private static int run(String... arguments) throws InterruptedException {
        BenchOptions options;
        try {
            options = BenchOptions.parse(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            return NOT_RUN;
        }
        try {
            measure(options);
            return 0;
        } catch (IOException | RunnerException failed) {
            failed.printStackTrace();
            return BAD;
        }
    }

    private static void measure(BenchOptions options) throws IOException, InterruptedException, RunnerException {
        // a broker of this run alone, which leaves soon after it
        System.setProperty(
                FirstCallComparison.DIRECTORY_PROPERTY,
                "/tmp/basenamed-bench-" + ProcessHandle.current().pid());
        System.setProperty(FirstCallComparison.IDLE_PROPERTY, "1000");
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("machine", Machine.described());
        for (BenchOptions.Question question : options.questions()) {
            System.out.println(question.title());
            figures.put(
                    question.word(),
                    switch (question) {
                        case MAPPING -> MappingComparison.measure();
                        case COPY -> CopyComparison.measure();
                        case SIGNAL -> SignalComparison.measure();
                        case PING_PONG -> PingPongComparison.measure();
                        case TOUCH -> TouchComparison.measure();
                        case FIRST_CALL -> new FirstCallComparison().measure();
                        case JMH -> JmhRun.measure();
                    });
            System.out.println();
        }
        Files.writeString(options.json(), Json.text(figures) + "\n");
        System.out.println("written to " + options.json());
    }
}
