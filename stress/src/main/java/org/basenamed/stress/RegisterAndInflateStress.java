package org.basenamed.stress;

import org.basenamed.model.waitable.AutoResetEvent;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LI_Result;

/** A thread waits as the broker takes the object over: it comes to the broker, registered and noted or not, and does not sleep on. */
@JCStressTest
@Outcome(id = "AT_BROKER, 0", expect = Expect.ACCEPTABLE, desc = "before it registered")
@Outcome(id = "REGISTERED_AT_BROKER, 2", expect = Expect.ACCEPTABLE, desc = "after that: one waiter, and its note")
@State
public class RegisterAndInflateStress {
    private final Words words = new Words(AutoResetEvent.TYPE, 0);

    @Actor
    public void waiter(LI_Result result) {
        result.r1 = words.await(words.first());
    }

    @Actor
    public void broker() {
        words.inflate();
    }

    @Arbiter
    public void atRest(LI_Result result) {
        result.r2 = words.traces();
    }
}
