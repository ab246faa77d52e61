package org.basenamed.model.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.basenamed.model.section.SectionAttributes.SEC_COMMIT;
import static org.basenamed.model.section.SectionAttributes.SEC_FILE;
import static org.basenamed.model.section.SectionAttributes.SEC_IMAGE;
import static org.basenamed.model.section.SectionAttributes.SEC_LARGE_PAGES;
import static org.basenamed.model.section.SectionAttributes.SEC_NOCACHE;
import static org.basenamed.model.section.SectionAttributes.SEC_RESERVE;
import static org.basenamed.model.section.SectionAttributes.SEC_WRITECOMBINE;

import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.rights.FileRights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections over files: FM-3, FM-5, FM-6, FM-7, FM-9. */
class FileBackingTest {
    private static final int READ = FileRights.GENERIC_READ;
    private static final int WRITE = FileRights.GENERIC_WRITE;
    private static final int EXECUTE = FileRights.GENERIC_EXECUTE;
    private static final int ALL = READ | WRITE | EXECUTE;

    private static Result<SectionState> section(int access, long fileBytes, int protect, long sizeBytes) {
        SectionRequest request = new SectionRequest(protect, sizeBytes);
        return request.checkArguments(true).then(valid -> new FileBacking(access, true, fileBytes).check(valid));
    }

    private static <T> void refused(Result<T> result, Win32Error error) {
        assertThat(result).isEqualTo(Result.refused(error));
    }

    /** FM-6, row by row: o is allowed, x is 5. Columns: READONLY WRITECOPY READWRITE and the same with EXECUTE. */
    @ParameterizedTest
    @CsvSource({"RWX,oooooo", "RX,ooxoox", "RW,oooxxx", "R,ooxxxx", "W,xxxxxx", "X,xxxxxx", "'',xxxxxx"})
    void fm_6_the_handle_has_to_allow_what_the_section_does(String access, String row) {
        PageProtection[] columns = {
            PageProtection.READONLY, PageProtection.WRITECOPY, PageProtection.READWRITE,
            PageProtection.EXECUTE_READ, PageProtection.EXECUTE_WRITECOPY, PageProtection.EXECUTE_READWRITE
        };
        int mask = (access.contains("R") ? READ : 0)
                | (access.contains("W") ? WRITE : 0)
                | (access.contains("X") ? EXECUTE : 0);
        for (int i = 0; i < columns.length; i++) {
            Result<SectionState> result = section(mask, 100, columns[i].value(), 0);
            if (row.charAt(i) == 'o') {
                assertThat(result.isGranted()).as("%s %s", access, columns[i]).isTrue();
            } else {
                refused(result, Win32Error.ERROR_ACCESS_DENIED);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {"READONLY", "READWRITE", "WRITECOPY", "EXECUTE_READ", "EXECUTE_READWRITE", "EXECUTE_WRITECOPY"})
    void fm_9_without_a_size_it_is_the_files_to_the_byte(PageProtection protection) {
        assertThat(section(ALL, 0x3456, protection.value(), 0))
                .isEqualTo(Result.granted(new SectionState(0x3456, protection, SEC_FILE)));
        refused(section(ALL, 0, protection.value(), 0), Win32Error.ERROR_FILE_INVALID);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 36, 4096, 5000})
    void fm_9_a_size_within_the_file_is_exact(long sizeBytes) {
        assertThat(section(READ, 5000, PageProtection.READONLY.value(), sizeBytes))
                .isEqualTo(Result.granted(new SectionState(sizeBytes, PageProtection.READONLY, SEC_FILE)));
    }

    @ParameterizedTest
    @EnumSource(names = {"READONLY", "WRITECOPY", "EXECUTE_READ", "EXECUTE_WRITECOPY"})
    void fm_9_a_section_that_does_not_write_cannot_be_longer_than_the_file(PageProtection protection) {
        refused(section(ALL, 5000, protection.value(), 5001), Win32Error.ERROR_NOT_ENOUGH_MEMORY);
        refused(section(ALL, 0, protection.value(), 1), Win32Error.ERROR_NOT_ENOUGH_MEMORY);
    }

    @ParameterizedTest
    @EnumSource(names = {"READWRITE", "EXECUTE_READWRITE"})
    void fm_9_one_that_writes_may_be_longer(PageProtection protection) {
        assertThat(section(ALL, 0, protection.value(), 5001))
                .isEqualTo(Result.granted(new SectionState(5001, protection, SEC_FILE)));
        refused(section(ALL, 1, protection.value(), 0x0800_0000_0001_0000L), Win32Error.ERROR_NOT_ENOUGH_MEMORY);
        refused(section(ALL, 1, protection.value(), -1), Win32Error.ERROR_NOT_ENOUGH_MEMORY);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, SEC_COMMIT, SEC_RESERVE})
    void fm_5_reserving_and_committing_mean_nothing_for_a_file(int attributes) {
        assertThat(section(READ, 10, PageProtection.READONLY.value() | attributes, 0))
                .isEqualTo(Result.granted(new SectionState(10, PageProtection.READONLY, SEC_FILE)));
    }

