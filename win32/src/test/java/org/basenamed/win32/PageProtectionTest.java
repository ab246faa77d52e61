package org.basenamed.win32;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.basenamed.win32.Win32.committed;
import static org.basenamed.win32.Win32.failure;
import static org.basenamed.win32.Win32.get;
import static org.basenamed.win32.Win32.probe;
import static org.basenamed.win32.Win32.region;
import static org.basenamed.win32.Win32.section;
import static org.basenamed.win32.Win32.set;
import static org.basenamed.win32.Win32.view;
import static org.basenamed.win32.WinNT.*;

import java.lang.foreign.MemorySegment;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Protections of pages in views: FM-44 to FM-49, FM-57 to FM-64. */
@WithBroker
class PageProtectionTest {
    private static final long PAGE = 4096;
    private static final long BYTES = 4 * PAGE;

    private static final Map<Integer, Integer> VIEWS = Map.of(
            PAGE_NOACCESS,
            0,
            PAGE_READONLY,
            FILE_MAP_READ,
            PAGE_WRITECOPY,
            FILE_MAP_COPY,
            PAGE_READWRITE,
            FILE_MAP_WRITE,
            PAGE_EXECUTE_READ,
            FILE_MAP_READ | FILE_MAP_EXECUTE,
            PAGE_EXECUTE_WRITECOPY,
            FILE_MAP_COPY | FILE_MAP_EXECUTE,
            PAGE_EXECUTE_READWRITE,
            FILE_MAP_WRITE | FILE_MAP_EXECUTE);

    private long section;

    @BeforeEach
    void makeTheSection() {
        section = section(PAGE_EXECUTE_READWRITE, BYTES);
    }

    @AfterEach
    void closeTheSection() {
        // a test may have done so itself
        Kernel32.CloseHandle(section);
    }

    private static int protect(MemorySegment at, long bytes, int wanted) {
        int[] old = new int[1];
        assertThat(Kernel32.VirtualProtect(at, bytes, wanted, old))
                .as("last error %d", Kernel32.GetLastError())
                .isTrue();
        return old[0];
    }

    private static String access(int protect) {
        return switch (protect & 0xFF) {
            case PAGE_NOACCESS -> "";
            case PAGE_READONLY, PAGE_WRITECOPY -> "R";
            case PAGE_READWRITE -> "RW";
            case PAGE_EXECUTE, PAGE_EXECUTE_READ, PAGE_EXECUTE_WRITECOPY -> "RX";
            default -> "RWX";
        };
    }

