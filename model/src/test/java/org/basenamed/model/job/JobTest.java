package org.basenamed.model.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.junit.jupiter.api.Test;

/** Who is in which job (jobs.md, sections 1 and 3 to 5), and what is counted. */
class JobTest {
    private final Job outer = new Job(1);
    private final Job inner = new Job(2);
    private int lastNumber;

    private JobMember process() {
        return new JobMember(++lastNumber);
    }

    private static void assign(Job job, JobMember member) {
        List<Job> joined = ((Result.Granted<List<Job>>) job.admits(member)).value();
        job.join(member, joined);
    }

    private static void refused(Result<?> result) {
        assertThat(result).isEqualTo(Result.refused(Win32Error.ERROR_ACCESS_DENIED));
    }

    private static void limit(Job job, int flags, int active) {
        job.limit(new JobLimits(flags, 0, 0, 0, 0, active, 0, 0, 0, 0, 0), JobLimits.EXTENDED);
    }

    @Test
    void a_new_job_is_empty_and_limits_nothing() { // JB-2, JB-34
        assertThat(outer.isEmpty()).isTrue();
        assertThat(outer.limits()).isEqualTo(JobLimits.NONE);
        assertThat(outer.accounting()).isEqualTo(new JobAccounting(JobUsage.NONE, JobUsage.NONE, 0, 0, 0));
    }

    @Test
    void a_process_that_is_in_the_job_stays_where_it_is() { // JB-9
        JobMember member = process();
        assign(outer, member);
        assertThat(outer.admits(member)).isEqualTo(Result.granted(List.of()));
        assertThat(outer.accounting().totalProcesses()).isEqualTo(1);
    }

    @Test
    void a_job_without_a_past_comes_to_be_below_that_of_its_first_process() { // JB-9, JB-17, JB-18
        JobMember member = process();
        assign(outer, member);
        assign(inner, member);
        assertThat(inner.parent()).isSameAs(outer);
        assertThat(member.job()).isSameAs(inner);
        assertThat(member.isIn(outer)).isTrue();
        assertThat(outer.accounting().totalProcesses()).isEqualTo(1);
        assertThat(outer.admits(member)).isEqualTo(Result.granted(List.of()));
    }

    @Test
    void a_process_goes_down_its_chain_and_no_other_way() { // JB-9
        JobMember first = process();
        JobMember second = process();
        assign(outer, first);
        assign(inner, first);
        assign(outer, second);
        assign(inner, second);
        assertThat(second.job()).isSameAs(inner);
        Job other = new Job(3);
        JobMember third = process();
        assign(other, third);
        refused(inner.admits(third));
        refused(outer.admits(third));
        assertThat(third.job()).isSameAs(other);
    }

    @Test
    void a_job_that_has_had_processes_never_comes_to_be_below_another() { // JB-9: even if they are all dead
        JobMember dead = process();
        assign(inner, dead);
        Job.end(dead);
        JobMember member = process();
        assign(outer, member);
        refused(inner.admits(member));
    }

    @Test
    void a_process_in_no_job_joins_the_whole_chain_and_the_parent_lists_it() { // JB-17, JB-21
        JobMember first = process();
        assign(outer, first);
        assign(inner, first);
        JobMember second = process();
        assign(inner, second);
        assertThat(outer.members()).containsExactly(first, second);
        assertThat(inner.members()).containsExactly(first, second);
    }

    @Test
    void restrictions_of_windows_forbid_nesting() { // JB-9
        JobMember member = process();
        assign(outer, member);
        assertThat(inner.settings().restrictUi(0x1).isGranted()).isTrue();
        refused(inner.admits(member));
        assertThat(inner.settings().restrictUi(0).isGranted()).isTrue();
        assertThat(inner.settings().restrictUi(0x100)).isEqualTo(Result.refused(Win32Error.ERROR_INVALID_PARAMETER));
        assertThat(outer.settings().restrictUi(0x80).isGranted()).isTrue();
        refused(inner.admits(member));
    }

    @Test
    void an_ended_process_is_let_in_nowhere_and_stays_where_it_was() { // JB-3, JB-9
        JobMember member = process();
        assign(outer, member);
        assertThat(Job.end(member)).containsExactly(outer);
        refused(inner.admits(member));
        assertThat(member.isIn(outer)).isTrue();
        assertThat(outer.accounting())
                .extracting(JobAccounting::totalProcesses, JobAccounting::activeProcesses)
                .containsExactly(1, 0);
    }

    @Test
    void one_that_is_being_ended_is_not_active_and_has_not_left() { // JB-47
        JobMember member = process();
        assign(outer, member);
        Job.beginEnd(member);
        assertThat(outer.activeProcesses()).isZero();
        assertThat(outer.isEmpty()).isFalse();
        assertThat(outer.accounting().terminatedProcesses()).isZero();
    }

