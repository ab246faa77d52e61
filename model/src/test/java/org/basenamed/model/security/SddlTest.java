package org.basenamed.model.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.basenamed.model.Granting.codeOf;
import static org.basenamed.model.Granting.granted;

import java.util.List;
import java.util.Objects;
import org.basenamed.model.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** security.md, section 6: what SDDL is read as, refused as, and written as. */
class SddlTest {
    private static SecurityDescriptor parsed(String sddl) {
        return granted(Sddl.parse(sddl));
    }

    @ParameterizedTest
    @Rule("security.md 6.3")
    @CsvSource(
            quoteCharacter = '#',
            delimiter = '|',
            value = {
                "ERROR:(D;;GA;;;WD) | 87",
                "D:(A;;GA;;;WD)D: | 87",
                "D:(A;;GA;;;WD)x | 87",
                "D:x | 1336",
                "D:(D ;;GA;;;WD) | 1705",
                "D:(D;;GA ;;;WD) | 1336",
                "D:(D;;ROB;;;WD) | 1336",
                "D:(D;;GA;;;WDANDSUCH) | 1336",
                "D:(D;;GA;;;S-1-5) | 1336",
                "D:(D;;GA;;;) | 1336",
                "D:(D;;GA;;;WD | 1336",
                "D:(D;;GA;;WD) | 1336",
                "D:(XX;;GA;;;WD) | 1336",
                "D:(A;XX;GA;;;WD) | 1336",
                "D:(A;O;GA;;;WD) | 1336",
                "D:(AU;SA;GA;;;WD) | 1336",
                "S:(A;;GA;;;WD) | 1336",
                "D:(A;;0x;;;WD) | 1336",
                "D:(A;;0x123456789;;;WD) | 1336",
                "D:(A;;4294967296;;;WD) | 1336",
                "D:(A;;08;;;WD) | 1336",
                "D:NO_ACCESS_CONTROL(A;;GA;;;WD) | 1336",
                "O:S-1-5 | 1337",
                "O: | 1337",
                "G:nobody | 1337"
            })
    void what_is_no_descriptor_is_refused(String sddl, int error) {
        assertThat(codeOf(Sddl.parse(sddl))).isEqualTo(error);
    }

    @ParameterizedTest
    @Rule("security.md 6.3")
    @ValueSource(
            strings = {
                " D:(D;;GA;;;WD)",
                "D: (D;;GA;;;WD)",
                "D:( D;;GA;;;WD)",
                "D:(D; ;GA;;;WD)",
                "D:(D;; GA;;;WD)",
                "D:(D;;GA; ;;WD)",
                "D:(D;;GA;; ;WD)",
                "D:(D;;GA;;; WD)",
                "D:(D;;GA;;;WD )",
                "D:(D;;GA;;;wd)",
                "D:(D;;GA;;;wD)",
                "D:(D;;GA;;;S-1-1-0)",
                "D:(D;;0x10000000;;;WD)",
                "D:(D;;268435456;;;WD)",
                "D:(D;;02000000000;;;WD)",
                "D:(D;;0X10000000;;;WD) "
            })
    void spaces_cases_and_numbers_mean_the_same(String sddl) {
        assertThat(parsed(sddl)).hasToString("D:(D;;GA;;;WD)");
    }

    @ParameterizedTest
    @Rule("security.md 6.3")
    @CsvSource({
        "1, 0x1",
        "020000000000, 0x80000000",
        "0X40000000, 0x40000000",
        "0xDeAdBeEf, 0xDEADBEEF",
        "GR0xFFFFFFFF, 0xFFFFFFFF",
        "0xFFFFFFFFGR, 0xFFFFFFFF",
        "0xFFFFFGR, 0x800FFFFF",
        "GRGWRC, 0xC0020000",
        "KA, 0xF003F",
        "FR, 0x120089",
        "'', 0"
    })
    void rights_are_letters_and_numbers_in_any_mixture(String rights, String mask) {
        Acl dacl = parsed("D:(A;;" + rights + ";;;WD)").dacl();
        assertThat(Objects.requireNonNull(dacl).entries())
                .containsExactly(new Ace(Ace.Type.ALLOW, 0, Long.decode(mask).intValue(), Sid.EVERYONE));
    }

