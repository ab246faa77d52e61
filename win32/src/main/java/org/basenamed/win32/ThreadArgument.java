package org.basenamed.win32;

import org.basenamed.client.core.ThreadCalls;

/** Threads as functions take them. */
final class ThreadArgument {
    private static final long CURRENT_THREAD = -2;

    private ThreadArgument() {}

    /**
     * Queues a call to a thread, as {@code QueueUserAPC} does.
     *
     * @return whether it has been queued; the last error says why not
     */
    static boolean queueCall(long thread, Runnable call) {
        if (thread == CURRENT_THREAD) {
            ThreadCalls.current().queue(call);
            return true;
        }
        LastError.set(WinError.ERROR_INVALID_HANDLE);
        return false;
    }
}
