package org.basenamed.testkit.operation;

/** How many queued calls a thread has made since it was last asked; used by that thread alone. */
final class CallCount {

    private static final ThreadLocal<CallCount> OF_THREAD = ThreadLocal.withInitial(CallCount::new);

    private int calls;

    private CallCount() {}

    static CallCount ofThread() {
        return OF_THREAD.get();
    }

    void add() {
        calls++;
    }

    int take() {
        int taken = calls;
        calls = 0;
        return taken;
    }
}
