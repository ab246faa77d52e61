package org.basenamed.model.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.basenamed.model.Rule;
import org.basenamed.model.quota.Account;
import org.basenamed.model.quota.Quota;
import org.basenamed.model.section.PageProtection;
import org.basenamed.model.section.SectionState;
import org.basenamed.model.security.SecurityDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandleTableTest {
    private final HandleTable table = new HandleTable();
    private final HandleEntry entry = entryOf(1);

    private static HandleEntry entryOf(long objectId) {
        SectionState section = new SectionState(4096, PageProtection.READWRITE, 0);
        return new HandleEntry(
                KernelObject.unnamed(
                        objectId,
                        new KernelObject.Making(
                                new ObjectState.FileMapping(section),
                                SecurityDescriptor.NOTHING,
                                new Account(Quota.UNLIMITED))),
                7,
                0);
    }

    @Test
    @Rule({"HD-3", "HD-4"})
    void values_are_multiples_of_4_from_4_on() {
        for (int i = 1; i <= 1_000; i++) {
            assertThat(table.add(entry)).isEqualTo(4 * i);
        }
        assertThat(table.size()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @Rule("HD-3")
    @ValueSource(ints = {0, 1, 2, 3})
    void the_two_low_bits_of_a_value_are_ignored(int bits) {
        table.add(entryOf(1));
        HandleEntry second = entryOf(2);
        int value = table.add(second);
        assertThat(table.find(value | bits)).isSameAs(second);
        table.remove(value | bits);
        assertThat(table.find(value)).isNull();
        assertThat(table.add(entry)).isEqualTo(value);
    }

    @ParameterizedTest
    @Rule({"HD-4", "HD-11"})
    @ValueSource(
            ints = {0, 1, 2, 3, 8, 12, 0xdeadbee0, -1, -2, -4, -5, -6, -7, -8, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void what_was_never_handed_out_names_nothing(int value) {
        table.add(entry);
        assertThat(table.find(value)).isNull();
    }

    @Test
    @Rule("HD-7")
    void the_slot_freed_last_is_used_next_even_if_a_lower_one_is_free() {
        for (int i = 0; i < 5; i++) {
            table.add(entry);
        }
        table.remove(4);
        table.remove(16);
        table.remove(8);
        assertThat(table.size()).isEqualTo(2);
        assertThat(table.values()).containsExactly(12, 20);
        assertThat(table.add(entry)).isEqualTo(8);
        assertThat(table.add(entry)).isEqualTo(16);
        assertThat(table.add(entry)).isEqualTo(4);
        assertThat(table.add(entry)).isEqualTo(24);
    }

    @Test
    @Rule("HD-18")
    void handles_are_counted_by_what_they_refer_to() {
        HandleEntry other = entryOf(2);
        table.add(entry);
        table.add(other);
        table.add(entry);
        assertThat(table.countsByObject()).isEqualTo(Map.of(entry.object(), 2, other.object(), 1));
        table.remove(4);
        assertThat(table.countsByObject()).isEqualTo(Map.of(entry.object(), 1, other.object(), 1));
        table.remove(8);
        assertThat(table.countsByObject()).isEqualTo(Map.of(entry.object(), 1));
    }

    @Test
    @Rule("HD-6")
    void a_table_holds_16_711_680_handles_and_not_one_more() {
        int last = 0;
        while (!table.isFull()) {
            last = table.add(entry);
        }
        assertThat(table.size()).isEqualTo(16_711_680);
        assertThat(last).isEqualTo(16_711_680 * 4);
        assertThat(table.find(last)).isSameAs(entry);
        table.remove(4_000);
        assertThat(table.isFull()).isFalse();
        assertThat(table.add(entry)).isEqualTo(4_000);
        assertThat(table.isFull()).isTrue();
    }
}
