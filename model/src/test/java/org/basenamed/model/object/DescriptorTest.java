package org.basenamed.model.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.basenamed.model.Granting.codeOf;
import static org.basenamed.model.Granting.granted;
import static org.basenamed.model.object.Spaces.dump;
import static org.basenamed.model.object.Spaces.never;
import static org.basenamed.model.object.Spaces.stateOf;

import java.util.List;
import java.util.Set;
import org.basenamed.model.Result;
import org.basenamed.model.Rule;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.rights.ProcessRights;
import org.basenamed.model.security.ObjectSecurity;
import org.basenamed.model.security.SecurityDescriptor;
import org.basenamed.model.security.SecurityInformation;
import org.basenamed.model.security.Token;
import org.junit.jupiter.api.Test;

/** Descriptors where they count: at every create and open, by whoever it is. */
class DescriptorTest {
    private static final ObjectType EVENT = ObjectType.EVENT;
    private static final int ALL = 0x1F_0003;

    private final ObjectSpace space = new ObjectSpace();
    private final ProcessRecord alice = process(Token.ofProcess(1000, 1000, List.of()));
    private final ProcessRecord bob = process(Token.ofProcess(2000, 2000, List.of()));

    private ProcessRecord process(Token token) {
        return granted(space.admit(new ProcessIdentity(1, token, 1, "test")));
    }

    private static ObjectAttributes wish(String name, int access, String sddl) {
        return new ObjectAttributes(name, access, 0, granted(SecurityDescriptor.ofSddl(sddl)));
    }

    private Result<OpenedHandle> create(ProcessRecord process, ObjectAttributes wish) {
        return space.create(process, EVENT, wish, stateOf(EVENT));
    }

    private Result<OpenedHandle> open(ProcessRecord process, String name, int access) {
        return space.open(process, EVENT, new ObjectAttributes(name, access, 0));
    }

    @Test
    @Rule({"SEC-13", "NS-10"})
    void another_user_is_not_let_in_by_default() {
        create(alice, new ObjectAttributes("e", ALL, 0));
        String before = dump(space);
        assertThat(codeOf(open(bob, "e", AccessMask.SYNCHRONIZE))).isEqualTo(5);
        assertThat(codeOf(create(bob, new ObjectAttributes("e", ALL, 0)))).isEqualTo(5);
        assertThat(codeOf(space.open(bob, ObjectType.MUTEX, new ObjectAttributes("e", 1, 0))))
                .isEqualTo(6);
        assertThat(dump(space)).isEqualTo(before);
        assertThat(codeOf(open(alice, "e", ALL))).isZero();
    }

    private Result<Integer> duplicate(ProcessRecord from, int value, ProcessRecord to, int access) {
        return new Duplication(space)
                .duplicate(from, value, Result.granted(to), new DuplicateWish(access, false, 0))
                .value();
    }

    @Test
    @Rule({"HD-21", "SEC-17"})
    void a_wider_duplicate_is_judged_by_the_token_of_whoever_gets_it() {
        int named = granted(create(alice, new ObjectAttributes("e", AccessMask.SYNCHRONIZE, 0)))
                .value();
        assertThat(codeOf(duplicate(alice, named, bob, ALL))).isEqualTo(5);
        assertThat(codeOf(duplicate(alice, named, bob, AccessMask.SYNCHRONIZE))).isZero();
        assertThat(codeOf(duplicate(alice, named, alice, ALL))).isZero();
        int unnamed = granted(create(alice, new ObjectAttributes("", AccessMask.SYNCHRONIZE, 0)))
                .value();
        assertThat(codeOf(duplicate(alice, unnamed, bob, ALL)))
                .as("HD-21.6: nobody has said anything")
                .isZero();
        int closed = granted(create(alice, wish("", AccessMask.SYNCHRONIZE, "D:(A;;GA;;;S-1-22-1-2000)")))
                .value();
        assertThat(codeOf(duplicate(alice, closed, alice, ALL)))
                .as("HD-21.6: somebody has")
                .isEqualTo(5);
        assertThat(codeOf(duplicate(alice, closed, bob, ALL))).isZero();
    }

