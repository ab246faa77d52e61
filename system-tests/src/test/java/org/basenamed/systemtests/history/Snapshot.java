package org.basenamed.systemtests.history;

import java.util.Arrays;
import java.util.List;
import org.basenamed.model.waitable.ManualResetEvent;
import org.basenamed.model.waitable.Signal;
import org.basenamed.model.waitable.Transition;
import org.basenamed.model.waitable.WaitWord;
import org.jspecify.annotations.Nullable;

/** The state of all subjects between two calls, when nobody is in the midst of one: changed by the rules of the model alone. */
final class Snapshot {
    private static final List<Subject> SUBJECTS = List.of(Subject.values());
    /** Behind the words: how often the mutex has been acquired beyond the first time. */
    private static final int RECURSION = SUBJECTS.size();

    private final long[] numbers;

    private Snapshot(long[] numbers) {
        this.numbers = numbers;
    }

    static Snapshot first() {
        long[] numbers = new long[RECURSION + 1];
        SUBJECTS.forEach(subject -> numbers[subject.index()] = subject.word());
        return new Snapshot(numbers);
    }

    private long word(Subject subject) {
        return numbers[subject.index()];
    }

    private boolean signalled(Subject subject, int thread) {
        return subject.type().signalled(word(subject), thread);
    }

    /** What is afterwards if the call happens now and answers what it did; null if it would have answered something else. */
    @Nullable
    Snapshot after(Recorded recorded) {
        Call call = recorded.call();
        int thread = recorded.thread();
        return switch (call.kind()) {
            case ALL -> afterAll(call, thread, recorded.result());
            case ANY -> afterAny(call, thread, recorded.result());
            case SET -> afterSignal(call.subject(), Signal.SET, 0, 0, recorded.result());
            case RESET -> afterSignal(call.subject(), Signal.RESET, 0, 0, recorded.result());
            case RELEASE -> afterRelease(call.subject(), thread, recorded.result());
        };
    }

    private @Nullable Snapshot afterAll(Call call, int thread, int result) {
        boolean all = call.subjects().stream().allMatch(subject -> signalled(subject, thread));
        if (all != (result == 0)) {
            return null;
        }
        Snapshot next = this;
        if (all) {
            for (Subject subject : call.subjects()) {
                next = next.taken(subject, thread);
            }
        }
        return result == 0 || result == Call.TIMED_OUT ? next : null;
    }

    /**
     * A wait for any that does not sleep looks at one object after the other: which of several it takes, and that it takes none, need
     * not be so at one instant. That what it takes was there has to be.
     */
    private @Nullable Snapshot afterAny(Call call, int thread, int result) {
        if (result < 0) {
            return result == Call.TIMED_OUT ? this : null;
        }
        Subject subject = call.subjects().get(result);
        return signalled(subject, thread) ? taken(subject, thread) : null;
    }

    private Snapshot taken(Subject subject, int thread) {
        long[] next = numbers.clone();
        if (subject == Subject.MUTEX && WaitWord.value(word(subject)) == thread) {
            next[RECURSION]++;
        } else {
            next[subject.index()] = subject.type().satisfied(word(subject), thread);
        }
        return new Snapshot(next);
    }

    private @Nullable Snapshot afterRelease(Subject subject, int thread, int result) {
        if (subject == Subject.SEMAPHORE) {
            return afterSignal(subject, Signal.RELEASE_SEMAPHORE, 1, WaitWord.value(word(subject)), result);
        }
        if (result == 0 && WaitWord.value(word(subject)) == thread && numbers[RECURSION] > 0) {
            long[] next = numbers.clone();
            next[RECURSION]--;
            return new Snapshot(next);
        }
        return afterSignal(subject, Signal.RELEASE_MUTEX, thread, 0, result);
    }

    private @Nullable Snapshot afterSignal(Subject subject, Signal signal, int argument, int answer, int result) {
        long word = signal.apply(subject.type(), word(subject), argument);
        if (!Transition.isWord(word)) {
            return result == Call.REFUSED ? this : null;
        }
        if (result != answer) {
            return null;
        }
        long[] next = numbers.clone();
        next[subject.index()] = settled(subject, word);
        return new Snapshot(next);
    }

    /** How often an event has changed makes no difference to anybody, and would make a different place of each way to the same state. */
    private static long settled(Subject subject, long word) {
        return subject.type() instanceof ManualResetEvent manual ? WaitWord.of(manual.state(word)) : word;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Snapshot snapshot && Arrays.equals(numbers, snapshot.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Subject subject : SUBJECTS) {
            text.append(subject)
                    .append(": ")
                    .append(subject.type().state(word(subject)))
                    .append(", ");
        }
        return text.append("recursion ").append(numbers[RECURSION]).toString();
    }
}
