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
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.MemorySegment;
import org.basenamed.linux.Userfaultfd;
import org.basenamed.win32.Win32.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reserving and committing: FM-47, FM-50 to FM-56. */
@WithBroker
class ReservedSectionTest {
    private static final long PAGE = 4096;
    private static final long BYTES = 64 * PAGE;

    private long section;

    @BeforeEach
    void makeTheSection() {
        section = section(PAGE_READWRITE | SEC_RESERVE, BYTES);
    }

    @AfterEach
    void closeTheSection() {
        // a test may have done so itself
        Kernel32.CloseHandle(section);
    }

    private static Region reserved(int allocationProtect, long bytes) {
        return new Region(MEM_RESERVE, 0, allocationProtect, bytes);
    }

    private static MemorySegment commit(MemorySegment at, long bytes, int protect) {
        return MemoryApi.VirtualAlloc(at, bytes, MEM_COMMIT, protect);
    }

    @Test
    void fm_47_and_53_pages_throw_until_they_are_committed() {
        assumeTrue(Userfaultfd.isAvailable(), "userfaultfd is forbidden here: reserved pages cannot be watched");
        MemorySegment view = view(section, FILE_MAP_WRITE);
        assertThat(region(view)).isEqualTo(reserved(PAGE_READWRITE, BYTES));
        assertThatThrownBy(() -> get(view, 0)).isInstanceOf(InternalError.class);
        assertThatThrownBy(() -> set(view, 0, 1)).isInstanceOf(InternalError.class);
        assertThat(commit(view.asSlice(PAGE + 1), PAGE, PAGE_READWRITE).address())
                .isEqualTo(view.address() + PAGE);
        assertThat(region(view)).isEqualTo(reserved(PAGE_READWRITE, PAGE));
        assertThat(region(view.asSlice(PAGE))).isEqualTo(committed(PAGE_READWRITE, PAGE_READWRITE, 2 * PAGE));
        assertThat(get(view, PAGE)).isZero();
        set(view, 3 * PAGE - 1, 1);
        assertThatThrownBy(() -> get(view, 3 * PAGE)).isInstanceOf(InternalError.class);
        assertThat(Kernel32.UnmapViewOfFile(view)).isTrue();
    }

    @Test
    void fm_50_a_commit_holds_for_views_that_are_mapped_and_for_those_to_come() {
        MemorySegment one = view(section, FILE_MAP_WRITE);
        MemorySegment reader = view(section, FILE_MAP_READ);
        commit(one, PAGE, PAGE_READWRITE);
        set(one, 0, 6);
        assertThat(get(reader, 0)).isEqualTo((byte) 6);
        assertThat(region(reader)).isEqualTo(committed(PAGE_READONLY, PAGE_READONLY, PAGE));
        MemorySegment later = view(section, FILE_MAP_COPY);
        assertThat(get(later, 0)).isEqualTo((byte) 6);
        assertThat(probe(reader)).isEqualTo("R");
        for (MemorySegment view : new MemorySegment[] {one, reader, later}) {
            assertThat(Kernel32.UnmapViewOfFile(view)).isTrue();
        }
    }

    @Test
    void fm_50a_a_reader_may_commit_and_no_one_more_than_his_view_allows() {
        MemorySegment reader = view(section, FILE_MAP_READ);
        MemorySegment writer = view(section, FILE_MAP_WRITE);
        assertThat(failure(commit(reader, PAGE, PAGE_READWRITE))).isEqualTo(WinError.ERROR_INVALID_PARAMETER);
        assertThat(region(reader)).isEqualTo(reserved(PAGE_READONLY, BYTES));
        assertThat(commit(reader, PAGE, PAGE_READONLY).address()).isEqualTo(reader.address());
        set(writer, 0, 2);
        assertThat(get(reader, 0)).isEqualTo((byte) 2);
        assertThat(region(writer)).isEqualTo(committed(PAGE_READWRITE, PAGE_READWRITE, PAGE));
        assertThat(Kernel32.UnmapViewOfFile(reader)).isTrue();
        assertThat(Kernel32.UnmapViewOfFile(writer)).isTrue();
    }

