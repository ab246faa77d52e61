package org.basenamed.model.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.basenamed.model.Granting.codeOf;
import static org.basenamed.model.Granting.granted;
import static org.basenamed.model.object.Spaces.dump;
import static org.basenamed.model.object.Spaces.stateOf;
import static org.basenamed.model.object.Spaces.wish;

import org.basenamed.model.Rule;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.rights.SectionRights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How handles, names and objects end. */
class LifetimeTest {
    private static final ObjectType TYPE = ObjectType.FILE_MAPPING;

    private final ObjectSpace space = new ObjectSpace();
    private final ProcessRecord process = Spaces.process(space, 1);
    private final ProcessRecord other = Spaces.process(space, 1);

    private OpenedHandle create(ProcessRecord by, String name, int flags) {
        return granted(space.create(by, TYPE, new ObjectAttributes(name, 7, flags), stateOf(TYPE)));
    }

    private int open(ProcessRecord by, String name) {
        return granted(space.open(by, TYPE, wish(name, 4))).value();
    }

    @Test
    @Rule({"NS-14", "HD-17"})
    void the_name_goes_with_the_last_handle_in_whatever_process() {
        OpenedHandle created = create(process, "n", 0);
        int second = open(other, "n");
        assertThat(granted(space.close(process, created.value()))).isEmpty();
        assertThat(created.entry().object().handleCount()).isOne();
        int third = open(other, "n");
        assertThat(granted(space.close(other, second))).isEmpty();
        assertThat(granted(space.close(other, third)))
                .containsExactly(created.entry().object());
        assertThat(space.objects()).isEmpty();
        assertThat(codeOf(space.open(other, TYPE, wish("n", 4)))).isEqualTo(2);
    }

    @Test
    @Rule({"NS-14", "NS-15"})
    void the_next_object_of_the_name_is_another_one() {
        OpenedHandle first = create(process, "n", 0);
        granted(space.close(process, first.value()));
        OpenedHandle second = create(process, "n", 0);
        assertThat(second.existed()).isFalse();
        assertThat(second.entry().object()).isNotSameAs(first.entry().object());
        assertThat(second.entry().object().id())
                .isGreaterThan(first.entry().object().id());
    }

    @ParameterizedTest
    @Rule({"HD-3", "HD-15"})
    @ValueSource(ints = {0, 1, 2, 3})
    void a_handle_is_closed_once_whatever_its_low_bits(int bits) {
        int value = create(process, "n", 0).value();
        assertThat(granted(space.close(process, value | bits))).hasSize(1);
        String before = dump(space);
        assertThat(codeOf(space.close(process, value | bits))).isEqualTo(6);
        assertThat(codeOf(space.close(process, value))).isEqualTo(6);
        assertThat(dump(space)).isEqualTo(before);
    }

    @Test
    @Rule("HD-9")
    void a_value_means_what_the_table_of_its_process_says() {
        int value = create(process, "n", 0).value();
        String before = dump(space);
        assertThat(codeOf(space.close(other, value))).isEqualTo(6);
        assertThat(dump(space)).isEqualTo(before);
        create(other, "m", 0);
        assertThat(granted(space.close(other, value)).getFirst().fullName()).isEqualTo("Session\\1\\m");
        assertThat(granted(space.resolve(process, value, null, 0)).object().fullName())
                .isEqualTo("Session\\1\\n");
    }

    @Test
    @Rule("HD-15")
    void a_protected_handle_stays_when_it_is_closed() {
        int value = create(process, "n", HandleEntry.PROTECT_FROM_CLOSE).value();
        String before = dump(space);
        assertThat(codeOf(space.close(process, value))).isEqualTo(6);
        assertThat(dump(space)).isEqualTo(before);
    }

    @Test
    @Rule({"HD-44", "NS-14"})
    void a_process_that_ends_closes_all_its_handles_protected_ones_too() {
        OpenedHandle alone = create(process, "alone", HandleEntry.PROTECT_FROM_CLOSE);
        OpenedHandle twice = create(process, "twice", 0);
        open(process, "twice");
        OpenedHandle shared = create(process, "shared", 0);
        int kept = open(other, "shared");
        assertThat(space.end(process))
                .containsExactlyInAnyOrder(alone.entry().object(), twice.entry().object());
        assertThat(space.processes()).containsExactly(other);
        assertThat(space.objects()).containsExactly(shared.entry().object());
        assertThat(shared.entry().object().handleCount()).isOne();
        assertThat(codeOf(space.open(other, TYPE, wish("alone", 4)))).isEqualTo(2);
        assertThat(granted(space.close(other, kept)))
                .containsExactly(shared.entry().object());
    }

    @Test
    void the_number_of_a_process_is_never_given_again() {
        space.end(other);
        ProcessRecord next = Spaces.process(space, 1);
        assertThat(next.slot()).isGreaterThan(other.slot());
        assertThat(process.slot()).isEqualTo(1);
    }

    @Test
    void a_handle_that_is_taken_back_leaves_nothing_even_if_it_is_protected() {
        String before = dump(space);
        OpenedHandle created = create(process, "n", HandleEntry.PROTECT_FROM_CLOSE);
        String between = dump(space);
        OpenedHandle second = granted(space.open(process, TYPE, wish("n", 4)));
        assertThat(space.undo(process, second)).isEmpty();
        assertThat(dump(space)).isEqualTo(between);
        assertThat(space.undo(process, created)).contains(created.entry().object());
        assertThat(dump(space)).isEqualTo(before);
        assertThat(codeOf(space.open(process, TYPE, wish("n", 4)))).isEqualTo(2);
    }

    @Test
    @Rule("HD-8")
    void a_handle_is_refused_as_invalid_before_its_rights_are_looked_at() {
        int value = create(process, "n", 0).value();
        assertThat(codeOf(space.resolve(process, value + 4, TYPE, SectionRights.MAP_EXECUTE)))
                .isEqualTo(6);
        assertThat(codeOf(space.resolve(process, value, TYPE, SectionRights.MAP_EXECUTE)))
                .isEqualTo(5);
        assertThat(codeOf(space.resolve(process, value, TYPE, SectionRights.MAP_WRITE)))
                .isZero();
        assertThat(codeOf(space.resolve(process, value, null, 0))).isZero();
    }

    @Test
    @Rule("SEC-17")
    void each_right_is_asked_of_the_handle_alone() {
        for (int right = 1; right <= SectionRights.EXTEND_SIZE; right <<= 1) {
            OpenedHandle handle = granted(space.create(process, TYPE, wish("", right), stateOf(TYPE)));
            for (int needed = 1; needed <= SectionRights.EXTEND_SIZE; needed <<= 1) {
                assertThat(codeOf(space.resolve(process, handle.value(), TYPE, needed)))
                        .isEqualTo(needed == right ? 0 : 5);
            }
        }
    }
}