    @Test
    @Rule({"SEC-6", "SEC-17"})
    void a_process_lets_in_its_user_and_administrators_and_nobody_else() {
        ProcessRecord root = process(Token.ofProcess(0, 0, List.of()));
        ObjectType type = ObjectType.PROCESS;
        KernelObject object = granted(space.addUnnamed(
                granted(stateOf(type).get()), ObjectSecurity.ofTask(Token.ofUser(1000), type), root.account()));
        assertThat(codeOf(space.open(bob, object, ProcessRights.QUERY_LIMITED_INFORMATION, 0)))
                .isEqualTo(5);
        assertThat(granted(space.open(alice, object, ProcessRights.QUERY_INFORMATION, 0))
                        .entry()
                        .grantedAccess())
                .isEqualTo(ProcessRights.QUERY_INFORMATION | ProcessRights.QUERY_LIMITED_INFORMATION);
        assertThat(codeOf(space.open(root, object, type.allAccess(), 0))).isZero();
        assertThat(ObjectSecurity.letsTouch(object.security(), alice.token(), type))
                .isFalse();
    }

    @Test
    @Rule({"SEC-11", "SEC-8"})
    void a_creators_handle_is_not_checked_and_a_second_create_is() {
        OpenedHandle handle = granted(create(alice, wish("e", ALL, "D:")));
        assertThat(handle.entry().grantedAccess()).isEqualTo(ALL);
        assertThat(codeOf(create(alice, wish("e", ALL, "D:(A;;GA;;;WD)")))).isEqualTo(5);
        assertThat(handle.entry().object().security().toString()).endsWith("D:");
    }

    @Test
    @Rule({"SEC-14", "SEC-3"})
    void a_descriptor_that_is_not_ones_own_to_give_makes_nothing() {
        String before = dump(space);
        assertThat(codeOf(space.create(alice, EVENT, wish("e", ALL, "O:SY"), never())))
                .isEqualTo(1307);
        assertThat(codeOf(space.create(alice, EVENT, wish("e", ALL, "S:(AU;SA;GA;;;WD)"), never())))
                .isEqualTo(1314);
        int system = AccessMask.ACCESS_SYSTEM_SECURITY;
        assertThat(codeOf(space.create(alice, EVENT, wish("e", ALL | system, "D:"), never())))
                .isEqualTo(1314);
        assertThat(dump(space)).isEqualTo(before);
        // SEC-8: where there is something to open the descriptor is not looked at
        create(alice, wish("e", ALL, "D:(A;;GA;;;WD)"));
        assertThat(codeOf(create(bob, wish("e", ALL, "O:SY")))).isZero();
    }

    @Test
    @Rule({"SEC-17", "SEC-27"})
    void a_change_counts_for_those_who_come_later() {
        OpenedHandle handle = granted(create(alice, wish("e", ALL, "D:(A;;GA;;;WD)")));
        OpenedHandle others = granted(open(bob, "e", ALL));
        KernelObject object = handle.entry().object();
        SecurityDescriptor closed = granted(SecurityDescriptor.ofSddl("D:"));
        granted(space.secure(bob, object, SecurityInformation.DACL, closed));
        assertThat(codeOf(open(alice, "e", 1))).isEqualTo(5);
        assertThat(bob.handles().find(others.value())).isEqualTo(others.entry());
        assertThat(codeOf(open(bob, "e", AccessMask.WRITE_DAC))).isEqualTo(5);
        assertThat(codeOf(open(alice, "e", AccessMask.WRITE_DAC))).isZero();
    }

    @Test
    void a_refused_change_changes_nothing() {
        KernelObject object =
                granted(create(alice, wish("e", ALL, "D:(A;;GA;;;WD)"))).entry().object();
        String before = dump(space);
        SecurityDescriptor systems = granted(SecurityDescriptor.ofSddl("O:SYD:"));
        int both = SecurityInformation.OWNER | SecurityInformation.DACL;
        assertThat(codeOf(space.secure(alice, object, both, systems))).isEqualTo(1307);
        assertThat(dump(space)).isEqualTo(before);
    }

    @Test
    @Rule({"NS-25", "NS-26", "NS-27", "NS-28"})
    void a_global_mapping_takes_a_privilege_to_be_made_and_none_to_be_opened() {
        Token plain = bob.token();
        ProcessRecord filtered = process(new Token(
                plain.user(), plain.primaryGroup(), plain.groups(), Set.of(), Set.of(), plain.integrityLevel()));
        ObjectType section = ObjectType.FILE_MAPPING;
        ObjectAttributes wish = wish("Global\\m", 7, "D:(A;;GA;;;WD)");
        assertThat(codeOf(space.create(filtered, section, wish, never()))).isEqualTo(5);
        assertThat(codeOf(space.create(filtered, section, wish("Local\\m", 7, "D:"), stateOf(section))))
                .isZero();
        assertThat(codeOf(create(filtered, wish("Global\\e", ALL, "D:")))).isZero();
        assertThat(codeOf(space.create(alice, section, wish, stateOf(section)))).isZero();
        assertThat(granted(space.create(filtered, section, wish, never())).existed())
                .isTrue();
    }
}
