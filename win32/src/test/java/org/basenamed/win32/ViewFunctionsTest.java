package org.basenamed.win32;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.basenamed.win32.Untouched.no;
import static org.basenamed.win32.Untouched.noView;
import static org.basenamed.win32.Untouched.view;
import static org.basenamed.win32.Untouched.yes;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MapViewOfFile, MapViewOfFileEx, UnmapViewOfFile and FlushViewOfFile. */
@WithBroker
class ViewFunctionsTest {
    private static final int SIZE = 4 * 65_536;

    private long mapping;

    /** The first pipe of a Java machine opens descriptors that stay. */
    @BeforeAll
    static void open_a_pipe() throws IOException {
        Pipe first = Pipe.open();
        first.source().close();
        first.sink().close();
    }

    @BeforeEach
    void create() {
        mapping = create(WinNT.PAGE_READWRITE, SIZE, "n");
    }

    @AfterEach
    void close() {
        yes(() -> Kernel32.CloseHandle(mapping));
    }

    private static long create(int protect, int size, String name) {
        return Untouched.created(
                0, () -> Kernel32.CreateFileMapping(WinNT.INVALID_HANDLE_VALUE, null, protect, 0, size, name));
    }

    private static MemorySegment map(long handle, int access, long offset, long bytes) {
        return Kernel32.MapViewOfFile(handle, access, (int) (offset >>> 32), (int) offset, bytes);
    }

    private MemorySegment mapAt(long address) {
        return Kernel32.MapViewOfFileEx(mapping, WinNT.FILE_MAP_WRITE, 0, 0, 65_536, MemorySegment.ofAddress(address));
    }

    private static void unmap(MemorySegment view) {
        yes(() -> Kernel32.UnmapViewOfFile(view));
    }

    @Test
    void a_view_is_as_long_as_it_was_asked_for_and_lies_at_64_kib() {
        MemorySegment whole = view(() -> map(mapping, WinNT.FILE_MAP_ALL_ACCESS, 0, 0));
        MemorySegment part = view(() -> map(mapping, WinNT.FILE_MAP_READ, 65_536, 100));
        assertThat(whole.byteSize()).isEqualTo(SIZE);
        assertThat(part.byteSize()).isEqualTo(100);
        assertThat(whole.address() % 65_536).isZero();
        assertThat(part.address() % 65_536).isZero();
        whole.set(JAVA_LONG, 65_536 + 8, 42);
        assertThat(part.get(JAVA_LONG, 8)).isEqualTo(42);
        assertThat(part.isReadOnly()).isTrue();
        assertThat(whole.isReadOnly()).isFalse();
        unmap(whole);
        unmap(part);
    }

    /** FM-19, FM-20: access 0 succeeds, and nobody can look into the view. */
    @ParameterizedTest
    @ValueSource(ints = {0, 8, 9, 0x20, 0x28, 0x29})
    void a_view_without_access_can_be_mapped(int access) {
        MemorySegment view = view(() -> map(mapping, access, 0, 0));
        assertThat(Memory.readable(view.address())).isFalse();
        unmap(view);
    }

    /** FM-21: a handle with every right meets the protection of the section, the creator's is missing the right. */
    @Test
    void what_the_section_forbids_is_told_by_87_or_by_5() {
        long readOnly = create(WinNT.PAGE_READONLY, 4096, "ro");
        long all = Untouched.handle(() -> Kernel32.OpenFileMapping(WinNT.FILE_MAP_ALL_ACCESS, false, "ro"));
        noView(5, () -> map(readOnly, WinNT.FILE_MAP_WRITE, 0, 0));
        noView(87, () -> map(all, WinNT.FILE_MAP_WRITE, 0, 0));
        noView(5, () -> map(readOnly, WinNT.FILE_MAP_READ | WinNT.FILE_MAP_EXECUTE, 0, 0));
        noView(87, () -> map(all, WinNT.FILE_MAP_READ | WinNT.FILE_MAP_EXECUTE, 0, 0));
        MemorySegment copy = view(() -> map(readOnly, WinNT.FILE_MAP_COPY, 0, 0));
        copy.set(JAVA_LONG, 0, 1);
        MemorySegment shown = view(() -> map(readOnly, WinNT.FILE_MAP_READ, 0, 0));
        assertThat(shown.get(JAVA_LONG, 0)).isZero();
        unmap(copy);
        unmap(shown);
        yes(() -> Kernel32.CloseHandle(readOnly));
        yes(() -> Kernel32.CloseHandle(all));
    }

