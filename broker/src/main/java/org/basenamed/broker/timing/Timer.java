package org.basenamed.broker.timing;

import org.basenamed.model.quota.Account;
import org.basenamed.model.timer.TimerSetting;
import org.jspecify.annotations.Nullable;

/**
 * A timer that runs. Two settings of one object are two of these, so identity is what tells them apart.
 */
final class Timer {
    private final long reference;
    private final TimerSetting setting;
    private final @Nullable CallTarget target;
    private final Account account;
    private boolean hasExpired;

    Timer(long reference, TimerSetting setting, @Nullable CallTarget target, Account account) {
        this.reference = reference;
        this.setting = setting;
        this.target = target;
        this.account = account;
    }

    /** How boards name its object. */
    long reference() {
        return reference;
    }

    /** Whose account it is on while it runs. */
    Account account() {
        return account;
    }

    TimerSetting setting() {
        return setting;
    }

    /** Which thread is called; null for none. */
    @Nullable
    CallTarget target() {
        return target;
    }

    /** Whether what it waits for next is a time of the clock on the wall. */
    boolean isAbsolute() {
        return setting.isAbsolute() && !hasExpired;
    }

    void expired() {
        hasExpired = true;
    }
}
