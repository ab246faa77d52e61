package org.basenamed.testkit.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.basenamed.testkit.wire.Value;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    private static final Signature SIGNATURE = Signature.parse("h access off= name=");

    private static Arguments arguments(Map<String, Value> values) {
        return new Arguments(SIGNATURE, values);
    }

    @Test
    void a_parameter_is_found_by_name_before_position() {
        Arguments a = arguments(Map.of("#0", new Value.Bits(4), "#1", new Value.Bits(5), "access", new Value.Bits(6)));

        assertThat(a.number("h")).isEqualTo(4);
        assertThat(a.number("access")).isEqualTo(6);
    }

    @Test
    void some_parameters_have_no_position() {
        assertThat(arguments(Map.of("#2", new Value.Bits(7))).number("off")).isZero();
        assertThat(arguments(Map.of("off", new Value.Bits(7))).number("off")).isEqualTo(7);
    }

    @Test
    void an_argument_of_another_kind_counts_as_left_out() {
        assertThat(arguments(Map.of("#0", new Value.Text("4"))).number("h", 9)).isEqualTo(9);
        assertThat(arguments(Map.of("name", new Value.Bits(4))).text("name")).isNull();
    }

    @Test
    void bytes_end_at_the_first_nul() {
        assertThat(arguments(Map.of("name", new Value.Text("a\u00ff\0b"))).bytes("name"))
                .containsExactly('a', (byte) 0xff);
    }

    @Test
    void unnamed_numbers_are_taken_up_to_the_first_gap() {
        Arguments a = arguments(Map.of("#2", new Value.Bits(1), "#3", new Value.Bits(2), "#5", new Value.Bits(3)));

        assertThat(a.from(2)).isEqualTo(List.of(1L, 2L));
    }

    @Test
    void a_parameter_that_is_not_declared_is_a_defect() {
        assertThatThrownBy(() -> arguments(Map.of()).number("of")).isInstanceOf(IllegalArgumentException.class);
    }
}
