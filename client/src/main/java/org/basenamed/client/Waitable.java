package org.basenamed.client;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.basenamed.client.core.Alert;
import org.basenamed.client.core.WaitableHandle;
import org.basenamed.client.core.Waits;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.security.SecurityDescriptor;
import org.basenamed.model.waitable.WaitOutcome;

/**
 * An object that threads of several processes wait for. All methods may be called by any thread, virtual ones too: they are parked
 * without holding the thread that carries them.
 *
 * <p><b>Lifetime.</b> As for {@link FileMapping}: the name goes with the last handle. The state goes with it.
 *
 * <p><b>Memory.</b> What a thread did before it signalled the object is seen by the thread that is released by that, in whatever
 * process.
 *
 * <p><b>Death.</b> If a process dies, whatever it was about to do to the object, no other process hangs and no signal is lost. If the
 * broker dies, waits that it carries out end with a {@link BrokerUnavailableException}; the handle becomes invalid.
 */
public abstract sealed class Waitable implements AutoCloseable
        permits Event, Job, Mutex, PeerProcess, Semaphore, WaitableTimer {
    private static final int MODIFY_STATE = 0x2;

    private final WaitableHandle handle;
    private final String name;
    private final LeakWarning leakWarning;
    private final RightsInUse toWait;
    private final RightsInUse toChange;

    Waitable(WaitableHandle handle, String name) {
        this.handle = handle;
        this.name = name;
        this.toWait = RightsInUse.of(handle, AccessMask.SYNCHRONIZE);
        this.toChange = RightsInUse.of(handle, MODIFY_STATE);
        this.leakWarning = LeakWarning.watch(this, handle, name);
    }

    final WaitableHandle handle() {
        return handle;
    }

    /** Whether creating it met an object that was there already. Win32: {@code GetLastError} is {@code ERROR_ALREADY_EXISTS}. */
    public final boolean existed() {
        return handle.existed();
    }

    /** The name as it was given; empty for an object without one. */
    public final String name() {
        return name;
    }

    /**
     * Waits until the object is signalled, and takes what its type says. Win32: {@code WaitForSingleObject} with {@code INFINITE}.
     *
     * @return {@link Wait.Outcome.Signalled}, or {@link Wait.Outcome.Abandoned} for a mutex whose owner died: it belongs to the caller
     *     now in both cases
     * @throws InterruptedException if the thread is interrupted; nothing has been taken then
     * @throws AccessDeniedException if the handle was opened without the right to wait
     * @throws BasenamedException with {@code ERROR_INVALID_HANDLE} if the handle is closed
     */
    public final Wait.Outcome await() throws InterruptedException {
        return Wait.one(this, Waits.NEVER);
    }

    /**
     * Waits as {@link #await()}, but no longer than {@code timeout}.
     *
     * @param timeout zero or less to look at the state once, without waiting
     * @return also {@link Wait.Outcome.TimedOut}: nothing has been taken then
     */
    public final Wait.Outcome await(Duration timeout) throws InterruptedException {
        return Wait.one(this, Wait.deadline(timeout));
    }

    /**
     * Waits as {@link #await()}, without a thread of the caller's: a virtual thread is parked for it, which holds no platform thread. What
     * depends on the stage runs in that thread, unless it says otherwise.
     *
     * <p>{@code toCompletableFuture().cancel(true)} ends the wait; if it answers true, nothing has been taken. The object stays in
     * existence as long as the wait lasts, but its name goes with its last handle.
     *
     * @return completed with the outcomes of {@link #await()}, or with its exceptions
     * @throws UnsupportedOperationException for a mutex: it would belong to a thread that has ended
     */
    public final CompletionStage<Wait.Outcome> whenSignalled() {
        return Wait.whenAny(this);
    }

    /** As {@link #whenSignalled()}, but no longer than {@code timeout}: also {@link Wait.Outcome.TimedOut}, and nothing has been taken then. */
    public final CompletionStage<Wait.Outcome> whenSignalled(Duration timeout) {
        return Wait.whenAny(timeout, this);
    }

    /** Takes the object if it is signalled now. Win32: {@code WaitForSingleObject} with 0. */
    public final boolean tryTake() {
        int outcome = Outcome.of("tryTake", name, toWait(), Waits.one(handle, Waits.AT_ONCE, Alert.NONE));
        return outcome != WaitOutcome.TIMED_OUT;
    }

    /** What every wait takes. */
    final RightsInUse toWait() {
        return toWait;
    }

    /** What every change of an event, semaphore or timer takes. */
    final RightsInUse toChange() {
        return toChange;
    }

    /**
     * Who owns the object, and who may do what to it. Takes {@link Right#READ_SECURITY}. Win32: {@code GetKernelObjectSecurity}.
     *
     * @throws AccessDeniedException if the handle was opened without that right
     */
    public final SecurityDescriptor security() {
        return Security.of(handle, name);
    }

    /**
     * Changes who may do what to the object: its DACL. Handles that are open keep what they have been granted. Takes
     * {@link Right#WRITE_SECURITY}. From then on the broker carries out everything that is done to it, which is slower. Win32:
     * {@code SetKernelObjectSecurity}.
     *
     * @throws AccessDeniedException if the handle was opened without that right; nothing has changed
     */
    public final void setSecurity(SecurityDescriptor security) {
        Security.change(handle, name, security);
    }

    /** The handle's number in this process. As {@link FileMapping#handleValue()}. */
    public final long handleValue() {
        return handle.value();
    }

    /** Gives another process a handle to this object. As {@link FileMapping#duplicateTo(ProcessHandle)}. */
    public final long duplicateTo(ProcessHandle process) {
        return HandleTransfer.duplicate(handle, name, process, HandleTransfer.sameRights());
    }

    /** Lets children inherit this handle, or no longer. As {@link FileMapping#setInheritable}. */
    public final void setInheritable(boolean inheritable) {
        HandleTransfer.inheritable(handle, name, inheritable);
    }

    /** Whether this handle has not been closed, and the broker that gave it lives. */
    public final boolean isOpen() {
        return handle.isOpen();
    }

    /**
     * Closes the handle. Threads that wait through it go on waiting, as other handles may still signal the object; a mutex stays with
     * its owner. Closing again does nothing. Win32: {@code CloseHandle}.
     */
    @Override
    public final void close() {
        leakWarning.closed();
        handle.close();
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[" + (name.isEmpty() ? "unnamed" : name) + ", handle " + handle.value()
                + (isOpen() ? "]" : ", closed]");
    }
}
