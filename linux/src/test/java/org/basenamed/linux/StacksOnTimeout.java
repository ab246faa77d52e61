package org.basenamed.linux;

import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Adds the stacks of all threads to the failure of a test that hung. */
final class StacksOnTimeout implements TestExecutionExceptionHandler {
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        if (thrown instanceof TimeoutException) {
            for (Map.Entry<Thread, StackTraceElement[]> stack :
                    Thread.getAllStackTraces().entrySet()) {
                Throwable shown = new Throwable(stack.getKey().toString());
                shown.setStackTrace(stack.getValue());
                thrown.addSuppressed(shown);
            }
        }
        throw thrown;
    }
}
