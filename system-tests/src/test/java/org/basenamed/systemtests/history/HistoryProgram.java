package org.basenamed.systemtests.history;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.basenamed.client.Access;
import org.basenamed.client.Event;
import org.basenamed.client.FileMapping;
import org.basenamed.client.Mutex;
import org.basenamed.client.Reset;
import org.basenamed.client.Semaphore;
import org.basenamed.client.View;
import org.basenamed.client.Waitable;
import org.jspecify.annotations.Nullable;

/** A process of a history. A line tells it the number of its first thread, and the seed; the next one lets it go. */
final class HistoryProgram {
    /** One of the platform's, and a virtual one. */
    static final int THREADS = 2;

    static final int CALLS = 300;

    private static volatile @Nullable String failure;

    private HistoryProgram() {}

    static void main() throws IOException, InterruptedException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String[] words = orders.readLine().split(" ", -1);
        int first = Integer.parseInt(words[0]);
        long seed = Long.parseLong(words[1]);
        try (FileMapping mapping = FileMapping.open(HistoryLayout.NAME, Access.READ_WRITE);
                View view = mapping.map(Access.READ_WRITE)) {
            List<Waitable> objects = objects();
            System.out.println("ready");
            orders.readLine();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Recorder recorder = new Recorder(first + i, new Random(seed + i), view.segment(), objects);
                Thread.Builder builder = i % 2 == 0 ? Thread.ofPlatform() : Thread.ofVirtual();
                threads.add(builder.start(() -> run(recorder)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            objects.forEach(Waitable::close);
        }
        System.out.println(failure == null ? "done" : failure);
    }

    /** Of all subjects, in their order. */
    private static List<Waitable> objects() {
        List<Waitable> objects = new ArrayList<>();
        for (Subject subject : Subject.values()) {
            String name = subject.objectName();
            objects.add(
                    switch (subject) {
                        case AUTO_EVENT -> Event.create(name, Reset.AUTO);
                        case MANUAL_EVENT, SECOND_MANUAL_EVENT -> Event.create(name, Reset.MANUAL);
                        case SEMAPHORE -> Semaphore.create(name, subject.value(), Subject.MAXIMUM);
                        case MUTEX -> Mutex.create(name);
                    });
        }
        return List.copyOf(objects);
    }

    private static void run(Recorder recorder) {
        try {
            recorder.run(CALLS);
        } catch (InterruptedException | RuntimeException e) {
            failure = e.toString();
        }
    }
}
