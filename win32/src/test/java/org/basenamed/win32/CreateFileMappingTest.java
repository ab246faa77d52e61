package org.basenamed.win32;

import static org.assertj.core.api.Assertions.assertThat;
import static org.basenamed.win32.Untouched.created;
import static org.basenamed.win32.Untouched.handle;
import static org.basenamed.win32.Untouched.noHandle;
import static org.basenamed.win32.Untouched.yes;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithBroker
class CreateFileMappingTest {
    private static long create(int protect, long size, @Nullable String name) {
        return Kernel32.CreateFileMapping(
                WinNT.INVALID_HANDLE_VALUE, null, protect, (int) (size >>> 32), (int) size, name);
    }

    private static long open(int access, @Nullable String name) {
        return Kernel32.OpenFileMapping(access, false, name);
    }

    private static void close(long... handles) {
        for (long handle : handles) {
            yes(() -> Kernel32.CloseHandle(handle));
        }
    }

    private static int granted(long handle) {
        OBJECT_BASIC_INFORMATION information = new OBJECT_BASIC_INFORMATION();
        assertThat(Ntdll.NtQueryObject(handle, information)).isZero();
        return information.GrantedAccess;
    }

    private static long size(long handle) {
        SECTION_BASIC_INFORMATION information = new SECTION_BASIC_INFORMATION();
        assertThat(Ntdll.NtQuerySection(handle, information)).isZero();
        return information.MaximumSize;
    }

    /** NS-8, NS-9, ER-1. */
    @Test
    void a_create_sets_the_last_error_to_0_or_183() {
        long first = created(0, () -> create(WinNT.PAGE_READWRITE, 4096, "n"));
        long second = created(183, () -> create(WinNT.PAGE_READWRITE, 65_536, "Local\\n"));
        assertThat(second).isNotEqualTo(first);
        assertThat(size(second)).isEqualTo(4096);
        close(first);
        long third = created(183, () -> create(WinNT.PAGE_READONLY, 1, "n"));
        close(second, third);
        close(created(0, () -> create(WinNT.PAGE_READWRITE, 1, "n")));
    }

    @Test
    void without_a_name_every_mapping_is_new() {
        long first = created(0, () -> create(WinNT.PAGE_READWRITE, 1, null));
        long second = created(0, () -> create(WinNT.PAGE_READWRITE, 1, ""));
        long third = created(0, () -> create(WinNT.PAGE_READWRITE, 1, "\0n"));
        assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
        close(first, second, third);
    }

    /** NS-5. */
    @Test
    void a_name_ends_at_its_first_nul() {
        long mapping = created(0, () -> create(WinNT.PAGE_READWRITE, 1, "n\0behind"));
        close(created(183, () -> create(WinNT.PAGE_READWRITE, 1, "n")));
        close(handle(() -> open(4, "n\0other")));
        close(handle(() -> open(4, "n\0" + "x".repeat(100_000))));
        close(mapping);
    }

    /** The rights that the handle of each protection is created with: file-mapping.md, 2.6. */
    @ParameterizedTest
    @CsvSource({"0x02, 0xF0005", "0x04, 0xF0007", "0x08, 0xF0005", "0x20, 0xF000D", "0x40, 0xF000F", "0x80, 0xF000D"})
    void a_creation_handle_is_granted_what_its_protection_allows(String protect, String expected) {
        long mapping = created(0, () -> create(Integer.decode(protect), 4096, "n"));
        assertThat(granted(mapping)).isEqualTo(Integer.decode(expected));
        close(mapping);
    }

    /** FM-1, FM-9 and section 2.3. */
    @ParameterizedTest
    @CsvSource({
        "0, 4096, 87",
        "1, 4096, 87",
        "0x10, 4096, 87",
        "6, 4096, 87",
        "4, 0, 87",
        "0x0C000004, 4096, 87",
        "0x10000004, 4096, 87",
        "0x01000004, 4096, 193",
        "0x01000004, 0, 87",
        "0x88000004, 0x200000, 1314",
        "4, 0x8000000000, 1455",
        "4, -1, 8",
        "0x04000004, 0x800000000000, 8"
    })
    void what_cannot_be_created_is_refused_with_the_error_of_windows(String protect, String size, int error) {
        noHandle(error, () -> create(Long.decode(protect).intValue(), Long.decode(size), "n"));
        noHandle(2, () -> open(4, "n"));
    }

    @Test
    void eight_gibibytes_may_be_reserved() {
        long mapping = created(0, () -> create(WinNT.PAGE_READWRITE | WinNT.SEC_RESERVE, 8L << 30, null));
        assertThat(size(mapping)).isEqualTo(8L << 30);
        close(mapping);
    }

    /** FM-7, and the order of section 2.1: a bad protection is told before a bad file. */
    @Test
    void only_no_file_stands_for_the_paging_file() {
        close(created(0, () -> Kernel32.CreateFileMapping(0, null, WinNT.PAGE_READWRITE, 0, 1, null)));
        noHandle(6, () -> Kernel32.CreateFileMapping(0xdeadbee0L, null, WinNT.PAGE_READWRITE, 0, 4096, null));
        noHandle(6, () -> Kernel32.CreateFileMapping(0xdeadbee0L, null, WinNT.PAGE_READWRITE, 0, 0, null));
        noHandle(87, () -> Kernel32.CreateFileMapping(0xdeadbee0L, null, 0, 0, 4096, null));
        int both = WinNT.PAGE_READWRITE | WinNT.SEC_RESERVE | WinNT.SEC_COMMIT;
        noHandle(87, () -> Kernel32.CreateFileMapping(0xdeadbee0L, null, both, 0, 4096, null));
        long mapping = created(0, () -> create(WinNT.PAGE_READWRITE, 1, null));
        noHandle(6, () -> Kernel32.CreateFileMapping(mapping, null, WinNT.PAGE_READWRITE, 0, 4096, null));
        close(mapping);
    }

