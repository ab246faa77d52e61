package org.basenamed.client;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.Userfaultfd;
import org.basenamed.model.Win32Error;
import org.junit.jupiter.api.Test;

/** Reserving, committing, large pages, and views in number: FM-4, FM-12, FM-47 to FM-54, FM-75, FM-76. */
@WithBroker
class MappingOptionTest {
    private static final long LARGE_PAGE = 2 << 20;

    private static void refused(Win32Error error, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(BasenamedException.class, thrown -> assertThat(thrown.error())
                        .isEqualTo(error));
    }

    @Test
    void fm_50_reserved_pages_are_committed_for_every_view() {
        assumeTrue(Userfaultfd.isAvailable(), "userfaultfd is forbidden here: reserved pages cannot be watched");
        try (FileMapping mapping = FileMapping.create("", 1L << 30, MappingOption.RESERVE);
                View writer = mapping.map(Access.READ_WRITE);
                View reader = mapping.map(Access.READ)) {
            assertThat(reader.committedBytes(0)).isZero();
            assertThatThrownBy(() -> reader.segment().get(JAVA_BYTE, 0)).isInstanceOf(InternalError.class);
            writer.commit(65536, 1);
            writer.segment().set(JAVA_BYTE, 65536, (byte) 1);
            assertThat(reader.segment().get(JAVA_BYTE, 65536)).isEqualTo((byte) 1);
            assertThat(reader.committedBytes(65536)).isEqualTo(4096);
            assertThat(reader.committedBytes(65535)).isZero();
            refused(Win32Error.ERROR_INVALID_ADDRESS, () -> writer.commit((1L << 30) - 1, 2));
            refused(Win32Error.ERROR_INVALID_ADDRESS, () -> writer.commit(-1, 1));
        }
    }

    @Test
    void memory_that_is_committed_now_is_there_and_zero() {
        try (FileMapping mapping = FileMapping.create("", 20 << 20, MappingOption.COMMIT_NOW);
                View view = mapping.map(Access.READ_WRITE)) {
            assertThat(view.segment().mismatch(MemorySegment.ofArray(new byte[20 << 20])))
                    .isEqualTo(-1);
        }
    }

    @Test
    void options_that_exclude_each_other_are_refused() {
        refused(
                Win32Error.ERROR_INVALID_PARAMETER,
                () -> FileMapping.create("", LARGE_PAGE, MappingOption.RESERVE, MappingOption.LARGE_PAGES));
    }

    @Test
    void fm_4_large_pages_take_a_size_a_privilege_and_a_pool() throws IOException {
        refused(Win32Error.ERROR_INVALID_PARAMETER, () -> FileMapping.create("", 4096, MappingOption.LARGE_PAGES));
        Path pool = Path.of("/sys/kernel/mm/hugepages/hugepages-2048kB/free_hugepages");
        long free = Files.exists(pool) ? Long.parseLong(Files.readString(pool).strip()) : 0;
        try (FileMapping mapping = FileMapping.create("", LARGE_PAGE, MappingOption.LARGE_PAGES);
                View view = mapping.map(Access.READ_WRITE)) {
            assertThat(free).isPositive();
            view.segment().set(JAVA_BYTE, LARGE_PAGE - 1, (byte) 1);
            assertThat(view.segment().get(JAVA_BYTE, LARGE_PAGE - 1)).isEqualTo((byte) 1);
        } catch (BasenamedException e) {
            assertThat(e.error()).isIn(Win32Error.ERROR_PRIVILEGE_NOT_HELD, Win32Error.ERROR_NO_SYSTEM_RESOURCES);
            assertThat(free == 0 || e.error() == Win32Error.ERROR_PRIVILEGE_NOT_HELD)
                    .isTrue();
        }
    }

    @Test
    void fields_of_records_are_accessed_atomically() {
        MemoryLayout counter = MemoryLayout.structLayout(
                JAVA_LONG.withName("hits"), JAVA_INT.withName("state"), MemoryLayout.paddingLayout(4));
        try (FileMapping mapping = FileMapping.createUnnamed(4096);
                View view = mapping.map(Access.READ_WRITE);
                View other = mapping.map(Access.READ)) {
            Records records = view.records(counter);
            VarHandle hits = records.field(PathElement.groupElement("hits"));
            VarHandle state = records.field(PathElement.groupElement("state"));
            assertThat(records.count()).isEqualTo(256);
            assertThat((long) hits.getAndAdd(255L, 7L)).isZero();
            assertThat(state.compareAndSet(1L, 0, 5)).isTrue();
            assertThat(state.compareAndSet(1L, 0, 6)).isFalse();
            VarHandle seen = other.records(counter).field(PathElement.groupElement("state"));
            assertThat((int) seen.getAcquire(1L)).isEqualTo(5);
            assertThat(records.get(255).get(JAVA_LONG, 0)).isEqualTo(7);
            assertThatThrownBy(() -> hits.get(256L)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> seen.setRelease(1L, 1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void thousands_of_views_and_cycles_leave_nothing_behind() throws IOException {
        try (FileMapping mapping = FileMapping.createUnnamed(65536)) {
            mapping.map(Access.READ_WRITE).close();
            int descriptors = FileCalls.openDescriptors();
            long maps = maps();
            View[] views = new View[4000];
            for (int i = 0; i < views.length; i++) {
                views[i] = mapping.map(Access.READ_WRITE);
                views[i].segment().set(JAVA_BYTE, 0, (byte) i);
            }
            assertThat(FileCalls.openDescriptors()).isEqualTo(descriptors);
            for (View view : views) {
                view.close();
            }
            for (int i = 0; i < 10_000; i++) {
                mapping.map(Access.READ_WRITE).close();
            }
            assertThat(FileCalls.openDescriptors()).isEqualTo(descriptors);
            // the Java machine maps memory of its own meanwhile
            assertThat(maps()).isLessThan(maps + 200);
        }
    }

    private static long maps() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/maps")).size();
    }

    @Test
    void a_reader_gets_an_exception_when_the_view_is_unmapped_under_it() throws InterruptedException {
        try (FileMapping mapping = FileMapping.createUnnamed(1 << 20)) {
            View view = mapping.map(Access.READ_WRITE);
            CountDownLatch reading = new CountDownLatch(1);
            AtomicReference<Throwable> end = new AtomicReference<>();
            Thread reader = Thread.ofPlatform().start(() -> {
                try {
                    for (long at = 0; ; at = (at + 8) % (1 << 20)) {
                        view.segment().get(JAVA_LONG, at);
                        reading.countDown();
                    }
                } catch (IllegalStateException e) {
                    end.set(e);
                }
            });
            reading.await();
            view.close();
            reader.join();
            assertThat(end.get()).isInstanceOf(IllegalStateException.class);
        }
    }
}
