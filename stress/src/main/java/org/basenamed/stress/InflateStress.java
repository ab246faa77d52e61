package org.basenamed.stress;

import org.basenamed.model.waitable.Semaphore;
import org.basenamed.model.waitable.Signal;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LI_Result;

/** A thread takes from a semaphore as the broker takes it over, adds one, and leaves it to its word again. */
@JCStressTest
@Outcome(id = "DONE, 1", expect = Expect.ACCEPTABLE, desc = "before or after")
@Outcome(id = "AT_BROKER, 2", expect = Expect.ACCEPTABLE, desc = "in between: nothing has been taken")
@State
public class InflateStress {
    private final Words words = new Words(new Semaphore(Integer.MAX_VALUE), 1);

    @Actor
    public void taker(LI_Result result) {
        result.r1 = words.take(words.first());
    }

    @Actor
    public void broker() {
        words.inflate();
        words.signalAndDeflate(Signal.RELEASE_SEMAPHORE, 1);
    }

    @Arbiter
    public void atRest(LI_Result result) {
        result.r2 = words.value() + words.traces();
    }
}