    @Test
    void fm_50_the_committing_view_gets_the_protection_asked_for() {
        MemorySegment one = view(section, FILE_MAP_WRITE);
        MemorySegment other = view(section, FILE_MAP_WRITE);
        commit(one, 2 * PAGE, PAGE_READONLY);
        assertThat(region(one)).isEqualTo(committed(PAGE_READONLY, PAGE_READWRITE, 2 * PAGE));
        assertThat(region(other)).isEqualTo(committed(PAGE_READWRITE, PAGE_READWRITE, 2 * PAGE));
        assertThat(probe(one)).isEqualTo("R");
        assertThat(probe(other)).isEqualTo("RW");
        assertThat(Kernel32.UnmapViewOfFile(one)).isTrue();
        assertThat(Kernel32.UnmapViewOfFile(other)).isTrue();
    }

    @Test
    void fm_51_committing_again_is_fine_and_there_is_no_way_back() {
        MemorySegment view = view(section, FILE_MAP_WRITE);
        commit(view, PAGE, PAGE_READWRITE);
        set(view, 0, 8);
        commit(view, BYTES, PAGE_READWRITE);
        assertThat(get(view, 0)).isEqualTo((byte) 8);
        assertThat(get(view, PAGE)).isZero();
        assertThat(failure(MemoryApi.VirtualFree(view, PAGE, MEM_DECOMMIT)))
                .isEqualTo(WinError.ERROR_INVALID_PARAMETER);
        assertThat(failure(MemoryApi.VirtualFree(MemorySegment.NULL, PAGE, MEM_RELEASE)))
                .as("what is released is released whole")
                .isEqualTo(WinError.ERROR_INVALID_PARAMETER);
        assertThat(failure(MemoryApi.VirtualFree(MemorySegment.NULL, 0, MEM_RELEASE)))
                .isEqualTo(WinError.ERROR_INVALID_ADDRESS);
        assertThat(failure(MemoryApi.VirtualFree(view, 0, MEM_RELEASE))).isEqualTo(WinError.ERROR_INVALID_PARAMETER);
        assertThat(get(view, 0)).isEqualTo((byte) 8);
        assertThat(Kernel32.UnmapViewOfFile(view)).isTrue();
    }

    /** FM-52, FM-59: where no view is, the protection is looked at first. */
    @Test
    void fm_52_nothing_is_committed_where_there_is_no_view() {
        MemorySegment nowhere = MemorySegment.ofAddress(PAGE);
        assertThat(failure(commit(nowhere, PAGE, 0))).isEqualTo(WinError.ERROR_INVALID_PARAMETER);
        assertThat(failure(commit(nowhere, PAGE, PAGE_READWRITE | PAGE_READONLY)))
                .isEqualTo(WinError.ERROR_INVALID_PARAMETER);
        assertThat(failure(commit(nowhere, PAGE, PAGE_READWRITE))).isEqualTo(WinError.ERROR_INVALID_ADDRESS);
        assertThat(failure(commit(MemorySegment.NULL, PAGE, 0))).isEqualTo(WinError.ERROR_INVALID_PARAMETER);
        assertThat(failure(commit(MemorySegment.NULL, PAGE, PAGE_READWRITE))).isEqualTo(50);
    }

    @Test
    void fm_52_a_range_that_leaves_the_view_commits_nothing() {
        MemorySegment view = view(section, FILE_MAP_WRITE);
        assertThat(failure(commit(view, BYTES + 1, PAGE_READWRITE))).isEqualTo(WinError.ERROR_INVALID_ADDRESS);
        assertThat(failure(MemoryApi.VirtualAlloc(view, PAGE, MEM_RESERVE, PAGE_READWRITE)))
                .isEqualTo(WinError.ERROR_INVALID_ADDRESS);
        assertThat(region(view)).isEqualTo(reserved(PAGE_READWRITE, BYTES));
        assertThat(Kernel32.UnmapViewOfFile(view)).isTrue();
    }

