package org.basenamed.model.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.basenamed.model.Granting.codeOf;
import static org.basenamed.model.Granting.granted;
import static org.basenamed.model.object.Spaces.dump;
import static org.basenamed.model.object.Spaces.stateOf;

import java.util.List;
import org.basenamed.model.Result;
import org.basenamed.model.Rule;
import org.basenamed.model.name.Boundary;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.DirectoryRights;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.security.SecurityDescriptor;
import org.basenamed.model.security.Sid;
import org.basenamed.model.security.Token;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** namespace.md, section 7. Alice is in group 50, Bob is not; both are in the boundary EVERYBODY. */
class PrivateNamespaceTest {
    private static final Boundary EVERYBODY = Boundary.of("b").with(Sid.EVERYONE);
    private static final Boundary GROUP = EVERYBODY.with(Sid.ofGroup(50));
    private static final int MAXIMUM = AccessMask.MAXIMUM_ALLOWED;

    private final ObjectSpace space = new ObjectSpace();
    private final ProcessRecord alice = process(1000, List.of(50));
    private final ProcessRecord bob = process(2000, List.of());

    private ProcessRecord process(int uid, List<Integer> groups) {
        return granted(space.admit(new ProcessIdentity(uid, Token.ofProcess(uid, uid, groups), 1, "test")));
    }

    private Result<OpenedHandle> make(ProcessRecord process, Boundary boundary, String alias, @Nullable String sddl) {
        SecurityDescriptor security = sddl == null ? null : granted(SecurityDescriptor.ofSddl(sddl));
        return space.createNamespace(process, boundary, alias, new ObjectAttributes("", MAXIMUM, 0, security));
    }

    private Result<OpenedHandle> open(ProcessRecord process, Boundary boundary, String alias) {
        return space.openNamespace(process, boundary, alias, new ObjectAttributes("", MAXIMUM, 0));
    }

    private Result<OpenedHandle> create(ProcessRecord process, String name) {
        ObjectAttributes wish = new ObjectAttributes(name, 0x1F_0003, 0, SecurityDescriptor.EVERYBODY);
        return space.create(process, ObjectType.EVENT, wish, stateOf(ObjectType.EVENT));
    }

    private Result<OpenedHandle> openEvent(ProcessRecord process, String name) {
        return space.open(process, ObjectType.EVENT, new ObjectAttributes(name, 1, 0));
    }

    @Test
    @Rule({"NS-32", "NS-33", "NS-35"})
    void processes_meet_by_the_boundary_whatever_they_call_it() {
        make(alice, EVERYBODY, "one", "D:(A;;GA;;;WD)");
        create(alice, "one\\e");
        assertThat(codeOf(openEvent(bob, "two\\e"))).isEqualTo(3);
        granted(open(bob, EVERYBODY, "two"));
        assertThat(granted(openEvent(bob, "two\\e")).entry().object())
                .isSameAs(granted(openEvent(alice, "one\\e")).entry().object());
        assertThat(codeOf(openEvent(bob, "one\\e"))).isEqualTo(3);
        assertThat(codeOf(openEvent(bob, "e"))).isEqualTo(2);
    }

    @Test
    @Rule("NS-32")
    void the_order_of_sids_does_not_matter_and_everything_else_does() {
        Sid group = Sid.ofGroup(50);
        assertThat(Boundary.of("b").with(group).with(Sid.EVERYONE)).isEqualTo(GROUP);
        make(alice, GROUP, "a", null);
        assertThat(codeOf(open(alice, EVERYBODY, "x"))).isEqualTo(2);
        assertThat(codeOf(open(alice, Boundary.of("B").with(group).with(Sid.EVERYONE), "x")))
                .isEqualTo(2);
        assertThat(codeOf(open(alice, GROUP.withLabel(Sid.ofIntegrityLevel(0x1000)), "x")))
                .isEqualTo(2);
    }

    @Test
    @Rule({"NS-30", "NS-34"})
    void only_those_within_the_boundary_make_it_and_outsiders_may_still_open_it() {
        String before = dump(space);
        assertThat(codeOf(make(bob, GROUP, "a", null))).isEqualTo(5);
        assertThat(codeOf(make(alice, EVERYBODY.withLabel(Sid.ofIntegrityLevel(0x3000)), "a", null)))
                .isEqualTo(5);
        assertThat(dump(space)).isEqualTo(before);
        granted(make(alice, GROUP, "a", "D:(A;;GA;;;WD)"));
        granted(open(bob, GROUP, "b"));
    }

    @Test
    @Rule("NS-34")
    void one_that_exists_is_not_opened_by_making_it() {
        make(alice, EVERYBODY, "a", "D:(A;;GA;;;WD)");
        String before = dump(space);
        assertThat(codeOf(make(bob, EVERYBODY, "b", null))).isEqualTo(183);
        assertThat(codeOf(make(alice, GROUP, "a", null))).isEqualTo(183);
        assertThat(codeOf(open(alice, EVERYBODY, "a"))).isEqualTo(183);
        assertThat(dump(space)).isEqualTo(before);
    }

    @ParameterizedTest
    @Rule({"NS-31", "NS-34"})
    @ValueSource(strings = {"", "a\\b", "\\"})
    void an_alias_is_one_name(String alias) {
        assertThat(codeOf(make(alice, EVERYBODY, alias, null))).isEqualTo(87);
        assertThat(codeOf(make(alice, Boundary.of("b"), "a", null))).isEqualTo(87);
        assertThat(codeOf(make(alice, EVERYBODY.withLabel(Sid.EVERYONE), "a", null)))
                .isEqualTo(87);
    }

