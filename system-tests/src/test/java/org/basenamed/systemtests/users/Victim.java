package org.basenamed.systemtests.users;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.basenamed.client.Access;
import org.basenamed.client.Event;
import org.basenamed.client.FileMapping;
import org.basenamed.client.Mutex;
import org.basenamed.client.PrivateNamespace;
import org.basenamed.client.Reset;
import org.basenamed.client.Security;
import org.basenamed.client.View;
import org.basenamed.client.Wait;
import org.basenamed.linux.ProcessCalls;
import org.basenamed.model.name.Boundary;
import org.basenamed.model.security.SecurityDescriptor;
import org.basenamed.model.security.Sid;

/** A process of a user who goes about his work while somebody else attacks, and who notices if anything is not as he left it. */
public final class Victim {
    private static final long PATTERN = 0x5EC2_E7D0_0D1E_5EC2L;
    private static final int CELLS = 512;

    private final AtomicLong cycles = new AtomicLong();
    /** For the thread that works. */
    private final Queue<FutureTask<Long>> measurements = new ConcurrentLinkedQueue<>();

    /** Held, so that they stay open. */
    private final List<AutoCloseable> held = new ArrayList<>();

    private final View secret;
    private final View news;
    private final Event event;
    private final Event gate;
    private final Event local;
    private final Mutex mutex;
    private final SecurityDescriptor gateSecurity;

    private Victim() throws InterruptedException {
        String own = "(A;;GA;;;S-1-22-1-" + ProcessCalls.geteuid() + ")";
        secret = written(FileMapping.create("Global\\v-secret", 4096));
        news = written(FileMapping.create("Global\\v-news", 4096, Security.descriptor("D:(A;;0x4;;;WD)" + own)));
        event = Event.create("Global\\v-event", Reset.MANUAL);
        gate = Event.create("Global\\v-gate", Reset.MANUAL, Security.descriptor("D:(A;;0x100000;;;WD)" + own));
        local = Event.create("Local\\v-local", Reset.MANUAL, Security.descriptor("D:(A;;GA;;;WD)"));
        mutex = Mutex.create("Global\\v-mutex", Security.descriptor("D:(A;;0x100000;;;WD)" + own));
        mutex.await();
        held.add(PrivateNamespace.create(Boundary.of("v-boundary").with(Sid.ofUser(ProcessCalls.geteuid())), "v"));
        gateSecurity = gate.security();
    }

    private View written(FileMapping mapping) {
        held.add(mapping);
        View view = mapping.map(Access.READ_WRITE);
        for (int i = 0; i < CELLS; i++) {
            view.segment().setAtIndex(JAVA_LONG, i, PATTERN + i);
        }
        return view;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Victim victim = new Victim();
        Thread.ofPlatform().daemon().name("work").start(victim::work);
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        System.out.println("up");
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println(victim.obey(line.split(" ", 2)));
        }
    }

    private String obey(String[] words) {
        return switch (words[0]) {
            case "check" -> check();
            case "count" -> Long.toString(cycles.get());
            case "pace" -> Long.toString(pace(Long.parseLong(words[1])));
            default -> "no such verb";
        };
    }

    /** How many cycles of work are done in so much time, by this process's own clock. */
    private long pace(long millis) {
        FutureTask<Long> measurement = new FutureTask<>(() -> {
            long done = 0;
            for (long start = System.nanoTime(); System.nanoTime() - start < millis * 1_000_000; done++) {
                cycle();
            }
            return done;
        });
        measurements.add(measurement);
        try {
            return measurement.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Work that asks the broker for something all the time, and is measured when somebody wishes. */
    private void work() {
        try {
            while (true) {
                cycle();
                FutureTask<Long> wished = measurements.poll();
                if (wished != null) {
                    wished.run();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void cycle() throws InterruptedException {
        try (FileMapping mapping = FileMapping.create("Local\\v-work", 4096);
                View view = mapping.map(Access.READ_WRITE);
                Event done = Event.create("Local\\v-done", Reset.AUTO)) {
            view.segment().set(JAVA_LONG, 0, cycles.get());
            done.set();
            done.await();
            cycles.incrementAndGet();
        }
    }

    private String check() {
        try {
            return flaw();
        } catch (RuntimeException | InterruptedException e) {
            return e.toString().replace('\n', ' ');
        }
    }

    private String flaw() throws InterruptedException {
        for (int i = 0; i < CELLS; i++) {
            if (secret.segment().getAtIndex(JAVA_LONG, i) != PATTERN + i
                    || news.segment().getAtIndex(JAVA_LONG, i) != PATTERN + i) {
                return "memory has changed at " + i;
            }
        }
        for (Event untouched : new Event[] {event, gate, local}) {
            if (!(Wait.any(Duration.ZERO, untouched) instanceof Wait.Outcome.TimedOut)) {
                return "an event was set";
            }
            untouched.set();
            untouched.await();
            untouched.reset();
        }
        mutex.release();
        mutex.await();
        return gate.security().equals(gateSecurity) ? "whole" : "the descriptor has changed";
    }
}
