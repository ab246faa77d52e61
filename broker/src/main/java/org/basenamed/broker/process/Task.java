package org.basenamed.broker.process;

import java.util.OptionalInt;
import org.basenamed.linux.Fd;
import org.basenamed.linux.ProcessFacts;
import org.basenamed.model.object.KernelObject;
import org.jspecify.annotations.Nullable;

/** A process or thread that the broker watches, because somebody has a handle to it, or because it keeps handles for it. */
public abstract sealed class Task permits ProcessTask, ThreadTask {
    private final int number;
    private final Fd pidfd;
    private ProcessFacts facts;
    private @Nullable KernelObject object;
    private OptionalInt exitCode = OptionalInt.empty();
    private boolean ended;

    Task(int number, Fd pidfd, ProcessFacts facts) {
        this.number = number;
        this.pidfd = pidfd;
        this.facts = facts;
    }

    /** The kernel's number of it; another one's by now, perhaps, if it has ended. */
    public final int number() {
        return number;
    }

    /** What means it and never another one. */
    public final Fd pidfd() {
        return pidfd;
    }

    /** What the kernel says of it now, or said last. */
    public final ProcessFacts facts() {
        facts = ended ? facts : ProcessFacts.of(pidfd, number).orElse(facts);
        return facts;
    }

    /** Whether it belongs to that user altogether, and has no rights of another one; everything belongs to root. */
    public final boolean belongsTo(int user) {
        ProcessFacts now = facts();
        return user == 0 || (now.realUid() == user && now.effectiveUid() == user && now.savedUid() == user);
    }

    /** The object that handles to it refer to; null while there are none. */
    public final @Nullable KernelObject object() {
        return object;
    }

    /** Handles to it exist from now on. */
    public final void object(KernelObject added) {
        object = added;
    }

    final void objectGone() {
        object = null;
    }

    /** How it has ended, or will, if that is known. */
    public final OptionalInt exitCode() {
        return exitCode;
    }

    /** Notes how it will end; whoever says it first is right. */
    public final void noteExit(int code) {
        if (exitCode.isEmpty()) {
            exitCode = OptionalInt.of(code);
        }
    }

    /** It has not been ended after all. */
    public final void forgetExit() {
        exitCode = OptionalInt.empty();
    }

    /** Whether its end has been noticed, and whoever waited for it has been told. */
    public final boolean hasEnded() {
        return ended;
    }

    /** Notes its end. */
    void end() {
        ended = true;
        if (exitCode.isEmpty()) {
            exitCode = ProcessFacts.exitCode(pidfd, number);
        }
    }

    /** Whether there is a reason to watch it. */
    abstract boolean isNeeded();
}
