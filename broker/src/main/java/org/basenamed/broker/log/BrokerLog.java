package org.basenamed.broker.log;

import java.io.PrintStream;
import java.time.Instant;

/** Lines for whoever looks after the broker; a client's mistakes are not among them unless they cost it its connection. */
public final class BrokerLog {
    private final PrintStream out;

    /** A log that is written to {@code out}. */
    public BrokerLog(PrintStream out) {
        this.out = out;
    }

    /** Something that a person may want to know. */
    public void info(String message) {
        out.println(Instant.now() + " " + message);
        out.flush();
    }

    /** Something that should not have happened. */
    public void error(String message, Throwable cause) {
        info(message);
        cause.printStackTrace(out);
        out.flush();
    }
}
