package org.basenamed.win32;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.basenamed.win32.Win32.failure;
import static org.basenamed.win32.Win32.get;
import static org.basenamed.win32.Win32.open;
import static org.basenamed.win32.Win32.region;
import static org.basenamed.win32.Win32.section;
import static org.basenamed.win32.Win32.set;
import static org.basenamed.win32.Win32.view;
import static org.basenamed.win32.WinNT.FILE_MAP_WRITE;
import static org.basenamed.win32.WinNT.INVALID_HANDLE_VALUE;
import static org.basenamed.win32.WinNT.PAGE_READONLY;
import static org.basenamed.win32.WinNT.PAGE_READWRITE;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of sections and views as a whole: where they lie, who shares what, and how long. */
@WithBroker
class SectionRulesTest {
    private static final int BYTES = 65_536;
    private static final long HUGE = 1L << 42;
    private static final VarHandle COUNT = JAVA_INT.varHandle();

    @Test
    void fm_27_views_lie_at_multiples_of_64_kib_and_each_elsewhere() {
        long handle = section(PAGE_READWRITE, BYTES);
        MemorySegment one = view(handle, FILE_MAP_WRITE);
        MemorySegment other = view(handle, FILE_MAP_WRITE);
        assertThat(List.of(one.address() % BYTES, other.address() % BYTES)).containsOnly(0L);
        assertThat(one.address()).isNotEqualTo(other.address());
        unmap(one, other);
        close(handle);
    }

    @Test
    void fm_28_a_view_for_which_there_is_no_room_is_refused_and_the_others_stay() {
        long handle = section(PAGE_READWRITE | WinNT.SEC_RESERVE, HUGE);
        List<MemorySegment> views = new ArrayList<>();
        MemorySegment last = Kernel32.MapViewOfFile(handle, FILE_MAP_WRITE, 0, 0, 0);
        while (last.address() != 0) {
            views.add(last);
            last = Kernel32.MapViewOfFile(handle, FILE_MAP_WRITE, 0, 0, 0);
        }
        assertThat(failure(last)).isEqualTo(WinError.ERROR_NOT_ENOUGH_MEMORY);
        // 47 bits of addresses hold 32, less what is there already
        assertThat(views).hasSizeBetween(1, 31);
        assertThat(region(views.getFirst()).bytes()).isEqualTo(HUGE);
        unmap(views.toArray(MemorySegment[]::new));
        close(handle);
    }

    @Test
    void fm_33_a_view_of_memory_is_neither_reserved_nor_committed_by_mapping_it() {
        long handle = section(PAGE_READWRITE, BYTES);
        for (int type : new int[] {WinNT.MEM_RESERVE, WinNT.MEM_COMMIT, WinNT.MEM_RESERVE | WinNT.MEM_COMMIT}) {
            MemorySegment refused =
                    MemoryApi.MapViewOfFile3(handle, -1, MemorySegment.NULL, 0, 0, type, PAGE_READWRITE);
            assertThat(failure(refused)).as("type 0x%x", type).isEqualTo(WinError.ERROR_INVALID_PARAMETER);
        }
        close(handle);
    }

    @Test
    void fm_37_and_72_what_was_written_is_in_the_file_although_nobody_flushed(@TempDir Path directory)
            throws IOException {
        Path path = Files.write(directory.resolve("f"), new byte[BYTES]);
        long file = open(path, Win32.READ_WRITE);
        long handle = Win32.handle(section(file, PAGE_READWRITE, 0));
        MemorySegment written = view(handle, FILE_MAP_WRITE);
        set(written, 4097, 7);
        unmap(written);
        close(handle);
        close(file);
        assertThat(Files.readAllBytes(path)[4097]).isEqualTo((byte) 7);
    }

    /** There are no images here: what Windows says of a file that is none is said of all. */
    @Test
    void fm_45_there_are_no_images(@TempDir Path directory) throws IOException {
        Path path = Files.write(directory.resolve("f"), new byte[BYTES]);
        long file = open(path, Win32.READ_WRITE);
        assertThat(failure(section(file, PAGE_READONLY | WinNT.SEC_IMAGE, 0))).isEqualTo(WinError.ERROR_BAD_EXE_FORMAT);
        close(file);
    }

    @Test
    void fm_68_two_sections_without_a_file_share_nothing() {
        long one = section(PAGE_READWRITE, BYTES);
        long other = section(PAGE_READWRITE, BYTES);
        MemorySegment written = view(one, FILE_MAP_WRITE);
        MemorySegment untouched = view(other, FILE_MAP_WRITE);
        written.fill((byte) 7);
        assertThat(untouched.mismatch(MemorySegment.ofArray(new byte[BYTES]))).isEqualTo(-1);
        unmap(written, untouched);
        close(one);
        close(other);
    }

    @Test
    void fm_71_interlocked_operations_lose_nothing_between_views() throws InterruptedException {
        long handle = section(PAGE_READWRITE, BYTES);
        MemorySegment one = view(handle, FILE_MAP_WRITE);
        MemorySegment other = view(handle, FILE_MAP_WRITE);
        Thread adder = Thread.ofPlatform().start(() -> add(other, 100_000));
        add(one, 100_000);
        adder.join();
        assertThat((int) COUNT.getVolatile(one, 0L)).isEqualTo(200_000);
        unmap(one, other);
        close(handle);
    }

    private static void add(MemorySegment view, int times) {
        for (int i = 0; i < times; i++) {
            COUNT.getAndAdd(view, 0L, 1);
        }
    }

    @Test
    void fm_77_and_80_the_name_goes_with_the_last_handle_and_the_memory_with_the_last_view() {
        long first =
                Win32.handle(Kernel32.CreateFileMapping(INVALID_HANDLE_VALUE, null, PAGE_READWRITE, 0, BYTES, "rules"));
        long second = Win32.handle(Kernel32.OpenFileMapping(FILE_MAP_WRITE, false, "rules"));
        MemorySegment kept = view(second, FILE_MAP_WRITE);
        kept.set(JAVA_LONG, 0, 42);
        close(first);
        close(Win32.handle(Kernel32.OpenFileMapping(FILE_MAP_WRITE, false, "rules")));
        close(second);
        assertThat(failure(Kernel32.OpenFileMapping(FILE_MAP_WRITE, false, "rules")))
                .isEqualTo(WinError.ERROR_FILE_NOT_FOUND);
        long fresh =
                Win32.handle(Kernel32.CreateFileMapping(INVALID_HANDLE_VALUE, null, PAGE_READWRITE, 0, BYTES, "rules"));
        assertThat(Kernel32.GetLastError()).isEqualTo(WinError.ERROR_SUCCESS);
        MemorySegment other = view(fresh, FILE_MAP_WRITE);
        assertThat(get(other, 0)).isZero();
        assertThat(kept.get(JAVA_LONG, 0)).isEqualTo(42);
        unmap(kept, other);
        close(fresh);
    }

    private static void unmap(MemorySegment... views) {
        for (MemorySegment view : views) {
            assertThat(Kernel32.UnmapViewOfFile(view)).isTrue();
        }
    }

    private static void close(long handle) {
        assertThat(Kernel32.CloseHandle(handle)).isTrue();
    }
}
