package org.basenamed.win32;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.basenamed.win32.Win32.committed;
import static org.basenamed.win32.Win32.failure;
import static org.basenamed.win32.Win32.get;
import static org.basenamed.win32.Win32.handle;
import static org.basenamed.win32.Win32.region;
import static org.basenamed.win32.Win32.section;
import static org.basenamed.win32.Win32.set;
import static org.basenamed.win32.WinNT.*;

import java.lang.foreign.MemorySegment;
import java.util.Map;
import org.basenamed.win32.Win32.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The newer functions on mappings and views: FM-4, FM-13 to FM-15, FM-30 to FM-32, FM-34, FM-35, FM-38. */
@WithBroker
class MemoryApiTest {
    private static final long BYTES = 0x2_0000;
    private static final int PLACEHOLDER = MEM_RESERVE | MEM_RESERVE_PLACEHOLDER;

    private static int granted(long handle) {
        OBJECT_BASIC_INFORMATION found = new OBJECT_BASIC_INFORMATION();
        assertThat(Ntdll.NtQueryObject(handle, found)).isZero();
        return found.GrantedAccess;
    }

    private static long unnamed(int access, int protect, int attributes) {
        return MemoryApi.CreateFileMapping2(INVALID_HANDLE_VALUE, null, access, protect, attributes, BYTES, null);
    }

    @Test
    void fm_14_the_rights_are_those_that_were_asked_for() {
        for (int access : new int[] {0, SECTION_QUERY, SECTION_MAP_READ | SECTION_MAP_WRITE, SECTION_ALL_ACCESS}) {
            long handle = handle(unnamed(access, PAGE_READWRITE, SEC_COMMIT));
            assertThat(granted(handle)).isEqualTo(access);
            assertThat(Kernel32.CloseHandle(handle)).isTrue();
        }
    }

    @Test
    void fm_14_attributes_stand_apart_from_the_protection() {
        assertThat(failure(unnamed(SECTION_ALL_ACCESS, PAGE_READWRITE | SEC_COMMIT, 0)))
                .isEqualTo(WinError.ERROR_INVALID_PARAMETER);
        long handle = handle(unnamed(SECTION_ALL_ACCESS, PAGE_READWRITE, SEC_RESERVE));
        SECTION_BASIC_INFORMATION found = new SECTION_BASIC_INFORMATION();
        assertThat(Ntdll.NtQuerySection(handle, found)).isZero();
        assertThat(found.AllocationAttributes).isEqualTo(SEC_RESERVE);
        assertThat(Kernel32.CloseHandle(handle)).isTrue();
    }

    @Test
    void fm_15_programs_of_the_store_get_no_executable_memory() {
        for (int protect : new int[] {PAGE_EXECUTE_READ, PAGE_EXECUTE_READWRITE, PAGE_EXECUTE_WRITECOPY}) {
            assertThat(failure(MemoryApi.CreateFileMappingFromApp(INVALID_HANDLE_VALUE, null, protect, BYTES, null)))
                    .isEqualTo(WinError.ERROR_INVALID_PARAMETER);
        }
        long handle =
                handle(MemoryApi.CreateFileMappingFromApp(INVALID_HANDLE_VALUE, null, PAGE_READWRITE, BYTES, null));
        MemorySegment view = MemoryApi.MapViewOfFileFromApp(handle, FILE_MAP_WRITE, 0x1_0000, 0);
        assertThat(view.byteSize()).isEqualTo(0x1_0000);
        assertThat(Kernel32.UnmapViewOfFile(view)).isTrue();
        assertThat(Kernel32.CloseHandle(handle)).isTrue();
    }

    @Test
    void fm_13_a_node_changes_nothing() {
        long handle = handle(
                MemoryApi.CreateFileMappingNuma(INVALID_HANDLE_VALUE, null, PAGE_READWRITE, 0, (int) BYTES, null, -1));
        MemorySegment view = MemoryApi.MapViewOfFileExNuma(handle, FILE_MAP_WRITE, 0, 0, 0, MemorySegment.NULL, -1);
        set(view, 0, 1);
        assertThat(Kernel32.UnmapViewOfFile(view)).isTrue();
        assertThat(Kernel32.CloseHandle(handle)).isTrue();
    }

