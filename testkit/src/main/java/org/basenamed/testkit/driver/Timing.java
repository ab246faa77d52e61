package org.basenamed.testkit.driver;

import java.time.Duration;

/**
 * How long the driver waits.
 *
 * @param settle for a started call to have begun
 * @param pending for a started call that may still be blocked
 * @param join for a started call that is to return
 * @param step for any other call to return
 * @param exit for a process or a thread that has said that it ends
 */
record Timing(Duration settle, Duration pending, Duration join, Duration step, Duration exit) {

    /** The times that belong to the scenario language. */
    static final Timing STANDARD = new Timing(
            Duration.ofMillis(200),
            Duration.ofMillis(350),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5));
}
