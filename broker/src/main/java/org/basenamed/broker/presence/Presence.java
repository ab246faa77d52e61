package org.basenamed.broker.presence;

import java.util.function.IntConsumer;
import org.basenamed.linux.SeqpacketSocket;

/** How a broker can be reached, and that no other one can be reached in its place. */
public sealed interface Presence extends AutoCloseable permits BrokerPresence, SystemPresence {
    /** The socket that clients connect to. */
    SeqpacketSocket listener();

    /**
     * Stops being reachable, unless somebody is about to meet this broker. Once this answers true, whoever comes waits for the locks
     * until {@link #close}, and then finds nothing.
     *
     * @param late takes the connections that came at the last moment; the broker then stays, listening anew
     * @return whether nobody can reach it any more
     */
    boolean withdraw(IntConsumer late);

    /** Lets go of everything. */
    @Override
    void close();
}
