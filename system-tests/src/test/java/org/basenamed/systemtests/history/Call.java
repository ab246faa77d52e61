package org.basenamed.systemtests.history;

import java.util.List;

/** What a thread can do in a history. A wait answers {@link #TIMED_OUT} or the index of what it took, a change what it found. */
enum Call {
    TAKE_AUTO_EVENT(Kind.ALL, Subject.AUTO_EVENT),
    TAKE_MANUAL_EVENT(Kind.ALL, Subject.MANUAL_EVENT),
    TAKE_SEMAPHORE(Kind.ALL, Subject.SEMAPHORE),
    TAKE_MUTEX(Kind.ALL, Subject.MUTEX),
    TAKE_EVENT_AND_SEMAPHORE(Kind.ALL, Subject.AUTO_EVENT, Subject.SEMAPHORE),
    TAKE_SEMAPHORE_AND_MUTEX(Kind.ALL, Subject.SEMAPHORE, Subject.MUTEX),
    TAKE_BOTH_EVENTS_AND_SEMAPHORE(Kind.ALL, Subject.AUTO_EVENT, Subject.MANUAL_EVENT, Subject.SEMAPHORE),
    TAKE_BOTH_MANUAL_EVENTS(Kind.ALL, Subject.MANUAL_EVENT, Subject.SECOND_MANUAL_EVENT),
    TAKE_EVENT_OR_SEMAPHORE(Kind.ANY, Subject.AUTO_EVENT, Subject.SEMAPHORE),
    SET_AUTO_EVENT(Kind.SET, Subject.AUTO_EVENT),
    SET_MANUAL_EVENT(Kind.SET, Subject.MANUAL_EVENT),
    RESET_AUTO_EVENT(Kind.RESET, Subject.AUTO_EVENT),
    RESET_MANUAL_EVENT(Kind.RESET, Subject.MANUAL_EVENT),
    SET_SECOND_MANUAL_EVENT(Kind.SET, Subject.SECOND_MANUAL_EVENT),
    RESET_SECOND_MANUAL_EVENT(Kind.RESET, Subject.SECOND_MANUAL_EVENT),
    RELEASE_SEMAPHORE(Kind.RELEASE, Subject.SEMAPHORE),
    RELEASE_MUTEX(Kind.RELEASE, Subject.MUTEX);

    /** The answer of a wait that has taken nothing. */
    static final int TIMED_OUT = -1;
    /** The answer of a change that was refused. */
    static final int REFUSED = -2;
    /** The answer of a wait that found an abandoned mutex: no thread of a history dies. */
    static final int ABANDONED = -3;

    /** What it does to its subjects. */
    enum Kind {
        /** Waits for all; for the only one, too. */
        ALL,
        ANY,
        SET,
        RESET,
        RELEASE
    }

    private final Kind kind;
    private final List<Subject> subjects;

    Call(Kind kind, Subject... subjects) {
        this.kind = kind;
        this.subjects = List.of(subjects);
    }

    Kind kind() {
        return kind;
    }

    List<Subject> subjects() {
        return subjects;
    }

    /** The only one of a call that is not for several. */
    Subject subject() {
        return subjects.getFirst();
    }
}
