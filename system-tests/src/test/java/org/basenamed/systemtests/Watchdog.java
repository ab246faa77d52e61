package org.basenamed.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.basenamed.client.Broker;

/**
 * Ends what hangs, and shows where: after a time that no kill takes it prints the stacks of all threads and kills the holder and
 * the broker, whereupon every wait for them fails.
 */
final class Watchdog implements AutoCloseable {
    private static final int SECONDS = 100;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean barked;

    private Watchdog() {}

    /** Begins to watch. */
    static Watchdog over(Holder holder) {
        int broker = Survivor.status().processId();
        Watchdog watchdog = new Watchdog();
        Future<?> unused = watchdog.timer.schedule(() -> watchdog.bark(holder, broker), SECONDS, TimeUnit.SECONDS);
        return watchdog;
    }

    private void bark(Holder holder, int broker) {
        barked = true;
        System.err.println("KillIT hangs; the broker of " + Broker.directory() + " is process " + broker);
        Thread.getAllStackTraces().forEach((thread, stack) -> {
            System.err.println(thread);
            for (StackTraceElement frame : stack) {
                System.err.println("    at " + frame);
            }
        });
        holder.kill();
        ProcessHandle.of(broker).ifPresent(ProcessHandle::destroyForcibly);
    }

    void expectSilence() {
        assertThat(barked).as("the watchdog has barked").isFalse();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
