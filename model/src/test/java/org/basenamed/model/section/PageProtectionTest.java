package org.basenamed.model.section;

import static org.assertj.core.api.Assertions.assertThat;

import org.basenamed.model.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PageProtectionTest {
    @Test
    void only_the_eight_single_values_are_protections() {
        for (int value = 0; value <= 0x7FF; value++) {
            boolean single = Integer.bitCount(value) == 1 && value <= 0x80;
            assertThat(PageProtection.ofValue(value).isPresent())
                    .as("0x%x", value)
                    .isEqualTo(single);
        }
        assertThat(PageProtection.ofValue(-1)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_protection_is_found_by_its_value(PageProtection protection) {
        assertThat(PageProtection.ofValue(protection.value())).contains(protection);
    }

    /** One line a protection: its value, what it lets do, the rights of the creation handle, the rights that a view takes. */
    @ParameterizedTest
    @Rule({"FM-1", "FM-20", "FM-57"})
    @CsvSource(textBlock = """
            NOACCESS,          0x01, -,   -,       0x4
            READONLY,          0x02, r,   0xF0005, 0x4
            READWRITE,         0x04, rw,  0xF0007, 0x2
            WRITECOPY,         0x08, rc,  0xF0005, 0x4
            EXECUTE,           0x10, rx,  -,       0xC
            EXECUTE_READ,      0x20, rx,  0xF000D, 0xC
            EXECUTE_READWRITE, 0x40, rwx, 0xF000F, 0xA
            EXECUTE_WRITECOPY, 0x80, rxc, 0xF000D, 0xC
            """)
    void a_protection_says_what_it_allows_and_takes(
            PageProtection protection, String value, String access, String creationAccess, String neededToMap) {
        assertThat(protection.value()).isEqualTo(Integer.decode(value));
        assertThat(protection.readable()).isEqualTo(access.contains("r"));
        assertThat(protection.writesThrough()).isEqualTo(access.contains("w"));
        assertThat(protection.executable()).isEqualTo(access.contains("x"));
        assertThat(protection.copyOnWrite()).isEqualTo(access.contains("c"));
        assertThat(protection.legalForSection()).isEqualTo(!creationAccess.equals("-"));
        if (protection.legalForSection()) {
            assertThat(protection.creationAccess()).isEqualTo(Integer.decode(creationAccess));
        }
        assertThat(protection.neededToMap()).isEqualTo(Integer.decode(neededToMap));
    }

    /** One line a protection of the view; y where it may change to the protection of the column. */
    @ParameterizedTest
    @Rule("FM-57")
    @CsvSource(textBlock = """
            NOACCESS,          y n n n n n n n
            READONLY,          y y n y n n n n
            READWRITE,         y y y y n n n n
            WRITECOPY,         y y n y n n n n
            EXECUTE,           y y n y y y n y
            EXECUTE_READ,      y y n y y y n y
            EXECUTE_READWRITE, y y y y y y y y
            EXECUTE_WRITECOPY, y y n y y y n y
            """)
    void a_view_never_gets_more_than_it_was_mapped_with(PageProtection view, String row) {
        PageProtection[] columns = PageProtection.values();
        String[] allowed = row.split(" ", -1);
        for (int i = 0; i < columns.length; i++) {
            assertThat(columns[i].within(view)).as("%s to %s", view, columns[i]).isEqualTo(allowed[i].equals("y"));
        }
    }
}
