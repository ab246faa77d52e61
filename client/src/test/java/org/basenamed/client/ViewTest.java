package org.basenamed.client;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.basenamed.model.Win32Error;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@WithBroker
class ViewTest {
    private static final long UNIT = 65_536;
    private static final VarHandle LONG = JAVA_LONG.varHandle();

    /** The first pipe of a Java machine opens descriptors that stay. */
    @BeforeAll
    static void open_a_pipe() throws IOException {
        Pipe first = Pipe.open();
        first.source().close();
        first.sink().close();
    }

    @Test
    void a_view_says_what_it_shows() {
        try (FileMapping mapping = FileMapping.createUnnamed(3 * UNIT);
                View whole = mapping.map(Access.READ_WRITE);
                View part = mapping.map(Access.READ, UNIT, 100)) {
            assertThat(whole.offset()).isZero();
            assertThat(whole.sizeBytes()).isEqualTo(3 * UNIT);
            assertThat(whole.segment().byteSize()).isEqualTo(3 * UNIT);
            assertThat(whole.access()).isEqualTo(Access.READ_WRITE);
            assertThat(part.offset()).isEqualTo(UNIT);
            assertThat(part.sizeBytes()).isEqualTo(100);
            assertThat(part.segment().byteSize()).isEqualTo(100);
            assertThat(part.access()).isEqualTo(Access.READ);
        }
    }

    @Test
    void views_show_the_same_bytes_at_once() {
        try (FileMapping mapping = FileMapping.createUnnamed(2 * UNIT);
                View whole = mapping.map(Access.READ_WRITE);
                View second = mapping.map(Access.READ_WRITE, UNIT, 0);
                View reader = mapping.map(Access.READ)) {
            whole.segment().set(JAVA_LONG, UNIT, 1);
            assertThat(second.segment().get(JAVA_LONG, 0)).isEqualTo(1);
            second.segment().set(JAVA_LONG, 0, 2);
            assertThat(reader.segment().get(JAVA_LONG, UNIT)).isEqualTo(2);
        }
    }

    @Test
    void a_read_only_view_cannot_be_written_through_any_of_its_faces() {
        try (FileMapping mapping = FileMapping.createUnnamed(4096);
                View view = mapping.map(Access.READ)) {
            assertThat(view.segment().isReadOnly()).isTrue();
            assertThat(view.asByteBuffer().isReadOnly()).isTrue();
            assertThatThrownBy(() -> view.segment().set(JAVA_LONG, 0, 1))
                    .isInstanceOfAny(IllegalArgumentException.class, UnsupportedOperationException.class);
            assertThat(view.segment().get(JAVA_LONG, 0)).isZero();
        }
    }

