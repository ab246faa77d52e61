package org.basenamed.client;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.basenamed.model.Win32Error;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithBroker
class FileMappingTest {
    private static final long GIB = 1L << 30;

    private static void refused(Win32Error error, ThrowingCallable call) {
        int objects = Broker.objects().size();
        assertThatExceptionOfType(BasenamedException.class).isThrownBy(call).satisfies(e -> {
            assertThat(e.error()).isEqualTo(error);
            assertThat(e).hasMessageContaining(error.name());
        });
        assertThat(Broker.objects()).hasSize(objects);
    }

    @Test
    void a_new_mapping_says_what_it_is() {
        try (FileMapping mapping = FileMapping.create("Local\\telemetry", 5000)) {
            assertThat(mapping.existed()).isFalse();
            assertThat(mapping.sizeBytes()).isEqualTo(8192);
            assertThat(mapping.name()).isEqualTo("Local\\telemetry");
            assertThat(mapping.isOpen()).isTrue();
            assertThat(mapping)
                    .asString()
                    .contains("telemetry", "8192", "handle")
                    .doesNotContain("closed");
        }
    }

    @Test
    void create_opens_what_is_there_with_its_own_size() {
        try (FileMapping first = FileMapping.create("n", 4096);
                FileMapping second = FileMapping.create("Local\\n", 1 << 20);
                View one = first.map(Access.READ_WRITE);
                View other = second.map(Access.READ_WRITE)) {
            assertThat(second.existed()).isTrue();
            assertThat(second.sizeBytes()).isEqualTo(4096);
            one.segment().set(JAVA_LONG, 8, 42);
            assertThat(other.segment().get(JAVA_LONG, 8)).isEqualTo(42);
            assertThat(Broker.objects()).singleElement().satisfies(object -> {
                assertThat(object.name()).isEqualTo("Local\\n");
                assertThat(object.handles()).isEqualTo(2);
            });
        }
    }

    @Test
    void global_and_local_names_are_two_names() {
        try (FileMapping local = FileMapping.createNew("n", 1);
                FileMapping global = FileMapping.createNew("Global\\n", 1)) {
            assertThat(local.existed() || global.existed()).isFalse();
        }
    }

    @Test
    void create_new_refuses_what_is_there_and_opens_nothing() {
        try (FileMapping first = FileMapping.createNew("n", 4096)) {
            assertThatExceptionOfType(ObjectExistsException.class)
                    .isThrownBy(() -> FileMapping.createNew("n", 4096))
                    .satisfies(e -> {
                        assertThat(e.error()).isEqualTo(Win32Error.ERROR_ALREADY_EXISTS);
                        assertThat(e.objectName()).isEqualTo("n");
                        assertThat(e.operation()).isEqualTo("FileMapping.createNew");
                    });
            assertThat(Broker.objects().getFirst().handles()).isOne();
            assertThat(first.isOpen()).isTrue();
        }
        FileMapping.createNew("n", 4096).close();
    }

    @Test
    void mappings_without_a_name_are_different_ones() {
        try (FileMapping first = FileMapping.createUnnamed(4096);
                FileMapping second = FileMapping.create("", 4096);
                View one = first.map(Access.READ_WRITE);
                View other = second.map(Access.READ_WRITE)) {
            one.segment().set(JAVA_LONG, 0, 1);
            assertThat(other.segment().get(JAVA_LONG, 0)).isZero();
            assertThat(first.name()).isEmpty();
            assertThat(second.existed()).isFalse();
            assertThat(Broker.objects()).hasSize(2).allMatch(object -> object.name()
                    .isEmpty());
        }
    }

