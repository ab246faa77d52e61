package org.basenamed.examples.gate;

import java.io.IOException;
import org.basenamed.client.Event;
import org.basenamed.client.Reset;
import org.basenamed.client.Semaphore;
import org.basenamed.examples.again.Again;

/** Starts three runners, and lets them go at one moment. */
public final class StartGate {
    private static final int RUNNERS = 3;

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (Event gate = Event.create("Local\\gate", Reset.MANUAL);
                Semaphore ready = Semaphore.create("Local\\gate-ready", 0, RUNNERS);
                Semaphore through = Semaphore.create("Local\\gate-through", 0, RUNNERS)) {
            if (gate.existed()) {
                ready.release();
                gate.await();
                through.release();
                return;
            }
            for (int i = 0; i < RUNNERS; i++) {
                Again.start(StartGate.class);
            }
            takeAll(ready);
            System.out.println(RUNNERS + " processes stand at the gate.");
            gate.set();
            takeAll(through);
            System.out.println(RUNNERS + " processes are through.");
        }
    }

    private static void takeAll(Semaphore semaphore) throws InterruptedException {
        for (int i = 0; i < RUNNERS; i++) {
            semaphore.await();
        }
    }
}
