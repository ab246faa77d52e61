package org.basenamed.model.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.FileRights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What openings and sections of one file forbid each other: the table of section 11, FM-73, FM-73a, FM-73b. */
class FileTableTest {
    private static final FileKey FILE = new FileKey(1, 2);
    private static final FileKey OTHER = new FileKey(1, 3);

    private final FileTable table = new FileTable();

    private static FileOpening opening(int access, int share) {
        return new FileOpening(access, share, 0);
    }

    private static FileOpening with(int intent) {
        return new FileOpening(FileRights.GENERIC_WRITE, FileOpening.SHARE_ALL, intent);
    }

    private static <T> void refused(Result<T> result, Win32Error error) {
        assertThat(result).isEqualTo(Result.refused(error));
    }

    /** Every pair of access and share mode of the first opening. */
    static Stream<FileOpening> openings() {
        int[] accesses = {0, FileRights.READ_DATA, FileRights.WRITE_DATA, AccessMask.DELETE, FileRights.ALL_ACCESS};
        return IntStream.of(accesses).boxed().flatMap(access -> IntStream.rangeClosed(0, FileOpening.SHARE_ALL)
                .mapToObj(share -> opening(access, share)));
    }

    @ParameterizedTest
    @MethodSource("openings")
    void each_opening_has_to_share_what_the_other_one_does(FileOpening first) {
        openings().forEach(second -> {
            FileTable fresh = new FileTable();
            fresh.open(FILE, first);
            assertThat(fresh.open(FILE, second).isGranted())
                    .as("%s then %s", first, second)
                    .isEqualTo(shares(first, second) && shares(second, first));
        });
    }

    /** The rule as Windows words it, independent of the code. */
    private static boolean shares(FileOpening holder, FileOpening other) {
        int used = (other.reads() ? 1 : 0)
                | (other.writes() ? 2 : 0)
                | ((other.access() & AccessMask.DELETE) != 0 ? 4 : 0);
        int held = (holder.reads() ? 1 : 0)
                | (holder.writes() ? 2 : 0)
                | ((holder.access() & AccessMask.DELETE) != 0 ? 4 : 0);
        return held == 0 || (used & ~holder.share()) == 0;
    }

    @Test
    void a_refused_opening_leaves_nothing_behind() {
        FileOpening exclusive = opening(FileRights.READ_DATA, 0);
        table.open(FILE, exclusive);
        refused(
                table.open(FILE, opening(FileRights.READ_DATA, FileOpening.SHARE_ALL)),
                Win32Error.ERROR_SHARING_VIOLATION);
        table.close(FILE, exclusive);
        assertThat(table.size()).isZero();
    }

    @Test
    void a_closed_opening_is_in_nobodys_way() {
        FileOpening exclusive = opening(FileRights.ALL_ACCESS, 0);
        table.open(FILE, exclusive);
        table.close(FILE, exclusive);
        assertThat(table.open(FILE, exclusive).isGranted()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("openings")
    void fm_73a_a_writable_section_refuses_every_opening_that_does_not_share_writing(FileOpening wish) {
        table.sectionMade(FILE, true);
        boolean sharesWriting = (wish.share() & FileOpening.SHARE_WRITE) != 0;
        assertThat(table.open(FILE, wish).isGranted()).isEqualTo(sharesWriting);
        assertThat(table.open(OTHER, wish).isGranted()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("openings")
    void fm_73a_a_section_that_cannot_be_written_refuses_no_opening(FileOpening wish) {
        table.sectionMade(FILE, false);
        assertThat(table.open(FILE, wish).isGranted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_mapped_file_is_not_emptied_not_deleted_and_does_not_shrink(boolean writable) {
        table.sectionMade(FILE, writable);
        refused(table.open(FILE, with(FileOpening.TRUNCATES)), Win32Error.ERROR_USER_MAPPED_FILE);
        refused(table.open(FILE, with(FileOpening.DELETES)), Win32Error.ERROR_ACCESS_DENIED);
        refused(table.checkResize(FILE, 8192, 8191), Win32Error.ERROR_USER_MAPPED_FILE);
        assertThat(table.checkResize(FILE, 8192, 8192)).isEqualTo(Result.granted(8192L));
        assertThat(table.checkResize(FILE, 8192, 8193)).isEqualTo(Result.granted(8193L));
        assertThat(table.open(FILE, with(FileOpening.DELETES_ON_CLOSE)).isGranted())
                .isTrue();
    }

    @Test
    void the_last_section_lifts_the_restrictions() {
        table.sectionMade(FILE, true);
        table.sectionMade(FILE, false);
        table.sectionEnded(FILE, true);
        refused(table.checkResize(FILE, 1, 0), Win32Error.ERROR_USER_MAPPED_FILE);
        assertThat(table.open(FILE, opening(0, 0)).isGranted()).isTrue();
        table.sectionEnded(FILE, false);
        assertThat(table.isMapped(FILE)).isFalse();
        assertThat(table.checkResize(FILE, 1, 0)).isEqualTo(Result.granted(0L));
        table.close(FILE, opening(0, 0));
        assertThat(table.size()).isZero();
    }

    @Test
    void fm_73b_deletion_takes_that_every_opener_shares_it() {
        FileOpening reader = opening(FileRights.READ_DATA, FileOpening.SHARE_READ | FileOpening.SHARE_WRITE);
        table.open(FILE, reader);
        FileOpening deleting = new FileOpening(AccessMask.DELETE, FileOpening.SHARE_ALL, FileOpening.DELETES);
        refused(table.open(FILE, deleting), Win32Error.ERROR_SHARING_VIOLATION);
        table.close(FILE, reader);
        assertThat(table.open(FILE, deleting).isGranted()).isTrue();
    }

    @Test
    void a_file_that_is_being_deleted_is_neither_opened_nor_mapped() {
        FileOpening deleting = new FileOpening(AccessMask.DELETE, FileOpening.SHARE_ALL, FileOpening.DELETES);
        table.open(FILE, deleting);
        refused(table.open(FILE, opening(0, FileOpening.SHARE_ALL)), Win32Error.ERROR_ACCESS_DENIED);
        assertThat(table.admitsSection(FILE)).isFalse();
        assertThat(table.admitsSection(OTHER)).isTrue();
        table.close(FILE, deleting);
        assertThat(table.admitsSection(FILE)).isTrue();
    }
}
