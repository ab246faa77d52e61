package org.basenamed.model.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.basenamed.model.Granting.codeOf;
import static org.basenamed.model.Granting.granted;

import java.util.List;
import org.basenamed.model.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViewRequestTest {
    private static final int READ = 0x4;
    private static final int WRITE = 0x2;
    private static final int ALL_ACCESS = 0xF_001F;
    private static final long UNIT = 65_536;

    private static SectionState section(PageProtection protection, long sizeBytes) {
        return new SectionState(sizeBytes, protection, SectionAttributes.SEC_COMMIT);
    }

    private static ViewRequest at(long offset, long sizeBytes) {
        return new ViewRequest(WRITE, offset, sizeBytes, 0);
    }

    private static int code(ViewRequest request, long sectionBytes) {
        return codeOf(request.check(section(PageProtection.READWRITE, sectionBytes), ALL_ACCESS));
    }

    /** One line an access without the bit for execution; the second column with it. */
    @ParameterizedTest
    @Rule("FM-19")
    @CsvSource(textBlock = """
            0x0, NOACCESS,  NOACCESS
            0x1, WRITECOPY, EXECUTE_WRITECOPY
            0x2, READWRITE, EXECUTE_READWRITE
            0x3, READWRITE, EXECUTE_READWRITE
            0x4, READONLY,  EXECUTE_READ
            0x5, READONLY,  EXECUTE_READ
            0x6, READWRITE, EXECUTE_READWRITE
            0x7, READWRITE, EXECUTE_READWRITE
            0x8, NOACCESS,  NOACCESS
            0x9, NOACCESS,  NOACCESS
            0xA, READWRITE, EXECUTE_READWRITE
            0xB, READWRITE, EXECUTE_READWRITE
            0xC, READONLY,  EXECUTE_READ
            0xD, READONLY,  EXECUTE_READ
            0xE, READWRITE, EXECUTE_READWRITE
            0xF, READWRITE, EXECUTE_READWRITE
            """)
    void the_first_line_that_fits_an_access_is_its_protection(
            String access, PageProtection plain, PageProtection executable) {
        int bits = Integer.decode(access);
        assertThat(new ViewRequest(bits, 0, 0, 0).protection()).isEqualTo(plain);
        assertThat(new ViewRequest(bits | 0x20, 0, 0, 0).protection()).isEqualTo(executable);
    }

    @Test
    @Rule("FM-19")
    void all_access_is_read_and_write_and_the_high_bits_do_not_count() {
        assertThat(new ViewRequest(ALL_ACCESS, 0, 0, 0).protection()).isEqualTo(PageProtection.READWRITE);
        assertThat(new ViewRequest(ALL_ACCESS | 0x20, 0, 0, 0).protection())
                .isEqualTo(PageProtection.EXECUTE_READWRITE);
        assertThat(new ViewRequest(0xF_0001, 0, 0, 0).protection()).isEqualTo(PageProtection.WRITECOPY);
        assertThat(new ViewRequest(0xF_0000, 0, 0, 0).protection()).isEqualTo(PageProtection.NOACCESS);
    }

    /** Each mask of the four rights that matter, against a section that allows everything. */
    @ParameterizedTest
    @Rule("FM-20")
    @CsvSource(textBlock = """
            0x00, 0x4
            0x01, 0x4
            0x04, 0x4
            0x02, 0x2
            0x06, 0x2
            0x21, 0xC
            0x24, 0xC
            0x22, 0xA
            0x20, 0x4
            """)
    void a_view_is_mapped_iff_the_handle_has_the_rights_for_it(String access, String needed) {
        ViewRequest request = new ViewRequest(Integer.decode(access), 0, 0, 0);
        int need = Integer.decode(needed);
        for (int granted = 0; granted < 16; granted++) {
            assertThat(codeOf(request.check(section(PageProtection.EXECUTE_READWRITE, 4096), granted)))
                    .as("access %s with granted 0x%x", access, granted)
                    .isEqualTo((granted & need) == need ? 0 : 5);
        }
    }

    /** One line a section; the views are those with NOACCESS, READ, COPY, then WRITE, then X+READ, X+COPY, then X+WRITE. */
    @ParameterizedTest
    @Rule("FM-21")
    @CsvSource(textBlock = """
            READONLY,          y n n n
            WRITECOPY,         y n n n
            READWRITE,         y y n n
            EXECUTE_READ,      y n y n
            EXECUTE_WRITECOPY, y n y n
            EXECUTE_READWRITE, y y y y
            """)
    void a_view_beyond_its_section_is_refused_for_the_handle_or_else_for_the_section(
            PageProtection protection, String row) {
        List<List<Integer>> columns = List.of(List.of(0, READ, 1), List.of(WRITE), List.of(0x24, 0x21), List.of(0x22));
        String[] allowed = row.split(" ", -1);
        for (int column = 0; column < columns.size(); column++) {
            boolean fits = allowed[column].equals("y");
            for (int access : columns.get(column)) {
                ViewRequest request = new ViewRequest(access, 0, 0, 0);
                SectionState section = section(protection, 4096);
                assertThat(codeOf(request.check(section, protection.creationAccess())))
                        .as("0x%x by the creator", access)
                        .isEqualTo(fits ? 0 : 5);
                assertThat(codeOf(request.check(section, ALL_ACCESS)))
                        .as("0x%x with all access", access)
                        .isEqualTo(fits ? 0 : 87);
            }
        }
    }

    @ParameterizedTest
    @Rule("FM-22")
    @ValueSource(longs = {1, 4, 4096, 32_768, 65_535, 65_537, 69_632, -1, -4096, Long.MAX_VALUE})
    void an_offset_that_is_no_multiple_of_64_kib_is_misaligned_however_far_it_lies(long offset) {
        assertThat(code(at(offset, 1), 4 * UNIT)).isEqualTo(1132);
    }

    @ParameterizedTest
    @Rule("FM-30")
    @ValueSource(longs = {1, 4096, 0x10_0001, 0x7f00_0000_1000L})
    void so_is_a_base_address(long base) {
        assertThat(code(new ViewRequest(WRITE, 0, 1, base), UNIT)).isEqualTo(1132);
        assertThat(code(new ViewRequest(WRITE, 0, 1, base & -UNIT), UNIT)).isZero();
    }

    @Test
    @Rule("FM-23")
    void length_0_means_to_the_end() {
        SectionState section = section(PageProtection.READWRITE, 3 * UNIT + 100);
        ViewPlan plan = granted(at(2 * UNIT, 0).check(section, ALL_ACCESS));
        assertThat(plan.sizeBytes()).isEqualTo(UNIT + 100);
        assertThat(plan.offset()).isEqualTo(2 * UNIT);
        assertThat(plan.base()).isZero();
        assertThat(plan.protection()).isEqualTo(PageProtection.READWRITE);
        assertThat(granted(at(0, 0).check(section, ALL_ACCESS)).sizeBytes()).isEqualTo(3 * UNIT + 100);
    }

    @ParameterizedTest
    @Rule("FM-24")
    @CsvSource({
        "0x4000, 0, 0x4000, 0",
        "0x4000, 0, 0x4001, 5",
        "0x3452, 0, 0x3452, 0",
        "0x3452, 0, 0x3453, 5",
        "0x20000, 0x10000, 0x10000, 0",
        "0x20000, 0x10000, 0x10001, 5",
        "0x10000, 0, 1, 0"
    })
    void a_view_ends_within_its_section_to_the_byte(String section, String offset, String size, int expected) {
        assertThat(code(at(Long.decode(offset), Long.decode(size)), Long.decode(section)))
                .isEqualTo(expected);
    }

    @Test
    @Rule({"FM-25", "FM-24"})
    void an_offset_at_or_beyond_the_end_leaves_nothing_to_map() {
        assertThat(code(at(UNIT, 0), UNIT)).isEqualTo(5);
        assertThat(code(at(UNIT, 1), UNIT)).isEqualTo(5);
        assertThat(code(at(2 * UNIT, 0), UNIT)).isEqualTo(5);
        assertThat(code(at(1L << 46, 1), UNIT)).isEqualTo(5);
        assertThat(code(at(-UNIT, 1), UNIT)).isIn(5, 87);
        assertThat(code(at(Long.MIN_VALUE, 0), UNIT)).isIn(5, 87);
    }

    @ParameterizedTest
    @Rule({"FM-25", "FM-29"})
    @CsvSource({
        "0, -1, true",
        "0, 0x7FFFFFFFFFFF, true",
        "0, 0x7FFFFFFF0001, true",
        "0, 0x7FFFFFFF0000, false",
        "0, 0, false",
        "0x10000, 0x7FFFFFFF0000, true",
        "0x7FFFFFFE0000, 0x10000, false",
        "0x7FFFFFFE0000, 0x10001, true",
        "0x7FFFFFFF0000, 0, false",
        "0x800000000000, 0, true",
        "-65536, 0, true",
        "-1, -1, true"
    })
    void a_range_that_fits_into_no_process_is_known_before_the_handle_is(String base, String size, boolean beyond) {
        ViewRequest request = new ViewRequest(READ, 0, Long.decode(size), Long.decode(base));
        assertThat(request.beyondUserSpace()).isEqualTo(beyond);
    }

    /** The order of FM-29 from the handle's rights on; each line has one fault less. */
    @Test
    @Rule("FM-29")
    void of_several_faults_the_first_in_windows_order_is_told() {
        SectionState section = section(PageProtection.READONLY, UNIT);
        assertThat(codeOf(new ViewRequest(WRITE, 1, 2 * UNIT, 0).check(section, 0xF_0005)))
                .isEqualTo(5);
        assertThat(codeOf(new ViewRequest(WRITE, 1, 2 * UNIT, 0).check(section, ALL_ACCESS)))
                .isEqualTo(1132);
        assertThat(codeOf(new ViewRequest(WRITE, 0, 2 * UNIT, 1).check(section, ALL_ACCESS)))
                .isEqualTo(1132);
        assertThat(codeOf(new ViewRequest(WRITE, 0, 2 * UNIT, 0).check(section, ALL_ACCESS)))
                .isEqualTo(87);
        assertThat(codeOf(new ViewRequest(READ, 0, 2 * UNIT, 0).check(section, ALL_ACCESS)))
                .isEqualTo(5);
        assertThat(codeOf(new ViewRequest(READ, 0, UNIT, 0).check(section, ALL_ACCESS)))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    @Rule("FM-26")
    void a_plan_maps_whole_pages(PageProtection protection) {
        assertThat(new ViewPlan(protection, 0, 1, 0).mappedBytes()).isEqualTo(4096);
        assertThat(new ViewPlan(protection, 0, 4096, 0).mappedBytes()).isEqualTo(4096);
        assertThat(new ViewPlan(protection, 0, 4097, 0).mappedBytes()).isEqualTo(8192);
        assertThat(new ViewPlan(protection, UNIT, 6L << 30, 0).mappedBytes()).isEqualTo(6L << 30);
    }
}
