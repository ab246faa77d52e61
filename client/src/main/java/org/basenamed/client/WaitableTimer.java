package org.basenamed.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.basenamed.client.core.Timers;
import org.basenamed.client.core.WaitableHandle;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.security.SecurityDescriptor;
import org.basenamed.model.timer.FileTime;
import org.basenamed.model.timer.TimerSetting;

/**
 * An object that becomes signalled at a time. Win32: a waitable timer.
 *
 * <p>The broker lets it expire. So a timer goes on when the process that has set it ends, as long as anybody has a handle to it; whoever
 * closes the last handle stops it.
 *
 * <p><b>How exact.</b> It expires no earlier than it was told to, and as much later as the machine needs to run the broker: some tens of
 * microseconds, if it has a processor to spare.
 *
 * <p><b>Clocks.</b> A delay and a period go by a clock that nobody sets, and that stands still while the machine is suspended. An instant
 * is a time of the machine's clock, and follows when somebody sets that clock.
 */
public final class WaitableTimer extends Waitable {
    private static final int QUERY_STATE = 0x1;
    private static final Duration LONGEST_PERIOD = Duration.ofMillis(Integer.MAX_VALUE);
    private static final long UNITS_PER_SECOND = 10_000_000;

    private WaitableTimer(WaitableHandle handle, String name) {
        super(handle, name);
    }

    /**
     * Creates a timer that does not run and is not signalled, or opens the one of that name: {@link #existed()} tells which. If it existed,
     * {@code reset} has no meaning. Win32: {@code CreateWaitableTimer}.
     *
     * @param name the name; empty for a timer that only this process knows
     * @param reset whether a satisfied wait resets it; otherwise it stays signalled until it is set again
     * @throws BasenamedException as for {@link Event#create(String, Reset, boolean)}
     */
    public static WaitableTimer create(String name, Reset reset) {
        return create(reset, Creation.of(ObjectType.TIMER, name, null));
    }

    /**
     * Creates a timer that others than this user may use, or opens the one of that name. As
     * {@link Event#create(String, Reset, SecurityDescriptor)}.
     */
    public static WaitableTimer create(String name, Reset reset, SecurityDescriptor security) {
        return create(reset, Creation.of(ObjectType.TIMER, name, security));
    }

    private static WaitableTimer create(Reset reset, ObjectAttributes wish) {
        return Outcome.of(
                "WaitableTimer.create",
                wish.name(),
                RightsInUse.toOpen(wish.desiredAccess()),
                () -> WaitableHandle.createTimer(reset == Reset.MANUAL, wish)
                        .map(handle -> new WaitableTimer(handle, wish.name())));
    }

    /** Opens the timer of that name. As {@link Event#open}. Win32: {@code OpenWaitableTimer}. */
    public static WaitableTimer open(String name) {
        return open(Creation.of(ObjectType.TIMER, name, null));
    }

    /** As {@link #open(String)}, for no more than is said. */
    public static WaitableTimer open(String name, Right... rights) {
        return open(new ObjectAttributes(Creation.checked(name), Right.mask(ObjectType.TIMER, rights), 0));
    }

    private static WaitableTimer open(ObjectAttributes wish) {
        return Outcome.of(
                "WaitableTimer.open", wish.name(), RightsInUse.toOpen(wish.desiredAccess()), () -> WaitableHandle.open(
                                ObjectType.TIMER, wish)
                        .map(handle -> new WaitableTimer(handle, wish.name())));
    }

    /**
     * Sets it to expire once: what it was set to before ends, and it is not signalled until then. Win32: {@code SetWaitableTimer} with a
     * negative due time.
     *
     * @param delay from now on; zero or less for at once
     * @throws BasenamedException with {@code ERROR_INVALID_HANDLE} if the handle is closed; nothing has changed then
     */
    public void set(Duration delay) {
        set(dueAfter(delay), 0);
    }

    /**
     * Sets it to expire again and again, as {@link #set(Duration)}. Expiries that find it signalled are not counted.
     *
     * @param period how long after the first expiry and each later one; a whole number of milliseconds, at least one, below 2<sup>31</sup>
     * @throws IllegalArgumentException if the period is none of these; nothing has changed then
     */
    public void set(Duration delay, Duration period) {
        set(dueAfter(delay), millis(period));
    }

    /**
     * Sets it to expire once, at a time of the machine's clock. As {@link #set(Duration)}. Win32: {@code SetWaitableTimer} with a positive
     * due time.
     *
     * @param due when; a time that has passed for at once
     */
    public void set(Instant due) {
        set(FileTime.notBefore(due), 0);
    }

    /** Sets it to expire at a time, and again and again from then on. As {@link #set(Instant)} and {@link #set(Duration, Duration)}. */
    public void set(Instant due, Duration period) {
        set(FileTime.notBefore(due), millis(period));
    }

    private void set(long dueTime, int periodMillis) {
        TimerSetting setting = new TimerSetting(dueTime, periodMillis);
        Outcome.of("WaitableTimer.set", name(), toChange(), () -> Timers.set(handle(), setting, null));
    }

    /** In units of 100 ns, rounded so that it is not early. */
    private static long dueAfter(Duration delay) {
        if (delay.isNegative() || delay.isZero()) {
            return 0;
        }
        if (delay.getSeconds() >= Long.MAX_VALUE / UNITS_PER_SECOND) {
            return Long.MIN_VALUE;
        }
        return -(delay.getSeconds() * UNITS_PER_SECOND + Math.ceilDiv(delay.getNano(), FileTime.UNIT_NANOS));
    }

    private static int millis(Duration period) {
        boolean inRange = period.isPositive() && period.compareTo(LONGEST_PERIOD) <= 0;
        if (!inRange || period.toNanosPart() % 1_000_000 != 0) {
            throw new IllegalArgumentException("a period of " + period);
        }
        return (int) period.toMillis();
    }

    /** Stops it, if it runs; whether it is signalled stays as it is. Win32: {@code CancelWaitableTimer}. */
    public void cancel() {
        Outcome.of("WaitableTimer.cancel", name(), toChange(), () -> Timers.cancel(handle()));
    }

    /** How long until it expires; empty if it does not run. Win32: {@code NtQueryTimer}. */
    public Optional<Duration> remaining() {
        OptionalLong units = Outcome.of(
                "WaitableTimer.remaining",
                name(),
                RightsInUse.of(handle(), QUERY_STATE),
                () -> Timers.remaining(handle()));
        return units.isEmpty()
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(
                        units.getAsLong() / UNITS_PER_SECOND,
                        units.getAsLong() % UNITS_PER_SECOND * FileTime.UNIT_NANOS));
    }
}