    /** NS-24. */
    @ParameterizedTest
    @CsvSource({
        "foo\\bar, 3",
        "\\foo, 161",
        "\\, 161",
        "Global\\\\x, 123",
        "Global, 6",
        "Local, 6",
        "LOCAL\\x, 3",
        "obj\\x, 6",
        "foo\\, 3"
    })
    void malformed_names_have_each_their_error(String name, int error) {
        long obj = created(0, () -> create(WinNT.PAGE_READWRITE, 1, "obj"));
        noHandle(error, () -> create(WinNT.PAGE_READWRITE, 4096, name));
        noHandle(error, () -> open(4, name));
        close(obj);
    }

    /** Section 2 of namespace.md. */
    @Test
    void a_narrow_name_has_259_characters_at_most_and_a_wide_one_32766() {
        String longest = "n".repeat(259);
        close(created(0, () -> createA(longest)));
        noHandle(206, () -> createA(longest + "n"));
        close(created(0, () -> createA(longest + "\0n")));
        close(created(0, () -> create(WinNT.PAGE_READWRITE, 1, "n".repeat(32_766))));
        noHandle(123, () -> create(WinNT.PAGE_READWRITE, 1, "n".repeat(32_767)));
        noHandle(123, () -> create(WinNT.PAGE_READWRITE, 1, "n".repeat(100_000)));
        noHandle(123, () -> open(4, "n".repeat(100_000)));
    }

    private static long createA(String name) {
        return Kernel32.CreateFileMappingA(WinNT.INVALID_HANDLE_VALUE, null, WinNT.PAGE_READWRITE, 0, 1, name);
    }

    /** FM-16. */
    @Test
    void opening_nothing_is_refused() {
        noHandle(87, () -> open(4, null));
        noHandle(6, () -> open(4, ""));
        noHandle(6, () -> open(4, "\0n"));
        noHandle(2, () -> open(4, "absent"));
        noHandle(2, () -> open(0, "absent"));
        long mapping = created(0, () -> create(WinNT.PAGE_READWRITE, 1, "n"));
        noHandle(2, () -> open(4, "N"));
        noHandle(5, () -> open(0, "n"));
        noHandle(5, () -> open(0x8000, "n"));
        noHandle(1314, () -> open(0x0100_0004, "n"));
        close(mapping);
    }

    /** FM-17, FM-18; also of a section that is not written, since only the handle is asked (FM-16). */
    @ParameterizedTest
    @CsvSource({
        "1, 4",
        "2, 2",
        "4, 4",
        "5, 5",
        "6, 6",
        "0x20, 8",
        "0x24, 0xC",
        "0xF001F, 0xF001F",
        "0x80000000, 0x20005",
        "0x40000000, 0x20002",
        "0x20000000, 0x20008",
        "0x10000000, 0xF001F",
        "0x02000000, 0xF001F"
    })
    void an_open_handle_is_granted_what_its_access_means(String access, String expected) {
        long mapping = created(0, () -> create(WinNT.PAGE_READONLY, 1, "n"));
        long opened = handle(() -> open(Long.decode(access).intValue(), "n"));
        assertThat(granted(opened)).isEqualTo(Integer.decode(expected));
        close(mapping, opened);
    }

    /** HD-29. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_handle_is_inherited_if_it_was_asked_to_be(boolean inherited) {
        SECURITY_ATTRIBUTES attributes = new SECURITY_ATTRIBUTES();
        attributes.bInheritHandle = inherited;
        long mapping = created(
                0,
                () -> Kernel32.CreateFileMapping(
                        WinNT.INVALID_HANDLE_VALUE, attributes, WinNT.PAGE_READWRITE, 0, 1, "n"));
        long opened = handle(() -> Kernel32.OpenFileMapping(4, !inherited, "n"));
        OBJECT_BASIC_INFORMATION information = new OBJECT_BASIC_INFORMATION();
        assertThat(Ntdll.NtQueryObject(mapping, information)).isZero();
        assertThat(information.Attributes).isEqualTo(inherited ? Ntdll.OBJ_INHERIT : 0);
        assertThat(Ntdll.NtQueryObject(opened, information)).isZero();
        assertThat(information.Attributes).isEqualTo(inherited ? 0 : Ntdll.OBJ_INHERIT);
        assertThat(information.HandleCount).isEqualTo(2);
        close(mapping, opened);
    }

    @Test
    void sections_tell_their_attributes_to_who_may_query_them() {
        int protect = WinNT.PAGE_READWRITE | WinNT.SEC_COMMIT | WinNT.SEC_NOCACHE;
        long mapping = created(0, () -> create(protect, 0x3452, "n"));
        SECTION_BASIC_INFORMATION information = new SECTION_BASIC_INFORMATION();
        assertThat(Ntdll.NtQuerySection(mapping, information)).isZero();
        assertThat(information.AllocationAttributes).isEqualTo(WinNT.SEC_COMMIT | WinNT.SEC_NOCACHE);
        assertThat(information.MaximumSize).isEqualTo(0x4000);
        long blind = handle(() -> open(4, "n"));
        assertThat(Ntdll.NtQuerySection(blind, information)).isEqualTo(Ntdll.STATUS_ACCESS_DENIED);
        assertThat(Ntdll.NtQuerySection(0, information)).isEqualTo(Ntdll.STATUS_INVALID_HANDLE);
        close(mapping, blind);
        assertThat(Ntdll.NtQuerySection(mapping, information)).isEqualTo(Ntdll.STATUS_INVALID_HANDLE);
    }
}
