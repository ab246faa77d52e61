package org.basenamed.benchmarks;

import static org.basenamed.benchmarks.question.Side.WINE;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.basenamed.benchmarks.program.Programs;
import org.basenamed.benchmarks.question.Case;
import org.basenamed.benchmarks.question.Language;
import org.basenamed.benchmarks.question.Pace;
import org.basenamed.benchmarks.question.Question;
import org.basenamed.benchmarks.question.Side;

/** What is asked of mappings and of names. */
final class MappingQuestions {
    private static final String SHM_OPEN = "C, shm_open";
    private static final String TWO_ECHOES = "C, two echoes with a descriptor";
    private static final String MEMCPY = "C, memcpy";

    private MappingQuestions() {}

    static List<Question> all() {
        return List.of(mapping(), openClose(), growthObjects(), growthClients(), copy(), touch());
    }

    private static Question mapping() {
        return new Question(
                "mapping",
                "Create, map, touch, unmap and close a named mapping of 4 KiB",
                "The broker runs. Peers that have no names of their own use files in /dev/shm. Beside the whole stand its steps, where the "
                        + "program has them apart. Some virtual machines stop every processor that works when another one unmaps something; "
                        + "so C is there a second time, beside a process that keeps the other processor busy.",
                List.of(
                        Case.of(
                                        "sequence",
                                        "create, map, touch, unmap, close",
                                        Side.ours(Programs.MAPPING, "confined"),
                                        Side.c(SHM_OPEN, "mapping"),
                                        Side.c("C, shm_open, the other processor busy", "mapping", "busy"),
                                        Side.wine("mapping"),
                                        Side.other(Language.CPP, "Boost.Interprocess", "mapping"),
                                        Side.other(Language.PYTHON, "Python, shared_memory", "mapping"),
                                        Side.other(
                                                Language.LIBRARIES,
                                                "Agrona, mapNewFile",
                                                Programs.PEERS + "Mapping",
                                                "agrona"),
                                        Side.other(
                                                Language.LIBRARIES,
                                                "Chronicle Bytes, MappedBytes",
                                                Programs.PEERS + "Mapping",
                                                "chronicle"))
                                .atMost(2.0, SHM_OPEN)
                                .atMost(0.3, WINE),
                        Case.of(
                                "any-thread",
                                "the same with a view that any thread may use",
                                Side.ours(Programs.MAPPING, "shared"),
                                Side.c(SHM_OPEN, "mapping"),
                                Side.wine("mapping"))));
    }

    private static Question openClose() {
        return new Question(
                "open-close",
                "Open and close a name",
                "Ten objects are there, one of which is opened and closed. The echoes are what two requests cost at the least when another "
                        + "process keeps the names: each is answered at once with a message and a descriptor.",
                List.of(
                        Case.of(
                                        "mapping",
                                        "open and close a mapping",
                                        Side.ours(Programs.NAMES, "mapping", "10", "1"),
                                        Side.c(TWO_ECHOES, "fd_echo"),
                                        Side.c(SHM_OPEN, "names", "mapping", "10", "1"),
                                        Side.wine("names", "mapping", "10", "1"),
                                        Side.other(Language.CPP, "Boost.Interprocess", "names", "10"))
                                .atMost(1.3, TWO_ECHOES)
                                .atMost(1.0, WINE),
                        Case.of(
                                        "event",
                                        "open and close an event",
                                        Side.ours(Programs.NAMES, "event", "10", "1"),
                                        Side.c(TWO_ECHOES, "fd_echo"),
                                        Side.c("C, sem_open", "names", "event", "10", "1"),
                                        Side.wine("names", "event", "10", "1"))
                                .atMost(1.3, TWO_ECHOES)
                                .atMost(1.0, WINE)));
    }

