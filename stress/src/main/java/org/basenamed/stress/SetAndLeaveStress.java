package org.basenamed.stress;

import org.basenamed.model.waitable.AutoResetEvent;
import org.basenamed.model.waitable.Signal;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LII_Result;

/** A thread registers and leaves as another one sets: it has the signal, or the event keeps it. */
@JCStressTest
@Outcome(id = "DONE, 0, 0", expect = Expect.ACCEPTABLE, desc = "the waiter has it")
@Outcome(id = "TIMED_OUT, 1, 0", expect = Expect.ACCEPTABLE, desc = "the event keeps it")
@State
public class SetAndLeaveStress {
    private final Words words = new Words(AutoResetEvent.TYPE, 0);

    @Actor
    public void waiter(LII_Result result) {
        result.r1 = words.awaitShortly(words.first());
    }

    @Actor
    public void setter() {
        words.signal(Signal.SET, 0, words.second());
    }

    @Arbiter
    public void atRest(LII_Result result) {
        result.r2 = words.value();
        result.r3 = words.traces();
    }
}
