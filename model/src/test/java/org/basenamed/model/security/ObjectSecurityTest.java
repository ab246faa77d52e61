package org.basenamed.model.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.basenamed.model.Granting.codeOf;
import static org.basenamed.model.Granting.granted;

import java.util.List;
import java.util.Set;
import org.basenamed.model.Result;
import org.basenamed.model.Rule;
import org.basenamed.model.rights.ObjectType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** security.md, sections 3 and 5: the descriptor of a new object, and of a changed one. */
class ObjectSecurityTest {
    private static final Token ALICE = Token.ofProcess(1000, 1001, List.of(50));
    private static final Token ROOT = Token.ofProcess(0, 0, List.of());
    private static final SecurityDescriptor BEFORE = ofNew("D:(A;;1;;;WD)S:(ML;;NW;;;LW)");

    private static SecurityDescriptor sddl(String text) {
        return granted(Sddl.parse(text));
    }

    private static SecurityDescriptor ofNew(String text) {
        return granted(ObjectSecurity.ofNew(sddl(text), true, ALICE, ObjectType.EVENT));
    }

    @Test
    @Rule({"SEC-7", "SEC-13"})
    void without_a_word_the_creators_user_is_let_in_and_nobody_else() {
        assertThat(granted(ObjectSecurity.ofNew(null, true, ALICE, ObjectType.EVENT)))
                .hasToString("O:S-1-22-1-1000G:S-1-22-2-1001D:(A;;0x1f0003;;;S-1-22-1-1000)");
        assertThat(ofNew("G:S-1-22-2-7")).hasToString("O:S-1-22-1-1000G:S-1-22-2-7D:(A;;0x1f0003;;;S-1-22-1-1000)");
    }

    @Test
    @Rule("SEC-16")
    void an_unnamed_object_is_protected_only_by_a_descriptor_of_its_own() {
        SecurityDescriptor open = granted(ObjectSecurity.ofNew(null, false, ALICE, ObjectType.EVENT));
        assertThat(open.hasDacl()).isFalse();
        Token bob = Token.ofProcess(2000, 2000, List.of());
        assertThat(AccessCheck.check(open, bob, ObjectType.EVENT, 0x1F_0003).isGranted())
                .isTrue();
        SecurityDescriptor closed = granted(ObjectSecurity.ofNew(sddl("D:"), false, ALICE, ObjectType.EVENT));
        assertThat(codeOf(AccessCheck.check(closed, bob, ObjectType.EVENT, 1))).isEqualTo(5);
    }

    @Test
    @Rule({"SEC-15", "SEC-10"})
    void generic_rights_are_replaced_and_null_stays_null() {
        assertThat(ofNew("D:(A;;GX;;;WD)(D;;GRGW;;;AN)"))
                .hasToString("O:S-1-22-1-1000G:S-1-22-2-1001D:(A;;0x120000;;;WD)(D;;CCDCRC;;;AN)");
        assertThat(ofNew("D:NO_ACCESS_CONTROL").dacl()).isNull();
        assertThat(ofNew("D:").dacl()).isEqualTo(Acl.EMPTY);
    }

    @ParameterizedTest
    @Rule({"SEC-14", "SEC-46"})
    @CsvSource(
            delimiter = '|',
            value = {
                "O:S-1-22-1-1000 | 0",
                "O:S-1-22-1-1001 | 1307",
                "O:S-1-22-2-50 | 1307",
                "O:BA | 1307",
                "G:S-1-22-2-99 | 0",
                "S:(AU;SA;GA;;;WD) | 1314",
                "S:(ML;;NW;;;ME) | 0",
                "S:(ML;;NW;;;HI) | 1307",
                "S: | 0"
            })
    void an_owner_a_label_and_audits_have_to_be_ones_own_to_give(String text, int error) {
        assertThat(codeOf(ObjectSecurity.ofNew(sddl(text), true, ALICE, ObjectType.EVENT)))
                .isEqualTo(error);
    }

