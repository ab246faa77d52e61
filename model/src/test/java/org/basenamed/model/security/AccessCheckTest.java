package org.basenamed.model.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.basenamed.model.Granting.codeOf;
import static org.basenamed.model.Granting.granted;

import java.util.List;
import java.util.Set;
import org.basenamed.model.Result;
import org.basenamed.model.Rule;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.ObjectType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** security.md, section 4. Alice (1000) owns the objects; Bob is 2000, in groups 2000 and 50. */
class AccessCheckTest {
    private static final Token ALICE = Token.ofProcess(1000, 1000, List.of());
    private static final Token BOB = Token.ofProcess(2000, 2000, List.of(50));
    private static final int MODIFY = 0x2;
    private static final int MAXIMUM = AccessMask.MAXIMUM_ALLOWED;

    private static SecurityDescriptor alices(String rest) {
        return granted(ObjectSecurity.ofNew(granted(Sddl.parse(rest)), true, ALICE, ObjectType.EVENT));
    }

    private static Result<Integer> check(String sddl, Token token, int desired) {
        return AccessCheck.check(alices(sddl), token, ObjectType.EVENT, desired);
    }

    @ParameterizedTest
    @Rule({"SEC-17", "SEC-18", "SEC-19"})
    @CsvSource(
            delimiter = '|',
            value = {
                "D:(A;;0x100000;;;WD) | 0x100000 | 0",
                "D:(A;;0x100000;;;WD) | 0x2 | 5",
                "D:(A;;0x100000;;;WD) | 0x100002 | 5",
                "D:(A;;0x100000;;;WD)(A;;2;;;WD) | 0x100002 | 0",
                "D:(D;;2;;;WD)(A;;0x1f0003;;;WD) | 0x2 | 5",
                "D:(D;;2;;;WD)(A;;0x1f0003;;;WD) | 0x100000 | 0",
                "D:(A;;0x1f0003;;;WD)(D;;2;;;WD) | 0x2 | 0",
                "D:(A;;1;;;WD)(D;;3;;;WD)(A;;2;;;WD) | 0x3 | 5",
                "D:(A;;1;;;WD)(D;;3;;;WD)(A;;2;;;WD) | 0x1 | 0",
                "D:(A;;GA;;;S-1-22-2-50) | 0x1f0003 | 0",
                "D:(A;;GA;;;S-1-22-2-51) | 0x1 | 5",
                "D:(A;;GA;;;S-1-22-1-2000) | 0x1 | 0",
                "D:(A;;GA;;;S-1-22-2-2000) | 0x1 | 0",
                "D:(A;;GA;;;S-1-22-1-1000) | 0x1 | 5",
                "D:(A;;GA;;;AU) | 0x1 | 0",
                "D:(A;;GA;;;BU) | 0x1 | 0",
                "D:(A;;GA;;;BA) | 0x1 | 5",
                "D:(A;;GA;;;AN) | 0x1 | 5",
                "D:(A;IO;GA;;;WD) | 0x1 | 5",
                "D:(D;IO;GA;;;WD)(A;;GA;;;WD) | 0x1 | 0",
                "D:(D;;GA;;;S-1-22-2-50)(A;;GA;;;WD) | 0x1 | 5",
                "D: | 0x1 | 5",
                "D:NO_ACCESS_CONTROL | 0x1f0003 | 0",
                "D:NO_ACCESS_CONTROL | 0x4 | 5",
                "D:(A;;0xffffffff;;;WD) | 0x4 | 5",
                "D:(A;;0xffffffff;;;WD) | 0 | 5",
                "D:(A;;0xffffffff;;;WD) | 0x1000000 | 1314"
            })
    void bob_gets_all_that_he_asks_for_or_nothing(String sddl, String desired, int error) {
        int mask = Long.decode(desired).intValue();
        Result<Integer> result = check(sddl, BOB, mask);
        assertThat(codeOf(result)).isEqualTo(error);
        if (error == 0) {
            assertThat(granted(result)).isEqualTo(mask);
        }
    }

