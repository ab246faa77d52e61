package org.basenamed.model.waitable;

/** What a thread can do to a waitable object other than wait for it. */
public enum Signal {
    SET(1) {
        @Override
        public long apply(Waitable type, long word, int argument) {
            return type instanceof ManualResetEvent ? ManualResetEvent.set(word) : AutoResetEvent.set(word);
        }
    },
    RESET(2) {
        @Override
        public long apply(Waitable type, long word, int argument) {
            return type instanceof ManualResetEvent ? ManualResetEvent.reset(word) : AutoResetEvent.reset(word);
        }
    },
    PULSE(3) {
        @Override
        public long apply(Waitable type, long word, int argument) {
            return type instanceof ManualResetEvent ? ManualResetEvent.pulse(word) : AutoResetEvent.pulse(word);
        }
    },
    /** Argument: how many. */
    RELEASE_SEMAPHORE(4) {
        @Override
        public long apply(Waitable type, long word, int argument) {
            return ((Semaphore) type).release(word, argument);
        }
    },
    /** Argument: the owner. */
    RELEASE_MUTEX(5) {
        @Override
        public long apply(Waitable type, long word, int argument) {
            return Mutex.release(word, argument);
        }
    };

    private final int number;

    Signal(int number) {
        this.number = number;
    }

    /** Its number on the wire. */
    public int number() {
        return number;
    }

    /** The word afterwards, or why not ({@link Transition}). */
    public abstract long apply(Waitable type, long word, int argument);
}
