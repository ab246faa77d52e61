package org.basenamed.systemtests;

import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Adds the stacks of all threads to the failure of a test that hung. */
public final class StacksOnTimeout implements TestExecutionExceptionHandler {
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        if (thrown instanceof TimeoutException) {
            Thread.getAllStackTraces().forEach((thread, stack) -> {
                Throwable shown = new Throwable(thread.toString());
                shown.setStackTrace(stack);
                thrown.addSuppressed(shown);
            });
        }
        throw thrown;
    }
}
