package org.basenamed.broker.log;

import java.io.PrintStream;
import java.time.Instant;

/** Lines for whoever looks after the broker; a client's mistakes are not among them unless they cost it its connection. */
public final class BrokerLog {
    private final PrintStream out;
    private final boolean errorsAlone;

    /** A log that is written to {@code out}. */
    public BrokerLog(PrintStream out) {
        this(out, false);
    }

    private BrokerLog(PrintStream out, boolean errorsAlone) {
        this.out = out;
        this.errorsAlone = errorsAlone;
    }

    /** One that says nothing but what should not have happened. */
    public static BrokerLog ofErrors(PrintStream out) {
        return new BrokerLog(out, true);
    }

    /** Something that a person may want to know. */
    public void info(String message) {
        // put together in any case: a rehearsal is to have loaded what that takes
        String line = Instant.now() + " " + message;
        if (!errorsAlone) {
            out.println(line);
            out.flush();
        }
    }

    /** Something that should not have happened. */
    public void error(String message, Throwable cause) {
        out.println(Instant.now() + " " + message);
        cause.printStackTrace(out);
        out.flush();
    }
}
