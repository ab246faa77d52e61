package org.basenamed.win32;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.basenamed.client.core.HeldChild;
import org.basenamed.client.core.ProcessAccess;
import org.basenamed.client.core.WaitableHandle;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;

/** The children of this process that have not taken their first step, by the numbers of their first threads. */
final class SuspendedChildren {
    private static final Map<Integer, HeldChild> CHILDREN = new ConcurrentHashMap<>();

    private SuspendedChildren() {}

    static void add(HeldChild child) {
        int number = (int) child.process().pid();
        CHILDREN.put(number, child);
        CompletableFuture<Void> unused = child.process().onExit().thenRun(() -> {
            CHILDREN.remove(number, child);
            child.destroy();
        });
    }

    /**
     * Lets a child go; needs THREAD_SUSPEND_RESUME.
     *
     * @return how often its thread was suspended: 1 if it stood until now, 0 if it runs; refused with 50 for another process's child
     */
    static Result<Integer> resume(WaitableHandle thread) {
        return ProcessAccess.resumed(thread).then(told -> {
            HeldChild child = CHILDREN.remove(told.threadNumber());
            if (child != null) {
                return Result.granted(child.release() ? 1 : 0);
            }
            return told.ended() || isOurs(told.processNumber())
                    ? Result.granted(0)
                    : Result.refused(Win32Error.ERROR_NOT_SUPPORTED);
        });
    }

    /** Nobody else can have started it suspended. */
    private static boolean isOurs(long process) {
        long self = ProcessHandle.current().pid();
        return process == self
                || ProcessHandle.of(process)
                        .flatMap(ProcessHandle::parent)
                        .filter(parent -> parent.pid() == self)
                        .isPresent();
    }
}
