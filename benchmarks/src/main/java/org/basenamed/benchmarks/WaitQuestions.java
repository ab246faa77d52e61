package org.basenamed.benchmarks;

import static org.basenamed.benchmarks.question.Side.WINE;

import java.util.ArrayList;
import java.util.List;
import org.basenamed.benchmarks.program.Programs;
import org.basenamed.benchmarks.question.Case;
import org.basenamed.benchmarks.question.Language;
import org.basenamed.benchmarks.question.Pace;
import org.basenamed.benchmarks.question.Question;
import org.basenamed.benchmarks.question.Side;
import org.basenamed.benchmarks.question.Target;
import org.basenamed.benchmarks.question.Unit;

/** What is asked of objects that can be waited for. */
final class WaitQuestions {
    private static final String ROBUST = "C, robust recursive pthread mutex";
    private static final String HAND_OFF = "C, futex lock with hand-off";
    private static final String SEMAPHORE = "C, sem_post and sem_wait";
    private static final String FUTEX = "C, futex words";

    private WaitQuestions() {}

    static List<Question> all() {
        return List.of(signal(), contended(), pingPong(), waitAny(), waitAll(), virtualThreads(), allocation());
    }

    private static Question signal() {
        return new Question(
                "signal",
                "Signal and wait when nobody has to sleep",
                "A thousand times in a row for each sample; one thread, objects that other processes could use.",
                List.of(mutex(), semaphore(), event()));
    }

    private static Case mutex() {
        return Case.of(
                        "mutex",
                        "acquire and release a mutex",
                        Side.ours(Programs.SIGNAL, "mutex"),
                        Side.c(ROBUST, "lock", "robust", "1"),
                        Side.c(HAND_OFF, "lock", "hand-off", "1"),
                        Side.c("C, sem_wait and sem_post", "lock", "semaphore", "1"),
                        Side.c("C, flock", "lock", "flock", "1"),
                        Side.java("Java, FileLock", Programs.FILE_LOCK),
                        Side.other(Language.CPP, "Boost.Interprocess", "signal", "mutex"),
                        Side.other(Language.LIBRARIES, "Chronicle Map, an entry's lock", Programs.PEERS + "EntryLock"),
                        Side.wine("signal", "mutex"))
                .atMost(1.0, ROBUST)
                .atMost(0.002, WINE);
    }

    private static Case semaphore() {
        return Case.of(
                "semaphore",
                "release a semaphore and wait for it",
                Side.ours(Programs.SIGNAL, "semaphore"),
                Side.c(SEMAPHORE, "signal_wait"),
                Side.other(Language.CPP, "Boost.Interprocess", "signal", "semaphore"),
                Side.wine("signal", "semaphore"));
    }

    private static Case event() {
        return Case.of(
                "event",
                "set an event and wait for it",
                Side.ours(Programs.SIGNAL, "event"),
                Side.c(SEMAPHORE, "signal_wait"),
                Side.wine("signal", "event"));
    }

    private static Question contended() {
        List<Case> cases = new ArrayList<>();
        for (String processes : List.of("2", "4", "8")) {
            Case one = Case.of(
                    processes,
                    "acquire and release, " + processes + " processes",
                    Side.ours(Programs.CONTENDED, processes),
                    Side.c(HAND_OFF, "lock", "hand-off", processes),
                    Side.c(ROBUST + ", which barges", "lock", "robust", processes),
                    Side.c("C, flock", "lock", "flock", processes),
                    Side.wine("contended", processes));
            cases.add(processes.equals("4") ? one.atMost(1.3, HAND_OFF).atMost(0.1, WINE) : one);
        }
        return new Question(
                "contended",
                "Acquire and release a mutex that all want",
                "Processes that do nothing else, for a tenth of a second at a time; the time is that of one acquisition, whoever had it. "
                        + "Fairness is what the least lucky process had, in parts of what the luckiest had. The lock with hand-off looks "
                        + "before it sleeps for as long as ours does.",
                cases);
    }

