package org.basenamed.client;

import org.basenamed.client.core.WaitableHandle;
import org.basenamed.client.core.Waits;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.security.SecurityDescriptor;
import org.basenamed.model.waitable.Signal;

/** A signal that is set and reset. Win32: an event object. */
public final class Event extends Waitable {
    private Event(WaitableHandle handle, String name) {
        super(handle, name);
    }

    /** Creates an event that is not set, or opens the one of that name. As {@link #create(String, Reset, boolean)}. */
    public static Event create(String name, Reset reset) {
        return create(name, reset, false);
    }

    /**
     * Creates an event, or opens the one of that name: {@link #existed()} tells which. If it existed, {@code reset} and {@code set} have
     * no meaning. Win32: {@code CreateEvent}.
     *
     * @param name the name; empty for an event that only this process knows
     * @throws BasenamedException with {@code ERROR_INVALID_HANDLE} if an object of another type has the name; the errors of a malformed
     *     name as for {@link FileMapping#create}
     * @throws AccessDeniedException if an event of that name exists and its owner does not let the caller in
     * @throws BrokerUnavailableException if no broker can be reached or started
     */
    public static Event create(String name, Reset reset, boolean set) {
        return create(reset, set, Creation.of(ObjectType.EVENT, name, null));
    }

    /**
     * Creates an event that is not set and that others than this user may use, or opens the one of that name. As
     * {@link #create(String, Reset, boolean)}.
     *
     * @param security who may do what, see {@link Security}; it has no meaning if the event existed
     * @throws BasenamedException also with {@code ERROR_INVALID_OWNER} if the descriptor names an owner that the caller may not name;
     *     {@code ERROR_PRIVILEGE_NOT_HELD} if it says what is to be audited
     */
    public static Event create(String name, Reset reset, SecurityDescriptor security) {
        return create(reset, false, Creation.of(ObjectType.EVENT, name, security));
    }

    private static Event create(Reset reset, boolean set, ObjectAttributes wish) {
        return Outcome.of(
                "Event.create", wish.name(), RightsInUse.toOpen(wish.desiredAccess()), () -> WaitableHandle.createEvent(
                                reset == Reset.MANUAL, set, wish)
                        .map(handle -> new Event(handle, wish.name())));
    }

    /**
     * Opens the event of that name, to wait for it and to change it. Win32: {@code OpenEvent}.
     *
     * @throws ObjectNotFoundException if no object has the name
     * @throws BasenamedException as for {@link #create(String, Reset, boolean)}
     */
    public static Event open(String name) {
        return open(Creation.of(ObjectType.EVENT, name, null));
    }

    /** As {@link #open(String)}, for no more than is said. */
    public static Event open(String name, Right... rights) {
        return open(new ObjectAttributes(Creation.checked(name), Right.mask(ObjectType.EVENT, rights), 0));
    }

    private static Event open(ObjectAttributes wish) {
        return Outcome.of(
                "Event.open", wish.name(), RightsInUse.toOpen(wish.desiredAccess()), () -> WaitableHandle.open(
                                ObjectType.EVENT, wish)
                        .map(handle -> new Event(handle, wish.name())));
    }

    /** Takes up a handle to an event that this process has inherited or been given. As {@link FileMapping#adopt}. */
    public static Event adopt(long handleValue) {
        return new Event(HandleTransfer.adopt("Event.adopt", handleValue, ObjectType.EVENT), "");
    }

    /**
     * Sets it. An event with {@link Reset#AUTO} releases one thread that waits, and is not set afterwards; without one it is set. One
     * with {@link Reset#MANUAL} releases all, and is set. Win32: {@code SetEvent}.
     */
    public void set() {
        change("Event.set", Signal.SET);
    }

    /** Resets it. Win32: {@code ResetEvent}. */
    public void reset() {
        change("Event.reset", Signal.RESET);
    }

    /** Releases who waits now, as {@link #set()} would, and leaves it reset. Win32: {@code PulseEvent}. */
    public void pulse() {
        change("Event.pulse", Signal.PULSE);
    }

    private void change(String method, Signal signal) {
        Outcome.of(method, name(), toChange(), Waits.event(handle(), signal));
    }
}
