package org.basenamed.win32;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.basenamed.win32.Untouched.no;
import static org.basenamed.win32.Untouched.view;
import static org.basenamed.win32.Untouched.yes;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** VirtualQuery and VirtualProtect on views: FM-44 to FM-49, FM-57 to FM-59b. */
@WithBroker
class VirtualMemoryTest {
    private static final int PAGE = 4096;
    private static final int PAGES = 8;

    private long mapping;
    private MemorySegment view = MemorySegment.NULL;

    @BeforeEach
    void create() {
        mapping = create(WinNT.PAGE_EXECUTE_READWRITE);
        view = map(mapping, WinNT.FILE_MAP_WRITE);
    }

    @AfterEach
    void close() {
        Kernel32.UnmapViewOfFile(view);
        yes(() -> Kernel32.CloseHandle(mapping));
    }

    private static long create(int protect) {
        return Untouched.created(
                0, () -> Kernel32.CreateFileMapping(WinNT.INVALID_HANDLE_VALUE, null, protect, 0, PAGES * PAGE, null));
    }

    private static MemorySegment map(long handle, int access) {
        return view(() -> Kernel32.MapViewOfFile(handle, access, 0, 0, 0));
    }

    private static MemorySegment at(MemorySegment view, long offset) {
        return MemorySegment.ofAddress(view.address() + offset);
    }

    private static MEMORY_BASIC_INFORMATION query(MemorySegment address) {
        MEMORY_BASIC_INFORMATION information = new MEMORY_BASIC_INFORMATION();
        Kernel32.SetLastError(Untouched.MARK);
        assertThat(Kernel32.VirtualQuery(address, information, MEMORY_BASIC_INFORMATION.SIZE))
                .isEqualTo(48);
        assertThat(Kernel32.GetLastError()).isEqualTo(Untouched.MARK);
        return information;
    }

    private static int protect(MemorySegment address, long bytes, int protection) {
        int[] old = {-1};
        yes(() -> Kernel32.VirtualProtect(address, bytes, protection, old));
        return old[0];
    }

    private void run(long firstPage, long pages, int protection) {
        MEMORY_BASIC_INFORMATION information = query(at(view, firstPage * PAGE));
        assertThat(information.BaseAddress).isEqualTo(view.address() + firstPage * PAGE);
        assertThat(information.AllocationBase).isEqualTo(view.address());
        assertThat(information.AllocationProtect).isEqualTo(WinNT.PAGE_READWRITE);
        assertThat(information.RegionSize).isEqualTo(pages * PAGE);
        assertThat(information.Protect).isEqualTo(protection);
        assertThat(information.State).isEqualTo(WinNT.MEM_COMMIT);
        assertThat(information.Type).isEqualTo(WinNT.MEM_MAPPED);
    }

    /** FM-44. */
    @Test
    void a_fresh_view_is_one_run_of_pages() {
        run(0, PAGES, WinNT.PAGE_READWRITE);
        run(3, PAGES - 3, WinNT.PAGE_READWRITE);
        assertThat(query(at(view, 5000)).BaseAddress).isEqualTo(view.address() + PAGE);
        assertThat(query(at(view, PAGES * PAGE - 1)).RegionSize).isEqualTo(PAGE);
    }

    @Test
    void a_view_of_one_byte_is_a_page() {
        MemorySegment small = view(() -> Kernel32.MapViewOfFile(mapping, WinNT.FILE_MAP_COPY, 0, 0, 1));
        assertThat(query(small).RegionSize).isEqualTo(PAGE);
        assertThat(query(small).Protect).isEqualTo(WinNT.PAGE_WRITECOPY);
        yes(() -> Kernel32.UnmapViewOfFile(small));
    }

