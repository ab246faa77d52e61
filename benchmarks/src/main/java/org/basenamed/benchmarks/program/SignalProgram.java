package org.basenamed.benchmarks.program;

import java.io.IOException;
import java.util.concurrent.locks.Lock;
import org.basenamed.client.Event;
import org.basenamed.client.Mutex;
import org.basenamed.client.Reset;
import org.basenamed.client.Semaphore;

/** Signals an object and waits for it, when nobody has to sleep. */
final class SignalProgram {
    private static final int BATCH = 1_000;

    private static long guarded;

    private SignalProgram() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        switch (arguments[0]) {
            case "mutex" -> mutex();
            case "semaphore" -> semaphore();
            case "event" -> event();
            default -> throw Answers.usage("mutex|semaphore|event");
        }
    }

    private static void mutex() throws IOException, InterruptedException {
        try (Mutex mutex = Mutex.create(Child.name("mutex"))) {
            Lock lock = mutex.asLock();
            new Answers()
                    .give(i -> Answers.nanosOfOne(BATCH, () -> {
                        lock.lock();
                        try {
                            guarded++;
                        } finally {
                            lock.unlock();
                        }
                    }));
        }
    }

    private static void semaphore() throws IOException, InterruptedException {
        try (Semaphore semaphore = Semaphore.create(Child.name("semaphore"), 0, 1)) {
            new Answers()
                    .give(i -> Answers.nanosOfOne(BATCH, () -> {
                        semaphore.release();
                        semaphore.await();
                    }));
        }
    }

    private static void event() throws IOException, InterruptedException {
        try (Event event = Event.create(Child.name("event"), Reset.AUTO)) {
            new Answers()
                    .give(i -> Answers.nanosOfOne(BATCH, () -> {
                        event.set();
                        event.await();
                    }));
        }
    }
}