    @Test
    void open_of_an_absent_name_says_so() {
        assertThatExceptionOfType(ObjectNotFoundException.class)
                .isThrownBy(() -> FileMapping.open("Global\\absent", Access.READ))
                .satisfies(e -> {
                    assertThat(e.error()).isEqualTo(Win32Error.ERROR_FILE_NOT_FOUND);
                    assertThat(e.objectName()).isEqualTo("Global\\absent");
                    assertThat(e.operation()).isEqualTo("FileMapping.open");
                    assertThat(e).hasMessageContaining("Global\\absent").hasMessageContaining("2");
                });
        try (FileMapping mapping = FileMapping.create("n", 1)) {
            assertThatExceptionOfType(ObjectNotFoundException.class)
                    .isThrownBy(() -> FileMapping.open("N", Access.READ));
            assertThat(mapping.isOpen()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "foo\\bar, ERROR_PATH_NOT_FOUND",
        "\\foo, ERROR_BAD_PATHNAME",
        "Global\\\\x, ERROR_INVALID_NAME",
        "Global, ERROR_INVALID_HANDLE",
        "GLOBAL\\x, ERROR_PATH_NOT_FOUND"
    })
    void malformed_names_are_refused(String name, Win32Error error) {
        refused(error, () -> FileMapping.create(name, 4096));
        refused(error, () -> FileMapping.createNew(name, 4096));
        refused(error, () -> FileMapping.open(name, Access.READ));
    }

    @Test
    void an_empty_name_can_be_created_and_not_opened() {
        refused(Win32Error.ERROR_INVALID_HANDLE, () -> FileMapping.open("", Access.READ));
    }

    /** Beyond 65,535 units a name does not even fit into a message; the connection outlives all of them. */
    @ParameterizedTest
    @ValueSource(ints = {32_767, 65_535, 65_536, 1_000_000})
    void a_name_that_is_too_long_is_refused_and_costs_nothing_else(int units) {
        try (FileMapping before = FileMapping.create("before", 1)) {
            refused(Win32Error.ERROR_INVALID_NAME, () -> FileMapping.create("n".repeat(units), 1));
            refused(Win32Error.ERROR_INVALID_NAME, () -> FileMapping.open("n".repeat(units), Access.READ));
            assertThat(before.isOpen()).isTrue();
            FileMapping.open("before", Access.READ).close();
        }
    }

    @Test
    void a_name_may_have_32766_units() {
        String longest = "n".repeat(32_766);
        try (FileMapping mapping = FileMapping.create(longest, 1);
                FileMapping same = FileMapping.open(longest, Access.READ)) {
            assertThat(mapping.existed()).isFalse();
            assertThat(same.sizeBytes()).isEqualTo(4096);
        }
    }

    @Test
    void a_name_with_a_nul_is_refused() {
        refused(Win32Error.ERROR_INVALID_NAME, () -> FileMapping.create("a\0b", 1));
        refused(Win32Error.ERROR_INVALID_NAME, () -> FileMapping.open("a\0b", Access.READ));
    }

    @Test
    @SuppressWarnings("NullAway") // what callers without its help do
    void a_name_is_never_null() {
        assertThatNullPointerException().isThrownBy(() -> FileMapping.create(null, 1));
        assertThatNullPointerException().isThrownBy(() -> FileMapping.open(null, Access.READ));
    }

    @ParameterizedTest
    @CsvSource({
        "0, ERROR_INVALID_PARAMETER",
        "-1, ERROR_INVALID_PARAMETER",
        "-9223372036854775808, ERROR_INVALID_PARAMETER",
        "4398046511104, ERROR_COMMITMENT_LIMIT",
        "140737488355328, ERROR_NOT_ENOUGH_MEMORY",
        "9223372036854775807, ERROR_NOT_ENOUGH_MEMORY"
    })
    void sizes_that_cannot_be_are_refused(long sizeBytes, Win32Error error) {
        refused(error, () -> FileMapping.create("n", sizeBytes));
        refused(error, () -> FileMapping.createUnnamed(sizeBytes));
    }

    @Test
    void six_gibibytes_are_there_from_end_to_end() {
        try (FileMapping mapping = FileMapping.create("big", 6 * GIB);
                View whole = mapping.map(Access.READ_WRITE);
                View end = mapping.map(Access.READ, 6 * GIB - 65_536, 0)) {
            assertThat(mapping.sizeBytes()).isEqualTo(6 * GIB);
            whole.segment().set(JAVA_LONG, 0, 1);
            whole.segment().set(JAVA_LONG, 5 * GIB, 2);
            whole.segment().set(JAVA_LONG, 6 * GIB - 8, 3);
            assertThat(end.segment().get(JAVA_LONG, 65_536 - 8)).isEqualTo(3);
            assertThat(whole.segment().get(JAVA_LONG, 4 * GIB)).isZero();
            assertThat(Broker.status().orElseThrow().mappingBytes()).isEqualTo(6 * GIB);
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(whole::asByteBuffer);
        }
    }

    @Test
    void a_new_mapping_is_zero_whatever_was_there_before_it() {
        for (int round = 0; round < 20; round++) {
            try (FileMapping mapping = FileMapping.createNew("n", 65_536);
                    View view = mapping.map(Access.READ_WRITE)) {
                assertThat(view.segment().toArray(JAVA_BYTE)).containsOnly(0);
                view.segment().fill((byte) 0xFF);
            }
        }
    }

    @Test
    void the_name_goes_with_the_handle_and_the_memory_with_the_view() {
        FileMapping first = FileMapping.create("n", 4096);
        try (View old = first.map(Access.READ_WRITE)) {
            old.segment().set(JAVA_LONG, 0, 1);
            first.close();
            assertThatExceptionOfType(ObjectNotFoundException.class)
                    .isThrownBy(() -> FileMapping.open("n", Access.READ));
            try (FileMapping second = FileMapping.create("n", 4096);
                    View fresh = second.map(Access.READ_WRITE)) {
                assertThat(second.existed()).isFalse();
                assertThat(fresh.segment().get(JAVA_LONG, 0)).isZero();
                fresh.segment().set(JAVA_LONG, 0, 2);
                assertThat(old.segment().get(JAVA_LONG, 0)).isEqualTo(1);
            }
        }
    }

    @Test
    void a_closed_handle_maps_nothing_and_closing_again_does_nothing() {
        FileMapping mapping = FileMapping.create("n", 4096);
        mapping.close();
        try (FileMapping next = FileMapping.create("n", 4096)) {
            mapping.close();
            assertThat(mapping.isOpen()).isFalse();
            assertThat(next.isOpen()).isTrue();
            refused(Win32Error.ERROR_INVALID_HANDLE, () -> mapping.map(Access.READ));
            assertThat(mapping).asString().contains("closed");
            assertThat(mapping.sizeBytes()).isEqualTo(4096);
        }
    }

    /** Which views a handle that was opened for one maps: those that take no more than its rights. */
    @ParameterizedTest
    @EnumSource
    void a_handle_maps_what_it_was_opened_for(Access opened) {
        try (FileMapping creator = FileMapping.create("n", 4096, MappingOption.EXECUTABLE);
                FileMapping mapping = FileMapping.open("n", opened)) {
            assertThat(creator.existed() || mapping.existed()).isFalse();
            for (Access wanted : Access.values()) {
                boolean more = wanted == Access.READ_WRITE || wanted == Access.READ_EXECUTE;
                if (more && wanted != opened) {
                    assertThatExceptionOfType(AccessDeniedException.class)
                            .isThrownBy(() -> mapping.map(wanted))
                            .satisfies(e -> assertThat(e.error()).isEqualTo(Win32Error.ERROR_ACCESS_DENIED));
                } else {
                    mapping.map(wanted).close();
                }
            }
        }
    }

    @Test
    void parts_that_cannot_be_mapped_are_refused() {
        try (FileMapping mapping = FileMapping.create("n", 3 * 65_536)) {
            refused(Win32Error.ERROR_MAPPED_ALIGNMENT, () -> mapping.map(Access.READ, 4096, 0));
            refused(Win32Error.ERROR_MAPPED_ALIGNMENT, () -> mapping.map(Access.READ, 1, 1));
            refused(Win32Error.ERROR_MAPPED_ALIGNMENT, () -> mapping.map(Access.READ, -1, 1));
            refused(Win32Error.ERROR_ACCESS_DENIED, () -> mapping.map(Access.READ, 3 * 65_536, 0));
            refused(Win32Error.ERROR_ACCESS_DENIED, () -> mapping.map(Access.READ, 65_536, 2 * 65_536 + 1));
            refused(Win32Error.ERROR_ACCESS_DENIED, () -> mapping.map(Access.READ, -65_536, 1));
            refused(Win32Error.ERROR_INVALID_PARAMETER, () -> mapping.map(Access.READ, 0, -1));
            refused(Win32Error.ERROR_INVALID_PARAMETER, () -> mapping.map(Access.READ, 0, Long.MIN_VALUE));
        }
    }

    /** NS-13. */
    @Test
    void of_many_that_create_one_name_at_once_exactly_one_makes_it() throws Exception {
        int creators = 8;
        CyclicBarrier start = new CyclicBarrier(creators);
        try (ExecutorService threads = Executors.newFixedThreadPool(creators)) {
            for (int round = 0; round < 50; round++) {
                Callable<FileMapping> creation = () -> {
                    start.await();
                    return FileMapping.create("race", 4096);
                };
                List<FileMapping> made = new ArrayList<>();
                for (Future<FileMapping> one : threads.invokeAll(Collections.nCopies(creators, creation))) {
                    made.add(one.get());
                }
                assertThat(made.stream().filter(mapping -> !mapping.existed())).hasSize(1);
                made.forEach(FileMapping::close);
            }
        }
    }
}
