package org.basenamed.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.basenamed.benchmarks.program.Programs;
import org.basenamed.benchmarks.question.Case;
import org.basenamed.benchmarks.question.Pace;
import org.basenamed.benchmarks.question.Question;
import org.basenamed.benchmarks.question.Side;
import org.basenamed.benchmarks.question.Target;
import org.basenamed.benchmarks.question.Unit;

/** What is asked of processes: their start, their death, and the broker's memory. */
final class ProcessQuestions {
    private static final int FIRST_BROKER = 20;
    private static final int KILLS = 12;

    private ProcessQuestions() {}

    static List<Question> all() {
        return List.of(kill(), memory(), firstCall());
    }

    private static Question kill() {
        return new Question(
                "kill",
                "From SIGKILL of an owner until the waiter returns",
                "A process owns a mutex, a thread of another waits for it; the time is from the kill to the return of the wait, which says "
                        + "that the mutex was abandoned. The end of a pipe is what the kernel takes by itself to end such a process, once "
                        + "for a Java machine and once for a small program. Wine's owner is killed by the same system call.",
                List.of(Case.of(
                                "kill",
                                "SIGKILL to the waiter's return",
                                Side.ours(Programs.KILL, "mutex"),
                                Side.java("end of a pipe of the same Java process", Programs.KILL, "pipe"),
                                Side.c("C, robust pthread mutex", "kill", "robust"),
                                Side.c("C, flock", "kill", "flock"),
                                Side.c("C, end of a pipe", "kill", "pipe"),
                                Side.wine("kill"))
                        .at(Pace.of(KILLS))));
    }

    private static Question memory() {
        List<Case> cases = new ArrayList<>();
        int broker = FIRST_BROKER;
        for (String kind : List.of("event", "mapping", "handle", "process")) {
            String count = kind.equals("event") ? "100000" : kind.equals("process") ? "20" : "10000";
            Case one = Case.of(
                            kind,
                            "one of " + count + (kind.equals("process") ? " processes" : " named " + kind + "s"),
                            Side.ours(Programs.MEMORY, kind, count).withBroker(broker++),
                            Side.wine("memory", kind, count).withBroker(broker++))
                    .in(Unit.BYTES)
                    .at(Pace.ONE_BY_ONE.rounds(1));
            cases.add(kind.equals("event") ? one.with(new Target.Absolute(1024, Unit.BYTES)) : one);
        }
        return new Question(
                "memory",
                "What the broker keeps for each object, handle and process",
                "Ours: what lives in the broker's heap after a full collection, and the shared memory that it has touched; beside it the growth of "
                        + "all its resident memory, most of which the heap only has not given back. Wine's: the growth of its server's "
                        + "resident memory. An object counts with its name and one handle; a handle is one more to an object that is there.",
                cases);
    }

    private static Question firstCall() {
        String nothing = "a JVM that does nothing";
        Side empty = Side.java(nothing, Programs.FIRST_CALL, "nothing");
        return new Question(
                "first-call",
                "The first call of a JVM",
                "From the start of a JVM to its end, with one FileMapping.create in between, or with nothing, or with one call of the "
                        + "C library by the Foreign Function & Memory API alone. The broker's AOT cache is there, as "
                        + "it is from a user's second start on; a cache of the program's own is there only where the line says so.",
                List.of(
                        Case.of(
                                        "running",
                                        "with a call, the broker runs",
                                        Side.ours(Programs.FIRST_CALL, "running"),
                                        empty,
                                        Side.java("a JVM that calls getpid by itself", Programs.FIRST_CALL, "bare"))
                                .at(Pace.ONE_BY_ONE)
                                .with(new Target.Above(nothing, 60)),
                        Case.of(
                                        "cached",
                                        "with a call, the broker runs, from an AOT cache of the program",
                                        Side.ours(Programs.FIRST_CALL, "cached"),
                                        empty)
                                .at(Pace.ONE_BY_ONE)
                                .with(new Target.Above(nothing, 60)),
                        Case.of("none", "with a call, no broker runs", Side.ours(Programs.FIRST_CALL, "none"), empty)
                                .at(Pace.ONE_BY_ONE)
                                .with(new Target.Above(nothing, 400))));
    }
}
