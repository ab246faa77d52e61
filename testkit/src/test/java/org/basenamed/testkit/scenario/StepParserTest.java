package org.basenamed.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.basenamed.testkit.scenario.Call.Argument;
import org.basenamed.testkit.scenario.Expression.Joint;
import org.basenamed.testkit.scenario.Expression.Operand;
import org.basenamed.testkit.scenario.Expression.Sum;
import org.basenamed.testkit.scenario.Expression.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepParserTest {

    private static final Actor P1 = new Actor("P1", "T1");

    private static Order.Perform perform(String step) {
        return (Order.Perform) StepParser.parse(step);
    }

    private static Expression argument(String written) {
        return perform("P1 op(" + written + ")").call().arguments().getFirst().value();
    }

    private static String text(String written) {
        return ((Expression.Text) argument(written)).units();
    }

    @Test
    void orders_to_the_driver_are_told_from_calls() {
        assertThat(StepParser.parse("D sleep(50)")).isEqualTo(new Order.Sleep(50));
        assertThat(StepParser.parse("P1 kill")).isEqualTo(new Order.Kill(P1));
        assertThat(StepParser.parse("P1.T2 join")).isEqualTo(new Order.Join(new Actor("P1", "T2")));
        assertThat(StepParser.parse("P1 pending")).isEqualTo(new Order.Pending(P1));
        assertThat(StepParser.parse("P1 isdead")).isEqualTo(new Order.IsDead(P1, 1500));
        assertThat(StepParser.parse("P1 isdead(300)")).isEqualTo(new Order.IsDead(P1, 300));
    }

    @Test
    void a_value_belongs_to_the_actor_unless_another_process_is_named() {
        assertThat(perform("P1 h = op()").target()).contains(new Variable("P1", "h"));
        assertThat(perform("P1.T2 h=op()").target()).contains(new Variable("P1", "h"));
        assertThat(perform("P1 P2:h = op()").target()).contains(new Variable("P2", "h"));
        assertThat(perform("P1 op(a=1)").target()).isEmpty();
    }

    @Test
    void only_a_call_that_says_so_is_started() {
        assertThat(perform("P1 start op()").started()).isTrue();
        assertThat(perform("P1 x = start op()").started()).isTrue();
        assertThat(perform("P1 op()").started()).isFalse();
        assertThat(perform("P1 start op()").call().operation()).isEqualTo("op");
    }

    @Test
    void arguments_with_names_count_as_positions_and_none_is_left_out() {
        assertThat(perform("P1 op(1, name=2, none, size=none, 5)").call().arguments())
                .containsExactly(
                        new Argument("#0", Sum.of(1)), new Argument("name", Sum.of(2)), new Argument("#4", Sum.of(5)));
    }

    @Test
    void the_process_to_spawn_stands_before_the_positions() {
        assertThat(perform("P1 spawn(P3, inherit=1, list=[a])").call().arguments())
                .extracting(Argument::key)
                .containsExactly("process", "inherit", "list");
        assertThat(perform("P1 spawn(P3)").call().arguments())
                .containsExactly(new Argument("process", new Expression.ProcessName("P3")));
    }

    @Test
    void numbers_are_64_bits_however_written() {
        assertThat(argument("0xffffffffffffffff")).isEqualTo(Sum.of(-1));
        assertThat(argument("18446744073709551615")).isEqualTo(Sum.of(-1));
        assertThat(argument("-1")).isEqualTo(Sum.of(-1));
        assertThat(argument("INVALID")).isEqualTo(Sum.of(-1));
        assertThat(argument("CURTHREAD")).isEqualTo(Sum.of(-2));
        assertThat(argument("INFINITE")).isEqualTo(Sum.of(0xffff_ffffL));
        assertThat(argument("PAGE_READWRITE")).isEqualTo(Sum.of(4));
        assertThat(argument("u64")).isEqualTo(Sum.of(8));
    }

    @Test
    void terms_are_joined_from_left_to_right() {
        assertThat(argument("1|v + P2:w+pid(P3) | tid(P4.T2)"))
                .isEqualTo(new Sum(List.of(
                        new Term(Joint.PLUS, new Operand.Literal(1)),
                        new Term(Joint.OR, new Operand.Stored(new Variable("P1", "v"))),
                        new Term(Joint.PLUS, new Operand.Stored(new Variable("P2", "w"))),
                        new Term(Joint.PLUS, new Operand.ProcessId("P3")),
                        new Term(Joint.OR, new Operand.ThreadId(new Actor("P4", "T2"))))));
    }

    @Test
    void a_variable_may_begin_like_none() {
        assertThat(argument("nonesuch"))
                .isEqualTo(new Sum(List.of(new Term(Joint.PLUS, new Operand.Stored(new Variable("P1", "nonesuch"))))));
    }

    @Test
    void strings_are_unescaped_repeated_and_joined() {
        assertThat(text("\"a\\\\b\\\"c\\n\\t\\0\\x41\\u20ac\"")).isEqualTo("a\\b\"c\n\t\0A\u20ac");
        assertThat(text("\"ab\"*3")).isEqualTo("ababab");
        assertThat(text("\"Local\\\\\" + \"p\"*4+\"q\"")).isEqualTo("Local\\ppppq");
        assertThat(text("\"\"")).isEmpty();
        assertThat(text("\"x\"*0")).isEmpty();
        assertThat(text("\"b\"*40000")).hasSize(40000);
        assertThat(text("\"(,)=[]|+\"")).isEqualTo("(,)=[]|+");
    }

    @Test
    void a_character_outside_ascii_stands_for_its_bytes() {
        assertThat(text("\"\u00e9\"")).isEqualTo("\u00c3\u00a9");
        assertThat(text("\"\ud83d\ude00\"")).isEqualTo("\u00f0\u009f\u0098\u0080");
    }

    @Test
    void lists_hold_numbers_and_may_be_repeated() {
        assertThat(argument("[1, 2+3]"))
                .isEqualTo(new Expression.Numbers(List.of(
                        Sum.of(1),
                        new Sum(List.of(
                                new Term(Joint.PLUS, new Operand.Literal(2)),
                                new Term(Joint.PLUS, new Operand.Literal(3)))))));
        assertThat(argument("[]")).isEqualTo(new Expression.Numbers(List.of()));
        assertThat(((Expression.Numbers) argument("[1]*65")).elements()).hasSize(65);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P1",
                "P1 op",
                "P1 op(1",
                "P1 op(1,)",
                "P1 op(1) 2",
                "P1 op(\"open)",
                "P1 op(\"\\xzz\")",
                "P1 op([1)",
                "P1 op(18446744073709551616)",
                "P1 op(0x)",
                "P1 op(12ab)",
                "P1 op(handle(P1))",
                "P1 op(tid(P1))",
                "P1 op(\"a\"*999999999999)",
                "P1 join now",
                "P1 isdead(soon)",
                "D dance(1)",
                "P1. nop()",
            })
    void what_is_not_in_the_language_is_refused(String step) {
        assertThatThrownBy(() -> StepParser.parse(step)).isInstanceOf(ScenarioSyntaxException.class);
    }
}