    @Test
    void fm_53_pages_that_are_not_committed_get_no_protection() {
        MemorySegment view = view(section, FILE_MAP_WRITE);
        int[] old = new int[1];
        assertThat(failure(Kernel32.VirtualProtect(view, PAGE, PAGE_READONLY, old)))
                .isEqualTo(WinError.ERROR_INVALID_ADDRESS);
        commit(view, PAGE, PAGE_READWRITE);
        assertThat(Kernel32.VirtualProtect(view, PAGE, PAGE_READONLY, old)).isTrue();
        assertThat(failure(Kernel32.VirtualProtect(view, 2 * PAGE, PAGE_READONLY, old)))
                .isEqualTo(WinError.ERROR_INVALID_ADDRESS);
        assertThat(Kernel32.UnmapViewOfFile(view)).isTrue();
    }

    @Test
    void fm_75_pages_are_committed_through_a_view_whose_handle_is_closed() {
        MemorySegment view = view(section, FILE_MAP_WRITE);
        assertThat(Kernel32.CloseHandle(section)).isTrue();
        commit(view, PAGE, PAGE_READWRITE);
        set(view, 0, 1);
        assertThat(region(view)).isEqualTo(committed(PAGE_READWRITE, PAGE_READWRITE, PAGE));
        assertThat(Kernel32.UnmapViewOfFile(view)).isTrue();
    }

    @Test
    void fm_50_more_than_is_committed_in_one_go() {
        long large = section(PAGE_READWRITE | SEC_RESERVE, 1L << 33);
        MemorySegment view = view(large, FILE_MAP_WRITE);
        long bytes = 40L << 20;
        assertThat(commit(view, bytes, PAGE_READWRITE).address()).isEqualTo(view.address());
        assertThat(region(view)).isEqualTo(committed(PAGE_READWRITE, PAGE_READWRITE, bytes));
        set(view, bytes - 1, 1);
        assertThat(Kernel32.UnmapViewOfFile(view)).isTrue();
        assertThat(Kernel32.CloseHandle(large)).isTrue();
    }

    @Test
    void fm_9_what_no_machine_has_can_be_reserved_and_is_not_committed() {
        long huge = section(PAGE_READWRITE | SEC_RESERVE, 1L << 42);
        MemorySegment view = view(huge, FILE_MAP_WRITE);
        assertThat(failure(commit(view, 1L << 42, PAGE_READWRITE))).isEqualTo(WinError.ERROR_COMMITMENT_LIMIT);
        assertThat(region(view)).isEqualTo(reserved(PAGE_READWRITE, 1L << 42));
        assertThat(Kernel32.UnmapViewOfFile(view)).isTrue();
        assertThat(Kernel32.CloseHandle(huge)).isTrue();
    }

    @Test
    void fm_55_committed_pages_are_given_another_protection() {
        long plain = section(PAGE_READWRITE, BYTES);
        MemorySegment view = view(plain, FILE_MAP_WRITE);
        assertThat(commit(view, PAGE, PAGE_READONLY).address()).isEqualTo(view.address());
        assertThat(region(view)).isEqualTo(committed(PAGE_READONLY, PAGE_READWRITE, PAGE));
        assertThat(failure(commit(view, PAGE, PAGE_EXECUTE_READ))).isEqualTo(WinError.ERROR_INVALID_PARAMETER);
        assertThat(MemoryApi.VirtualAlloc(view, PAGE, MEM_RESET, PAGE_NOACCESS).address())
                .isEqualTo(view.address());
        assertThat(Kernel32.UnmapViewOfFile(view)).isTrue();
        assertThat(Kernel32.CloseHandle(plain)).isTrue();
    }

    @Test
    void fm_56_resetting_leaves_reserved_pages_reserved() {
        MemorySegment view = view(section, FILE_MAP_WRITE);
        assertThat(MemoryApi.VirtualAlloc(view, BYTES, MEM_RESET, PAGE_READWRITE)
                        .address())
                .isEqualTo(view.address());
        assertThat(region(view)).isEqualTo(reserved(PAGE_READWRITE, BYTES));
        assertThat(Kernel32.UnmapViewOfFile(view)).isTrue();
    }
}
