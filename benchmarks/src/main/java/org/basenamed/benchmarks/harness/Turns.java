package org.basenamed.benchmarks.harness;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.basenamed.benchmarks.question.Pace;
import org.basenamed.benchmarks.question.Side;

/** A side's program while it runs: it sleeps unless it is asked for samples. */
final class Turns implements AutoCloseable {
    private static final int MAX_COUNT = 1 << 20;
    private static final int PATIENCE_SECONDS = 240;
    private static final int END_SECONDS = 10;

    private final Side side;
    private final Process process;
    private final Writer input;
    private final BufferedReader output;
    private final List<Samples> taken = new ArrayList<>();
    private int count = 1;

    private Turns(Side side, Process process) {
        this.side = side;
        this.process = process;
        this.input = process.outputWriter(StandardCharsets.US_ASCII);
        this.output = process.inputReader(StandardCharsets.US_ASCII);
    }

    static Turns start(Side side, ProcessBuilder builder) throws IOException {
        return new Turns(
                side, builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    Side side() {
        return side;
    }

    /** Finds out how many samples fill a turn, and leaves the program warm. */
    void prepare(Pace pace, Effort effort) throws IOException {
        if (pace.rounds() != 1) {
            // it answers when it has made all that it needs, which may take much longer than any turn
            take(1);
        }
        if (pace.count() > 0) {
            count = pace.count();
            return;
        }
        long turnNanos = TimeUnit.MILLISECONDS.toNanos(effort.turnMillis());
        Warmth warmth = new Warmth(effort.warmUpMillis(side.language()), System::nanoTime);
        while (true) {
            long start = System.nanoTime();
            double median = take(count).median();
            long nanos = System.nanoTime() - start;
            boolean filled = nanos >= turnNanos || count >= MAX_COUNT;
            if (!filled) {
                count *= 2;
            } else if (nanos > 2 * turnNanos && count > 1) {
                // something was in its way, or it does less now
                count /= 2;
            }
            if (warmth.isReachedAfter(median) && filled) {
                return;
            }
        }
    }

    /** One turn, which counts. */
    void turn() throws IOException {
        taken.add(take(count));
    }

    /** The turns that count. */
    List<Samples> taken() {
        return taken;
    }

    private Samples take(int wanted) throws IOException {
        Thread watchdog = Thread.ofVirtual().start(() -> {
            try {
                TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
                process.destroyForcibly();
            } catch (InterruptedException answered) {
                // which is what it is interrupted for
            }
        });
        try {
            input.write(wanted + "\n");
            input.flush();
            List<String> lines = new ArrayList<>(wanted);
            while (lines.size() < wanted) {
                String line = output.readLine();
                if (line == null) {
                    throw new EOFException(side.name() + " (" + side.program() + ") has ended before it answered");
                }
                lines.add(line);
            }
            return Samples.read(lines);
        } finally {
            watchdog.interrupt();
        }
    }

    /** Tells the program that there is nothing more, and kills it if it does not end then. */
    @Override
    public void close() throws IOException {
        try {
            input.close();
        } catch (IOException alreadyEnded) {
            // a broken pipe: whoever asked it last was told
        }
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new IOException(side.name() + " (" + side.program() + ") did not end, and was killed");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        } finally {
            output.close();
            removeLeftFiles();
        }
    }

    /** The files of a peer that has crashed, which nobody else takes away. Their names end with its number, whole or before a further one. */
    private void removeLeftFiles() throws IOException {
        String names = "basenamed-benchmark-{,*-}" + process.pid() + "{,-*}";
        try (DirectoryStream<Path> left = Files.newDirectoryStream(Path.of("/dev/shm"), names)) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
    }
}