    @ParameterizedTest
    @Rule({"security.md 6.3", "security.md 6.4", "SEC-10"})
    @CsvSource(
            quoteCharacter = '#',
            delimiter = '|',
            value = {
                "## | ##",
                "D: | D:",
                "S: | S:",
                "D:NO_ACCESS_CONTROL | D:NO_ACCESS_CONTROL",
                "D:(A;;0xF0000000;;;WD) | D:(A;;GAGXGWGR;;;WD)",
                "D:(A;;3;;;WD) | D:(A;;CCDC;;;WD)",
                "D:(A;;KRKW;;;WD) | D:(A;;CCDCLCSWRPRC;;;WD)",
                "D:(A;;0xffffffff;;;WD) | D:(A;;0xffffffff;;;WD)",
                "D:(A;;0x12019f;;;WD) | D:(A;;0x12019f;;;WD)",
                "D:(A;OICINPIOIDSAFA;1;;;SY) | D:(A;OICINPIOIDSAFA;CC;;;SY)",
                "O:BAG:SYD:PARAI(A;;GA;;;S-1-5-32-544)S:(ML;;NW;;;S-1-16-8192) "
                        + "| O:BAG:SYD:PARAI(A;;GA;;;BA)S:(ML;;CC;;;ME)",
                "S:(AU;SA;GA;;;WD)D:(D;;GR;;;AN)O:S-1-22-1-1000 | O:S-1-22-1-1000D:(D;;GR;;;AN)S:(AU;SA;GA;;;WD)"
            })
    void a_descriptor_is_written_in_one_way_and_read_back_the_same(String sddl, String written) {
        SecurityDescriptor descriptor = parsed(sddl);
        assertThat(descriptor).hasToString(written);
        assertThat(parsed(written)).isEqualTo(descriptor);
        assertThat(granted(SelfRelative.decode(SelfRelative.encode(descriptor))))
                .isEqualTo(descriptor);
    }

    @Test
    @Rule("security.md 6.3")
    void an_empty_list_is_28_bytes() {
        assertThat(SelfRelative.encode(parsed("D:"))).hasSize(28);
    }

    @Test
    void a_list_that_no_length_field_can_tell_is_refused() {
        String ace = "(A;;GA;;;WD)";
        // 8 bytes and 20 for each entry
        assertThat(Sddl.parse("D:" + ace.repeat(3276)).isGranted()).isTrue();
        assertThat(codeOf(Sddl.parse("D:" + ace.repeat(3277)))).isEqualTo(1336);
    }

    @ParameterizedTest
    @Rule("security.md 6.3")
    @CsvSource({
        "S-1-5, 1337",
        "S-1, 1337",
        "'', 1337",
        "S-2-1-0, 1337",
        "S-1-1-, 1337",
        "S-1-1-x, 1337",
        "S-1-1-4294967296, 1337",
        "S-1-281474976710656-0, 1337",
        "S-1-5-1-2-3-4-5-6-7-8-9-10-11-12-13-14-15-16, 1337",
        "QQ, 1337",
        "S-0x1-0XC-0x1a, 0",
        "S-1-0-0, 0",
        "WD, 0",
        "S-1-5-1-2-3-4-5-6-7-8-9-10-11-12-13-14-15, 0"
    })
    void a_sid_has_one_to_fifteen_numbers(String text, int error) {
        assertThat(codeOf(Sid.parse(text))).isEqualTo(error);
    }

    @Test
    void a_sid_is_written_as_numbers_and_comes_back() {
        assertThat(granted(Sid.parse("S-0x1-0XC-0x1a"))).hasToString("S-1-12-26");
        Sid large = new Sid(0x1234_5678_9ABCL, List.of(-1));
        assertThat(large).hasToString("S-1-0x123456789abc-4294967295");
        assertThat(granted(Sid.parse(large.toString()))).isEqualTo(large);
        assertThat(granted(SelfRelative.decodeSid(SelfRelative.encode(large)))).isEqualTo(large);
    }

    @Test
    void users_and_groups_of_linux_have_sids_as_in_samba() {
        assertThat(Sid.ofUser(1000)).hasToString("S-1-22-1-1000");
        assertThat(Sid.ofGroup(-2)).hasToString("S-1-22-2-4294967294");
        assertThat(Sid.ofUser(1000).uid()).hasValue(1000);
        assertThat(Sid.ofUser(1000).gid()).isEmpty();
        assertThat(Sid.ofGroup(7).gid()).hasValue(7);
        assertThat(Sid.EVERYONE.uid()).isEmpty();
    }
}
