package org.basenamed.systemtests.waiting;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.basenamed.client.Event;
import org.basenamed.client.Reset;
import org.basenamed.client.Wait;

/**
 * Many virtual threads that each wait for an event of their own, told by the first line how many. When all of them wait it says so; the
 * next line has the events set, the last one first.
 */
final class Crowd {
    private final List<Event> events = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger released = new AtomicInteger();

    private Crowd() {}

    static void main() throws IOException, InterruptedException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int count = Integer.parseInt(orders.readLine());
        Crowd crowd = new Crowd();
        for (int i = 0; i < count; i++) {
            Event event = Event.create("", Reset.AUTO);
            crowd.events.add(event);
            crowd.threads.add(Thread.ofVirtual().unstarted(() -> crowd.await(event)));
        }
        crowd.threads.forEach(Thread::start);
        crowd.awaitAllWaiting();
        System.out.println("waiting, released " + crowd.released);
        orders.readLine();
        crowd.events.reversed().forEach(Event::set);
        for (Thread thread : crowd.threads) {
            thread.join();
        }
        System.out.println("released " + crowd.released);
    }

    private void await(Event event) {
        try {
            if (event.await() instanceof Wait.Outcome.Signalled) {
                released.incrementAndGet();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Twice in a row: while it looks, one that waits for a lock could have got it. */
    private void awaitAllWaiting() {
        int inARow = 0;
        while (inARow < 2) {
            boolean all = threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING);
            inARow = all ? inARow + 1 : 0;
            Thread.onSpinWait();
        }
    }
}