    /** FM-20: WRITE does not need READ, READ is not had by WRITE. */
    @Test
    void each_right_alone_maps_its_own_views() {
        long writer = Untouched.handle(() -> Kernel32.OpenFileMapping(WinNT.FILE_MAP_WRITE, false, "n"));
        noView(5, () -> map(writer, WinNT.FILE_MAP_READ, 0, 0));
        noView(5, () -> map(writer, 0, 0, 0));
        unmap(view(() -> map(writer, WinNT.FILE_MAP_WRITE, 0, 0)));
        yes(() -> Kernel32.CloseHandle(writer));
        long reader = Untouched.handle(() -> Kernel32.OpenFileMapping(WinNT.FILE_MAP_READ, false, "n"));
        noView(5, () -> map(reader, WinNT.FILE_MAP_WRITE, 0, 0));
        unmap(view(() -> map(reader, WinNT.FILE_MAP_READ, 0, 0)));
        unmap(view(() -> map(reader, WinNT.FILE_MAP_COPY, 0, 0)));
        unmap(view(() -> map(reader, 0, 0, 0)));
        yes(() -> Kernel32.CloseHandle(reader));
    }

    /** FM-22 to FM-25. */
    @ParameterizedTest
    @CsvSource({
        "4096, 1, 1132",
        "1, 0, 1132",
        "-1, 1, 1132",
        "0x20000, 0x20001, 5",
        "0x40000, 0, 5",
        "0x40000, 1, 5",
        "0x100000000, 1, 5",
        "0, 0x40001, 5",
        "0, -1, 87",
        "0, 0x7FFFFFFFFFFF, 87",
        "4096, -1, 87"
    })
    void offsets_and_lengths_are_refused_with_the_error_of_windows(String offset, String bytes, int error) {
        noView(error, () -> map(mapping, WinNT.FILE_MAP_READ, Long.decode(offset), Long.decode(bytes)));
    }

    /** FM-29. */
    @Test
    void a_range_beyond_the_address_space_is_told_before_the_handle_and_the_handle_before_the_rest() {
        for (long handle : new long[] {0, 0xdeadbee0L, -1, -2, mapping + 4000}) {
            noView(87, () -> map(handle, WinNT.FILE_MAP_READ, 1, -1));
            noView(6, () -> map(handle, WinNT.FILE_MAP_READ, 1, 1));
        }
        noView(1132, () -> map(mapping, WinNT.FILE_MAP_READ, 1, 2 * SIZE));
    }

    /** FM-30. */
    @Test
    void a_view_is_mapped_where_it_was_asked_to_be_or_nowhere() {
        MemorySegment first = view(() -> map(mapping, WinNT.FILE_MAP_WRITE, 0, 65_536));
        long address = first.address();
        noView(487, () -> mapAt(address));
        noView(1132, () -> mapAt(address + 4096));
        noView(1132, () -> mapAt(address + 1));
        noView(87, () -> mapAt(1L << 47));
        noView(87, () -> mapAt(-65_536));
        unmap(first);
        MemorySegment second = view(() -> mapAt(address));
        assertThat(second.address()).isEqualTo(address);
        noView(487, () -> mapAt(address));
        unmap(second);
    }

