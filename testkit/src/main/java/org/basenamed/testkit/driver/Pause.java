package org.basenamed.testkit.driver;

import java.time.Duration;

/** Lets time pass. The scenario language asks for that; nothing else does. */
@FunctionalInterface
interface Pause {

    /** Sleeps. */
    Pause SLEEP = Thread::sleep;

    void pass(Duration time) throws InterruptedException;
}
