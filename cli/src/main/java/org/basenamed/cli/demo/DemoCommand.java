package org.basenamed.cli.demo;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code basenamed demo}: shows what the library is for, with real processes. */
@Command(
        name = "demo",
        description = {
            "Shows two Java processes that share memory by name, and that the name is gone once both have closed it, or died.",
            "It takes a few seconds, disturbs no other program, and leaves nothing behind but the broker's program in the cache."
        })
public final class DemoCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    /** A command that has not run yet. */
    public DemoCommand() {}

    /** The demo cannot go on; the message says why, for people. */
    public static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StoppedException(String message) {
            super(message);
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        new Demo(Objects.requireNonNull(spec).commandLine().getOut()).run();
        return 0;
    }
}
