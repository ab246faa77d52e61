package org.basenamed.model.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which limits are legal, and what becomes of those that were set before (jobs.md, section 6). */
class JobLimitsTest {
    private static final long PROCESSORS = 0x3;

    private static JobLimits of(int flags) {
        return new JobLimits(flags, 1, 2, 3, 4, 5, 1, 0x20, 5, 6, 7);
    }

    private static boolean legal(JobLimits limits, int allowed) {
        Result<JobLimits> checked = limits.check(allowed, PROCESSORS);
        assertThat(checked.isGranted() || checked.equals(Result.refused(Win32Error.ERROR_INVALID_PARAMETER)))
                .isTrue();
        return checked.isGranted();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x100, 0x200, 0x400, 0x800, 0x1000, 0x2000})
    void a_flag_of_the_extended_class_is_none_of_the_basic(int flag) { // section 6.2
        assertThat(legal(of(flag), JobLimits.BASIC)).isFalse();
        assertThat(legal(of(flag), JobLimits.EXTENDED)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x8000, 0x1_0000, -1, Integer.MIN_VALUE})
    void a_flag_that_no_class_has_is_refused(int flag) {
        assertThat(legal(of(flag), JobLimits.EXTENDED)).isFalse();
    }

    @Test
    void a_job_time_is_not_set_and_preserved_at_once() { // JB-28
        assertThat(legal(of(JobLimits.JOB_TIME | JobLimits.PRESERVE_JOB_TIME), JobLimits.BASIC))
                .isFalse();
        assertThat(legal(of(JobLimits.PRESERVE_JOB_TIME), JobLimits.BASIC)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0,0,true", "1,2,true", "0,2,false", "1,0,false", "2,1,false"})
    void a_working_set_has_both_bounds_or_none(long minimum, long maximum, boolean legal) { // section 6.2
        JobLimits limits = new JobLimits(JobLimits.WORKING_SET, 0, 0, minimum, maximum, 0, 0, 0, 0, 0, 0);
        assertThat(legal(limits, JobLimits.BASIC)).isEqualTo(legal);
    }

    @ParameterizedTest
    @CsvSource({"0,false", "1,true", "3,true", "4,false", "7,false"})
    void an_affinity_is_of_processors_that_there_are(long mask, boolean legal) {
        JobLimits limits = new JobLimits(JobLimits.AFFINITY, 0, 0, 0, 0, 0, mask, 0, 0, 0, 0);
        assertThat(legal(limits, JobLimits.BASIC)).isEqualTo(legal);
    }

    @ParameterizedTest
    @CsvSource({"0x20,true", "0x40,true", "0x80,true", "0x100,true", "0x4000,true", "0x8000,true", "0,false", "1,false"
    })
    void a_priority_class_is_one_of_six(String number, boolean legal) { // JB-31
        JobLimits limits = new JobLimits(JobLimits.PRIORITY_CLASS, 0, 0, 0, 0, 0, 0, Integer.decode(number), 0, 0, 0);
        assertThat(legal(limits, JobLimits.BASIC)).isEqualTo(legal);
    }

    @ParameterizedTest
    @CsvSource({"-1,false", "0,true", "9,true", "10,false"})
    void a_scheduling_class_is_from_0_to_9(int number, boolean legal) {
        JobLimits limits = new JobLimits(JobLimits.SCHEDULING_CLASS, 0, 0, 0, 0, 0, 0, 0, number, 0, 0);
        assertThat(legal(limits, JobLimits.BASIC)).isEqualTo(legal);
    }

    @Test
    void setting_replaces_what_was_set_and_fields_without_their_flag_are_ignored() { // JB-33
        JobLimits before =
                of(JobLimits.ACTIVE_PROCESS | JobLimits.PROCESS_MEMORY).over(JobLimits.NONE, JobLimits.EXTENDED);
        assertThat(before).isEqualTo(new JobLimits(0x108, 0, 0, 0, 0, 5, 0, 0, 0, 6, 0));
        assertThat(of(0).over(before, JobLimits.EXTENDED)).isEqualTo(JobLimits.NONE);
    }

    @Test
    void the_basic_class_leaves_what_only_the_extended_one_has() { // JB-33
        JobLimits before =
                of(JobLimits.ACTIVE_PROCESS | JobLimits.PROCESS_MEMORY).over(JobLimits.NONE, JobLimits.EXTENDED);
        JobLimits basic = of(JobLimits.PROCESS_TIME).over(before, JobLimits.BASIC);
        assertThat(basic).isEqualTo(new JobLimits(0x102, 1, 0, 0, 0, 0, 0, 0, 0, 6, 0));
    }

    @Test
    void a_rate_is_a_weight_or_a_share() { // class 15
        assertThat(new CpuRate(0x5, 10_000).check().isGranted()).isTrue();
        assertThat(new CpuRate(0x5, 10_001).check().isGranted()).isFalse();
        assertThat(new CpuRate(0x5, 0).check().isGranted()).isFalse();
        assertThat(new CpuRate(0x3, 9).check().isGranted()).isTrue();
        assertThat(new CpuRate(0x3, 10).check().isGranted()).isFalse();
        assertThat(new CpuRate(0x7, 5).check().isGranted()).isFalse();
        assertThat(new CpuRate(0x9, 5).check()).isEqualTo(Result.refused(Win32Error.ERROR_NOT_SUPPORTED));
    }

    @Test
    void notification_limits_are_told_once_until_they_are_asked_for() { // JB-44
        assertThat(new NotificationLimits(0x1, 0, 0, 0, 0).check())
                .isEqualTo(Result.refused(Win32Error.ERROR_INVALID_PARAMETER));
        assertThat(new NotificationLimits(0x4_0000, 0, 0, 0, 0).check())
                .isEqualTo(Result.refused(Win32Error.ERROR_NOT_SUPPORTED));
        NotificationLimits limits = new NotificationLimits(0x1_0204, 10, 0, 20, 30);
        JobUsage used = new JobUsage(21, 0, 0, 0, 0, 10, 99);
        assertThat(limits.exceeded(used, 31)).isEqualTo(0x204);
        Job job = new Job(1);
        job.settings().notify(limits);
        assertThat(job.settings().violate(0x204)).isEqualTo(0x204);
        assertThat(job.settings().violate(0x204)).isZero();
        assertThat(job.settings().takeViolated()).isEqualTo(0x204);
        assertThat(job.settings().violate(0x4)).isEqualTo(0x4);
    }

    @Test
    void a_limit_that_is_told_is_unsigned() { // JB-44
        NotificationLimits limits = new NotificationLimits(0x3_0200, -1, -1, 0, -1);
        assertThat(limits.exceeded(new JobUsage(1, 1, 1, 1, 1, 1, 1), 1)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0,7", "1,7", "139,8", "-1073741819,8", "-1073741510,8", "143,7"})
    void an_end_by_an_exception_is_abnormal(int exitCode, int message) { // JB-39
        assertThat(JobMessage.exit(3, exitCode).kind().number()).isEqualTo(message);
    }
}