    @Test
    void a_job_is_full_with_as_many_as_it_may_have_and_fewer_end_nobody() { // JB-9, JB-29
        limit(outer, JobLimits.ACTIVE_PROCESS, 2);
        assign(outer, process());
        assertThat(Job.full(outer.chain())).isEmpty();
        assign(outer, process());
        assertThat(Job.full(outer.chain())).contains(outer);
        limit(outer, JobLimits.ACTIVE_PROCESS, 1);
        assertThat(outer.activeProcesses()).isEqualTo(2);
        outer.turnAway();
        assertThat(outer.accounting().terminatedProcesses()).isEqualTo(1);
    }

    @Test
    void a_job_may_have_more_processes_than_a_signed_number_counts() { // JB-29: the limit is unsigned
        limit(outer, JobLimits.ACTIVE_PROCESS, -1);
        assign(outer, process());
        assertThat(outer.isFull()).isFalse();
        limit(outer, JobLimits.ACTIVE_PROCESS, 0);
        assertThat(outer.isFull()).isTrue();
    }

    @Test
    void limits_that_are_taken_back_have_not_begun_a_new_job_time() { // JB-25, JB-28
        JobMember member = process();
        assign(outer, member);
        JobLimits time = new JobLimits(JobLimits.JOB_TIME, 0, 100, 0, 0, 0, 0, 0, 0, 0, 0);
        outer.limit(time, JobLimits.EXTENDED);
        member.use(user(90));
        Job.Limited before = outer.limit(time, JobLimits.EXTENDED);
        assertThat(outer.accounting().periodUsed().userTime()).isZero();
        outer.restore(before);
        assertThat(outer.accounting().periodUsed().userTime()).isEqualTo(90);
        assertThat(outer.limits()).isEqualTo(time);
        member.use(user(101));
        assertThat(outer.isOutOfTime()).isTrue();
    }

    @Test
    void a_full_parent_keeps_processes_out_of_the_job_below_it() { // JB-19
        JobMember member = process();
        assign(outer, member);
        assign(inner, member);
        limit(outer, JobLimits.ACTIVE_PROCESS, 1);
        assertThat(Job.full(inner.chain())).contains(outer);
    }

    @Test
    void children_begin_in_the_job_of_their_parent_unless_it_lets_them_go() { // JB-11 to JB-13
        JobMember member = process();
        assertThat(Job.ofChild(member, true)).isEqualTo(Result.granted(Optional.empty()));
        assign(outer, member);
        assign(inner, member);
        assertThat(Job.ofChild(member, false)).isEqualTo(Result.granted(Optional.of(inner)));
        refused(Job.ofChild(member, true));
        limit(inner, JobLimits.BREAKAWAY_OK, 0);
        assertThat(Job.ofChild(member, false)).isEqualTo(Result.granted(Optional.of(inner)));
        assertThat(Job.ofChild(member, true)).isEqualTo(Result.granted(Optional.of(outer)));
        limit(inner, JobLimits.SILENT_BREAKAWAY_OK, 0);
        assertThat(Job.ofChild(member, false)).isEqualTo(Result.granted(Optional.of(outer)));
        assertThat(Job.ofChild(member, true)).isEqualTo(Result.granted(Optional.of(outer)));
        limit(outer, JobLimits.BREAKAWAY_OK, 0);
        assertThat(Job.ofChild(member, false)).isEqualTo(Result.granted(Optional.of(outer)));
        assertThat(Job.ofChild(member, true)).isEqualTo(Result.granted(Optional.empty()));
    }

    private static JobUsage user(long units) {
        return new JobUsage(units, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void what_was_used_before_does_not_count_and_what_the_dead_have_used_does() { // JB-10, JB-24
        JobMember member = process();
        member.use(user(100));
        assign(outer, member);
        member.use(user(130));
        assertThat(outer.used().userTime()).isEqualTo(30);
        Job.end(member);
        assertThat(outer.used().userTime()).isEqualTo(30);
    }

    @Test
    void a_job_time_begins_when_it_is_set_and_may_be_preserved() { // JB-24, JB-25, JB-28
        JobMember member = process();
        assign(outer, member);
        member.use(user(50));
        outer.limit(new JobLimits(JobLimits.JOB_TIME, 0, 10, 0, 0, 0, 0, 0, 0, 0, 0), JobLimits.EXTENDED);
        member.use(user(60));
        assertThat(outer.isOutOfTime()).isFalse();
        assertThat(outer.accounting().periodUsed().userTime()).isEqualTo(10);
        assertThat(outer.accounting().used().userTime()).isEqualTo(60);
        limit(outer, JobLimits.PRESERVE_JOB_TIME | JobLimits.ACTIVE_PROCESS, 5);
        assertThat(outer.limits().flags()).isEqualTo(JobLimits.JOB_TIME | JobLimits.ACTIVE_PROCESS);
        member.use(user(61));
        assertThat(outer.isOutOfTime()).isTrue();
        outer.forgetJobTime();
        assertThat(outer.isOutOfTime()).isFalse();
    }

    @Test
    void a_process_that_was_taken_for_a_member_by_mistake_has_never_been_one() { // JB-12
        JobMember member = process();
        assign(outer, member);
        Job.retract(member);
        assertThat(outer.accounting().totalProcesses()).isZero();
        assertThat(outer.isEmpty()).isTrue();
    }
}
