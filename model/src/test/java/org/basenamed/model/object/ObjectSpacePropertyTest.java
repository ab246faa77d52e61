package org.basenamed.model.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.basenamed.model.Granting;
import org.basenamed.model.Result;
import org.basenamed.model.Rule;
import org.basenamed.model.rights.ObjectType;

/** Random lives of processes: the space answers as the naive one, and its tables agree with each other after every step. */
class ObjectSpacePropertyTest {

    /** One step; numbers choose among what is there at the time. */
    sealed interface Step {
        record Admit(int session) implements Step {}

        record Create(int process, ObjectType type, ObjectAttributes wish) implements Step {}

        record Open(int process, ObjectType type, ObjectAttributes wish) implements Step {}

        record Close(int process, int handle) implements Step {}

        record End(int process) implements Step {}
    }

    /** Both spaces and the processes that are the same in them. */
    private static final class Pair {
        final ObjectSpace space = new ObjectSpace();
        final NaiveSpace naive = new NaiveSpace();
        final List<ProcessRecord> processes = new ArrayList<>();
        final Set<Long> everSeen = new TreeSet<>();
    }

    @Provide
    Arbitrary<List<Step>> lives() {
        Arbitrary<Integer> process = Arbitraries.integers().between(0, 5);
        Arbitrary<ObjectType> type = Arbitraries.of(ObjectType.class);
        Arbitrary<ObjectAttributes> wish = Combinators.combine(
                        Arbitraries.of(NaiveSpace.NAMES),
                        Arbitraries.of(0, 4, 7, 0x20, 0xF_001F),
                        Arbitraries.of(0, 0, 0, HandleEntry.INHERIT, HandleEntry.PROTECT_FROM_CLOSE))
                .as(ObjectAttributes::new);
        Arbitrary<Step> admit = Arbitraries.integers().between(0, 2).map(Step.Admit::new);
        Arbitrary<Step> create = Combinators.combine(process, type, wish).as(Step.Create::new);
        Arbitrary<Step> open = Combinators.combine(process, type, wish).as(Step.Open::new);
        Arbitrary<Step> close = Combinators.combine(
                        process, Arbitraries.integers().between(0, 60))
                .as(Step.Close::new);
        Arbitrary<Step> end = process.map(Step.End::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(2, admit),
                        Tuple.of(8, create),
                        Tuple.of(6, open),
                        Tuple.of(8, close),
                        Tuple.of(1, end))
                .list()
                .ofMaxSize(120);
    }

    @Property(tries = 200)
    @Rule({"NS-3", "NS-8", "NS-9", "NS-11", "NS-12", "NS-14", "HD-3", "HD-7", "HD-15", "HD-18", "HD-44"})
    void the_space_does_what_the_naive_one_does(@ForAll("lives") List<Step> life) {
        Pair pair = new Pair();
        for (Step step : life) {
            take(step, pair);
            checkTables(pair);
        }
        List.copyOf(pair.processes).forEach(process -> end(pair, pair.processes.indexOf(process)));
        assertThat(pair.space.objects()).isEmpty();
        assertThat(pair.space.processes()).isEmpty();
        checkNamesAreFree(pair.space);
    }

    private static void take(Step step, Pair pair) {
        if (step instanceof Step.Admit(int session)) {
            pair.processes.add(Spaces.process(pair.space, session));
            pair.naive.admit(session);
            return;
        }
        if (pair.processes.isEmpty()) {
            return;
        }
        int count = pair.processes.size();
        switch (step) {
            case Step.Admit admit -> throw new AssertionError();
            case Step.Create(int by, ObjectType type, ObjectAttributes wish) -> {
                NaiveSpace.Answer expected = pair.naive.create(pair.naive.members.get(by % count), type, wish);
                compare(
                        pair,
                        expected,
                        () -> pair.space.create(pair.processes.get(by % count), type, wish, Spaces.stateOf(type)));
            }
            case Step.Open(int by, ObjectType type, ObjectAttributes wish) -> {
                NaiveSpace.Answer expected = pair.naive.open(pair.naive.members.get(by % count), type, wish);
                compare(pair, expected, () -> pair.space.open(pair.processes.get(by % count), type, wish));
            }
            case Step.Close(int by, int handle) -> close(pair, by % count, handle);
            case Step.End(int by) -> end(pair, by % count);
        }
    }

