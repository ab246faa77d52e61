package org.basenamed.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.basenamed.benchmarks.harness.AotCache;
import org.basenamed.benchmarks.harness.Comparison;
import org.basenamed.benchmarks.harness.Machine;
import org.basenamed.benchmarks.harness.Toolbox;
import org.basenamed.benchmarks.harness.Wine;
import org.basenamed.benchmarks.question.Case;
import org.basenamed.benchmarks.question.Question;
import org.basenamed.benchmarks.results.CaseResult;
import org.basenamed.benchmarks.results.Pages;
import org.basenamed.benchmarks.results.QuestionResult;
import org.basenamed.benchmarks.results.Results;
import org.basenamed.benchmarks.results.Tables;
import org.basenamed.client.FileMapping;

/** The command behind {@code scripts/bench}. */
public final class BenchCommand {
    private static final int BAD = 1;
    private static final int NOT_RUN = 2;

    private final BenchOptions options;
    private final Toolbox toolbox;
    private int failures;

    private BenchCommand(BenchOptions options, Toolbox toolbox) {
        this.options = options;
        this.toolbox = toolbox;
    }

    /** Exits with 0 if everything was measured, 1 if something failed, 2 if the arguments make no sense. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String... arguments) {
        BenchOptions options;
        try {
            options = BenchOptions.parse(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            return NOT_RUN;
        }
        try {
            return options.action() == BenchOptions.Action.DRAW ? draw(options) : measure(options);
        } catch (IOException failed) {
            failed.printStackTrace();
            return BAD;
        }
    }

    private static int draw(BenchOptions options) throws IOException {
        new Pages(BenchOptions.room(), Results.read(options.json())).write();
        return 0;
    }

    private static int measure(BenchOptions options) throws IOException {
        // a broker of this run alone, which leaves soon after it
        Path brokers = Path.of("/tmp/basenamed-bench-" + ProcessHandle.current().pid());
        System.setProperty(Toolbox.DIRECTORY_PROPERTY, brokers.toString());
        System.setProperty(Toolbox.IDLE_PROPERTY, "3000");
        // which keeps the broker for as long as the run takes
        try (FileMapping keeper = FileMapping.createUnnamed(1)) {
            if (!keeper.isOpen()) {
                throw new IOException("there is no broker to measure");
            }
            AotCache.await();
            return measure(options, brokers);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static int measure(BenchOptions options, Path brokers) throws IOException {
        Path programs = Path.of(System.getProperty("bench.programs", "programs"));
        Optional<Wine> wine = Wine.start(programs, BenchOptions.target().resolve("wine"));
        // a person may have enough of it: the server would stay
        Thread end = new Thread(() -> wine.ifPresent(BenchCommand::close), "end");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            BenchCommand command = new BenchCommand(options, new Toolbox(programs, brokers, wine));
            command.answerAll();
            return command.failures == 0 ? 0 : BAD;
        } finally {
            Runtime.getRuntime().removeShutdownHook(end);
            wine.ifPresent(BenchCommand::close);
        }
    }

    private static void close(Wine wine) {
        try {
            wine.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answerAll() throws IOException {
        Results results = new Results(Machine.described(), new ArrayList<>());
        for (Question question : options.questions()) {
            results.questions().add(answer(question));
        }
        System.out.println("# Targets\n\n" + Tables.targets(results));
        Files.createDirectories(options.json().toAbsolutePath().getParent());
        results.write(options.json());
        System.out.println("written to " + options.json());
        if (failures > 0) {
            System.out.println(failures + " cases failed and are not in it");
        } else if (options.action() == BenchOptions.Action.PUBLISH) {
            // from the file, as everybody will who draws them again
            draw(options);
        }
    }

    private QuestionResult answer(Question question) {
        System.out.println("# " + question.title() + "\n");
        List<CaseResult> cases = new ArrayList<>();
        for (Case one : question.cases()) {
            try {
                cases.add(Comparison.of(one, options.effort(), toolbox));
            } catch (IOException | UncheckedIOException failed) {
                failures++;
                System.out.println("FAILED: " + one.title() + ": " + failed);
            }
        }
        QuestionResult result = new QuestionResult(question.word(), question.title(), question.method(), cases);
        System.out.println(Tables.question(result));
        return result;
    }
}