    @ParameterizedTest
    @Rule({"SEC-1", "SEC-15"})
    @CsvSource({
        "GX, 0x20000000, 0x120000",
        "GR, 0x80000000, 0x20001",
        "GW, 0x40000000, 0x20002",
        "GA, 0x10000000, 0x1f0003"
    })
    void generic_rights_of_entries_and_of_wishes_are_what_the_type_says(String letters, String desired, String mask) {
        int generic = Long.decode(desired).intValue();
        assertThat(granted(check("D:(A;;" + letters + ";;;WD)", BOB, generic)))
                .isEqualTo(Long.decode(mask).intValue());
    }

    @Test
    @Rule({"SEC-20", "SEC-21", "SEC-27"})
    void an_owner_can_always_look_and_let_himself_in_again() {
        assertThat(codeOf(check("D:", ALICE, MODIFY))).isEqualTo(5);
        assertThat(codeOf(check("D:(D;;GA;;;WD)", ALICE, AccessMask.READ_CONTROL | AccessMask.WRITE_DAC)))
                .isZero();
        assertThat(codeOf(check("D:", ALICE, AccessMask.WRITE_OWNER))).isEqualTo(5);
        assertThat(codeOf(check("D:", BOB, AccessMask.READ_CONTROL))).isEqualTo(5);
        assertThat(codeOf(check("D:", ALICE, 0))).isEqualTo(5);
    }

    @Test
    @Rule("SEC-21")
    void owner_rights_say_what_an_owner_has_instead() {
        assertThat(codeOf(check("D:(A;;0x1;;;OW)", ALICE, AccessMask.WRITE_DAC)))
                .isEqualTo(5);
        assertThat(codeOf(check("D:(A;;0x1;;;OW)", ALICE, 1))).isZero();
        assertThat(codeOf(check("D:(A;;0x1;;;OW)", BOB, 1))).isEqualTo(5);
        assertThat(codeOf(check("D:(A;IO;0x1;;;OW)", ALICE, AccessMask.WRITE_DAC)))
                .isZero();
    }

    @ParameterizedTest
    @Rule("SEC-2")
    @CsvSource(
            delimiter = '|',
            value = {
                "D:(A;;0x100000;;;WD) | 0x160000",
                "D:(D;;0x2;;;WD)(A;;0x1f0003;;;WD) | 0x1f0001",
                "D:(A;;1;;;WD) | 0x60001",
                "D: | 0x60000",
                "D:NO_ACCESS_CONTROL | 0x1f0003"
            })
    void the_maximum_is_the_union_of_what_each_bit_meets_first(String sddl, String mask) {
        assertThat(granted(check(sddl, ALICE, MAXIMUM)))
                .isEqualTo(Long.decode(mask).intValue());
    }

    @Test
    @Rule("SEC-2")
    void the_maximum_has_to_be_something_and_to_contain_what_is_asked_for_beside() {
        assertThat(codeOf(check("D:", BOB, MAXIMUM))).isEqualTo(5);
        assertThat(codeOf(check("D:(A;;1;;;WD)", BOB, MAXIMUM | MODIFY))).isEqualTo(5);
        assertThat(granted(check("D:(A;;3;;;WD)", BOB, MAXIMUM | MODIFY))).isEqualTo(3);
    }

    @Test
    @Rule("SEC-38")
    void a_group_for_denial_alone_is_denied_and_not_allowed() {
        Sid group = Sid.ofGroup(9);
        Token token = new Token(
                BOB.user(), BOB.primaryGroup(), Set.of(Sid.EVERYONE), Set.of(group), Set.of(), Integrity.MEDIUM);
        assertThat(codeOf(check("D:(A;;GA;;;S-1-22-2-9)", token, 1))).isEqualTo(5);
        assertThat(codeOf(check("D:(D;;1;;;S-1-22-2-9)(A;;GA;;;WD)", token, 1))).isEqualTo(5);
        assertThat(codeOf(check("D:(D;;1;;;S-1-22-2-9)(A;;GA;;;WD)", token, MODIFY)))
                .isZero();
    }

    private static Token with(Token token, Privilege privilege, int level) {
        return new Token(token.user(), token.primaryGroup(), token.groups(), Set.of(), Set.of(privilege), level);
    }

