package org.basenamed.model.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.basenamed.model.Granting.codeOf;
import static org.basenamed.model.Granting.granted;
import static org.basenamed.model.section.SectionAttributes.SEC_COMMIT;
import static org.basenamed.model.section.SectionAttributes.SEC_FILE;
import static org.basenamed.model.section.SectionAttributes.SEC_IMAGE;
import static org.basenamed.model.section.SectionAttributes.SEC_LARGE_PAGES;
import static org.basenamed.model.section.SectionAttributes.SEC_NOCACHE;
import static org.basenamed.model.section.SectionAttributes.SEC_RESERVE;
import static org.basenamed.model.section.SectionAttributes.SEC_WRITECOMBINE;

import java.util.Map;
import java.util.Set;
import org.basenamed.model.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SectionRequestTest {
    private static final int READWRITE = 0x04;
    private static final int SEC_NO_CHANGE = 0x0040_0000;
    private static final long GIB = 1L << 30;
    private static final long PLENTY = Long.MAX_VALUE;

    private static int code(int protect, long sizeBytes) {
        return codeOf(new SectionRequest(protect, sizeBytes).check(PLENTY));
    }

    private static SectionState section(int protect, long sizeBytes) {
        return granted(new SectionRequest(protect, sizeBytes).check(PLENTY));
    }

    @Test
    @Rule("FM-1")
    void exactly_six_page_protections_are_legal_alone() {
        Set<Integer> legal = Set.of(0x02, 0x04, 0x08, 0x20, 0x40, 0x80);
        for (int protect = 0; protect <= 0xFF; protect++) {
            assertThat(code(protect, 4096)).as("0x%x", protect).isEqualTo(legal.contains(protect) ? 0 : 87);
            assertThat(code(protect | SEC_COMMIT, 4096))
                    .as("0x%x", protect)
                    .isEqualTo(legal.contains(protect) ? 0 : 87);
        }
    }

    @ParameterizedTest
    @Rule("FM-1")
    @ValueSource(ints = {0x100, 0x200, 0x400, 0x700, 0x800, 0x1_0000, 0x8_0000, 0x20_0000})
    void bits_that_are_no_attribute_of_sections_are_refused(int bits) {
        assertThat(code(READWRITE | bits, 4096)).isEqualTo(87);
        assertThat(code(READWRITE | SEC_COMMIT | bits, 4096)).isEqualTo(87);
    }

    @Test
    @Rule({"FM-2", "FM-3", "FM-4"})
    void every_combination_of_attributes_is_answered_as_the_table_says() {
        Map<Integer, Integer> notRefusedAsIllegal = Map.of(
                0,
                0,
                SEC_COMMIT,
                0,
                SEC_RESERVE,
                0,
                SEC_COMMIT | SEC_NOCACHE,
                0,
                SEC_RESERVE | SEC_NOCACHE,
                0,
                SEC_COMMIT | SEC_WRITECOMBINE,
                0,
                SEC_RESERVE | SEC_WRITECOMBINE,
                0,
                SEC_IMAGE,
                193,
                SEC_IMAGE | SEC_NOCACHE,
                193,
                SEC_COMMIT | SEC_LARGE_PAGES,
                1314);
        int[] bits = {
            SEC_FILE, SEC_IMAGE, SEC_RESERVE, SEC_COMMIT, SEC_NOCACHE, SEC_WRITECOMBINE, SEC_LARGE_PAGES, SEC_NO_CHANGE
        };
        // large pages without caching: nobody has said what Windows answers
        int unknown = SEC_COMMIT | SEC_LARGE_PAGES | SEC_NOCACHE;
        for (int chosen = 0; chosen < 1 << bits.length; chosen++) {
            int attributes = 0;
            for (int i = 0; i < bits.length; i++) {
                attributes |= (chosen >> i & 1) != 0 ? bits[i] : 0;
            }
            if (attributes != unknown) {
                assertThat(code(READWRITE | attributes, SectionRequest.LARGE_PAGE_BYTES))
                        .as("0x%x", attributes)
                        .isEqualTo(notRefusedAsIllegal.getOrDefault(attributes, 87));
            }
        }
    }

    @ParameterizedTest
    @Rule("FM-2")
    @ValueSource(
            ints = {
                SEC_COMMIT,
                SEC_RESERVE,
                SEC_COMMIT | SEC_NOCACHE,
                SEC_RESERVE | SEC_NOCACHE,
                SEC_COMMIT | SEC_WRITECOMBINE
            })
    void the_attributes_are_told_as_they_were_given(int attributes) {
        assertThat(section(READWRITE | attributes, 4096).attributes()).isEqualTo(attributes);
        assertThat(section(READWRITE | attributes, 4096).protection()).isEqualTo(PageProtection.READWRITE);
    }

    @Test
    @Rule("FM-2")
    void without_an_attribute_a_section_is_committed() {
        assertThat(section(READWRITE, 4096).attributes()).isEqualTo(SEC_COMMIT);
    }

    @ParameterizedTest
    @Rule("FM-9")
    @CsvSource({
        "1, 4096",
        "256, 4096",
        "4095, 4096",
        "4096, 4096",
        "4097, 8192",
        "0x3452, 0x4000",
        "0x80000001, 0x80001000"
    })
    void a_size_is_rounded_up_to_a_page(String asked, String expected) {
        assertThat(section(READWRITE, Long.decode(asked)).sizeBytes()).isEqualTo(Long.decode(expected));
    }

    /** Sizes in powers of two; r marks reserved memory, c committed. */
    @ParameterizedTest
    @Rule("FM-9")
    @CsvSource({
        "r, 33, 0",
        "r, 42, 0",
        "r, 43, 1450",
        "r, 46, 1450",
        "r, 47, 8",
        "r, 62, 8",
        "r, 63, 8",
        "c, 33, 0",
        "c, 39, 1455",
        "c, 43, 1455",
        "c, 46, 1455",
        "c, 47, 8",
        "c, 63, 8"
    })
    void a_size_that_cannot_be_is_refused_for_the_reason_of_windows(String kind, int power, int expected) {
        int attributes = kind.equals("r") ? SEC_RESERVE : SEC_COMMIT;
        SectionRequest request = new SectionRequest(READWRITE | attributes, 1L << power);
        assertThat(codeOf(request.check(24 * GIB))).isEqualTo(expected);
    }

    @Test
    @Rule("FM-9")
    void sizes_are_unsigned() {
        assertThat(code(READWRITE | SEC_RESERVE, -1)).isEqualTo(8);
        assertThat(code(READWRITE, -1)).isEqualTo(8);
        assertThat(code(READWRITE, Long.MIN_VALUE)).isEqualTo(8);
        assertThat(code(READWRITE, 0x0800_0000_0001_0000L)).isIn(8, 87);
    }

    @Test
    @Rule("FM-9")
    void committed_memory_is_limited_to_the_last_page_and_reserved_memory_is_not() {
        assertThat(codeOf(new SectionRequest(READWRITE, GIB).check(GIB))).isZero();
        assertThat(codeOf(new SectionRequest(READWRITE, GIB).check(GIB - 1))).isEqualTo(1455);
        assertThat(codeOf(new SectionRequest(READWRITE, GIB - 1).check(GIB - 1)))
                .isEqualTo(1455);
        assertThat(codeOf(new SectionRequest(READWRITE | SEC_RESERVE, GIB).check(0)))
                .isZero();
        assertThat(section(READWRITE, GIB).committedBytes()).isEqualTo(GIB);
        assertThat(section(READWRITE | SEC_RESERVE, GIB).committedBytes()).isZero();
        assertThat(section(READWRITE | SEC_RESERVE, GIB).reserved()).isTrue();
        assertThat(section(READWRITE, GIB).reserved()).isFalse();
    }

    /** Section 2.1: protection, attributes, size, then everything else. */
    @Test
    @Rule({"FM-1", "FM-3", "FM-9"})
    void the_first_of_several_faults_is_told() {
        assertThat(code(0, 0)).isEqualTo(87);
        assertThat(code(SEC_IMAGE, 4096)).isEqualTo(87);
        assertThat(code(READWRITE | SEC_IMAGE, 0)).isEqualTo(87);
        assertThat(code(READWRITE | SEC_IMAGE | SEC_COMMIT, 4096)).isEqualTo(87);
        assertThat(code(0, -1)).isEqualTo(87);
        assertThat(code(READWRITE | SEC_COMMIT | SEC_LARGE_PAGES, 0)).isEqualTo(87);
        assertThat(code(READWRITE, 0)).isEqualTo(87);
    }
}