    @Test
    void fm_31_views_have_the_protection_that_was_asked_for() {
        long handle = section(PAGE_EXECUTE_READWRITE, BYTES);
        for (int protect : Map.of(PAGE_NOACCESS, 0, PAGE_READONLY, 0, PAGE_READWRITE, 0, PAGE_WRITECOPY, 0)
                .keySet()) {
            MemorySegment view =
                    MemoryApi.MapViewOfFile2(handle, CURRENT_PROCESS, 0, MemorySegment.NULL, 0, 0, protect);
            assertThat(region(view)).isEqualTo(committed(protect, protect, BYTES));
            assertThat(MemoryApi.UnmapViewOfFile2(CURRENT_PROCESS, view, 0)).isTrue();
        }
        assertThat(Kernel32.CloseHandle(handle)).isTrue();
    }

    @Test
    void fm_31_and_32_what_is_no_view_is_refused() {
        long handle = section(PAGE_READWRITE, BYTES);
        MemorySegment any = MemorySegment.NULL;
        assertThat(failure(MemoryApi.MapViewOfFile2(handle, 0, 0, any, 0, 0, PAGE_READWRITE)))
                .isEqualTo(WinError.ERROR_INVALID_HANDLE);
        for (int type : new int[] {MEM_COMMIT, MEM_RESERVE, MEM_RESERVE | MEM_COMMIT}) {
            assertThat(failure(MemoryApi.MapViewOfFile3(handle, 0, any, 0, 0, type, PAGE_READWRITE)))
                    .isEqualTo(WinError.ERROR_INVALID_PARAMETER);
        }
        assertThat(failure(MemoryApi.MapViewOfFile3(handle, 0, any, 0, 0, 0, 0x3)))
                .isEqualTo(WinError.ERROR_INVALID_PARAMETER);
        assertThat(failure(MemoryApi.MapViewOfFile3(handle, 0, any, 4096, 0, 0, PAGE_READWRITE)))
                .isEqualTo(WinError.ERROR_MAPPED_ALIGNMENT);
        assertThat(Kernel32.CloseHandle(handle)).isTrue();
    }

    @Test
    void fm_32_and_38_a_view_replaces_a_placeholder_and_gives_it_back() {
        long handle = section(PAGE_READWRITE, BYTES);
        MemorySegment place = MemoryApi.VirtualAlloc2(0, MemorySegment.NULL, BYTES, PLACEHOLDER, PAGE_NOACCESS);
        assertThat(place.address() % 0x1_0000).isZero();
        assertThat(region(place)).isEqualTo(new Region(MEM_RESERVE, 0, PAGE_NOACCESS, BYTES));
        assertThat(failure(replace(handle, place, 0x1_0000))).isEqualTo(WinError.ERROR_INVALID_ADDRESS);
        MemorySegment view = replace(handle, place, BYTES);
        assertThat(view.address()).isEqualTo(place.address());
        set(view, 0, 7);
        assertThat(MemoryApi.UnmapViewOfFileEx(view, MEM_PRESERVE_PLACEHOLDER)).isTrue();
        assertThat(region(place)).isEqualTo(new Region(MEM_RESERVE, 0, PAGE_NOACCESS, BYTES));
        assertThatThrownBy(() -> get(view, 0)).isInstanceOf(IllegalStateException.class);
        assertThat(failure(MemoryApi.UnmapViewOfFileEx(place, 0))).isEqualTo(WinError.ERROR_INVALID_ADDRESS);
        assertThat(MemoryApi.VirtualFree(place, 0, MEM_RELEASE)).isTrue();
        assertThat(region(place).state()).isEqualTo(MEM_FREE);
        assertThat(failure(MemoryApi.VirtualFree(place, 0, MEM_RELEASE))).isEqualTo(WinError.ERROR_INVALID_ADDRESS);
        assertThat(Kernel32.CloseHandle(handle)).isTrue();
    }

    private static MemorySegment replace(long handle, MemorySegment place, long bytes) {
        return MemoryApi.MapViewOfFile3(handle, 0, place, 0, bytes, MEM_REPLACE_PLACEHOLDER, PAGE_READWRITE);
    }

