package org.basenamed.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CgroupMountTest {
    @Test
    void the_mount_is_found_by_its_type_wherever_it_is() {
        assertThat(CgroupMount.parse(List.of(
                        "32 31 0:29 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu",
                        "41 31 0:38 /a\\040b /mnt/x\\040y rw,relatime shared:9 - cgroup2 cgroup2 rw")))
                .contains(new CgroupMount(Path.of("/mnt/x y"), "/a b"));
        assertThat(CgroupMount.parse(List.of())).isEmpty();
    }

    @Test
    void a_process_is_where_proc_says_and_one_that_has_ended_is_nowhere() {
        Optional<CgroupMount> found = CgroupMount.find();
        assumeThat(found).as("a mount of control groups, version 2").isPresent();
        CgroupMount mount = found.orElseThrow();
        assertThat(mount.groupOf(ProcessCalls.getpid()))
                .hasValueSatisfying(
                        group -> assertThat(new Cgroup(group).processes()).contains(ProcessCalls.getpid()));
        assertThat(mount.groupOf(Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    void usage_is_of_the_process_that_was_meant() {
        ProcessUsage own = ProcessUsage.of(ProcessCalls.getpid()).orElseThrow();
        assertThat(own.parent())
                .isEqualTo((int) ProcessHandle.current().parent().orElseThrow().pid());
        assertThat(own.startTicks()).isPositive().isLessThanOrEqualTo(ProcessUsage.nowTicks());
        assertThat(ProcessUsage.of(Integer.MAX_VALUE)).isEmpty();
        assertThat(ProcessUsage.memoryOf(ProcessCalls.getpid()).peakBytes()).isPositive();
        assertThat(ProcessUsage.threadsOf(ProcessCalls.getpid())).contains(ProcessCalls.getpid());
        assertThat(ProcessUsage.all()).contains(ProcessCalls.getpid());
    }
}
