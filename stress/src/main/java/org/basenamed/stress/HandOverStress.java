package org.basenamed.stress;

import org.basenamed.model.waitable.Mutex;
import org.basenamed.model.waitable.Signal;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two threads change in turn what a mutex guards, by plain reads and writes. */
@JCStressTest
@Outcome(id = "2, 0", expect = Expect.ACCEPTABLE, desc = "each saw what the other did, and nobody is left")
@State
public class HandOverStress {
    private final Words words = new Words(Mutex.TYPE, Mutex.FREE);
    private int guarded;

    @Actor
    public void first() {
        words.await(words.first());
        guarded++;
        words.signal(Signal.RELEASE_MUTEX, words.first().owner(), words.first());
    }

    @Actor
    public void second() {
        words.await(words.second());
        guarded++;
        words.signal(Signal.RELEASE_MUTEX, words.second().owner(), words.second());
    }

    @Arbiter
    public void atRest(II_Result result) {
        result.r1 = guarded;
        result.r2 = words.value() + words.traces();
    }
}
