package org.basenamed.client;

import org.basenamed.client.core.WaitableHandle;
import org.basenamed.client.core.Waits;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.security.SecurityDescriptor;

/** A count that waits take from, one by one, while it is above zero. Win32: a semaphore object. */
public final class Semaphore extends Waitable {
    private Semaphore(WaitableHandle handle, String name) {
        super(handle, name);
    }

    /**
     * Creates a semaphore, or opens the one of that name: {@link #existed()} tells which. If it existed, the numbers have no meaning, but
     * are checked. Win32: {@code CreateSemaphore}.
     *
     * @param count what it counts at first, 0 to {@code maximum}
     * @param maximum the most that it can count, at least 1
     * @throws BasenamedException with {@code ERROR_INVALID_PARAMETER} for other numbers; otherwise as for {@link Event#create}
     */
    public static Semaphore create(String name, int count, int maximum) {
        return create(count, maximum, Creation.of(ObjectType.SEMAPHORE, name, null));
    }

    /**
     * Creates a semaphore that others than this user may use, or opens the one of that name. As
     * {@link Event#create(String, Reset, SecurityDescriptor)}.
     */
    public static Semaphore create(String name, int count, int maximum, SecurityDescriptor security) {
        return create(count, maximum, Creation.of(ObjectType.SEMAPHORE, name, security));
    }

    private static Semaphore create(int count, int maximum, ObjectAttributes wish) {
        return Outcome.of(
                "Semaphore.create",
                wish.name(),
                RightsInUse.toOpen(wish.desiredAccess()),
                () -> WaitableHandle.createSemaphore(count, maximum, wish)
                        .map(handle -> new Semaphore(handle, wish.name())));
    }

    /** Opens the semaphore of that name. As {@link Event#open}. Win32: {@code OpenSemaphore}. */
    public static Semaphore open(String name) {
        return open(Creation.of(ObjectType.SEMAPHORE, name, null));
    }

    /** As {@link #open(String)}, for no more than is said. */
    public static Semaphore open(String name, Right... rights) {
        return open(new ObjectAttributes(Creation.checked(name), Right.mask(ObjectType.SEMAPHORE, rights), 0));
    }

    private static Semaphore open(ObjectAttributes wish) {
        return Outcome.of(
                "Semaphore.open", wish.name(), RightsInUse.toOpen(wish.desiredAccess()), () -> WaitableHandle.open(
                                ObjectType.SEMAPHORE, wish)
                        .map(handle -> new Semaphore(handle, wish.name())));
    }

    /** Takes up a handle to a semaphore that this process has inherited or been given. As {@link FileMapping#adopt}. */
    public static Semaphore adopt(long handleValue) {
        return new Semaphore(HandleTransfer.adopt("Semaphore.adopt", handleValue, ObjectType.SEMAPHORE), "");
    }

    /** Adds one. As {@link #release(int)}. */
    public int release() {
        return release(1);
    }

    /**
     * Adds to the count, which releases as many threads that wait. Win32: {@code ReleaseSemaphore}.
     *
     * @param count at least 1
     * @return the count before
     * @throws BasenamedException with {@code ERROR_TOO_MANY_POSTS} if the count would exceed the maximum: it stays as it is
     */
    public int release(int count) {
        return Outcome.of("Semaphore.release", name(), toChange(), Waits.release(handle(), count));
    }
}
