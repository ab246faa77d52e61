package org.basenamed.benchmarks.program;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.basenamed.client.Event;
import org.basenamed.client.Reset;

/** Ten thousand virtual threads wait for one event; it is set, and all of them end. Or for a latch of java.util.concurrent. */
final class VirtualThreadsProgram {
    private static final int THREADS = 10_000;

    private final Answers answers = new Answers();

    private VirtualThreadsProgram() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        VirtualThreadsProgram program = new VirtualThreadsProgram();
        if (arguments[0].equals("latch")) {
            program.answers.give(i -> {
                CountDownLatch latch = new CountDownLatch(1);
                return program.waitAll(latch::await, latch::countDown);
            });
            return;
        }
        try (Event event = Event.create("", Reset.MANUAL)) {
            program.answers.give(i -> {
                event.reset();
                return program.waitAll(event::await, event::set);
            });
        }
    }

    private double waitAll(Answers.Step await, Runnable signal) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(THREADS);
        CountDownLatch ended = new CountDownLatch(THREADS);
        long start = System.nanoTime();
        for (int i = 0; i < THREADS; i++) {
            Thread.ofVirtual().start(() -> {
                started.countDown();
                try {
                    await.run();
                    ended.countDown();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("nobody interrupts it", e);
                }
            });
        }
        started.await();
        long signalled = System.nanoTime();
        signal.run();
        ended.await();
        long end = System.nanoTime();
        answers.detail("start", (double) (signalled - start) / THREADS);
        answers.detail("wake", (double) (end - signalled) / THREADS);
        return (double) (end - start) / THREADS;
    }
}