    /** FM-57, the whole matrix; and what the pages then really allow. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                PAGE_NOACCESS,
                PAGE_READONLY,
                PAGE_WRITECOPY,
                PAGE_READWRITE,
                PAGE_EXECUTE_READ,
                PAGE_EXECUTE_WRITECOPY,
                PAGE_EXECUTE_READWRITE
            })
    void fm_57_pages_get_what_the_view_could_do_at_first(int original) {
        MemorySegment view = view(section, VIEWS.getOrDefault(original, 0));
        assertThat(region(view)).isEqualTo(committed(original, original, BYTES));
        for (int wanted = 1; wanted <= PAGE_EXECUTE_WRITECOPY; wanted <<= 1) {
            boolean allowed =
                    access(wanted).chars().allMatch(it -> access(original).indexOf(it) >= 0);
            int[] old = new int[1];
            assertThat(Kernel32.VirtualProtect(view, PAGE, wanted, old))
                    .as("%x to %x", original, wanted)
                    .isEqualTo(allowed);
            if (allowed) {
                assertThat(region(view).protect()).isEqualTo(wanted);
                assertThat(probe(view)).isEqualTo(kernelAccess(wanted));
                assertThat(Kernel32.UnmapViewOfFile(view)).isTrue();
                view = view(section, VIEWS.getOrDefault(original, 0));
            } else {
                assertThat(Kernel32.GetLastError()).isEqualTo(WinError.ERROR_INVALID_PARAMETER);
                assertThat(region(view).protect()).isEqualTo(original);
            }
        }
        assertThat(Kernel32.UnmapViewOfFile(view)).isTrue();
    }

    private static String kernelAccess(int protect) {
        boolean copied = protect == PAGE_WRITECOPY || protect == PAGE_EXECUTE_WRITECOPY;
        return access(protect).isEmpty() ? "" : copied || access(protect).contains("W") ? "RW" : "R";
    }

    @Test
    void fm_19_access_0_maps_pages_that_throw_when_they_are_touched() {
        MemorySegment view = view(section, 0);
        assertThatThrownBy(() -> get(view, 0)).isInstanceOf(InternalError.class);
        assertThat(Kernel32.UnmapViewOfFile(view)).isTrue();
    }

    @Test
    void fm_57_no_access_is_allowed_throws_and_goes_away_with_the_content_kept() {
        MemorySegment view = view(section, FILE_MAP_WRITE);
        set(view, PAGE, 42);
        assertThat(protect(view.asSlice(PAGE), PAGE, PAGE_NOACCESS)).isEqualTo(PAGE_READWRITE);
        assertThatThrownBy(() -> get(view, PAGE)).isInstanceOf(InternalError.class);
        assertThat(region(view)).isEqualTo(committed(PAGE_READWRITE, PAGE_READWRITE, PAGE));
        assertThat(region(view.asSlice(PAGE))).isEqualTo(committed(PAGE_NOACCESS, PAGE_READWRITE, PAGE));
        assertThat(region(view.asSlice(2 * PAGE))).isEqualTo(committed(PAGE_READWRITE, PAGE_READWRITE, 2 * PAGE));
        assertThat(protect(view.asSlice(PAGE), PAGE, PAGE_READWRITE)).isEqualTo(PAGE_NOACCESS);
        assertThat(get(view, PAGE)).isEqualTo((byte) 42);
        assertThat(region(view)).isEqualTo(committed(PAGE_READWRITE, PAGE_READWRITE, BYTES));
        assertThat(Kernel32.UnmapViewOfFile(view)).isTrue();
    }

    @Test
    void fm_59b_other_views_keep_their_protection_and_see_the_same_bytes() {
        MemorySegment one = view(section, FILE_MAP_WRITE);
        MemorySegment other = view(section, FILE_MAP_WRITE);
        protect(one, PAGE, PAGE_READONLY);
        assertThat(probe(one)).isEqualTo("R");
        assertThat(probe(other)).isEqualTo("RW");
        set(other, 0, 5);
        assertThat(get(one, 0)).isEqualTo((byte) 5);
        assertThat(Kernel32.UnmapViewOfFile(one)).isTrue();
        assertThat(Kernel32.UnmapViewOfFile(other)).isTrue();
    }

    @Test
    void fm_60_to_64_a_written_page_is_the_views_own_and_the_rest_is_shared() {
        MemorySegment shared = view(section, FILE_MAP_WRITE);
        MemorySegment copy = view(section, FILE_MAP_COPY);
        MemorySegment second = view(section, FILE_MAP_COPY);
        set(shared, PAGE, 1);
        assertThat(get(copy, PAGE)).isEqualTo((byte) 1);
        assertThat(region(copy)).isEqualTo(committed(PAGE_WRITECOPY, PAGE_WRITECOPY, BYTES));
        set(copy, PAGE, 2);
        set(shared, PAGE + 1, 3);
        set(shared, 0, 4);
        assertThat(get(copy, PAGE + 1)).isZero();
        assertThat(get(copy, 0)).isEqualTo((byte) 4);
        assertThat(get(shared, PAGE)).isEqualTo((byte) 1);
        assertThat(get(second, PAGE)).isEqualTo((byte) 1);
        // FM-62
        assertThat(region(copy)).isEqualTo(committed(PAGE_WRITECOPY, PAGE_WRITECOPY, PAGE));
        assertThat(region(copy.asSlice(PAGE))).isEqualTo(committed(PAGE_READWRITE, PAGE_WRITECOPY, PAGE));
        assertThat(region(copy.asSlice(2 * PAGE))).isEqualTo(committed(PAGE_WRITECOPY, PAGE_WRITECOPY, 2 * PAGE));
        // FM-63
        assertThat(protect(copy, BYTES, PAGE_WRITECOPY)).isEqualTo(PAGE_WRITECOPY);
        assertThat(region(copy.asSlice(PAGE)).protect()).isEqualTo(PAGE_READWRITE);
        assertThat(get(copy, PAGE)).isEqualTo((byte) 2);
        for (MemorySegment view : new MemorySegment[] {shared, copy, second}) {
            assertThat(Kernel32.UnmapViewOfFile(view)).isTrue();
        }
    }

    @Test
    void fm_57_a_copied_page_survives_no_access() {
        MemorySegment copy = view(section, FILE_MAP_COPY);
        set(copy, PAGE, 7);
        protect(copy, BYTES, PAGE_NOACCESS);
        assertThatThrownBy(() -> get(copy, PAGE)).isInstanceOf(InternalError.class);
        protect(copy, BYTES, PAGE_READONLY);
        assertThat(get(copy, PAGE)).isEqualTo((byte) 7);
        assertThat(probe(copy.asSlice(PAGE))).isEqualTo("R");
        protect(copy, BYTES, PAGE_WRITECOPY);
        assertThat(region(copy.asSlice(PAGE)).protect()).isEqualTo(PAGE_READWRITE);
        assertThat(Kernel32.UnmapViewOfFile(copy)).isTrue();
    }

    @Test
    void fm_57_a_view_that_writes_may_copy_for_a_while() {
        MemorySegment view = view(section, FILE_MAP_WRITE);
        MemorySegment other = view(section, FILE_MAP_WRITE);
        protect(view, 2 * PAGE, PAGE_WRITECOPY);
        set(view, 0, 9);
        assertThat(get(other, 0)).isZero();
        protect(view, 2 * PAGE, PAGE_READWRITE);
        assertThat(get(view, 0)).as("a copy stays one").isEqualTo((byte) 9);
        set(view, PAGE, 8);
        assertThat(get(other, PAGE)).as("what was not copied is shared again").isEqualTo((byte) 8);
        assertThat(Kernel32.UnmapViewOfFile(view)).isTrue();
        assertThat(Kernel32.UnmapViewOfFile(other)).isTrue();
    }

    @Test
    void fm_59_a_guard_page_throws_and_keeps_its_content() {
        MemorySegment view = view(section, FILE_MAP_WRITE);
        set(view, 0, 3);
        protect(view, PAGE, PAGE_READWRITE | PAGE_GUARD);
        assertThat(region(view)).isEqualTo(committed(PAGE_READWRITE | PAGE_GUARD, PAGE_READWRITE, PAGE));
        assertThatThrownBy(() -> get(view, 0)).isInstanceOf(InternalError.class);
        assertThat(protect(view, PAGE, PAGE_READWRITE)).isEqualTo(PAGE_READWRITE | PAGE_GUARD);
        assertThat(get(view, 0)).isEqualTo((byte) 3);
        int[] old = new int[1];
        assertThat(failure(Kernel32.VirtualProtect(view, PAGE, PAGE_NOACCESS | PAGE_GUARD, old)))
                .isEqualTo(WinError.ERROR_INVALID_PARAMETER);
        assertThat(Kernel32.UnmapViewOfFile(view)).isTrue();
    }

    @Test
    void fm_58_and_59_refusals_change_nothing() {
        MemorySegment view = view(section, FILE_MAP_WRITE);
        int[] old = new int[1];
        assertThat(failure(Kernel32.VirtualProtect(view, PAGE, PAGE_READONLY, new int[0])))
                .isEqualTo(WinError.ERROR_NOACCESS);
        assertThat(failure(Kernel32.VirtualProtect(view, PAGE, PAGE_READONLY | PAGE_READWRITE, old)))
                .isEqualTo(WinError.ERROR_INVALID_PARAMETER);
        assertThat(failure(Kernel32.VirtualProtect(view, BYTES + 1, PAGE_READONLY, old)))
                .isEqualTo(WinError.ERROR_INVALID_ADDRESS);
        assertThat(region(view)).isEqualTo(committed(PAGE_READWRITE, PAGE_READWRITE, BYTES));
        assertThat(Kernel32.UnmapViewOfFile(view)).isTrue();
    }

    @Test
    void fm_46_pages_of_a_section_without_caching_say_so() {
        long uncached = section(PAGE_READWRITE | SEC_COMMIT | SEC_NOCACHE, PAGE);
        MemorySegment view = view(uncached, FILE_MAP_WRITE);
        assertThat(region(view))
                .isEqualTo(committed(PAGE_READWRITE | PAGE_NOCACHE, PAGE_READWRITE | PAGE_NOCACHE, PAGE));
        assertThat(Kernel32.UnmapViewOfFile(view)).isTrue();
        assertThat(Kernel32.CloseHandle(uncached)).isTrue();
    }
}