    @Test
    @Rule({"SEC-14", "SEC-25"})
    void who_may_restore_may_name_any_owner_and_root_its_administrators() {
        assertThat(ObjectSecurity.ofNew(sddl("O:BA"), true, ROOT, ObjectType.EVENT)
                        .isGranted())
                .isTrue();
        Token restoring = new Token(
                ALICE.user(), ALICE.primaryGroup(), Set.of(), Set.of(), Set.of(Privilege.RESTORE), Integrity.MEDIUM);
        assertThat(ObjectSecurity.ofNew(sddl("O:SY"), true, restoring, ObjectType.EVENT)
                        .isGranted())
                .isTrue();
    }

    private static Result<SecurityDescriptor> changed(int information, String said) {
        return ObjectSecurity.changed(
                new ObjectSecurity.Subject(ObjectType.EVENT, BEFORE), information, sddl(said), ALICE);
    }

    @ParameterizedTest
    @Rule({"SEC-23", "SEC-24", "SEC-25", "SEC-26"})
    @CsvSource(
            quoteCharacter = '#',
            delimiter = '|',
            value = {
                "0 | O:SYD:(A;;2;;;WD) | O:S-1-22-1-1000G:S-1-22-2-1001D:(A;;CC;;;WD)S:(ML;;CC;;;LW)",
                "4 | O:SYD:P(A;;GW;;;WD) | O:S-1-22-1-1000G:S-1-22-2-1001D:P(A;;DCRC;;;WD)S:(ML;;CC;;;LW)",
                "4 | O:SY | O:S-1-22-1-1000G:S-1-22-2-1001D:NO_ACCESS_CONTROLS:(ML;;CC;;;LW)",
                "4 | D: | O:S-1-22-1-1000G:S-1-22-2-1001D:S:(ML;;CC;;;LW)",
                "2 | G:SYD:(A;;2;;;WD) | O:S-1-22-1-1000G:SYD:(A;;CC;;;WD)S:(ML;;CC;;;LW)",
                "16 | S:(ML;;NR;;;ME) | O:S-1-22-1-1000G:S-1-22-2-1001D:(A;;CC;;;WD)S:(ML;;DC;;;ME)",
                "16 | ## | O:S-1-22-1-1000G:S-1-22-2-1001D:(A;;CC;;;WD)"
            })
    void only_the_parts_that_are_named_change(int information, String said, String expected) {
        assertThat(granted(changed(information, said))).hasToString(expected);
    }

    @ParameterizedTest
    @Rule({"SEC-23", "SEC-25", "SEC-46"})
    @CsvSource({"1, D:, 1338", "2, D:, 1338", "1, O:SY, 1307", "16, S:(ML;;NW;;;HI), 1307", "32, D:, 87"})
    void a_change_that_is_not_ones_own_to_make_is_refused(int information, String said, int error) {
        assertThat(codeOf(changed(information, said))).isEqualTo(error);
    }

    @Test
    void protection_is_switched_by_itself() {
        SecurityDescriptor kept = granted(changed(SecurityInformation.PROTECTED_DACL, ""));
        assertThat(kept).hasToString(BEFORE.toString().replace("D:", "D:P"));
        ObjectSecurity.Subject subject = new ObjectSecurity.Subject(ObjectType.EVENT, kept);
        assertThat(granted(ObjectSecurity.changed(
                        subject, SecurityInformation.UNPROTECTED_DACL, SecurityDescriptor.NOTHING, ALICE)))
                .isEqualTo(BEFORE);
    }

    @ParameterizedTest
    @Rule("SEC-22")
    @CsvSource({
        "1, O:S-1-22-1-1000, 0x20000, 0x80000",
        "2, G:S-1-22-2-1001, 0x20000, 0x80000",
        "4, D:(A;;CC;;;WD), 0x20000, 0x40000",
        "8, S:(ML;;CC;;;LW), 0x1000000, 0x1000000",
        "16, S:(ML;;CC;;;LW), 0x20000, 0x80000",
        "5, O:S-1-22-1-1000D:(A;;CC;;;WD), 0x20000, 0xC0000",
        "0, '', 0, 0"
    })
    void each_part_is_told_alone_and_takes_its_rights(int information, String told, String query, String set) {
        assertThat(BEFORE.only(information)).hasToString(told);
        assertThat(SecurityInformation.rightsToQuery(information)).isEqualTo(Integer.decode(query));
        assertThat(SecurityInformation.rightsToSet(information)).isEqualTo(Integer.decode(set));
    }
}
