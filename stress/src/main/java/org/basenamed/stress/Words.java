package org.basenamed.stress;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.basenamed.dispatcher.FastPath;
import org.basenamed.dispatcher.Header;
import org.basenamed.dispatcher.HeaderLayout;
import org.basenamed.dispatcher.Progress;
import org.basenamed.dispatcher.Seat;
import org.basenamed.dispatcher.SeatLayout;
import org.basenamed.dispatcher.SleepLimit;
import org.basenamed.linux.Futex;
import org.basenamed.model.waitable.OwnerId;
import org.basenamed.model.waitable.Signal;
import org.basenamed.model.waitable.WaitWord;
import org.basenamed.model.waitable.Waitable;

/** One object, and two threads with a seat each. */
final class Words {
    private static final int SEATS = 3;
    /** About as long as it takes to fall asleep. */
    private static final long SHORT_NANOS = 20_000;

    private final Header header;
    private final Waitable type;
    private final Seat first;
    private final Seat second;

    Words(Waitable type, int value) {
        MemorySegment arena = Arena.ofAuto().allocate(HeaderLayout.BYTES, HeaderLayout.BYTES);
        MemorySegment board = Arena.ofAuto().allocate(SEATS * SeatLayout.BYTES, SeatLayout.BYTES);
        this.type = type;
        this.header = Header.at(arena, 0, 1);
        this.first = Seat.at(board, 1, OwnerId.of(1, 1));
        this.second = Seat.at(board, 2, OwnerId.of(1, 2));
        header.initialise(WaitWord.of(value), 0);
    }

    Seat first() {
        return first;
    }

    Seat second() {
        return second;
    }

    int value() {
        return type.state(header.word());
    }

    /** Waiters and grants that are left, and notes: nothing of it when nobody is in the midst of anything. */
    int traces() {
        long word = header.word();
        boolean noted = first.note() != Seat.NO_NOTE || second.note() != Seat.NO_NOTE;
        return WaitWord.waiters(word) + WaitWord.outstanding(word) + (noted ? 1 : 0);
    }

    Progress take(Seat seat) {
        return FastPath.take(header, type, seat);
    }

    Progress await(Seat seat) {
        return await(seat, FastPath.NEVER);
    }

    /** Mostly to leave as a signal comes. */
    Progress awaitShortly(Seat seat) {
        return await(seat, System.nanoTime() + SHORT_NANOS);
    }

    private Progress await(Seat seat, long deadlineNanos) {
        seat.prepareSleep();
        return FastPath.await(header, type, seat, SleepLimit.at(deadlineNanos));
    }

    Progress signal(Signal signal, int argument, Seat seat) {
        return FastPath.signal(header, type, signal, argument, seat);
    }

    /** As the broker takes an object over. */
    void inflate() {
        long word = header.word();
        while (!header.replaceWord(word, word | WaitWord.MEDIATED)) {
            word = header.word();
        }
        if (WaitWord.waiters(word) > 0) {
            header.wake(Futex.WAKE_ALL);
        }
    }

    /** As the broker signals an object that it has taken over, and leaves it to its word again. */
    void signalAndDeflate(Signal signal, int argument) {
        long word = header.word() & ~WaitWord.MEDIATED;
        header.writeMediated(signal.apply(type, word, argument));
    }
}