    @Test
    void memory_of_the_java_machine_is_never_mapped_over() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment own = arena.allocate(3 * 65_536);
            own.fill((byte) 7);
            long inside = (own.address() + 65_535) & -65_536L;
            noView(487, () -> mapAt(inside));
            assertThat(own.toArray(JAVA_BYTE)).containsOnly(7);
        }
    }

    /** FM-34. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 100, 4096, 4196, SIZE - 1})
    void any_address_inside_a_view_unmaps_it_whole(long inside) {
        MemorySegment view = view(() -> map(mapping, WinNT.FILE_MAP_WRITE, 0, 0));
        MemorySegment pointer = MemorySegment.ofAddress(view.address() + inside);
        unmap(pointer);
        assertThat(Memory.readable(view.address())).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> view.get(JAVA_LONG, 0));
        no(487, () -> Kernel32.UnmapViewOfFile(pointer));
        no(487, () -> Kernel32.UnmapViewOfFile(view));
    }

    /** FM-26: the last page belongs to a view as a whole. */
    @Test
    void the_rest_of_the_last_page_is_inside_too() {
        MemorySegment view = view(() -> map(mapping, WinNT.FILE_MAP_WRITE, 0, 1));
        assertThat(view.byteSize()).isOne();
        MemorySegment pointer = MemorySegment.ofAddress(view.address() + 4095);
        no(487, () -> Kernel32.UnmapViewOfFile(MemorySegment.ofAddress(view.address() + 4096)));
        unmap(pointer);
    }

    /** FM-35. */
    @Test
    void what_is_no_view_cannot_be_unmapped() {
        no(487, () -> Kernel32.UnmapViewOfFile(MemorySegment.NULL));
        no(487, () -> Kernel32.UnmapViewOfFile(MemorySegment.ofAddress(-1)));
        no(487, () -> Kernel32.UnmapViewOfFile(MemorySegment.ofArray(new byte[8])));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment own = arena.allocate(8);
            no(487, () -> Kernel32.UnmapViewOfFile(own));
            own.set(JAVA_LONG, 0, 1);
        }
    }

    /** FM-36, FM-75. */
    @Test
    void a_view_needs_no_handle_any_more() {
        long other = Untouched.handle(() -> Kernel32.OpenFileMapping(WinNT.FILE_MAP_ALL_ACCESS, false, "n"));
        MemorySegment view = view(() -> map(other, WinNT.FILE_MAP_WRITE, 0, 0));
        yes(() -> Kernel32.CloseHandle(other));
        view.set(JAVA_LONG, 0, 7);
        assertThat(view.get(JAVA_LONG, 0)).isEqualTo(7);
        unmap(view);
    }

    @Test
    void a_view_that_a_native_call_is_using_stays_and_can_be_unmapped_later() throws Exception {
        MemorySegment view = view(() -> map(mapping, WinNT.FILE_MAP_WRITE, 0, 0));
        Pipe pipe = Pipe.open();
        try (Pipe.SourceChannel source = pipe.source();
                Pipe.SinkChannel sink = pipe.sink()) {
            FutureTask<Integer> reader = new FutureTask<>(() -> source.read(view.asByteBuffer()));
            Thread thread = Thread.ofPlatform().daemon().start(reader);
            while (Arrays.stream(thread.getStackTrace())
                    .noneMatch(frame -> frame.getMethodName().equals("read0"))) {
                Thread.onSpinWait();
            }
            assertThatIllegalStateException().isThrownBy(() -> Kernel32.UnmapViewOfFile(view));
            sink.write(ByteBuffer.wrap(new byte[] {42}));
            assertThat(reader.get()).isOne();
        }
        assertThat(view.get(JAVA_BYTE, 0)).isEqualTo((byte) 42);
        unmap(view);
    }

    @Test
    void of_threads_that_unmap_one_view_one_succeeds() throws Exception {
        for (int round = 0; round < 100; round++) {
            MemorySegment view = view(() -> map(mapping, WinNT.FILE_MAP_WRITE, 0, 0));
            List<FutureTask<Boolean>> tasks = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                FutureTask<Boolean> task = new FutureTask<>(() -> Kernel32.UnmapViewOfFile(view));
                tasks.add(task);
                Thread.ofPlatform().start(task);
            }
            int succeeded = 0;
            for (FutureTask<Boolean> task : tasks) {
                succeeded += task.get() ? 1 : 0;
            }
            assertThat(succeeded).isOne();
        }
    }

    /** FM-39 to FM-42. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 4096, SIZE, SIZE + 1, -1, -8192, Long.MAX_VALUE})
    void flushing_a_view_without_a_file_succeeds(long bytes) {
        MemorySegment writing = view(() -> map(mapping, WinNT.FILE_MAP_WRITE, 0, 0));
        MemorySegment reading = view(() -> map(mapping, WinNT.FILE_MAP_READ, 0, 0));
        writing.set(JAVA_LONG, 0, 7);
        yes(() -> Kernel32.FlushViewOfFile(writing, bytes));
        yes(() -> Kernel32.FlushViewOfFile(writing.asSlice(5000), bytes));
        yes(() -> Kernel32.FlushViewOfFile(reading, bytes));
        assertThat(reading.get(JAVA_LONG, 0)).isEqualTo(7);
        unmap(writing);
        unmap(reading);
        no(487, () -> Kernel32.FlushViewOfFile(writing, bytes));
        no(487, () -> Kernel32.FlushViewOfFile(MemorySegment.NULL, bytes));
    }
}
