package org.basenamed.client.core;

import org.jspecify.annotations.Nullable;

/** A child that has been started, and stands still before its first step until it is let go. It ends if this process does before that. */
public final class HeldChild {
    private final Process process;
    private @Nullable Gate gate;

    private HeldChild(Process process, @Nullable Gate gate) {
        this.process = process;
        this.gate = gate;
    }

    /** Owns the gate from here on. */
    static HeldChild behind(Gate gate, Process process) {
        return new HeldChild(process, gate);
    }

    /** One that could not be held. */
    static HeldChild running(Process process) {
        return new HeldChild(process, null);
    }

    public Process process() {
        return process;
    }

    /** Whether it stands. */
    public synchronized boolean isHeld() {
        return gate != null;
    }

    /** Lets it go, and returns when it goes. Answers whether it stood until now; any thread may do so. */
    public synchronized boolean release() {
        Gate its = gate;
        gate = null;
        if (its == null) {
            return false;
        }
        try (its) {
            its.open(process);
        }
        return true;
    }

    /** Ends it: before its first step, if it stands. */
    public synchronized void destroy() {
        process.destroyForcibly();
        Gate its = gate;
        gate = null;
        if (its != null) {
            its.close();
        }
    }
}
