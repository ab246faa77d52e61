package org.basenamed.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioParserTest {

    private static List<Scenario> parse(String text) {
        return new ScenarioParser("some.scn").parse(text.lines().toList());
    }

    @Test
    void scenarios_end_where_the_next_begins() {
        List<Scenario> scenarios = parse("""
                # about this file
                scenario first
                P1 nop()

                scenario second
                tags soft  doc
                # about this step
                P1 nop()
                  P2.T3 nop()
                """);

        assertThat(scenarios).extracting(Scenario::name).containsExactly("first", "second");
        assertThat(scenarios.get(0).tags()).isEmpty();
        assertThat(scenarios.get(1).tags()).containsExactly("soft", "doc");
        assertThat(scenarios.get(1).steps()).extracting(Step::number).containsExactly(1, 2);
        assertThat(scenarios.get(1).steps()).extracting(Step::text).containsExactly("P1 nop()", "P2.T3 nop()");
    }

    @Test
    void a_line_that_is_no_step_is_a_problem_of_its_scenario_alone() {
        List<Scenario> scenarios = parse("""
                scenario broken
                P1 nop()
                P1 nop(
                P1 nop()
                scenario whole
                P1 nop()
                """);

        assertThat(scenarios.get(0).problem())
                .hasValueSatisfying(problem -> assertThat(problem).startsWith("some.scn:3: "));
        assertThat(scenarios.get(0).steps()).hasSize(1);
        assertThat(scenarios.get(1).problem()).isEmpty();
    }

    @Test
    void a_step_before_every_scenario_is_refused() {
        assertThatThrownBy(() -> parse("P1 nop()"))
                .isInstanceOf(ScenarioSyntaxException.class)
                .hasMessageContaining("some.scn:1");
    }

    @Test
    void a_scenario_needs_every_process_that_it_names_but_those_it_spawns() {
        Scenario scenario = parse("""
                scenario many
                P1 a = op(pid(P2), [1, tid(P3.T2)])
                P1.T2 join
                P4 kill
                P1 spawn(P9, list=[P5:h])
                D sleep(1)
                """).getFirst();

        assertThat(scenario.processes()).containsExactlyInAnyOrder("P1", "P2", "P3", "P4");
    }
}
