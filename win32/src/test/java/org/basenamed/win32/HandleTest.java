package org.basenamed.win32;

import static org.assertj.core.api.Assertions.assertThat;
import static org.basenamed.win32.Untouched.created;
import static org.basenamed.win32.Untouched.no;
import static org.basenamed.win32.Untouched.noView;
import static org.basenamed.win32.Untouched.yes;

import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithBroker
class HandleTest {
    private static long create(@Nullable String name) {
        return created(
                0,
                () -> Kernel32.CreateFileMapping(
                        WinNT.INVALID_HANDLE_VALUE, null, WinNT.PAGE_READWRITE, 0, 4096, name));
    }

    private static void close(long handle) {
        yes(() -> Kernel32.CloseHandle(handle));
    }

    /** HD-3, HD-4, HD-7. */
    @Test
    void values_are_multiples_of_4_and_used_again_last_freed_first() {
        long[] handles = new long[10];
        for (int i = 0; i < handles.length; i++) {
            handles[i] = create(null);
            assertThat(handles[i] % 4).isZero();
            assertThat(handles[i]).isPositive();
        }
        close(handles[3]);
        close(handles[7]);
        assertThat(create(null)).isEqualTo(handles[7]);
        assertThat(create(null)).isEqualTo(handles[3]);
        for (long handle : handles) {
            close(handle);
        }
    }

    /** HD-3. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void the_two_low_bits_are_ignored_by_every_function(int bits) {
        long mapping = create("n");
        long same = mapping | bits;
        OBJECT_BASIC_INFORMATION information = new OBJECT_BASIC_INFORMATION();
        assertThat(Ntdll.NtQueryObject(same, information)).isZero();
        assertThat(Ntdll.NtQuerySection(same, new SECTION_BASIC_INFORMATION())).isZero();
        yes(() -> Kernel32.CompareObjectHandles(mapping, same));
        yes(() -> Kernel32.UnmapViewOfFile(Kernel32.MapViewOfFile(same, WinNT.FILE_MAP_READ, 0, 0, 0)));
        close(same);
        no(6, () -> Kernel32.CloseHandle(mapping));
    }

    /** HD-5. */
    @Test
    void a_handle_fits_into_32_bits_and_comes_back() {
        long mapping = create(null);
        int truncated = (int) mapping;
        yes(() -> Kernel32.CompareObjectHandles(mapping, truncated));
        no(6, () -> Kernel32.CloseHandle(mapping | 1L << 32));
        close(truncated);
    }

    /** HD-15. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 0xdeadbee0L, 0x7FFF_FFFCL, -7, -8, -100, Long.MIN_VALUE, Long.MAX_VALUE})
    void what_is_no_handle_cannot_be_closed(long value) {
        no(6, () -> Kernel32.CloseHandle(value));
    }

    @Test
    void a_handle_is_closed_once() {
        long mapping = create("n");
        close(mapping);
        no(6, () -> Kernel32.CloseHandle(mapping));
        no(6, () -> Kernel32.CompareObjectHandles(mapping, mapping));
        noView(6, () -> Kernel32.MapViewOfFile(mapping, WinNT.FILE_MAP_READ, 0, 0, 0));
        assertThat(Ntdll.NtQueryObject(mapping, new OBJECT_BASIC_INFORMATION())).isEqualTo(Ntdll.STATUS_INVALID_HANDLE);
    }

    /** HD-11: those of the process, the thread and their tokens need no closing. */
    @ParameterizedTest
    @ValueSource(longs = {-1, -2, -4, -5, -6})
    void closing_a_pseudo_handle_does_nothing(long value) {
        close(value);
        close(value);
    }

    /** HD-42. */
    @Test
    void handles_are_the_same_if_their_object_is() {
        long first = create("n");
        long second = Untouched.handle(() -> Kernel32.OpenFileMapping(WinNT.FILE_MAP_READ, true, "n"));
        long other = create("other");
        yes(() -> Kernel32.CompareObjectHandles(first, second));
        yes(() -> Kernel32.CompareObjectHandles(first, first));
        no(1656, () -> Kernel32.CompareObjectHandles(first, other));
        no(6, () -> Kernel32.CompareObjectHandles(first, 0));
        no(6, () -> Kernel32.CompareObjectHandles(0xdeadbee0L, first));
        yes(() -> Kernel32.CompareObjectHandles(-1, -1));
        close(first);
        close(second);
        close(other);
    }

    /** ER-1. */
    @Test
    void each_thread_has_a_last_error_of_its_own() throws Exception {
        Kernel32.SetLastError(5);
        FutureTask<Integer> platform = new FutureTask<>(HandleTest::failAndTell);
        FutureTask<Integer> virtual = new FutureTask<>(HandleTest::failAndTell);
        Thread.ofPlatform().start(platform);
        Thread.ofVirtual().start(virtual);
        assertThat(platform.get()).isEqualTo(6);
        assertThat(virtual.get()).isEqualTo(6);
        assertThat(Kernel32.GetLastError()).isEqualTo(5);
    }

    private static int failAndTell() {
        assertThat(Kernel32.GetLastError()).isZero();
        assertThat(Kernel32.CloseHandle(0)).isFalse();
        return Kernel32.GetLastError();
    }
}
