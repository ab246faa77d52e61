package org.basenamed.benchmarks;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.basenamed.client.Event;
import org.basenamed.client.Reset;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.ProcessCalls;

/** Two processes that signal each other in turn by two events, beside the same over bare futexes in C. */
final class PingPongComparison {
    private static final int BATCH = 100;
    private static final int ROUNDS = 11;
    private static final int SAMPLES = 200;
    private static final int WARM_UP = 1_000;

    private PingPongComparison() {}

    static Map<String, Object> measure() throws IOException {
        Map<String, Object> figures = new LinkedHashMap<>();
        if (Runtime.getRuntime().availableProcessors() > 1) {
            System.out.println(" each on a processor of its own");
            figures.put("apart", measure(0, 1));
        }
        System.out.println(" both on one processor");
        figures.put("together", measure(0, 0));
        return figures;
    }

    private static Object measure(int near, int far) throws IOException {
        Optional<CProgram> started = CProgram.start("futex_ping_pong", Integer.toString(near), Integer.toString(far));
        if (started.isEmpty()) {
            return "skipped";
        }
        Process other = JavaPeer.start(PingPongPeer.class, Integer.toString(far));
        try (CProgram posix = started.get();
                Event there = Event.create(PingPongPeer.THERE, Reset.AUTO);
                Event back = Event.create(PingPongPeer.BACK, Reset.AUTO)) {
            // the thread that is bound to a processor ends with the measurement
            FutureTask<Object> measurement = new FutureTask<>(() -> {
                useProcessor(near);
                posix.samples(SAMPLES);
                samples(there, back, WARM_UP);
                return new Comparison("C", ROUNDS, BATCH)
                        .measure(() -> posix.samples(SAMPLES), () -> samples(there, back, SAMPLES));
            });
            Thread.ofPlatform().name("ping-pong").start(measurement);
            return measurement.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IOException(e);
        } finally {
            other.destroyForcibly();
        }
    }

    static void useProcessor(int processor) {
        LinuxException.check(ProcessCalls.schedSetaffinity(processor), "sched_setaffinity", processor);
    }

    private static Samples samples(Event there, Event back, int count) {
        long[] nanos = new long[count];
        try {
            for (int i = 0; i < count; i++) {
                long start = System.nanoTime();
                for (int n = 0; n < BATCH; n++) {
                    there.set();
                    back.await();
                }
                nanos[i] = System.nanoTime() - start;
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a measurement", e);
        }
        return new Samples(nanos);
    }
}
