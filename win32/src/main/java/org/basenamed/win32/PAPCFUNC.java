package org.basenamed.win32;

/** What {@link SynchApi#QueueUserAPC} queues. One that throws ends the wait that it runs in with what it has thrown. */
@FunctionalInterface
public interface PAPCFUNC {
    /** Called on the thread to which it was queued, inside an alertable wait of that thread. */
    void call(long Parameter);
}