    @Test
    @Rule({"NS-35", "NS-36"})
    void its_own_descriptor_decides_who_opens_it_and_for_what() {
        make(alice, EVERYBODY, "a", null);
        assertThat(codeOf(open(bob, EVERYBODY, "b"))).isEqualTo(5);
        make(alice, GROUP, "g", "D:(A;;0x2;;;WD)");
        create(alice, "g\\e");
        OpenedHandle handle = granted(open(bob, GROUP, "b"));
        assertThat(handle.entry().grantedAccess()).isEqualTo(DirectoryRights.TRAVERSE);
        assertThat(codeOf(openEvent(bob, "b\\e"))).isZero();
        assertThat(codeOf(create(bob, "b\\e"))).isZero();
        assertThat(codeOf(create(bob, "b\\new"))).isEqualTo(5);
        assertThat(codeOf(openEvent(bob, "b\\new"))).isEqualTo(2);
    }

    @Test
    @Rule("NS-36")
    void who_may_not_traverse_does_not_learn_what_is_in_it() {
        make(alice, EVERYBODY, "a", "D:(A;;0x1;;;WD)");
        create(alice, "a\\e");
        granted(open(bob, EVERYBODY, "b"));
        assertThat(codeOf(openEvent(bob, "b\\e"))).isEqualTo(5);
        assertThat(codeOf(openEvent(bob, "b\\absent"))).isEqualTo(5);
    }

    @Test
    @Rule("NS-37")
    void when_its_makers_handle_goes_it_cannot_be_opened_and_what_is_open_stays() {
        OpenedHandle handle = granted(make(alice, EVERYBODY, "a", "D:(A;;GA;;;WD)"));
        granted(open(bob, EVERYBODY, "b"));
        OpenedHandle event = granted(create(alice, "a\\e"));
        space.close(alice, handle.value());
        assertThat(codeOf(openEvent(alice, "a\\e"))).isEqualTo(3);
        assertThat(codeOf(openEvent(bob, "b\\e"))).isZero();
        assertThat(alice.handles().find(event.value())).isEqualTo(event.entry());
        assertThat(codeOf(open(alice, EVERYBODY, "a"))).isEqualTo(2);
        // the boundary is free, and what is made of it is another name space
        granted(make(bob, EVERYBODY, "anew", null));
        assertThat(codeOf(openEvent(bob, "anew\\e"))).isEqualTo(2);
    }

    @Test
    @Rule("NS-37")
    void the_death_of_its_maker_ends_it_too() {
        make(alice, EVERYBODY, "a", "D:(A;;GA;;;WD)");
        space.end(alice);
        assertThat(codeOf(open(bob, EVERYBODY, "b"))).isEqualTo(2);
        assertThat(codeOf(make(bob, EVERYBODY, "b", null))).isZero();
    }

    @Test
    @Rule("NS-37")
    void another_handle_of_others_ends_nothing_when_it_goes() {
        make(alice, EVERYBODY, "a", "D:(A;;GA;;;WD)");
        OpenedHandle others = granted(open(bob, EVERYBODY, "b"));
        space.close(bob, others.value());
        assertThat(codeOf(openEvent(bob, "b\\e"))).isEqualTo(3);
        assertThat(codeOf(open(bob, EVERYBODY, "b"))).isZero();
    }

    @Test
    @Rule("NS-37")
    void one_that_is_retired_is_gone_for_those_who_come_later() {
        OpenedHandle handle = granted(make(alice, EVERYBODY, "a", "D:(A;;GA;;;WD)"));
        space.retireNamespace(handle.entry());
        assertThat(codeOf(open(bob, EVERYBODY, "b"))).isEqualTo(2);
        assertThat(codeOf(create(alice, "a\\e"))).isZero();
    }

    @Test
    @Rule({"NS-38", "NS-24"})
    void names_in_it_are_one_level_deep() {
        make(alice, EVERYBODY, "a", null);
        create(alice, "a\\e");
        assertThat(codeOf(create(alice, "a\\b\\c"))).isEqualTo(3);
        assertThat(codeOf(create(alice, "a\\e\\c"))).isEqualTo(6);
        assertThat(codeOf(create(alice, "a\\Global\\c"))).isEqualTo(3);
        assertThat(codeOf(create(alice, "a\\"))).isEqualTo(123);
        assertThat(codeOf(create(alice, "a\\\\c"))).isEqualTo(123);
        assertThat(codeOf(create(alice, "a\\" + "n".repeat(32_764)))).isZero();
        assertThat(codeOf(create(alice, "a\\" + "n".repeat(32_765)))).isEqualTo(123);
    }

    /** NS-39: somebody else's object of that name must not turn names in the namespace away. */
    @Test
    @Rule({"NS-33", "NS-39"})
    void an_alias_goes_before_an_object_of_that_name() {
        create(bob, "a");
        assertThat(codeOf(create(alice, "a\\e"))).isEqualTo(6);
        make(alice, EVERYBODY, "a", null);
        assertThat(codeOf(create(alice, "a\\e"))).isZero();
        assertThat(codeOf(openEvent(alice, "a"))).isZero();
    }

    @ParameterizedTest
    @EnumSource
    @Rule({"NS-1", "NS-11"})
    void all_types_share_its_names(ObjectType type) {
        make(alice, EVERYBODY, "a", null);
        if (type == ObjectType.PRIVATE_NAMESPACE || type == ObjectType.FILE) {
            return;
        }
        granted(space.create(alice, type, new ObjectAttributes("a\\x", 1, 0), stateOf(type)));
        ObjectType another = type == ObjectType.EVENT ? ObjectType.MUTEX : ObjectType.EVENT;
        assertThat(codeOf(space.open(alice, another, new ObjectAttributes("a\\x", 1, 0))))
                .isEqualTo(6);
    }
}
