package org.basenamed.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.basenamed.client.core.Alert;
import org.basenamed.client.core.WaitableHandle;
import org.basenamed.client.core.Waits;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.security.SecurityDescriptor;

/**
 * A mutual exclusion between threads of all processes. A thread owns it, whatever carries that thread, and may acquire it again; it is
 * free when it has been released as often. Win32: a mutex object.
 *
 * <p>If its owner ends, or the owner's process dies, the mutex is <em>abandoned</em>: the next who acquires it is told, once.
 */
public final class Mutex extends Waitable {

    private Mutex(WaitableHandle handle, String name) {
        super(handle, name);
    }

    /** Creates a mutex that nobody owns, or opens the one of that name. As {@link #create(String, boolean)}. */
    public static Mutex create(String name) {
        return create(name, false);
    }

    /**
     * Creates a mutex, or opens the one of that name: {@link #existed()} tells which. Win32: {@code CreateMutex}.
     *
     * @param owned whether a new mutex belongs to the calling thread from its first moment; one that existed does not
     * @throws BasenamedException as for {@link Event#create}
     */
    public static Mutex create(String name, boolean owned) {
        return create(owned, Creation.of(ObjectType.MUTEX, name, null));
    }

    /**
     * Creates a mutex that nobody owns and that others than this user may use, or opens the one of that name. As
     * {@link Event#create(String, Reset, SecurityDescriptor)}.
     */
    public static Mutex create(String name, SecurityDescriptor security) {
        return create(false, Creation.of(ObjectType.MUTEX, name, security));
    }

    private static Mutex create(boolean owned, ObjectAttributes wish) {
        return Outcome.of(
                "Mutex.create", wish.name(), RightsInUse.toOpen(wish.desiredAccess()), () -> WaitableHandle.createMutex(
                                owned, wish)
                        .map(handle -> new Mutex(handle, wish.name())));
    }

    /** Opens the mutex of that name. As {@link Event#open}. Win32: {@code OpenMutex}. */
    public static Mutex open(String name) {
        return open(Creation.of(ObjectType.MUTEX, name, null));
    }

    /** As {@link #open(String)}, for no more than is said. */
    public static Mutex open(String name, Right... rights) {
        return open(new ObjectAttributes(Creation.checked(name), Right.mask(ObjectType.MUTEX, rights), 0));
    }

    private static Mutex open(ObjectAttributes wish) {
        return Outcome.of(
                "Mutex.open", wish.name(), RightsInUse.toOpen(wish.desiredAccess()), () -> WaitableHandle.open(
                                ObjectType.MUTEX, wish)
                        .map(handle -> new Mutex(handle, wish.name())));
    }

    /** Takes up a handle to a mutex that this process has inherited or been given. As {@link FileMapping#adopt}. */
    public static Mutex adopt(long handleValue) {
        return new Mutex(HandleTransfer.adopt("Mutex.adopt", handleValue, ObjectType.MUTEX), "");
    }

    /**
     * Releases it once. Win32: {@code ReleaseMutex}.
     *
     * @throws BasenamedException with {@code ERROR_NOT_OWNER} if the calling thread does not own it
     */
    public void release() {
        Outcome.of("Mutex.release", name(), RightsInUse.NONE, Waits.release(handle()));
    }

    /** The mutex as a lock. Abandonment is not told there: use {@link #await()} where it matters. It has no conditions. */
    public Lock asLock() {
        return new AsLock(this);
    }

    /** Has the mutex's handle at hand: to get at it is a good part of a lock and unlock. */
    private static final class AsLock implements Lock {
        private final Mutex mutex;
        private final WaitableHandle handle;

        AsLock(Mutex mutex) {
            this.mutex = mutex;
            this.handle = mutex.handle();
        }

        @Override
        public void lock() {
            int answer = Waits.one(handle, Waits.NEVER, Alert.NONE);
            if (answer < 0) {
                Outcome.of("Mutex.lock", mutex.name(), mutex.toWait(), answer);
            }
        }

        @Override
        public void lockInterruptibly() throws InterruptedException {
            mutex.await();
        }

        @Override
        public boolean tryLock() {
            return mutex.tryTake();
        }

        @Override
        public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
            return !(mutex.await(Duration.of(time, unit.toChronoUnit())) instanceof Wait.Outcome.TimedOut);
        }

        @Override
        public void unlock() {
            int answer = Waits.release(handle);
            if (answer < 0) {
                Outcome.of("Mutex.release", mutex.name(), RightsInUse.NONE, answer);
            }
        }

        @Override
        public Condition newCondition() {
            throw new UnsupportedOperationException("a mutex has no conditions");
        }
    }
}
