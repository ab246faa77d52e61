package org.basenamed.client;

/** What becomes of an event when a wait for it is satisfied. */
public enum Reset {
    /** One wait resets it: a set releases one thread. Win32: {@code bManualReset} false. */
    AUTO,
    /** It stays set until it is reset: a set releases everybody. Win32: {@code bManualReset} true. */
    MANUAL
}
