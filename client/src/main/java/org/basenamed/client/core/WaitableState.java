package org.basenamed.client.core;

import org.basenamed.model.waitable.Mutex;
import org.basenamed.model.waitable.WaitWord;

/** The state of waitable objects, as it is at the moment of the look. */
public final class WaitableState {

    /**
     * Who owns a mutex.
     *
     * @param count 1 if nobody; otherwise 0 less how often the owner has acquired it beyond the first time (SYN-12)
     * @param byCaller whether the calling thread does
     * @param abandoned whether the last owner has ended without releasing it, and nobody has acquired it since
     */
    public record Ownership(int count, boolean byCaller, boolean abandoned) {}

    private WaitableState() {}

    /** Whether an event or timer is signalled, 1 or 0; the count of a semaphore. */
    public static int value(WaitableHandle handle) {
        return WaitWord.value(handle.header().word());
    }

    /** Who owns a mutex. */
    public static Ownership ownership(WaitableHandle mutex) {
        settleOwner(mutex);
        long word = mutex.header().word();
        int owner = WaitWord.value(word);
        boolean byCaller = owner == mutex.membership().seat().seat().owner();
        int count = owner == Mutex.FREE ? 1 : -mutex.header().recursion();
        return new Ownership(count, byCaller, owner == Mutex.FREE && WaitWord.isAbandoned(word));
    }

    /**
     * Brings an object up to date that does not look signalled, if it may be out of date: by the end of a thread or process.
     *
     * @return whether it is worth another look
     */
    static boolean settle(WaitableHandle handle) {
        return switch (handle.type()) {
            case MUTEX -> settleOwner(handle);
            case PROCESS, THREAD -> ProcessAccess.settleEnd(handle);
            case EVENT, SEMAPHORE, TIMER, FILE_MAPPING, FILE -> false;
        };
    }

    /** Has a mutex abandoned whose owner is a thread of this process that has ended; whether it was such a one. */
    static boolean settleOwner(WaitableHandle handle) {
        return handle.waitable() instanceof Mutex
                && handle.membership().settleEnd(WaitWord.value(handle.header().word()));
    }
}