    private static Question pingPong() {
        List<Case> cases = new ArrayList<>();
        for (String far : List.of("1", "0")) {
            String where = far.equals("0") ? "both on one processor" : "each on a processor of its own";
            cases.add(Case.of(
                            "event-" + far,
                            "two events, " + where,
                            Side.ours(Programs.PING_PONG, "event", "0", far),
                            Side.c(FUTEX, "ping_pong", "futex", "0", far),
                            Side.other(
                                    Language.LIBRARIES, "Agrona, busy spinning", Programs.PEERS + "PingPong", "0", far),
                            Side.wine("ping_pong", "event", "0", far))
                    .atMost(1.2, FUTEX)
                    .atMost(0.3, WINE));
            cases.add(Case.of(
                    "semaphore-" + far,
                    "two semaphores, " + where,
                    Side.ours(Programs.PING_PONG, "semaphore", "0", far),
                    Side.c("C, sem_post and sem_wait", "ping_pong", "semaphore", "0", far),
                    Side.wine("ping_pong", "semaphore", "0", far)));
        }
        return new Question(
                "ping-pong",
                "Two processes that signal each other in turn",
                "A round trip, a hundred of them for each sample. The futex words are looked at for as long as ours before a sleep, and not at "
                        + "all where both processes share a processor.",
                cases);
    }

    private static Question waitAny() {
        List<Case> cases = new ArrayList<>();
        for (String objects : List.of("2", "8", "64")) {
            Case one = Case.of(
                    objects,
                    "any of " + objects + ", of which the last is ready",
                    Side.ours(Programs.WAIT_MANY, "any", objects),
                    Side.c("C, poll of eventfds", "wait_many", "any", objects),
                    Side.wine("wait_many", "any", objects));
            cases.add(objects.equals("64") ? one.atMost(0.05, WINE) : one);
        }
        return new Question("wait-any", "Wait for any of several", "Events that stay set.", cases);
    }

    private static Question waitAll() {
        List<Case> cases = new ArrayList<>();
        for (String objects : List.of("2", "8", "64")) {
            Case one = Case.of(
                    objects,
                    "all of " + objects + ", which are ready",
                    Side.ours(Programs.WAIT_MANY, "all", objects),
                    Side.c("C, semop", "wait_many", "all", objects),
                    Side.wine("wait_many", "all", objects));
            cases.add(objects.equals("2") ? one.atMost(1.0, WINE) : one);
        }
        cases.add(Case.of(
                        "taken",
                        "all of 2, which are ready, of which one is taken and set again",
                        Side.ours(Programs.WAIT_MANY, "taken", "2"),
                        Side.c("C, semop", "wait_many", "taken", "2"),
                        Side.wine("wait_many", "taken", "2"))
                .atMost(1.0, WINE));
        return new Question(
                "wait-all",
                "Wait for all of several",
                "Events that stay set, but where one is taken. Only semop of System V has something of the kind in C: it waits until all of several semaphores are zero.",
                cases);
    }

    private static Question virtualThreads() {
        return new Question(
                "virtual-threads",
                "10,000 virtual threads that wait",
                "Ten thousand virtual threads start and wait for one event; it is set, and all of them end. The time is that of one thread.",
                List.of(Case.of(
                                "virtual-threads",
                                "start, wait, be woken, end",
                                Side.ours(Programs.VIRTUAL_THREADS, "event"),
                                Side.java("Java, CountDownLatch of one process", Programs.VIRTUAL_THREADS, "latch"))
                        .at(Pace.of(2))));
    }

    private static Question allocation() {
        List<Case> cases = new ArrayList<>();
        for (String method : List.of("mutex", "semaphore", "event", "anyOfMany")) {
            for (String face : List.of("", "Win32")) {
                String title = method.equals("anyOfMany") ? "any of 64" : method;
                cases.add(Case.of(
                                method + face,
                                title + (face.isEmpty() ? "" : ", by the functions of Win32"),
                                Side.ours(Programs.ALLOCATION, method + face))
                        .in(Unit.BYTES)
                        .at(Pace.ONE_BY_ONE.rounds(1))
                        .with(new Target.Absolute(0, Unit.BYTES)));
            }
        }
        return new Question(
                "allocation",
                "What is allocated for each call",
                "By JMH with its profiler of the collector (-prof gc), through the Java interface and through the functions of Win32.",
                cases);
    }
}
