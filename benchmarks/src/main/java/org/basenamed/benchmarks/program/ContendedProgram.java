package org.basenamed.benchmarks.program;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import org.basenamed.client.Access;
import org.basenamed.client.Event;
import org.basenamed.client.FileMapping;
import org.basenamed.client.Mutex;
import org.basenamed.client.Reset;
import org.basenamed.client.View;

/**
 * Several processes acquire and release a mutex for a while, as often as they can. Tells how long one acquisition took all of them, and how
 * many the least lucky process had for each of the luckiest.
 */
final class ContendedProgram {
    private static final String PREFIX = Child.name("contended-");
    private static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int LINE_BYTES = 128;
    private static final String MAPPING = "bench.contended.mapping";
    private static final VarHandle COUNT = ValueLayout.JAVA_LONG.varHandle();

    /**
     * What a child counts in, as a constant: so getting there is no more part of what is measured than in C, where it is a global. Open for as
     * long as the process lives.
     */
    private static final class Counts {
        private static final FileMapping MAPPING =
                FileMapping.open(System.getProperty(ContendedProgram.MAPPING), Access.READ_WRITE);
        static final MemorySegment MEMORY = MAPPING.map(Access.READ_WRITE).segment();
    }

    private final Answers answers = new Answers();
    private final View view;
    private final Event open;
    private final int processes;

    private ContendedProgram(View view, Event open, int processes) {
        this.view = view;
        this.open = open;
        this.processes = processes;
    }

    /** How many processes; one of them is also told which it is, and whose. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int processes = Integer.parseInt(arguments[0]);
        String run = arguments.length > 1
                ? arguments[2]
                : Long.toString(ProcessHandle.current().pid());
        try (FileMapping mapping = FileMapping.create(PREFIX + run, (long) LINE_BYTES * (processes + 2));
                View view = mapping.map(Access.READ_WRITE);
                Mutex mutex = Mutex.create(PREFIX + "mutex-" + run);
                Event open = Event.create(PREFIX + "event-" + run, Reset.MANUAL)) {
            ContendedProgram program = new ContendedProgram(view, open, processes);
            if (arguments.length > 1) {
                Child.endWithParent();
                Child.ready();
                program.contend(mutex.asLock(), Integer.parseInt(arguments[1]));
            } else {
                program.measure(run);
            }
        }
    }

    private void measure(String run) throws IOException, InterruptedException {
        List<Child> children = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            children.add(Child.start(
                    ContendedProgram.class,
                    List.of("-D" + MAPPING + "=" + PREFIX + run),
                    Integer.toString(processes),
                    Integer.toString(i),
                    run));
        }
        for (Child child : children) {
            child.awaitReady();
        }
        answers.give(this::window);
        children.forEach(Child::close);
    }

    private double window(long number) {
        for (int i = 0; i < processes; i++) {
            COUNT.setVolatile(view.segment(), countOffset(i), 0L);
        }
        long start = System.nanoTime();
        COUNT.setVolatile(view.segment(), 0L, 1L);
        open.set();
        long end = start + WINDOW_NANOS;
        for (long now = start; now - end < 0; now = System.nanoTime()) {
            LockSupport.parkNanos(end - now);
        }
        open.reset();
        COUNT.setVolatile(view.segment(), 0L, 0L);
        return told(System.nanoTime() - start);
    }

    private double told(long nanos) {
        long all = 0;
        long least = Long.MAX_VALUE;
        long most = 0;
        for (int i = 0; i < processes; i++) {
            long acquired = (long) COUNT.getVolatile(view.segment(), countOffset(i));
            all += acquired;
            least = Math.min(least, acquired);
            most = Math.max(most, acquired);
        }
        answers.detail("fairness", most == 0 ? 0 : (double) least / most);
        return (double) nanos / Math.max(all, 1);
    }

    private void contend(Lock lock, int self) throws InterruptedException {
        long offset = countOffset(self);
        while (true) {
            while ((long) COUNT.getVolatile(Counts.MEMORY, 0L) == 0) {
                open.await();
            }
            lock.lock();
            try {
                long guarded = (long) COUNT.get(Counts.MEMORY, (long) LINE_BYTES);
                COUNT.set(Counts.MEMORY, (long) LINE_BYTES, guarded + 1);
            } finally {
                lock.unlock();
            }
            long acquired = (long) COUNT.getAndAdd(Counts.MEMORY, offset, 1L);
            if (acquired < 0) {
                throw new IllegalStateException("a count has overflowed");
            }
        }
    }

    private static long countOffset(int process) {
        return (long) LINE_BYTES * (process + 2);
    }
}
