package org.basenamed.testkit.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.basenamed.testkit.scenario.ScenarioParser;
import org.basenamed.testkit.wire.Request;
import org.basenamed.testkit.wire.Value;
import org.junit.jupiter.api.Test;

class ScenarioDriverTest {

    /** Waits of this length end at once, so that no test takes the time of a real one. */
    private static final Duration SOON = Duration.ofMillis(5);

    private final List<FakeProcess> processes = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final Timing timing = new Timing(Duration.ofMillis(200), SOON, SOON, SOON, SOON);
    private Pause pause = pauses::add;

    private ScenarioResult run(String... steps) throws InterruptedException {
        List<String> lines = new ArrayList<>(List.of("scenario test"));
        lines.addAll(List.of(steps));
        Cast cast = new Cast(() -> {
            processes.add(new FakeProcess(100 + processes.size()));
            return processes.getLast();
        });
        return new ScenarioDriver(cast, timing, pause)
                .run(new ScenarioParser("test").parse(lines).getFirst());
    }

    private List<String> results(String... steps) throws InterruptedException {
        return run(steps).lines().stream().map(ScenarioResult.Line::result).toList();
    }

    private Value lastArgument() {
        Request last = processes.getFirst().requests.getLast();
        return last.arguments().values().iterator().next();
    }

    @Test
    void the_times_are_those_of_the_language() {
        assertThat(Timing.STANDARD)
                .isEqualTo(new Timing(
                        Duration.ofMillis(200),
                        Duration.ofMillis(350),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(5)));
    }

    @Test
    void a_started_call_is_given_time_to_begin() throws InterruptedException {
        assertThat(results("P1 start block()")).containsExactly("started");
        assertThat(pauses).containsExactly(Duration.ofMillis(200));
    }

    @Test
    void the_driver_sleeps_as_long_as_it_is_told() throws InterruptedException {
        assertThat(results("D sleep(1050)")).containsExactly("ok");
        assertThat(pauses).containsExactly(Duration.ofMillis(1050));
    }

    @Test
    void a_blocked_call_is_pending_busy_and_hangs_when_joined() throws InterruptedException {
        assertThat(results("P1 start block()", "P1 pending", "P1 nop()", "P1 join", "P1.T2 nop()"))
                .containsExactly("started", "yes", "BUSY", "HANG", "ok");
    }

    @Test
    void a_started_call_that_has_returned_is_shown_by_join_and_its_value_stored() throws InterruptedException {
        pause = _ -> processes.getFirst().returns("T1", 77, "handle");

        assertThat(results("P1 h = start block()", "P1 pending", "P1 pending", "P1 join", "P1 nop(h)"))
                .containsExactly("started", "no", "no", "handle", "ok");
        assertThat(lastArgument()).isEqualTo(new Value.Bits(77));
    }

    @Test
    void a_call_without_end_hangs() throws InterruptedException {
        assertThat(results("P1 block()", "P1 nop()")).containsExactly("HANG", "BUSY");
    }

    @Test
    void a_thread_that_was_never_asked_has_nothing_to_join() throws InterruptedException {
        assertThat(results("P1 join", "P1 kill", "P1 join")).containsExactly("HANG", "killed", "DEAD");
    }

    @Test
    void a_killed_process_is_dead_with_the_code_of_the_kill() throws InterruptedException {
        assertThat(results("P1 start block()", "P1 kill", "P1 nop()", "P1 join", "P1 pending", "P1 isdead"))
                .containsExactly("started", "killed", "DEAD", "DEAD", "DEAD", "dead code=99");
    }

    @Test
    void a_kill_of_the_dead_leaves_their_code() throws InterruptedException {
        assertThat(results("P1 exit(7)", "P1 kill", "P1 isdead"))
                .containsExactly("exited code=7", "killed", "dead code=7");
    }

    @Test
    void death_is_waited_for_as_long_as_the_step_says() throws InterruptedException {
        assertThat(results("P1 isdead", "P1 isdead(300)")).containsExactly("alive", "alive");
        assertThat(processes.getFirst().exitWaits).containsExactly(Duration.ofMillis(1500), Duration.ofMillis(300));
    }

    @Test
    void a_thread_that_has_left_takes_no_more_calls() throws InterruptedException {
        assertThat(results("P1.T2 exitthread()", "P1.T2 nop()", "P1 nop()", "P1 kill", "P1.T2 nop()"))
                .containsExactly("exited", "BUSY", "ok", "killed", "DEAD");
    }

    @Test
    void variables_belong_to_a_process_and_outlive_it() throws InterruptedException {
        assertThat(results("P1 nop()", "P2 v = value(5)", "P1 P2:w = value(6)", "P2 kill", "P1 nop(P2:v+P2:w)"))
                .containsExactly("ok", "ok", "ok", "killed", "ok");
        assertThat(lastArgument()).isEqualTo(new Value.Bits(11));
    }

    @Test
    void a_call_that_was_not_performed_stores_nothing() throws InterruptedException {
        assertThat(results("P1 nop()", "P2 kill", "P2 v = value(5)", "P1 nop(P2:v)"))
                .containsExactly("ok", "killed", "DEAD", "ok");
        assertThat(lastArgument()).isEqualTo(new Value.Bits(0));
    }

    @Test
    void a_name_that_nothing_was_stored_in_is_shown_as_such() throws InterruptedException {
        assertThat(results("P1 nop(v)", "P1 nop()")).containsExactly("UNREADABLE unknown name P1:v", "ok");
    }

    @Test
    void ids_start_what_they_name() throws InterruptedException {
        assertThat(results("P1 nop(pid(P2))")).containsExactly("ok");
        assertThat(lastArgument()).isEqualTo(new Value.Bits(101));

        assertThat(results("P1 nop(tid(P1.T5))")).containsExactly("ok");
        assertThat(processes.getLast().requests)
                .extracting(Request::thread, Request::operation)
                .containsExactly(tuple("T5", "nop"), tuple("T1", "nop"));
    }

    @Test
    void expressions_wrap_at_64_bits_and_join_from_the_left() throws InterruptedException {
        results("P1 nop(0xffffffffffffffff+2|4+1)");
        assertThat(lastArgument()).isEqualTo(new Value.Bits(6));

        results("P1 v = value(8)", "P1 nop([v, v+1]*2)");
        assertThat(processes.getLast().requests.getLast().arguments())
                .containsEntry("#0", new Value.BitsList(List.of(8L, 9L, 8L, 9L)));
    }

    @Test
    void a_missing_function_ends_the_scenario() throws InterruptedException {
        ScenarioResult result = run("P1 nop()", "P1 missing()", "P1 nop()");

        assertThat(result.unsupported()).contains("missing: nothing there");
        assertThat(result.lines()).hasSize(1);
    }

    @Test
    void a_missing_function_in_a_started_call_is_met_at_join() throws InterruptedException {
        assertThat(run("P1 start missing()", "P1 join").unsupported()).contains("missing: nothing there");
    }

    @Test
    void results_are_cut_where_the_recorded_ones_are() throws InterruptedException {
        assertThat(results("P1 long()").getFirst()).hasSize(8191);
    }

    @Test
    void a_line_has_the_form_of_a_result_file() throws InterruptedException {
        assertThat(run("P1 nop()").lines().getFirst()).hasToString("1: ok                              | P1 nop()");
    }
}
