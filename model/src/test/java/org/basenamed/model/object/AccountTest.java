package org.basenamed.model.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.basenamed.model.Granting.granted;
import static org.basenamed.model.Granting.refused;

import java.util.List;
import org.basenamed.model.Result;
import org.basenamed.model.Rule;
import org.basenamed.model.Win32Error;
import org.basenamed.model.quota.AccountTable;
import org.basenamed.model.quota.Quota;
import org.basenamed.model.quota.Resource;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.security.Privilege;
import org.basenamed.model.security.SecurityDescriptor;
import org.basenamed.model.security.Sid;
import org.basenamed.model.security.Token;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several users in one space: what each may have, whose account an object is on, and where their names meet. */
class AccountTest {
    private static final int ALICE = 1000;
    private static final int BOB = 2000;
    private static final SecurityDescriptor EVERYBODY = granted(SecurityDescriptor.ofSddl("D:(A;;GA;;;WD)"));

    private Quota quota = Quota.UNLIMITED;
    private final AccountTable accounts = new AccountTable(user -> quota);
    private final ObjectSpace space = new ObjectSpace(accounts);

    @AfterEach
    void nothing_stays_on_an_account_when_everybody_has_gone() {
        List.copyOf(space.processes()).forEach(space::end);
        assertThat(space.objects()).isEmpty();
        assertThat(accounts.size()).isZero();
    }

    private ProcessRecord process(int uid) {
        Token token = Token.ofProcess(uid, uid, List.of()).without(Privilege.CREATE_GLOBAL);
        return granted(space.admit(new ProcessIdentity(uid, token, uid + 1, "test")));
    }

    private Result<OpenedHandle> create(ProcessRecord process, ObjectType type, String name) {
        ObjectAttributes wish = new ObjectAttributes(name, type.allAccess(), 0, EVERYBODY);
        return space.create(process, type, wish, Spaces.stateOf(type));
    }

    private Result<OpenedHandle> open(ProcessRecord process, String name) {
        return space.open(process, ObjectType.EVENT, new ObjectAttributes(name, ObjectType.EVENT.allAccess(), 0));
    }

    private long used(ProcessRecord process, Resource resource) {
        return process.account().used(resource);
    }

    @Test
    void what_a_user_has_is_on_one_account_over_all_his_processes_and_comes_off_it_again() {
        ProcessRecord one = process(ALICE);
        ProcessRecord two = process(ALICE);
        granted(create(one, ObjectType.EVENT, "a"));
        int handle = granted(open(two, "a")).value();
        assertThat(used(one, Resource.CONNECTIONS)).isEqualTo(2);
        assertThat(used(two, Resource.OBJECTS)).isOne();
        assertThat(used(one, Resource.HANDLES)).isEqualTo(2);
        granted(space.close(two, handle));
        assertThat(used(one, Resource.HANDLES)).isOne();
        space.end(one);
        assertThat(used(two, Resource.OBJECTS)).isZero();
        assertThat(used(two, Resource.TABLE_BYTES)).isZero();
    }

    @Test
    void each_limit_refuses_what_is_beyond_it_and_changes_nothing() {
        quota = Quota.UNLIMITED
                .with(Resource.OBJECTS, 2)
                .with(Resource.HANDLES, 3)
                .with(Resource.CONNECTIONS, 2);
        ProcessRecord alice = process(ALICE);
        granted(create(alice, ObjectType.EVENT, "a"));
        granted(create(alice, ObjectType.EVENT, "b"));
        assertThat(refused(create(alice, ObjectType.EVENT, "c"))).isEqualTo(Win32Error.ERROR_NOT_ENOUGH_QUOTA);
        assertThat(refused(open(alice, "c"))).isEqualTo(Win32Error.ERROR_FILE_NOT_FOUND);
        granted(open(alice, "a"));
        assertThat(refused(open(alice, "a"))).isEqualTo(Win32Error.ERROR_NOT_ENOUGH_QUOTA);
        assertThat(used(alice, Resource.HANDLES)).isEqualTo(3);
        process(ALICE);
        Token token = Token.ofProcess(ALICE, ALICE, List.of());
        assertThat(refused(space.admit(new ProcessIdentity(1, token, 1, ""))))
                .isEqualTo(Win32Error.ERROR_NOT_ENOUGH_QUOTA);
        assertThat(space.processes()).hasSize(2);
    }

    @Test
    void one_user_s_limit_is_not_another_s() {
        quota = Quota.UNLIMITED.with(Resource.OBJECTS, 1);
        granted(create(process(ALICE), ObjectType.EVENT, "a"));
        ProcessRecord bob = process(BOB);
        granted(create(bob, ObjectType.EVENT, "a"));
        assertThat(refused(create(bob, ObjectType.EVENT, "b"))).isEqualTo(Win32Error.ERROR_NOT_ENOUGH_QUOTA);
    }