    @Test
    void a_buffer_is_the_memory_itself() {
        try (FileMapping mapping = FileMapping.createUnnamed(4096);
                View view = mapping.map(Access.READ_WRITE)) {
            ByteBuffer buffer = view.asByteBuffer();
            assertThat(buffer.isDirect()).isTrue();
            assertThat(buffer.capacity()).isEqualTo(4096);
            assertThat(buffer.order()).isEqualTo(ByteOrder.BIG_ENDIAN);
            buffer.putLong(16, 0x0102_0304_0506_0708L);
            assertThat(view.segment().get(JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN), 16))
                    .isEqualTo(0x0102_0304_0506_0708L);
        }
    }

    /** FM-60, FM-61, FM-64. */
    @Test
    void a_copy_on_write_view_takes_a_copy_of_a_page_with_its_first_write() {
        try (FileMapping mapping = FileMapping.createUnnamed(UNIT);
                View shared = mapping.map(Access.READ_WRITE);
                View copy = mapping.map(Access.COPY_ON_WRITE);
                View second = mapping.map(Access.COPY_ON_WRITE)) {
            shared.segment().set(JAVA_LONG, 0, 1);
            shared.segment().set(JAVA_LONG, 4096, 1);
            assertThat(copy.segment().get(JAVA_LONG, 0)).isEqualTo(1);
            copy.segment().set(JAVA_LONG, 0, 2);
            assertThat(shared.segment().get(JAVA_LONG, 0)).isEqualTo(1);
            assertThat(second.segment().get(JAVA_LONG, 0)).isEqualTo(1);
            shared.segment().set(JAVA_LONG, 0, 3);
            shared.segment().set(JAVA_LONG, 4096, 3);
            assertThat(copy.segment().get(JAVA_LONG, 0)).isEqualTo(2);
            assertThat(copy.segment().get(JAVA_LONG, 4096)).isEqualTo(3);
            assertThat(second.segment().get(JAVA_LONG, 0)).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"READ", "READ_WRITE", "COPY_ON_WRITE"})
    void a_closed_view_cannot_be_touched(Access access) {
        try (FileMapping mapping = FileMapping.createUnnamed(4096)) {
            View view = mapping.map(access);
            MemorySegment segment = view.segment();
            MemorySegment slice = segment.asSlice(8, 8);
            ByteBuffer buffer = view.asByteBuffer();
            view.close();
            assertThatIllegalStateException().isThrownBy(() -> segment.get(JAVA_LONG, 0));
            assertThatIllegalStateException().isThrownBy(() -> slice.get(JAVA_LONG, 0));
            assertThatIllegalStateException().isThrownBy(() -> buffer.get(0));
            assertThatExceptionOfType(BasenamedException.class)
                    .isThrownBy(view::flush)
                    .satisfies(e -> assertThat(e.error()).isEqualTo(Win32Error.ERROR_INVALID_ADDRESS));
            view.close();
            assertThat(view.sizeBytes()).isEqualTo(4096);
            assertThat(mapping.isOpen()).isTrue();
        }
    }

    @Test
    void flushing_a_view_without_a_file_does_nothing() {
        try (FileMapping mapping = FileMapping.createUnnamed(10_000);
                View writing = mapping.map(Access.READ_WRITE);
                View reading = mapping.map(Access.READ)) {
            writing.segment().set(JAVA_LONG, 0, 1);
            writing.flush();
            reading.flush();
            assertThat(reading.segment().get(JAVA_LONG, 0)).isEqualTo(1);
        }
    }

    @Test
    void a_thread_that_reads_while_another_closes_gets_an_exception() throws Exception {
        try (FileMapping mapping = FileMapping.createUnnamed(4096)) {
            View view = mapping.map(Access.READ_WRITE);
            CountDownLatch reading = new CountDownLatch(1);
            FutureTask<Long> reader = new FutureTask<>(() -> {
                long sum = 0;
                while (true) {
                    sum += (long) LONG.getVolatile(view.segment(), 0L);
                    reading.countDown();
                    if (sum < 0) {
                        return sum;
                    }
                }
            });
            Thread.ofPlatform().daemon().start(reader);
            reading.await();
            view.close();
            assertThatThrownBy(reader::get).hasCauseInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void a_view_that_a_native_call_is_using_stays_until_that_is_over() throws Exception {
        Pipe pipe = Pipe.open();
        try (FileMapping mapping = FileMapping.createUnnamed(4096);
                View view = mapping.map(Access.READ_WRITE);
                Pipe.SourceChannel source = pipe.source();
                Pipe.SinkChannel sink = pipe.sink()) {
            FutureTask<Integer> reader = new FutureTask<>(() -> source.read(view.asByteBuffer()));
            Thread thread = Thread.ofPlatform().daemon().start(reader);
            while (Arrays.stream(thread.getStackTrace())
                    .noneMatch(frame -> frame.getMethodName().equals("read0"))) {
                Thread.onSpinWait();
            }
            assertThatIllegalStateException().isThrownBy(view::close);
            sink.write(ByteBuffer.wrap(new byte[] {42}));
            assertThat(reader.get()).isOne();
            assertThat(view.segment().get(JAVA_BYTE, 0)).isEqualTo((byte) 42);
        }
    }

    @Test
    void a_view_in_an_arena_ends_with_the_arena_alone() {
        try (FileMapping mapping = FileMapping.createUnnamed(2 * UNIT)) {
            MemorySegment whole;
            MemorySegment part;
            try (Arena arena = Arena.ofConfined()) {
                View view = mapping.map(Access.READ_WRITE, arena);
                whole = view.segment();
                part = mapping.map(Access.READ, arena, UNIT, 8).segment();
                view.close();
                whole.set(JAVA_LONG, UNIT, 7);
                assertThat(part.get(JAVA_LONG, 0)).isEqualTo(7);
            }
            assertThatIllegalStateException().isThrownBy(() -> whole.get(JAVA_LONG, 0));
            assertThatIllegalStateException().isThrownBy(() -> part.get(JAVA_LONG, 0));
        }
    }

    @Test
    void a_confined_arena_keeps_its_views_to_its_thread() throws Exception {
        try (FileMapping mapping = FileMapping.createUnnamed(4096);
                Arena arena = Arena.ofConfined()) {
            View view = mapping.map(Access.READ_WRITE, arena);
            FutureTask<Long> other = new FutureTask<>(() -> view.segment().get(JAVA_LONG, 0));
            FutureTask<View> mapper = new FutureTask<>(() -> mapping.map(Access.READ, arena));
            Thread.ofPlatform().start(other);
            Thread.ofPlatform().start(mapper);
            assertThatThrownBy(other::get).hasCauseInstanceOf(WrongThreadException.class);
            assertThatThrownBy(mapper::get).hasCauseInstanceOf(WrongThreadException.class);
        }
    }

    @Test
    void a_closed_arena_takes_no_view() {
        try (FileMapping mapping = FileMapping.createUnnamed(4096)) {
            Arena arena = Arena.ofShared();
            arena.close();
            assertThatIllegalStateException().isThrownBy(() -> mapping.map(Access.READ, arena));
        }
    }

    @Test
    void a_refused_view_leaves_its_arena_as_it_is() {
        try (FileMapping mapping = FileMapping.createUnnamed(4096);
                Arena arena = Arena.ofShared()) {
            assertThatExceptionOfType(BasenamedException.class)
                    .isThrownBy(() -> mapping.map(Access.READ, arena, 4096, 1));
            assertThat(arena.scope().isAlive()).isTrue();
            assertThat(mapping.map(Access.READ, arena).segment().get(JAVA_LONG, 0))
                    .isZero();
        }
    }

    @Test
    void thousands_of_views_are_all_aligned_and_all_the_same_memory() {
        int count = 5000;
        try (FileMapping mapping = FileMapping.createUnnamed(UNIT + 1);
                Arena arena = Arena.ofConfined()) {
            List<MemorySegment> views = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                // of one page, two pages, and seventeen
                long size = i % 3 == 0 ? 1 : i % 3 == 1 ? 4097 : 0;
                views.add(mapping.map(Access.READ_WRITE, arena, 0, size).segment());
            }
            assertThat(views).allMatch(view -> view.address() % UNIT == 0);
            assertThat(views.stream().map(MemorySegment::address)).doesNotHaveDuplicates();
            views.getFirst().set(JAVA_BYTE, 0, (byte) 99);
            assertThat(views).allMatch(view -> view.get(JAVA_BYTE, 0) == 99);
        }
    }

    @Test
    void views_that_come_and_go_in_any_order_are_aligned() {
        try (FileMapping mapping = FileMapping.createUnnamed(40 * UNIT)) {
            List<View> open = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                View view = mapping.map(Access.READ_WRITE, UNIT * (i % 40), 0);
                assertThat(view.segment().address() % UNIT).isZero();
                view.segment().set(JAVA_LONG, 0, i);
                open.add(view);
                if (open.size() > 20) {
                    open.remove(i * 7 % 20).close();
                }
            }
            open.forEach(View::close);
        }
    }
}
