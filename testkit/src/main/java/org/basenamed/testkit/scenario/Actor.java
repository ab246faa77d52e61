package org.basenamed.testkit.scenario;

/** One thread of one process of a scenario. A step that names only the process means its first thread. */
public record Actor(String process, String thread) {

    /** The thread meant by an actor without a thread. */
    public static final String FIRST_THREAD = "T1";

    @Override
    public String toString() {
        return process + "." + thread;
    }
}