    @Test
    void long_names_and_descriptors_cost_what_they_take() {
        quota = Quota.UNLIMITED.with(Resource.TABLE_BYTES, 10_000);
        ProcessRecord alice = process(ALICE);
        assertThat(refused(create(alice, ObjectType.EVENT, "n".repeat(5_000))))
                .isEqualTo(Win32Error.ERROR_NOT_ENOUGH_QUOTA);
        OpenedHandle handle = granted(create(alice, ObjectType.EVENT, "n"));
        SecurityDescriptor before = handle.entry().object().security();
        SecurityDescriptor big = granted(SecurityDescriptor.ofSddl("D:" + "(A;;GA;;;WD)".repeat(100)));
        assertThat(refused(space.secure(alice, handle.entry().object(), 4, big)))
                .isEqualTo(Win32Error.ERROR_NOT_ENOUGH_QUOTA);
        assertThat(handle.entry().object().security()).isEqualTo(before);
    }

    /** Whoever keeps somebody else's objects alive pays for them himself. */
    @Test
    void an_object_moves_to_the_account_of_who_has_it_when_its_maker_has_not() {
        ProcessRecord alice = process(ALICE);
        ProcessRecord bob = process(BOB);
        int made = granted(create(alice, ObjectType.EVENT, "Global\\e")).value();
        KernelObject object = granted(open(bob, "Global\\e")).entry().object();
        assertThat(used(alice, Resource.OBJECTS)).isOne();
        assertThat(used(bob, Resource.OBJECTS)).isZero();
        granted(space.close(alice, made));
        assertThat(used(alice, Resource.OBJECTS)).isZero();
        assertThat(used(alice, Resource.TABLE_BYTES)).isZero();
        assertThat(used(bob, Resource.OBJECTS)).isOne();
        assertThat(object.charge().payer()).isSameAs(bob.account());
        granted(open(alice, "Global\\e"));
        space.end(bob);
        assertThat(used(alice, Resource.OBJECTS)).isOne();
    }

    @Test
    @Rule("NS-21")
    void local_names_of_two_users_do_not_meet_and_global_ones_do() {
        ProcessRecord alice = process(ALICE);
        ProcessRecord bob = process(BOB);
        granted(create(alice, ObjectType.EVENT, "Local\\e"));
        assertThat(refused(open(bob, "Local\\e"))).isEqualTo(Win32Error.ERROR_FILE_NOT_FOUND);
        granted(create(alice, ObjectType.EVENT, "Global\\e"));
        assertThat(granted(open(bob, "Global\\e")).entry().object().fullName()).isEqualTo("Global\\e");
    }

    @Test
    @Rule("NS-22")
    void the_session_of_another_user_is_closed_whether_or_not_the_name_is_there() {
        ProcessRecord alice = process(ALICE);
        ProcessRecord bob = process(BOB);
        granted(create(alice, ObjectType.EVENT, "e"));
        for (String leaf : List.of("e", "f", "e\\g", "f\\g")) {
            assertThat(refused(open(bob, "Session\\1001\\" + leaf))).isEqualTo(Win32Error.ERROR_ACCESS_DENIED);
            assertThat(refused(create(bob, ObjectType.EVENT, "Session\\1001\\" + leaf)))
                    .isEqualTo(Win32Error.ERROR_ACCESS_DENIED);
        }
        granted(open(alice, "Session\\1001\\e"));
        assertThat(refused(open(bob, "Session\\9\\e"))).isEqualTo(Win32Error.ERROR_PATH_NOT_FOUND);
        granted(create(bob, ObjectType.EVENT, "Session\\0\\e"));
        granted(open(alice, "Global\\e"));
    }

    @Test
    @Rule({"NS-25", "NS-26", "NS-27", "NS-28"})
    void a_global_mapping_takes_a_privilege_to_be_made_and_none_to_be_opened() {
        ProcessRecord alice = process(ALICE);
        assertThat(refused(create(alice, ObjectType.FILE_MAPPING, "Global\\m")))
                .isEqualTo(Win32Error.ERROR_ACCESS_DENIED);
        granted(create(alice, ObjectType.FILE_MAPPING, "Local\\m"));
        for (ObjectType type : List.of(ObjectType.EVENT, ObjectType.MUTEX, ObjectType.SEMAPHORE, ObjectType.TIMER)) {
            granted(create(alice, type, "Global\\" + type.noun()));
        }
        Token service = Token.ofProcess(BOB, BOB, List.of());
        ProcessRecord bob = granted(space.admit(new ProcessIdentity(2, service, BOB + 1, "service")));
        granted(create(bob, ObjectType.FILE_MAPPING, "Global\\m"));
        assertThat(granted(create(alice, ObjectType.FILE_MAPPING, "Global\\m")).existed())
                .isTrue();
    }

    @Test
    void the_directory_of_a_session_goes_with_its_last_process() {
        ProcessRecord alice = process(ALICE);
        ProcessRecord bob = process(BOB);
        assertThat(refused(open(bob, "Session\\1001\\e"))).isEqualTo(Win32Error.ERROR_ACCESS_DENIED);
        space.end(alice);
        assertThat(refused(open(bob, "Session\\1001\\e"))).isEqualTo(Win32Error.ERROR_PATH_NOT_FOUND);
        assertThat(accounts.of(Sid.ofUser(BOB))).isSameAs(bob.account());
    }
}