    @ParameterizedTest
    @ValueSource(ints = {SEC_NOCACHE, SEC_WRITECOMBINE})
    void fm_3_hints_are_kept(int hint) {
        for (int base : new int[] {SEC_COMMIT, SEC_RESERVE}) {
            assertThat(section(READ, 10, PageProtection.READONLY.value() | base | hint, 0))
                    .isEqualTo(Result.granted(new SectionState(10, PageProtection.READONLY, SEC_FILE | hint)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                SEC_RESERVE | SEC_COMMIT,
                SEC_RESERVE | SEC_LARGE_PAGES,
                SEC_COMMIT | SEC_LARGE_PAGES,
                SEC_NOCACHE,
                SEC_LARGE_PAGES,
                SEC_WRITECOMBINE,
                SEC_FILE,
                SEC_FILE | SEC_RESERVE,
                SEC_FILE | SEC_COMMIT,
                SEC_IMAGE | SEC_RESERVE,
                SEC_IMAGE | SEC_COMMIT,
                SEC_IMAGE | SEC_LARGE_PAGES,
                SEC_IMAGE | SEC_WRITECOMBINE
            })
    void fm_3_illegal_combinations_are_told_before_the_file_is_looked_at(int attributes) {
        refused(section(0, 0, PageProtection.READWRITE.value() | attributes, 0), Win32Error.ERROR_INVALID_PARAMETER);
    }

    @Test
    void fm_3_no_file_of_linux_is_an_image() {
        refused(section(ALL, 4096, PageProtection.READONLY.value() | SEC_IMAGE, 0), Win32Error.ERROR_BAD_EXE_FORMAT);
        refused(section(ALL, 0, PageProtection.READONLY.value() | SEC_IMAGE, 0), Win32Error.ERROR_BAD_EXE_FORMAT);
    }

    @Test
    void fm_7_what_is_no_plain_file_backs_nothing() {
        SectionRequest request = new SectionRequest(PageProtection.READONLY.value(), 0);
        refused(new FileBacking(ALL, false, 0).check(request), Win32Error.ERROR_BAD_EXE_FORMAT);
    }

    @Test
    void the_first_refusal_is_that_of_the_access_then_of_the_kind_then_of_the_size() {
        SectionRequest image = new SectionRequest(PageProtection.READWRITE.value() | SEC_IMAGE, 0);
        refused(new FileBacking(READ, false, 0).check(image), Win32Error.ERROR_ACCESS_DENIED);
        refused(new FileBacking(ALL, false, 0).check(image), Win32Error.ERROR_BAD_EXE_FORMAT);
    }

    @Test
    void a_section_over_a_file_commits_no_memory_and_is_held_by_views() {
        SectionState section = new SectionState(1 << 20, PageProtection.READONLY, SEC_FILE);
        assertThat(section.committedBytes()).isZero();
        assertThat(section.heldByViews()).isTrue();
        assertThat(section.reserved()).isFalse();
    }
}