    private static void compare(Pair pair, NaiveSpace.Answer expected, Supplier<Result<OpenedHandle>> operation) {
        String before = Spaces.dump(pair.space);
        Result<OpenedHandle> result = operation.get();
        assertThat(Granting.codeOf(result)).isEqualTo(expected.error());
        switch (result) {
            case Result.Granted<OpenedHandle>(OpenedHandle handle) -> {
                assertThat(handle.value()).isEqualTo(expected.value());
                assertThat(handle.existed()).isEqualTo(expected.existed());
                boolean fresh = pair.everSeen.add(handle.entry().object().id());
                assertThat(fresh && expected.existed()).isFalse();
            }
            case Result.Refused<OpenedHandle> refused ->
                assertThat(Spaces.dump(pair.space)).isEqualTo(before);
        }
    }

    private static void close(Pair pair, int by, int handle) {
        String before = Spaces.dump(pair.space);
        int objects = pair.space.objects().size();
        int expected = pair.naive.close(pair.naive.members.get(by), handle);
        Result<List<KernelObject>> closed = pair.space.close(pair.processes.get(by), handle);
        assertThat(Granting.codeOf(closed)).isEqualTo(expected);
        if (closed instanceof Result.Granted<List<KernelObject>>(List<KernelObject> ended)) {
            assertThat(pair.space.objects()).hasSize(objects - ended.size());
        } else {
            assertThat(Spaces.dump(pair.space)).isEqualTo(before);
        }
    }

    private static void end(Pair pair, int index) {
        int objects = pair.space.objects().size();
        pair.naive.end(index);
        List<KernelObject> ended = pair.space.end(pair.processes.remove(index));
        assertThat(ended).doesNotHaveDuplicates().allMatch(object -> object.handleCount() == 0);
        assertThat(pair.space.objects()).hasSize(objects - ended.size());
    }

    /** The tables agree with the naive space, and with each other. */
    private static void checkTables(Pair pair) {
        assertThat(pair.space.processes()).containsExactlyElementsOf(pair.processes);
        Set<String> expected = pair.naive.handleCounts().entrySet().stream()
                .map(entry -> entry.getKey().id() + " " + entry.getKey().type() + " with " + entry.getValue())
                .collect(Collectors.toSet());
        Set<String> actual = pair.space.objects().stream()
                .map(object -> object.id() + " " + object.type() + " with " + object.handleCount())
                .collect(Collectors.toSet());
        assertThat(actual).isEqualTo(expected);
        assertThat(pair.space.objects()).extracting(KernelObject::id).isSorted();
        assertThat(pair.space.objects())
                .extracting(KernelObject::fullName)
                .filteredOn(name -> name != null)
                .doesNotHaveDuplicates()
                .hasSize(pair.naive.things().size());
        for (KernelObject object : pair.space.objects()) {
            assertThat(pair.processes.stream()
                            .mapToInt(process ->
                                    process.handles().countsByObject().getOrDefault(object, 0))
                            .sum())
                    .isEqualTo(object.handleCount());
        }
        for (int i = 0; i < pair.processes.size(); i++) {
            checkHandles(pair.processes.get(i), pair.naive.members.get(i));
        }
    }

    private static void checkHandles(ProcessRecord process, NaiveSpace.Member naive) {
        assertThat(process.handles().size()).isEqualTo(naive.handles.size());
        assertThat(process.handles().values()).containsExactlyElementsOf(naive.handles.keySet());
        naive.handles.forEach((value, expected) -> {
            HandleEntry entry = Objects.requireNonNull(process.handles().find(value));
            assertThat(entry.object().id()).isEqualTo(expected.thing().id());
            assertThat(entry.grantedAccess()).isEqualTo(expected.granted());
            assertThat(entry.flags()).isEqualTo(expected.flags());
        });
    }

    /** NS-12 makes a question that changes nothing: access 0 finds 2 where nothing is, 5 where something is. */
    private static void checkNamesAreFree(ObjectSpace space) {
        ProcessRecord asking = Spaces.process(space, 1);
        for (String name : List.of("a", "A", "Global\\a", "Global\\b", "Session\\2\\a")) {
            assertThat(Granting.codeOf(space.open(asking, ObjectType.FILE_MAPPING, Spaces.wish(name, 0))))
                    .isIn(2, 3);
        }
    }
}
