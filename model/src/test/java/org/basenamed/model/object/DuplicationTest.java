package org.basenamed.model.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.basenamed.model.Granting.codeOf;
import static org.basenamed.model.Granting.granted;
import static org.basenamed.model.object.Spaces.dump;
import static org.basenamed.model.object.Spaces.stateOf;

import java.util.List;
import java.util.Objects;
import org.basenamed.model.Result;
import org.basenamed.model.Rule;
import org.basenamed.model.Win32Error;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.ObjectType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DuplicationTest {
    private static final int CLOSE = DuplicateWish.CLOSE_SOURCE;
    private static final int SAME = DuplicateWish.SAME_ACCESS;
    private static final int PROTECT = HandleEntry.PROTECT_FROM_CLOSE;
    private static final int INHERIT = HandleEntry.INHERIT;

    private final ObjectSpace space = new ObjectSpace();
    private final Duplication duplication = new Duplication(space);
    private final ProcessRecord process = Spaces.process(space, 1);
    private final ProcessRecord other = Spaces.process(space, 1);

    private int create(ObjectType type, String name, int access, int flags) {
        return granted(space.create(process, type, new ObjectAttributes(name, access, flags), stateOf(type)))
                .value();
    }

    private int event(int access) {
        return create(ObjectType.EVENT, "n", access, 0);
    }

    private Duplicated duplicate(int value, ProcessRecord target, DuplicateWish wish) {
        return duplication.duplicate(process, value, Result.granted(target), wish);
    }

    private static HandleEntry entry(ProcessRecord of, int value) {
        return Objects.requireNonNull(of.handles().find(value), "no handle " + value);
    }

    private static DuplicateWish access(int access) {
        return new DuplicateWish(access, false, 0);
    }

    private static DuplicateWish options(int options) {
        return new DuplicateWish(0, false, options);
    }

    @Test
    @Rule({"HD-20", "HD-21"})
    void a_duplicate_refers_to_the_same_object_with_the_same_rights() {
        int source = event(AccessMask.SYNCHRONIZE);
        int copy = granted(
                duplicate(source, other, new DuplicateWish(7, false, SAME)).value());
        assertThat(entry(other, copy).object()).isSameAs(entry(process, source).object());
        assertThat(entry(other, copy).grantedAccess()).isEqualTo(AccessMask.SYNCHRONIZE);
        assertThat(entry(other, copy).object().handleCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @Rule("HD-21")
    @CsvSource({
        "0x80000000, 0x20001",
        "0x40000000, 0x20002",
        "0x20000000, 0x120000",
        "0x10000000, 0x1f0003",
        "0x2, 0x2",
        "0x0, 0x0"
    })
    void generic_rights_are_mapped_and_fewer_are_granted_as_they_are(String wished, String granted) {
        int source = event(0x1F_0003);
        int copy = granted(duplicate(source, process, access((int) (long) Long.decode(wished)))
                .value());
        assertThat(entry(process, copy).grantedAccess()).isEqualTo((int) (long) Long.decode(granted));
    }

    @Test
    @Rule("HD-21")
    void more_than_the_source_has_takes_what_opening_takes() {
        int source = event(0);
        int copy = granted(duplicate(source, other, access(0x1F_0003)).value());
        assertThat(entry(other, copy).grantedAccess()).isEqualTo(0x1F_0003);
    }

    @ParameterizedTest
    @Rule("HD-21")
    @EnumSource(ObjectType.class)
    void all_bits_are_refused_and_nothing_changes(ObjectType type) {
        int source = create(type, "", type.allAccess(), 0);
        String before = dump(space);
        assertThat(codeOf(duplicate(source, other, access(-1)).value())).isEqualTo(5);
        assertThat(dump(space)).isEqualTo(before);
    }

    /** As an object manager does that leaves out what the type does not have before it looks at the rights. */
    @ParameterizedTest
    @Rule("HD-21")
    @EnumSource(ObjectType.class)
    void bits_that_the_type_does_not_have_mean_nothing(ObjectType type) {
        int unknown = (0x1F_FFFF & ~type.validMask()) | 0x0040_0000;
        int source = create(type, "", type.allAccess(), 0);
        int copy = granted(duplicate(source, other, access(unknown | AccessMask.READ_CONTROL))
                .value());
        assertThat(entry(other, copy).grantedAccess()).isEqualTo(AccessMask.READ_CONTROL);
    }

    @Test
    @Rule("HD-21")
    void a_file_never_gets_more_than_it_was_opened_for() {
        int source = create(ObjectType.FILE, "", 0x0012_0089, 0);
        assertThat(codeOf(duplicate(source, other, access(AccessMask.GENERIC_WRITE))
                        .value()))
                .isEqualTo(5);
        assertThat(codeOf(duplicate(source, other, access(0x1)).value())).isZero();
    }

    @Test
    @Rule("SEC-6")
    void the_right_to_query_a_process_brings_the_lesser_one_along() {
        int source = create(ObjectType.PROCESS, "", 0x1F_FFFF, 0);
        int copy = granted(duplicate(source, other, access(0x400)).value());
        assertThat(entry(other, copy).grantedAccess()).isEqualTo(0x1400);
    }

    @ParameterizedTest
    @Rule("HD-22")
    @CsvSource({"0, false, 0, 0", "3, false, 0, 0", "0, true, 0, 1", "3, false, 4, 3", "2, true, 4, 2"})
    void flags_are_as_wished_or_as_the_source_has_them(int source, boolean inherit, int options, int flags) {
        int value = create(ObjectType.EVENT, "", 2, source);
        DuplicateWish wish = new DuplicateWish(0, inherit, SAME | options);
        assertThat(entry(other, granted(duplicate(value, other, wish).value())).flags())
                .isEqualTo(flags);
    }

    @Test
    @Rule("HD-23")
    void closing_the_source_moves_the_handle() {
        int source = event(2);
        Duplicated moved = duplicate(source, other, options(SAME | CLOSE));
        assertThat(moved.sourceClosed()).isTrue();
        assertThat(moved.ended()).isEmpty();
        assertThat(process.handles().find(source)).isNull();
        assertThat(entry(other, granted(moved.value())).object().handleCount()).isOne();
    }

    @Test
    @Rule("HD-23")
    void within_one_process_a_moved_handle_keeps_its_value_and_gets_new_flags() {
        int below = event(2);
        int source = event(2);
        granted(space.close(process, below));
        Duplicated moved = duplicate(source | 3, process, new DuplicateWish(0, true, SAME | CLOSE));
        assertThat(granted(moved.value())).isEqualTo(source);
        assertThat(moved.sourceClosed()).isFalse();
        assertThat(entry(process, source).flags()).isEqualTo(INHERIT);
        assertThat(process.handles().size()).isOne();
    }

    @Test
    @Rule("HD-23")
    void a_protected_source_stays_and_the_duplicate_has_another_value() {
        int source = create(ObjectType.EVENT, "", 2, PROTECT);
        Duplicated copied = duplicate(source, process, options(SAME | CLOSE));
        assertThat(copied.sourceClosed()).isFalse();
        assertThat(granted(copied.value())).isNotEqualTo(source);
        assertThat(entry(process, source).flags()).isEqualTo(PROTECT);
        assertThat(process.handles().size()).isEqualTo(2);
    }

    @Test
    @Rule({"HD-23", "HD-26"})
    void the_source_is_closed_though_there_is_no_duplicate() {
        int source = event(2);
        Duplicated closed = duplication.duplicate(
                process, source, Result.refused(Win32Error.ERROR_INVALID_HANDLE), options(SAME | CLOSE));
        assertThat(codeOf(closed.value())).isEqualTo(6);
        assertThat(closed.sourceClosed()).isTrue();
        assertThat(closed.ended()).hasSize(1);
        assertThat(space.objects()).isEmpty();
    }

    @ParameterizedTest
    @Rule("HD-26")
    @ValueSource(ints = {0, 8, -4, 0x7FFF_FFFC})
    void what_is_no_handle_is_not_duplicated(int value) {
        event(2);
        String before = dump(space);
        Duplicated refused = duplicate(value, other, options(SAME | CLOSE));
        assertThat(codeOf(refused.value())).isEqualTo(6);
        assertThat(refused.sourceClosed()).isFalse();
        assertThat(dump(space)).isEqualTo(before);
    }

    @Test
    @Rule("HD-26")
    void unknown_options_are_refused() {
        assertThat(codeOf(options(8).check())).isEqualTo(87);
        assertThat(codeOf(options(7).check())).isZero();
    }

    @Test
    @Rule({"HD-28", "HD-30", "HD-30a"})
    void a_child_inherits_what_is_inheritable_at_the_same_values() {
        create(ObjectType.EVENT, "", 2, 0);
        int second = create(ObjectType.EVENT, "", 2, INHERIT | PROTECT);
        create(ObjectType.EVENT, "", 2, 0);
        int fourth = create(ObjectType.MUTEX, "m", 1, INHERIT);
        granted(duplication.inherit(process, other, null));
        assertThat(other.handles().values()).containsExactly(second, fourth);
        assertThat(entry(other, second)).isEqualTo(entry(process, second));
        assertThat(entry(other, fourth).object().handleCount()).isEqualTo(2);
    }

    @Test
    @Rule("HD-7")
    void values_between_inherited_ones_are_free_in_the_child() {
        create(ObjectType.EVENT, "", 2, 0);
        int second = create(ObjectType.EVENT, "", 2, INHERIT);
        create(ObjectType.EVENT, "", 2, 0);
        int fourth = create(ObjectType.EVENT, "", 2, INHERIT);
        granted(duplication.inherit(process, other, null));
        List<Integer> next = List.of(openIn(other), openIn(other), openIn(other));
        assertThat(next).doesNotContain(second, fourth).contains(fourth + 4).doesNotHaveDuplicates();
    }

    private int openIn(ProcessRecord of) {
        ObjectAttributes unnamed = new ObjectAttributes("", 2, 0);
        return granted(space.create(of, ObjectType.EVENT, unnamed, stateOf(ObjectType.EVENT)))
                .value();
    }

    @Test
    @Rule("HD-34")
    void of_a_list_only_what_it_names_is_inherited() {
        int first = create(ObjectType.EVENT, "", 2, INHERIT);
        create(ObjectType.EVENT, "", 2, INHERIT);
        granted(duplication.inherit(process, other, List.of(first)));
        assertThat(other.handles().values()).containsExactly(first);
    }

    @Test
    @Rule("HD-34")
    void a_list_with_what_is_not_inheritable_is_refused_and_nothing_is_inherited() {
        int first = create(ObjectType.EVENT, "", 2, INHERIT);
        int second = create(ObjectType.EVENT, "", 2, 0);
        assertThat(codeOf(duplication.inherit(process, other, List.of(first, second))))
                .isEqualTo(87);
        assertThat(codeOf(duplication.inherit(process, other, List.of(first, 400))))
                .isEqualTo(87);
        assertThat(other.handles().size()).isZero();
    }

    @Test
    void moved_handles_keep_their_values_and_give_way_to_those_that_are_there() {
        int shared = create(ObjectType.EVENT, "", 2, INHERIT);
        int alone = create(ObjectType.EVENT, "gone", 2, INHERIT);
        ProcessRecord aside = Spaces.process(space, 1);
        granted(duplication.inherit(process, aside, null));
        granted(space.close(process, alone));
        openIn(other);
        assertThat(duplication.move(aside, other)).isEmpty();
        assertThat(other.handles().values()).containsExactly(shared, alone);
        assertThat(entry(other, shared).object())
                .isNotSameAs(entry(process, shared).object());
        assertThat(space.processes()).doesNotContain(aside);
    }

    @ParameterizedTest
    @Rule("HD-39")
    @CsvSource({"0, 0, 3, 0", "3, 0, 3, 3", "0, 1, 3, 1", "3, 2, 0, 1", "1, 3, 2, 2"})
    void of_flags_only_those_in_the_mask_are_changed(int before, int mask, int flags, int after) {
        int value = create(ObjectType.EVENT, "", 2, before);
        granted(space.setFlags(process, value, mask, flags));
        assertThat(entry(process, value).flags()).isEqualTo(after);
    }

    @Test
    @Rule({"HD-39", "HD-40"})
    void flags_that_there_are_not_are_refused_and_other_handles_have_their_own() {
        int value = event(2);
        int same = granted(duplicate(value, process, options(SAME)).value());
        assertThat(codeOf(space.setFlags(process, value, 4, 4))).isEqualTo(87);
        assertThat(codeOf(space.setFlags(process, 400, 1, 1))).isEqualTo(6);
        granted(space.setFlags(process, value, 1, 1));
        assertThat(entry(process, same).flags()).isZero();
    }

    @Test
    void a_process_is_told_once_which_handles_others_have_closed() {
        process.noteTakenAway(9);
        process.noteTakenAway(12);
        assertThat(process.takeTakenAway(1)).containsExactly(8);
        assertThat(process.takeTakenAway(5)).containsExactly(12);
        assertThat(process.takeTakenAway(5)).isEmpty();
    }

    @Test
    void a_value_that_its_process_has_opened_anew_is_no_news() {
        int value = event(2);
        granted(space.close(process, value));
        process.noteTakenAway(value);
        assertThat(event(2)).isEqualTo(value);
        assertThat(process.takeTakenAway(5)).isEmpty();
    }
}