    @Test
    void fm_32_a_refused_view_leaves_the_placeholder() {
        MemorySegment place = MemoryApi.VirtualAlloc2(0, MemorySegment.NULL, BYTES, PLACEHOLDER, PAGE_NOACCESS);
        assertThat(failure(replace(0x7000, place, BYTES))).isEqualTo(WinError.ERROR_INVALID_HANDLE);
        assertThat(region(place).state()).isEqualTo(MEM_RESERVE);
        assertThat(MemoryApi.VirtualFree(place, 0, MEM_RELEASE)).isTrue();
    }

    @Test
    void fm_38_flags_are_checked_and_only_what_was_a_placeholder_becomes_one() {
        long handle = section(PAGE_READWRITE, BYTES);
        MemorySegment view = Win32.view(handle, FILE_MAP_READ);
        assertThat(failure(MemoryApi.UnmapViewOfFileEx(view, 4))).isEqualTo(WinError.ERROR_INVALID_PARAMETER);
        assertThat(failure(MemoryApi.UnmapViewOfFileEx(view, MEM_PRESERVE_PLACEHOLDER)))
                .isEqualTo(WinError.ERROR_INVALID_ADDRESS);
        assertThat(failure(MemoryApi.UnmapViewOfFile2(0, view, 0))).isEqualTo(WinError.ERROR_INVALID_HANDLE);
        assertThat(get(view, 0)).isZero();
        assertThat(MemoryApi.UnmapViewOfFileEx(view, MEM_UNMAP_WITH_TRANSIENT_BOOST))
                .isTrue();
        assertThat(Kernel32.CloseHandle(handle)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 100, 4096, 4196})
    void fm_34_any_address_in_a_view_unmaps_it(long offset) {
        long handle = section(PAGE_READWRITE, BYTES);
        MemorySegment view = Win32.view(handle, FILE_MAP_READ);
        assertThat(Kernel32.UnmapViewOfFile(view.asSlice(offset))).isTrue();
        assertThat(failure(Kernel32.UnmapViewOfFile(MemorySegment.ofAddress(view.address()))))
                .isEqualTo(WinError.ERROR_INVALID_ADDRESS);
        assertThat(Kernel32.CloseHandle(handle)).isTrue();
    }

    @Test
    void fm_30_an_address_is_taken_or_refused_and_never_replaced() {
        long handle = section(PAGE_READWRITE, BYTES);
        MemorySegment view = Win32.view(handle, FILE_MAP_READ);
        assertThat(failure(Kernel32.MapViewOfFileEx(handle, FILE_MAP_READ, 0, 0, 0, view)))
                .isEqualTo(WinError.ERROR_INVALID_ADDRESS);
        assertThat(failure(Kernel32.MapViewOfFileEx(handle, FILE_MAP_READ, 0, 0, 0, view.asSlice(4096))))
                .isEqualTo(WinError.ERROR_MAPPED_ALIGNMENT);
        MemorySegment base = MemorySegment.ofAddress(view.address());
        assertThat(Kernel32.UnmapViewOfFile(view)).isTrue();
        MemorySegment again = Kernel32.MapViewOfFileEx(handle, FILE_MAP_READ, 0, 0, 0, base);
        assertThat(again.address()).isEqualTo(base.address());
        assertThat(Kernel32.UnmapViewOfFile(again)).isTrue();
        assertThat(Kernel32.CloseHandle(handle)).isTrue();
    }

    @Test
    void fm_4_large_pages_have_sizes_of_their_own() {
        long large = MemoryApi.GetLargePageMinimum();
        assertThat(failure(section(INVALID_HANDLE_VALUE, PAGE_READWRITE | SEC_COMMIT | SEC_LARGE_PAGES, large + 4096)))
                .isEqualTo(WinError.ERROR_INVALID_PARAMETER);
        assertThat(failure(section(INVALID_HANDLE_VALUE, PAGE_READWRITE | SEC_LARGE_PAGES, large)))
                .isEqualTo(WinError.ERROR_INVALID_PARAMETER);
    }
}
