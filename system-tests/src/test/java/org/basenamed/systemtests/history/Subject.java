package org.basenamed.systemtests.history;

import org.basenamed.model.waitable.AutoResetEvent;
import org.basenamed.model.waitable.ManualResetEvent;
import org.basenamed.model.waitable.Mutex;
import org.basenamed.model.waitable.Semaphore;
import org.basenamed.model.waitable.WaitWord;
import org.basenamed.model.waitable.Waitable;

/** The objects of a history. */
enum Subject {
    AUTO_EVENT(0, AutoResetEvent.TYPE, 0),
    MANUAL_EVENT(1, ManualResetEvent.TYPE, 0),
    SEMAPHORE(2, new Semaphore(Subject.MAXIMUM), 1),
    MUTEX(3, Mutex.TYPE, Mutex.FREE),
    SECOND_MANUAL_EVENT(4, ManualResetEvent.TYPE, 0);

    /** Of the semaphore: so few that it is reached. */
    static final int MAXIMUM = 3;

    private final int index;
    private final Waitable type;
    private final int value;

    Subject(int index, Waitable type, int value) {
        this.index = index;
        this.type = type;
        this.value = value;
    }

    /** Where it stands among all of them, from 0. */
    int index() {
        return index;
    }

    Waitable type() {
        return type;
    }

    /** The value with which the object begins. */
    int value() {
        return value;
    }

    long word() {
        return WaitWord.of(value);
    }

    String objectName() {
        return "Local\\history-" + index;
    }
}
