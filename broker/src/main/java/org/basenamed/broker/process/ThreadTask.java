package org.basenamed.broker.process;

import java.util.OptionalInt;
import org.basenamed.linux.Fd;
import org.basenamed.linux.ProcessFacts;

/** A thread. */
public final class ThreadTask extends Task {
    private final int processNumber;

    ThreadTask(int number, Fd pidfd, ProcessFacts facts) {
        super(number, pidfd, facts);
        this.processNumber = facts.processNumber();
    }

    /** The kernel's number of its process. */
    public int processNumber() {
        return processNumber;
    }

    /**
     * Notes its end, if its process has said how it ends itself: threads that are swept away end as it does (HD-47b).
     *
     * @param process how the process ends, if that is known
     */
    void end(OptionalInt process) {
        process.ifPresent(this::noteExit);
        end();
    }

    @Override
    boolean isNeeded() {
        return object() != null;
    }
}
