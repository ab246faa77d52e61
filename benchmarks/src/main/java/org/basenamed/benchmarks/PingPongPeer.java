package org.basenamed.benchmarks;

import org.basenamed.client.Event;
import org.basenamed.client.Reset;

/** The process that answers every signal with one. */
final class PingPongPeer {
    static final String THERE = "Local\\benchmark-there";
    static final String BACK = "Local\\benchmark-back";

    private PingPongPeer() {}

    public static void main(String[] arguments) throws InterruptedException {
        PingPongComparison.useProcessor(Integer.parseInt(arguments[0]));
        try (Event there = Event.create(THERE, Reset.AUTO);
                Event back = Event.create(BACK, Reset.AUTO)) {
            while (true) {
                there.await();
                back.set();
            }
        }
    }
}