    private static Question growthObjects() {
        List<Case> cases = new ArrayList<>();
        int broker = 1;
        for (String objects : List.of("10", "1000", "10000", "100000")) {
            cases.add(Case.of(
                    objects,
                    "open and close one of " + grouped(objects) + " events",
                    Side.ours(Programs.NAMES, "event", objects, "1").withBroker(broker++),
                    Side.c("C, sem_open", "names", "event", objects, "1"),
                    Side.wine("names", "event", objects, "1").withBroker(broker++)));
        }
        Side few = Side.ours(Programs.NAMES, "event", "1000", "1");
        Side many = Side.ours(Programs.NAMES, "event", "100000", "1");
        String fewNamed = Side.BASENAMED + ", 1,000 objects";
        cases.add(Case.of(
                        "growth",
                        "open and close an event among 100,000, beside the same among fewer",
                        many.named(Side.BASENAMED + ", 100,000 objects").withBroker(broker++),
                        few.named(fewNamed).withBroker(broker++))
                .atMost(1.2, fewNamed));
        return new Question(
                "growth-objects",
                "How opening and closing grows with the number of objects",
                "One process holds all of them and opens one at random. Each side of ours has a broker of its own.",
                cases);
    }

    private static Question growthClients() {
        List<Case> cases = new ArrayList<>();
        for (String clients : List.of("1", "10", "100")) {
            cases.add(Case.of(
                    clients,
                    "open and close a mapping, with " + clients + (clients.equals("1") ? " process" : " processes"),
                    Side.ours(Programs.NAMES, "mapping", "10", clients),
                    Side.c(SHM_OPEN, "names", "mapping", "10", clients),
                    Side.wine("names", "mapping", "10", clients)));
        }
        return new Question(
                "growth-clients",
                "How opening and closing grows with the number of processes",
                "All processes have one of ten objects open; one of them opens and closes one more at a time, the others do nothing.",
                cases);
    }

    private static Question copy() {
        List<Case> cases = new ArrayList<>();
        for (long kib : new long[] {4, 64, 1024, 64 << 10, 1 << 20}) {
            String bytes = Long.toString(kib << 10);
            Case one = Case.of(
                    kib + "k",
                    "copy " + size(kib) + " into a view and out of it",
                    Side.ours(Programs.COPY, bytes),
                    Side.c(MEMCPY, "copy", bytes),
                    Side.wine("copy", bytes),
                    Side.other(Language.PYTHON, "Python, shared_memory", "copy_view", bytes),
                    Side.other(Language.LIBRARIES, "Agrona, UnsafeBuffer", Programs.PEERS + "Copy", "agrona", bytes),
                    Side.other(Language.LIBRARIES, "Chronicle Bytes", Programs.PEERS + "Copy", "chronicle", bytes));
            cases.add(kib < 1 << 20 ? one : one.at(Pace.ONE_BY_ONE));
        }
        cases.add(Case.of(
                        "between",
                        "copy 1 GiB in by one process and out by another",
                        Side.ours(Programs.COPY_BETWEEN),
                        Side.c(MEMCPY, "copy_between"))
                .at(Pace.ONE_BY_ONE));
        return new Question(
                "copy",
                "Copy through a view",
                "From private memory into the view and back, all pages touched before. Between processes: in pieces of 64 MiB, the reader "
                        + "told by a pipe.",
                cases);
    }

    private static Question touch() {
        return new Question(
                "touch",
                "Map a view of 1 GiB and touch each of its pages for the first time",
                "New memory for each sample, made before it and given back after it.",
                List.of(Case.of("touch", "map and touch 1 GiB", Side.ours(Programs.TOUCH), Side.c("C, mmap", "touch"))
                        .at(Pace.ONE_BY_ONE)));
    }

    private static String grouped(String number) {
        return String.format(Locale.ROOT, "%,d", Long.parseLong(number));
    }

    private static String size(long kib) {
        if (kib >= 1 << 20) {
            return (kib >> 20) + " GiB";
        }
        return kib >= 1024 ? (kib >> 10) + " MiB" : kib + " KiB";
    }
}
