package org.basenamed.model.waitable;

import java.util.List;

/** A thread's wait that the broker carries out: for one of some objects, or for all of them at once. */
public final class PendingWait {
    private final List<MediatedObject> objects;
    private final boolean all;
    private final Waiter waiter;

    /**
     * Who waits.
     *
     * @param owner the thread, as a mutex knows it
     * @param waitId the thread's number for this wait
     * @param sleepsAtWord whether it could also sleep at the word of the one object that it waits for
     */
    public record Waiter(int owner, int waitId, boolean sleepsAtWord) {}

    /**
     * @param objects in the order in which they are looked at
     * @param all whether all of them have to be signalled at one instant
     */
    public PendingWait(List<MediatedObject> objects, boolean all, Waiter waiter) {
        this.objects = List.copyOf(objects);
        this.all = all;
        this.waiter = waiter;
    }

    public List<MediatedObject> objects() {
        return objects;
    }

    public int owner() {
        return waiter.owner();
    }

    public int waitId() {
        return waiter.waitId();
    }

    /** Whether the thread could as well sleep at the word of the object. */
    boolean mayReturn() {
        return waiter.sleepsAtWord() && objects.size() == 1;
    }

    /** Takes what it waits for, if it is there: one object or all, or nothing at all ({@link WaitOutcome#PENDING}). */
    int trySatisfy() {
        return all ? tryAll() : tryAny();
    }

    /** SYN-60: the first signalled one in the caller's order, and only that one. */
    private int tryAny() {
        for (int i = 0; i < objects.size(); i++) {
            MediatedObject object = objects.get(i);
            if (object.signalled(owner())) {
                return object.take(owner()) ? WaitOutcome.ABANDONED + i : i;
            }
        }
        return WaitOutcome.PENDING;
    }

    /** SYN-62, SYN-63: all at one instant, or none. */
    private int tryAll() {
        for (MediatedObject object : objects) {
            if (!object.signalled(owner())) {
                return WaitOutcome.PENDING;
            }
        }
        boolean abandoned = false;
        for (MediatedObject object : objects) {
            abandoned |= object.take(owner());
        }
        return abandoned ? WaitOutcome.ABANDONED : WaitOutcome.SIGNALLED;
    }
}