    /** FM-46. */
    @Test
    void pages_that_are_not_cached_say_so() {
        long uncached = create(WinNT.PAGE_READWRITE | WinNT.SEC_COMMIT | WinNT.SEC_NOCACHE);
        MemorySegment its = map(uncached, WinNT.FILE_MAP_WRITE);
        assertThat(query(its).Protect).isEqualTo(0x204);
        assertThat(query(its).AllocationProtect).isEqualTo(0x204);
        assertThat(protect(its, PAGE, WinNT.PAGE_READONLY)).isEqualTo(0x204);
        assertThat(query(its).Protect).isEqualTo(0x202);
        yes(() -> Kernel32.UnmapViewOfFile(its));
        yes(() -> Kernel32.CloseHandle(uncached));
    }

    /** FM-48. */
    @Test
    void after_unmapping_the_range_is_free() {
        yes(() -> Kernel32.UnmapViewOfFile(view));
        MEMORY_BASIC_INFORMATION information = query(at(view, 100));
        assertThat(information.BaseAddress).isEqualTo(view.address());
        assertThat(information.State).isEqualTo(WinNT.MEM_FREE);
        assertThat(information.Protect).isEqualTo(WinNT.PAGE_NOACCESS);
        assertThat(information.AllocationBase).isZero();
        assertThat(information.AllocationProtect).isZero();
        assertThat(information.Type).isZero();
        assertThat(information.RegionSize).isPositive();
    }

    @Test
    void what_cannot_be_queried_is_refused() {
        MEMORY_BASIC_INFORMATION information = new MEMORY_BASIC_INFORMATION();
        Kernel32.SetLastError(Untouched.MARK);
        assertThat(Kernel32.VirtualQuery(view, information, 47)).isZero();
        assertThat(Kernel32.GetLastError()).isEqualTo(24);
        for (long address : new long[] {1L << 47, -1, Long.MIN_VALUE}) {
            Kernel32.SetLastError(Untouched.MARK);
            assertThat(Kernel32.VirtualQuery(MemorySegment.ofAddress(address), information, 48))
                    .isZero();
            assertThat(Kernel32.GetLastError()).isEqualTo(87);
        }
    }

    /** FM-49, FM-59b. */
    @Test
    void a_change_splits_the_run_and_is_this_views_alone() {
        MemorySegment other = map(mapping, WinNT.FILE_MAP_WRITE);
        assertThat(protect(at(view, 2 * PAGE + 1), PAGE, WinNT.PAGE_READONLY)).isEqualTo(WinNT.PAGE_READWRITE);
        run(0, 2, WinNT.PAGE_READWRITE);
        run(2, 2, WinNT.PAGE_READONLY);
        run(3, 1, WinNT.PAGE_READONLY);
        run(4, PAGES - 4, WinNT.PAGE_READWRITE);
        assertThat(Memory.writable(view.address() + 2 * PAGE)).isFalse();
        assertThat(Memory.readable(view.address() + 2 * PAGE)).isTrue();
        assertThat(Memory.writable(view.address() + PAGE)).isTrue();
        assertThat(query(other).RegionSize).isEqualTo(PAGES * PAGE);
        assertThat(Memory.writable(other.address() + 2 * PAGE)).isTrue();
        assertThat(protect(at(view, 3 * PAGE), 1, WinNT.PAGE_NOACCESS)).isEqualTo(WinNT.PAGE_READONLY);
        run(2, 1, WinNT.PAGE_READONLY);
        run(3, 1, WinNT.PAGE_NOACCESS);
        assertThat(Memory.readable(view.address() + 3 * PAGE)).isFalse();
        assertThat(protect(view, PAGES * PAGE, WinNT.PAGE_READWRITE)).isEqualTo(WinNT.PAGE_READWRITE);
        run(0, PAGES, WinNT.PAGE_READWRITE);
        view.set(JAVA_LONG, 3 * PAGE, 7);
        assertThat(other.get(JAVA_LONG, 3 * PAGE)).isEqualTo(7);
        yes(() -> Kernel32.UnmapViewOfFile(other));
    }

