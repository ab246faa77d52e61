package org.basenamed.benchmarks;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import org.basenamed.client.Event;
import org.basenamed.client.Mutex;
import org.basenamed.client.Reset;
import org.basenamed.client.Semaphore;
import org.basenamed.client.Wait;

/** What signalling and waiting costs when nobody has to sleep, beside POSIX. */
final class SignalComparison {
    private static final int BATCH = 1_000;
    private static final int ROUNDS = 15;
    private static final int SAMPLES = 400;
    private static final int WARM_UP = 2_000;
    private static final int MANY = 64;

    private static long guarded;

    private SignalComparison() {}

    /** Does the thing once. */
    @FunctionalInterface
    private interface Step {
        void run() throws InterruptedException;
    }

    static Map<String, Object> measure() throws IOException {
        Map<String, Object> figures = new LinkedHashMap<>();
        try (Mutex mutex = Mutex.create("Local\\benchmark-mutex");
                Semaphore semaphore = Semaphore.create("Local\\benchmark-semaphore", 0, 1);
                Event event = Event.create("Local\\benchmark-event", Reset.AUTO)) {
            Lock lock = mutex.asLock();
            figures.put("mutex", compare("a mutex, acquire and release", "robust_mutex", () -> {
                lock.lock();
                try {
                    guarded++;
                } finally {
                    lock.unlock();
                }
            }));
            figures.put("semaphore", compare("a semaphore, release and wait", "posix_semaphore", () -> {
                semaphore.release();
                semaphore.await();
            }));
            figures.put("event", compare("an event, set and wait", "posix_semaphore", () -> {
                event.set();
                event.await();
            }));
        }
        figures.put("any", anyOfMany());
        return figures;
    }

    private static Object compare(String title, String program, Step step) throws IOException {
        System.out.println(" " + title);
        Optional<CProgram> started = CProgram.start(program);
        if (started.isEmpty()) {
            return "skipped";
        }
        try (CProgram posix = started.get()) {
            posix.samples(SAMPLES);
            samples(step, WARM_UP);
            return new Comparison("C", ROUNDS, BATCH)
                    .measure(() -> posix.samples(SAMPLES), () -> samples(step, SAMPLES));
        }
    }

    /** The last of 64 is ready. */
    private static Object anyOfMany() {
        System.out.println(" any of " + MANY + ", of which the last is signalled");
        Event[] events = new Event[MANY];
        try {
            for (int i = 0; i < MANY; i++) {
                events[i] = Event.create("", Reset.MANUAL, i == MANY - 1);
            }
            Step step = () -> Wait.any(events);
            samples(step, WARM_UP);
            Samples measured = samples(step, SAMPLES);
            System.out.printf("  median %.0f ns%n", measured.medianMicros() * 1000 / BATCH);
            return measured.figures();
        } finally {
            Arrays.stream(events).filter(Objects::nonNull).forEach(Event::close);
        }
    }

    private static Samples samples(Step step, int count) {
        long[] nanos = new long[count];
        try {
            for (int i = 0; i < count; i++) {
                long start = System.nanoTime();
                for (int n = 0; n < BATCH; n++) {
                    step.run();
                }
                nanos[i] = System.nanoTime() - start;
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a measurement", e);
        }
        return new Samples(nanos);
    }
}
