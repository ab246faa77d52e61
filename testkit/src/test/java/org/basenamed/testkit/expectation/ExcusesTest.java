package org.basenamed.testkit.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ExcusesTest {

    @Test
    void a_line_names_scenario_step_and_reason() {
        Excuses excuses = Excuses.parse(List.of("# a comment", "", "one | 3 | cannot be | ever", "two | * | neither"));

        assertThat(excuses.of("one")).containsExactly(new Excuse("one", OptionalInt.of(3), "cannot be | ever"));
        assertThat(excuses.of("two")).containsExactly(new Excuse("two", OptionalInt.empty(), "neither"));
        assertThat(excuses.of("three")).isEmpty();
    }

    @Test
    void an_excuse_covers_its_step_or_every_step() {
        assertThat(new Excuse("one", OptionalInt.of(3), "r").covers(3)).isTrue();
        assertThat(new Excuse("one", OptionalInt.of(3), "r").covers(4)).isFalse();
        assertThat(new Excuse("one", OptionalInt.empty(), "r").covers(4)).isTrue();
    }

    @Test
    void an_excuse_without_reason_is_refused() {
        assertThatThrownBy(() -> Excuses.parse(List.of("one | 3 |  "))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Excuses.parse(List.of("one | 3"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Excuses.parse(List.of("one | some | r"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_committed_list_can_be_read() {
        assertThat(Excuses.committed().of("no such scenario")).isEmpty();
    }
}
