package org.basenamed.benchmarks.jmh;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.basenamed.client.Event;
import org.basenamed.client.Mutex;
import org.basenamed.client.Reset;
import org.basenamed.client.Semaphore;
import org.basenamed.client.Wait;
import org.basenamed.win32.Kernel32;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What is done all the time, through both faces: it is to allocate nothing. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class HotPathBenchmark {
    private static final int MANY = 64;
    private static final int INFINITE = -1;

    private final Mutex mutex = Mutex.create("");
    private final Lock lock = mutex.asLock();
    private final Semaphore semaphore = Semaphore.create("", 0, 1);
    private final Event event = Event.create("", Reset.AUTO);
    private final Event[] events = new Event[MANY];
    private final long[] handles = new long[MANY];
    private long guarded;

    @Setup
    public void create() {
        for (int i = 0; i < MANY; i++) {
            events[i] = Event.create("", Reset.MANUAL, i == MANY - 1);
            handles[i] = events[i].handleValue();
        }
    }

    @TearDown
    public void close() {
        Arrays.stream(events).forEach(Event::close);
        event.close();
        semaphore.close();
        mutex.close();
    }

    @Benchmark
    public long mutex() {
        lock.lock();
        try {
            guarded++;
            return guarded;
        } finally {
            lock.unlock();
        }
    }

    @Benchmark
    public void semaphore() throws InterruptedException {
        semaphore.release();
        semaphore.await();
    }

    @Benchmark
    public void event() throws InterruptedException {
        event.set();
        event.await();
    }

    @Benchmark
    public Wait.Outcome anyOfMany() throws InterruptedException {
        return Wait.any(events);
    }

    @Benchmark
    public boolean mutexWin32() {
        Kernel32.WaitForSingleObject(mutex.handleValue(), INFINITE);
        return Kernel32.ReleaseMutex(mutex.handleValue());
    }

    @Benchmark
    public int semaphoreWin32() {
        Kernel32.ReleaseSemaphore(semaphore.handleValue(), 1, null);
        return Kernel32.WaitForSingleObject(semaphore.handleValue(), INFINITE);
    }

    @Benchmark
    public int eventWin32() {
        Kernel32.SetEvent(event.handleValue());
        return Kernel32.WaitForSingleObject(event.handleValue(), INFINITE);
    }

    @Benchmark
    public int anyOfManyWin32() {
        return Kernel32.WaitForMultipleObjects(MANY, handles, false, INFINITE);
    }
}
