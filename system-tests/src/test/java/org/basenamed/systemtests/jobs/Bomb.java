package org.basenamed.systemtests.jobs;

import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.basenamed.linux.ProcessFacts;

/** Processes that start others, a few hundred of them, of which some lose their parents at once; known again by their environment. */
record Bomb(String mark) {
    static final String VARIABLE = "BASENAMED_TEST_BOMB";

    private static final long DEADLINE_NANOS = Duration.ofSeconds(60).toNanos();

    /** 501 processes: shells with two children each, and an orphan beside. */
    static final List<String> COMMAND = List.of("/bin/sh", "-c", """
            i=0
            while [ $i -lt 125 ]; do
                ( sleep 997 & sleep 997 & ( sleep 997 & ) ; wait ) &
                i=$((i+1))
            done
            wait
            """);

    /** Those that run now. */
    List<ProcessHandle> processes() {
        List<ProcessHandle> found = new ArrayList<>();
        String[] numbers = new File("/proc").list((directory, name) -> Character.isDigit(name.charAt(0)));
        for (String number : numbers == null ? new String[0] : numbers) {
            if (ProcessFacts.environment(Integer.parseInt(number)).contains(VARIABLE + "=" + mark + "\0")) {
                ProcessHandle.of(Long.parseLong(number)).ifPresent(found::add);
            }
        }
        return found;
    }

    /** The one that runs and has lost its parent, which was another one, and not {@code starter}. */
    ProcessHandle orphan(ProcessHandle starter) {
        List<ProcessHandle> all = processes();
        List<ProcessHandle> orphans = all.stream()
                .filter(process -> process.parent()
                        .filter(parent -> all.contains(parent) || parent.equals(starter))
                        .isEmpty())
                .toList();
        if (orphans.size() != 1) {
            throw new AssertionError(orphans + " of " + all);
        }
        return orphans.getFirst();
    }

    /** Waits until so many run. */
    void awaitAtLeast(int count) {
        long start = System.nanoTime();
        while (processes().size() < count) {
            if (System.nanoTime() - start > DEADLINE_NANOS) {
                throw new AssertionError(processes().size() + " of " + count + " processes");
            }
            Thread.onSpinWait();
        }
    }

    /** Waits until a look finds none, and answers how long that took. One that is started during the look may not be seen. */
    Duration awaitNone() {
        long start = System.nanoTime();
        while (!processes().isEmpty()) {
            if (System.nanoTime() - start > DEADLINE_NANOS) {
                throw new AssertionError("still there: " + processes());
            }
            Thread.onSpinWait();
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Kills all, those too that were being started during a look. */
    void killAll() {
        for (List<ProcessHandle> found = processes(); !found.isEmpty(); found = processes()) {
            found.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
