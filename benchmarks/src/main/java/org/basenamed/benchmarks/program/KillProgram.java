package org.basenamed.benchmarks.program;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.basenamed.client.Mutex;
import org.basenamed.client.Wait;

/**
 * From SIGKILL of a Java process until another has noticed: the waiter for a mutex that it owned, or the reader of its standard output, which
 * the kernel alone brings about. The waiter is asleep by the time of the kill.
 */
final class KillProgram {
    private static final int MILLIS_TO_FALL_ASLEEP = 3;

    private final boolean forMutex;
    private final Mutex mutex;
    private final String name;

    private KillProgram(boolean forMutex, Mutex mutex, String name) {
        this.forMutex = forMutex;
        this.mutex = mutex;
        this.name = name;
    }

    /** What is waited for; an owner is told its mutex. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments[0].equals("own")) {
            own(arguments[1]);
        }
        String name = Child.name("kill-%d", ProcessHandle.current().pid());
        try (Mutex mutex = Mutex.create(name)) {
            new Answers().give(new KillProgram(arguments[0].equals("mutex"), mutex, name)::killOne);
        }
    }

    private static void own(String name) throws InterruptedException {
        Child.endWithParent();
        try (Mutex mutex = Mutex.open(name)) {
            mutex.await();
            Child.ready();
            new CountDownLatch(1).await();
        }
    }

    private double killOne(long number) throws IOException, InterruptedException {
        try (Child owner = Child.start(KillProgram.class, IdleClient.SMALL, "own", name)) {
            owner.awaitReady();
            FutureTask<Long> noticed = new FutureTask<>(() -> forMutex ? awaitMutex() : awaitEnd(owner));
            Thread.ofPlatform().name("waiter").start(noticed);
            TimeUnit.MILLISECONDS.sleep(MILLIS_TO_FALL_ASLEEP);
            long killed = System.nanoTime();
            if (!owner.process().toHandle().destroyForcibly()) {
                throw new IOException("the owner could not be killed");
            }
            double nanos = noticed.get() - killed;
            owner.process().waitFor();
            return nanos;
        } catch (ExecutionException e) {
            throw new IOException(e);
        }
    }

    private long awaitMutex() throws InterruptedException {
        Wait.Outcome outcome = Wait.any(mutex);
        long nanos = System.nanoTime();
        mutex.release();
        if (!(outcome instanceof Wait.Outcome.Abandoned)) {
            throw new IllegalStateException("the mutex was not abandoned: " + outcome);
        }
        return nanos;
    }

    private static long awaitEnd(Child owner) throws IOException {
        if (owner.process().getInputStream().read() >= 0) {
            throw new IllegalStateException("the owner said something");
        }
        return System.nanoTime();
    }
}