    /** FM-57: one line a view (by its access), one column a protection in the order of their values. */
    @ParameterizedTest
    @CsvSource({
        "0x00, y n n n n n n n",
        "0x04, y y n y n n n n",
        "0x02, y y y y n n n n",
        "0x01, y y n y n n n n",
        "0x24, y y n y y y n y",
        "0x22, y y y y y y y y",
        "0x21, y y n y y y n y"
    })
    void a_page_never_gets_more_than_the_view_was_mapped_with(String access, String row) {
        MemorySegment its = map(mapping, Integer.decode(access));
        int original = query(its).Protect;
        String[] allowed = row.split(" ", -1);
        for (int i = 0; i < allowed.length; i++) {
            int wanted = 1 << i;
            if (allowed[i].equals("y")) {
                assertThat(protect(its, PAGE, wanted)).isEqualTo(original);
                assertThat(query(its).Protect).isEqualTo(wanted);
                assertThat(protect(its, PAGE, original)).isEqualTo(wanted);
            } else {
                no(87, () -> Kernel32.VirtualProtect(its, PAGE, wanted, new int[1]));
            }
            assertThat(query(its).Protect).isEqualTo(original);
            assertThat(query(its).RegionSize).isEqualTo(PAGES * PAGE);
        }
        yes(() -> Kernel32.UnmapViewOfFile(its));
    }

    /** FM-57: a page for copying of a view that is shared does not let a write through to the others. */
    @Test
    void what_becomes_write_copy_is_not_written_through() {
        MemorySegment other = map(mapping, WinNT.FILE_MAP_READ);
        protect(view, 2 * PAGE, WinNT.PAGE_WRITECOPY);
        view.set(JAVA_LONG, 0, 4);
        assertThat(other.get(JAVA_LONG, 0)).isZero();
        protect(view, 2 * PAGE, WinNT.PAGE_READWRITE);
        view.set(JAVA_LONG, PAGE, 5);
        assertThat(other.get(JAVA_LONG, PAGE)).isEqualTo(5);
        yes(() -> Kernel32.UnmapViewOfFile(other));
    }

    /** FM-57 to FM-59a; nothing has changed after any of them. */
    @Test
    void what_cannot_be_changed_is_refused() {
        int[] old = {-1};
        no(998, () -> Kernel32.VirtualProtect(view, PAGE, WinNT.PAGE_READONLY, null));
        no(998, () -> Kernel32.VirtualProtect(view, PAGE, WinNT.PAGE_READONLY, new int[0]));
        for (int illegal : new int[] {0, 3, 6, 0x0C, 0x60, 0x800, -1}) {
            no(87, () -> Kernel32.VirtualProtect(view, PAGE, illegal, old));
        }
        no(87, () -> Kernel32.VirtualProtect(view, 0, WinNT.PAGE_READONLY, old));
        no(87, () -> Kernel32.VirtualProtect(at(view, PAGE), 0, WinNT.PAGE_READONLY, old));
        no(487, () -> Kernel32.VirtualProtect(MemorySegment.NULL, PAGE, WinNT.PAGE_READONLY, old));
        assertThat(old).containsExactly(-1);
        run(0, PAGES, WinNT.PAGE_READWRITE);
    }

    @ParameterizedTest
    @ValueSource(longs = {PAGES * PAGE + 1, 1L << 46, Long.MAX_VALUE, -1, -4096, Long.MIN_VALUE})
    void a_range_that_leaves_the_view_is_refused(long bytes) {
        int[] old = {-1};
        no(487, () -> Kernel32.VirtualProtect(view, bytes, WinNT.PAGE_READONLY, old));
        no(487, () -> Kernel32.VirtualProtect(at(view, 7 * PAGE), bytes - 7 * PAGE, WinNT.PAGE_READONLY, old));
        assertThat(old).containsExactly(-1);
        run(0, PAGES, WinNT.PAGE_READWRITE);
    }
}
