package org.basenamed.broker.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.job.CpuRate;
import org.basenamed.model.job.JobLimits;
import org.junit.jupiter.api.Test;

/** JB-19: what holds for one process is the strictest of its chain. */
class MemberLimitsTest {
    private static JobLimits of(int flags, long affinity, int priority, long memory) {
        return new JobLimits(flags, 0, 0, 0, 0, 0, affinity, priority, 0, memory, 0);
    }

    @Test
    void the_least_memory_the_common_processors_and_the_lowest_priority_hold() {
        int all = JobLimits.PROCESS_MEMORY | JobLimits.AFFINITY | JobLimits.PRIORITY_CLASS;
        MemberLimits limits = MemberLimits.of(List.of(of(all, 0b110, 0x20, 100), of(all, 0b011, 0x4000, 200)));
        assertThat(limits).isEqualTo(new MemberLimits(100, 0b010, 10));
    }

    @Test
    void what_has_no_flag_does_not_count() {
        assertThat(MemberLimits.of(List.of(of(0, 1, 0x40, 1)))).isEqualTo(MemberLimits.none());
        assertThat(MemberLimits.of(List.of(JobLimits.NONE, of(JobLimits.AFFINITY, 0b100, 0x40, 1)))
                        .affinity())
                .isEqualTo(0b100);
    }

    /** What cannot be taken back without a privilege is not done before what may be refused. */
    @Test
    void nothing_irrevocable_holds_when_the_rest_is_refused() throws Exception {
        Process process = new ProcessBuilder("sleep", "997").start();
        try {
            JobMembership membership = new JobMembership((int) process.pid(), 0);
            MemberLimits impossible = new MemberLimits(
                    1 << 30, Long.MIN_VALUE, MemberLimits.none().nice());
            assertThat(membership.limit(impossible)).isEqualTo(Result.refused(Win32Error.ERROR_NOT_SUPPORTED));
            assertThat(membership.limits()).isEqualTo(MemberLimits.none());
            assertThat(Files.readString(Path.of("/proc", String.valueOf(process.pid()), "limits")))
                    .containsPattern("Max data size +unlimited");
            MemberLimits possible =
                    new MemberLimits(1 << 30, 1, MemberLimits.none().nice());
            assertThat(membership.limit(possible)).isEqualTo(Result.granted(true));
            assertThat(membership.limits()).isEqualTo(possible);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void a_job_memory_beyond_all_numbers_is_no_limit() {
        assertThat(CgroupEngine.memoryMaximum(memory(4096))).isEqualTo("4096");
        assertThat(CgroupEngine.memoryMaximum(memory(-1))).isEqualTo("max");
        assertThat(CgroupEngine.memoryMaximum(memory(Long.MIN_VALUE))).isEqualTo("max");
        assertThat(CgroupEngine.memoryMaximum(JobLimits.NONE)).isEqualTo("max");
    }

    private static JobLimits memory(long bytes) {
        return new JobLimits(JobLimits.JOB_MEMORY, 0, 0, 0, 0, 0, 0, 0, 0, 0, bytes);
    }

    @Test
    void a_rate_is_of_all_processors_and_a_weight_is_around_the_usual_one() {
        int processors = Runtime.getRuntime().availableProcessors();
        assertThat(CpuShare.maximum(new CpuRate(CpuRate.ENABLE | CpuRate.HARD_CAP, 5_000)))
                .isEqualTo(50_000 * processors + " 100000");
        assertThat(CpuShare.maximum(CpuRate.NONE)).isEqualTo("max 100000");
        assertThat(CpuShare.weight(new CpuRate(CpuRate.ENABLE | CpuRate.WEIGHT_BASED, 9)))
                .isEqualTo("180");
        assertThat(CpuShare.weight(CpuRate.NONE)).isEqualTo("100");
    }
}
