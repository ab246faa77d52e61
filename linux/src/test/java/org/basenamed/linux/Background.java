package org.basenamed.linux;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** A thread beside the test's, which does not keep the JVM if it hangs. */
final class Background<T> {
    private final FutureTask<T> task;
    private volatile int tid;

    private Background(Callable<T> work) {
        this.task = new FutureTask<>(() -> {
            tid = ProcessCalls.gettid();
            return work.call();
        });
    }

    static <T> Background<T> start(Callable<T> work) {
        Background<T> background = new Background<>(work);
        Thread.ofPlatform().daemon().name("background").start(background.task);
        return background;
    }

    /** Waits for the end of the work. The test's watchdog limits it. */
    T result() throws Exception {
        return task.get();
    }

    boolean isDone() {
        return task.isDone();
    }

    int tid() {
        return tid;
    }

    /** Returns when the kernel says that the thread is inside the call and asleep. */
    void awaitAsleepIn(SystemCall call) {
        while (!KernelThread.isAsleepIn(tid, call)) {
            if (task.isDone()) {
                throw new AssertionError("ended before it slept in " + call + ": " + task);
            }
            Thread.onSpinWait();
        }
    }
}
