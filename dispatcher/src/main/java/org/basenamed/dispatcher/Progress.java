package org.basenamed.dispatcher;

/** How an attempt in shared memory ended. */
public enum Progress {
    /** The wait is satisfied, or the signal is given. */
    DONE,
    /** The wait is satisfied, and the mutex's last owner died owning it. */
    ABANDONED,
    /** The object is not signalled, and the time is over. */
    TIMED_OUT,
    /** The thread's {@link Seat#wakeUp} was called, for a reason that lies in no object. */
    WOKEN,
    /** The broker has to do it; nothing has changed, and the thread is registered with nothing. */
    AT_BROKER,
    /** The broker has to go on with it: the thread is registered, and remembers {@link Seat#remembered}. */
    REGISTERED_AT_BROKER,
    /** The mutex has been acquired too often (ERROR_MUTANT_LIMIT_EXCEEDED). */
    OVER_LIMIT,
    /** The semaphore's maximum would be exceeded (ERROR_TOO_MANY_POSTS). */
    OVER_MAXIMUM,
    /** The thread does not own the mutex (ERROR_NOT_OWNER). */
    NOT_OWNER
}
