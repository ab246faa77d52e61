package org.basenamed.testkit.scenario;

import java.util.Optional;

/** What a step asks for. */
public sealed interface Order {

    /** The driver waits. */
    record Sleep(long millis) implements Order {}

    /** The driver ends the actor's process without warning. */
    record Kill(Actor actor) implements Order {}

    /** Is the actor's process gone, or will it be within {@code millis}? */
    record IsDead(Actor actor, long millis) implements Order {

        /** How long an {@code isdead} waits that does not say. */
        public static final long DEFAULT_MILLIS = 1500;
    }

    /** The result of the actor's started call is asked for. */
    record Join(Actor actor) implements Order {}

    /** Is the actor's started call still blocked? */
    record Pending(Actor actor) implements Order {}

    /** The actor performs a call; {@code started} means that the next step does not wait for its result. */
    record Perform(Actor actor, Optional<Variable> target, boolean started, Call call) implements Order {}
}
