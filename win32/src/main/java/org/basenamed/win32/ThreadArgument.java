package org.basenamed.win32;

import org.basenamed.client.core.ProcessAccess;
import org.basenamed.client.core.ThreadCalls;
import org.basenamed.model.rights.ObjectType;

/** Handles of threads as functions take them. */
final class ThreadArgument {
    private ThreadArgument() {}

    /**
     * Queues a call to a thread, as {@code QueueUserAPC} does.
     *
     * @return whether it has been queued; the last error says why not
     */
    static boolean queueCall(long thread, Runnable call) {
        if (thread == WinNT.CURRENT_THREAD) {
            ThreadCalls.current().queue(call);
            return true;
        }
        return LastError.valueOr(false, () -> WaitableArgument.find(thread, ObjectType.THREAD)
                .then(handle -> ProcessAccess.queueCall(handle, call)));
    }
}
