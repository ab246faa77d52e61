package org.basenamed.stress;

import org.basenamed.model.waitable.AutoResetEvent;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLI_Result;

/** Two threads take one signal. */
@JCStressTest
@Outcome(id = "DONE, TIMED_OUT, 0", expect = Expect.ACCEPTABLE, desc = "the first one")
@Outcome(id = "TIMED_OUT, DONE, 0", expect = Expect.ACCEPTABLE, desc = "the second one")
@State
public class TwoTakesStress {
    private final Words words = new Words(AutoResetEvent.TYPE, 1);

    @Actor
    public void first(LLI_Result result) {
        result.r1 = words.take(words.first());
    }

    @Actor
    public void second(LLI_Result result) {
        result.r2 = words.take(words.second());
    }

    @Arbiter
    public void atRest(LLI_Result result) {
        result.r3 = words.value() + words.traces();
    }
}