    @Test
    @Rule({"SEC-3", "SEC-39", "SEC-40"})
    void privileges_give_what_no_list_gives() {
        Token taking = with(BOB, Privilege.TAKE_OWNERSHIP, Integrity.MEDIUM);
        assertThat(granted(check("D:", taking, AccessMask.WRITE_OWNER))).isEqualTo(AccessMask.WRITE_OWNER);
        Token auditing = with(BOB, Privilege.SECURITY, Integrity.MEDIUM);
        assertThat(granted(check("D:", auditing, AccessMask.ACCESS_SYSTEM_SECURITY)))
                .isEqualTo(AccessMask.ACCESS_SYSTEM_SECURITY);
        assertThat(codeOf(check("D:(A;;0x1000000;;;WD)", BOB, AccessMask.ACCESS_SYSTEM_SECURITY)))
                .isEqualTo(1314);
    }

    @Test
    @Rule({"SEC-41", "SEC-42", "SEC-43"})
    void who_is_trusted_less_than_an_object_does_not_change_it() {
        Token low = with(BOB, Privilege.CREATE_GLOBAL, 0x1000);
        assertThat(codeOf(check("D:NO_ACCESS_CONTROL", low, MODIFY))).isEqualTo(5);
        assertThat(codeOf(check("D:NO_ACCESS_CONTROL", low, AccessMask.WRITE_DAC)))
                .isEqualTo(5);
        assertThat(codeOf(check("D:NO_ACCESS_CONTROL", low, AccessMask.SYNCHRONIZE | 1)))
                .isZero();
        assertThat(codeOf(check("D:NO_ACCESS_CONTROLS:(ML;;NW;;;LW)", low, MODIFY)))
                .isZero();
        assertThat(codeOf(check("D:NO_ACCESS_CONTROLS:(ML;;NR;;;ME)", low, 1))).isEqualTo(5);
        assertThat(codeOf(check("D:NO_ACCESS_CONTROLS:(ML;;NX;;;ME)", low, AccessMask.SYNCHRONIZE)))
                .isEqualTo(5);
    }

    /** Every right of every type, alone: allowed by exactly the entry that names it. */
    @ParameterizedTest
    @EnumSource
    @Rule({"SEC-4", "SEC-4a"})
    void each_right_is_granted_by_its_own_bit_alone(ObjectType type) {
        for (int bit = 0; bit < 32; bit++) {
            int right = 1 << bit;
            if (type.genericMapping().map(right) != right || right == MAXIMUM) {
                continue;
            }
            boolean valid = (type.validMask() & right) != 0;
            SecurityDescriptor alone =
                    SecurityDescriptor.ofDacl(new Acl(List.of(new Ace(Ace.Type.ALLOW, 0, right, Sid.EVERYONE))));
            SecurityDescriptor others =
                    SecurityDescriptor.ofDacl(new Acl(List.of(new Ace(Ace.Type.ALLOW, 0, ~right, Sid.EVERYONE))));
            assertThat(AccessCheck.check(alone, BOB, type, right).isGranted())
                    .as("%s %x", type, right)
                    .isEqualTo(valid);
            assertThat(AccessCheck.check(others, BOB, type, right).isGranted()).isFalse();
        }
    }

    @Test
    void whoever_may_not_do_everything_may_not_touch() {
        assertThat(ObjectSecurity.letsTouch(alices("D:(A;;0x100003;;;WD)"), BOB, ObjectType.EVENT))
                .isTrue();
        assertThat(ObjectSecurity.letsTouch(alices("D:(A;;0x100001;;;WD)"), BOB, ObjectType.EVENT))
                .isFalse();
        assertThat(ObjectSecurity.letsTouch(alices("D:(A;;0x100001;;;WD)"), BOB, ObjectType.MUTEX))
                .isTrue();
        assertThat(ObjectSecurity.letsTouch(alices("D:(A;;0x100000;;;WD)"), ALICE, ObjectType.EVENT))
                .isFalse();
        SecurityDescriptor unnamed = granted(ObjectSecurity.ofNew(null, false, ALICE, ObjectType.EVENT));
        assertThat(ObjectSecurity.letsTouch(unnamed, ALICE, ObjectType.EVENT)).isTrue();
        assertThat(ObjectSecurity.letsTouch(unnamed, BOB, ObjectType.EVENT)).isFalse();
    }
}
