package org.basenamed.benchmarks.program;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.basenamed.client.Event;
import org.basenamed.client.Reset;
import org.basenamed.client.Semaphore;
import org.basenamed.client.Waitable;

/** Two processes, each on its processor, that signal each other in turn by two events or two semaphores. */
final class PingPongProgram {
    private static final int BATCH = 100;

    private PingPongProgram() {}

    /** Both directions of one round trip. */
    private interface Pair extends AutoCloseable {
        void signal(boolean there);

        void await(boolean there) throws InterruptedException;

        @Override
        void close();
    }

    /** The kind and both processors; the other process is also told whose it is. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        boolean other = arguments.length > 3;
        String run =
                other ? arguments[3] : Long.toString(ProcessHandle.current().pid());
        try (Pair pair = arguments[0].equals("event") ? events(run) : semaphores(run)) {
            if (other) {
                Child.endWithParent();
                answer(pair, Integer.parseInt(arguments[2]));
            } else {
                ask(pair, arguments, run);
            }
        }
    }

    private static void answer(Pair pair, int processor) throws InterruptedException {
        Child.useProcessor(processor);
        Child.ready();
        while (true) {
            pair.await(true);
            pair.signal(false);
        }
    }

    private static void ask(Pair pair, String[] arguments, String run) throws IOException, InterruptedException {
        try (Child other =
                Child.start(PingPongProgram.class, List.of(), arguments[0], arguments[1], arguments[2], run)) {
            other.awaitReady();
            // the thread that is bound ends with the measurement; the collector's and the compiler's threads are not
            // bound
            FutureTask<Boolean> measurement = new FutureTask<>(() -> {
                Child.useProcessor(Integer.parseInt(arguments[1]));
                new Answers().give(i -> roundTrips(pair));
                return true;
            });
            Thread.ofPlatform().name("ping-pong").start(measurement);
            measurement.get();
        } catch (ExecutionException e) {
            throw new IOException(e);
        }
    }

    private static double roundTrips(Pair pair) throws InterruptedException {
        return Answers.nanosOfOne(BATCH, () -> {
            pair.signal(true);
            pair.await(false);
        });
    }

    private static Pair events(String run) {
        Event there = Event.create(Child.name("there-%s", run), Reset.AUTO);
        Event back = Event.create(Child.name("back-%s", run), Reset.AUTO);
        return new Pair() {
            @Override
            public void signal(boolean away) {
                (away ? there : back).set();
            }

            @Override
            public void await(boolean away) throws InterruptedException {
                (away ? there : back).await();
            }

            @Override
            public void close() {
                closeBoth(there, back);
            }
        };
    }

    private static Pair semaphores(String run) {
        Semaphore there = Semaphore.create(Child.name("there-%s", run), 0, 1);
        Semaphore back = Semaphore.create(Child.name("back-%s", run), 0, 1);
        return new Pair() {
            @Override
            public void signal(boolean away) {
                (away ? there : back).release();
            }

            @Override
            public void await(boolean away) throws InterruptedException {
                (away ? there : back).await();
            }

            @Override
            public void close() {
                closeBoth(there, back);
            }
        };
    }

    private static void closeBoth(Waitable there, Waitable back) {
        there.close();
        back.close();
    }
}
