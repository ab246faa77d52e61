package org.basenamed.examples.watchdog;

import java.io.IOException;
import java.time.Duration;
import org.basenamed.client.Reset;
import org.basenamed.client.WaitableTimer;
import org.basenamed.examples.again.Again;

/** Starts itself a second time, and notices when that process shows no sign of life any more. */
public final class Watchdog {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (WaitableTimer timer = WaitableTimer.create("Local\\watchdog", Reset.MANUAL)) {
            if (timer.existed()) {
                live(timer);
            }
            Again.start(Watchdog.class);
            timer.await();
            System.out.println("No sign of life for " + PATIENCE.toSeconds() + " seconds.");
        }
    }

    private static void live(WaitableTimer timer) {
        for (int i = 1; i <= 3; i++) {
            // whatever is left of the time begins anew
            timer.set(PATIENCE);
            System.out.println("Sign of life " + i);
        }
        // as if it had been killed: nothing is closed, and the timer goes on
        Runtime.getRuntime().halt(1);
    }
}
