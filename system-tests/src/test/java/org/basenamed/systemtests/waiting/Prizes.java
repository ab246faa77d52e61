package org.basenamed.systemtests.waiting;

import java.time.Duration;
import java.util.List;
import org.basenamed.client.Event;
import org.basenamed.client.Mutex;
import org.basenamed.client.Reset;
import org.basenamed.client.Semaphore;
import org.basenamed.client.Wait;
import org.basenamed.client.Waitable;
import org.jspecify.annotations.Nullable;

/** The objects that contenders contend for, and the gate before which they rest. */
final class Prizes implements AutoCloseable {
    private final Mutex mutex = Mutex.create(Prize.MUTEX.objectName());
    private final Event event = Event.create(Prize.EVENT.objectName(), Reset.AUTO, true);
    private final Semaphore first = semaphore(Prize.FIRST_SEMAPHORE);
    private final Semaphore second = semaphore(Prize.SECOND_SEMAPHORE);
    private final Event gate = Event.create("Local\\prize-gate", Reset.MANUAL, true);
    private final List<Waitable> objects = List.of(mutex, event, first, second);

    private Prizes() {}

    static Prizes open() {
        return new Prizes();
    }

    private static Semaphore semaphore(Prize prize) {
        return Semaphore.create(prize.objectName(), prize.count(), prize.count());
    }

    /** Set while contenders may go on. */
    Event gate() {
        return gate;
    }

    Waitable object(Prize prize) {
        return objects.get(prize.index());
    }

    /** Waits; for ever without {@code timeout}. */
    Wait.Outcome await(Wish wish, @Nullable Duration timeout) throws InterruptedException {
        Waitable[] wanted = wish.prizes().stream().map(this::object).toArray(Waitable[]::new);
        if (wish.all()) {
            return timeout == null ? Wait.all(wanted) : Wait.all(timeout, wanted);
        }
        if (wanted.length > 1) {
            return timeout == null ? Wait.any(wanted) : Wait.any(timeout, wanted);
        }
        return timeout == null ? wanted[0].await() : wanted[0].await(timeout);
    }

    /** @throws org.basenamed.client.BasenamedException if there is one too many of a semaphore's afterwards */
    void give(Prize prize) {
        switch (prize) {
            case MUTEX -> mutex.release();
            case EVENT -> event.set();
            case FIRST_SEMAPHORE -> first.release();
            case SECOND_SEMAPHORE -> second.release();
        }
    }

    /** Takes all there are, without waiting. */
    int takeAll(Prize prize) {
        int taken = 0;
        while (object(prize).tryTake()) {
            taken++;
        }
        return taken;
    }

    @Override
    public void close() {
        objects.forEach(Waitable::close);
        gate.close();
    }
}
