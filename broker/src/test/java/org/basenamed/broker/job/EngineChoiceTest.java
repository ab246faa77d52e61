package org.basenamed.broker.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.basenamed.linux.Cgroup;
import org.basenamed.linux.CgroupMount;
import org.basenamed.linux.ProcessCalls;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.job.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups of brokers that are no more, and groups that have not come to be. */
class EngineChoiceTest {
    /** Greater than all that the kernel gives. */
    private static final int NOBODY = Integer.MAX_VALUE;

    private static String group(long broker) {
        return "basenamed-" + ProcessCalls.geteuid() + "-" + broker;
    }

    @Test
    void what_a_dead_broker_has_left_is_thawed_and_removed(@TempDir Path above) throws IOException {
        Path members = Files.createDirectories(above.resolve(group(NOBODY) + "/job-1/members"));
        Path frozen = Files.writeString(
                Files.createDirectories(above.resolve(group(NOBODY) + "/job-2")).resolve("cgroup.freeze"), "1");
        Path living = Files.createDirectories(
                above.resolve(group(ProcessHandle.current().pid()) + "/job-1"));
        Path stranger =
                Files.createDirectories(above.resolve("basenamed-" + (ProcessCalls.geteuid() + 1) + "-" + NOBODY));
        EngineChoice.sweep(above);
        assertThat(members.getParent()).doesNotExist();
        assertThat(frozen).hasContent("0");
        assertThat(living).exists();
        assertThat(stranger).exists();
    }

    @Test
    void a_refused_move_leaves_no_group_behind() {
        Optional<CgroupMount> mount = CgroupMount.find();
        Path at = mount.map(CgroupMount::directory).orElse(Path.of("/none"));
        assumeThat(new Cgroup(at).isWritable()).isTrue();
        Cgroup base = new Cgroup(at).child(group(ProcessHandle.current().pid()) + "-test");
        assertThat(base.create()).isZero();
        JobTable jobs = new JobTable();
        Job job = jobs.add();
        try (CgroupEngine engine = new CgroupEngine(mount.orElseThrow(), base, jobs)) {
            assertThat(engine.move(NOBODY, job, null)).isEqualTo(Result.refused(Win32Error.ERROR_ACCESS_DENIED));
            assertThat(base.child("job-1").directory()).doesNotExist();
            assertThat(engine.found(job)).isEqualTo(List.of());
        }
        assertThat(base.directory()).doesNotExist();
    }

    @Test
    void a_group_that_is_called_like_no_job_is_none(@TempDir Path above) {
        JobTable jobs = new JobTable();
        Job job = jobs.add();
        assertThat(jobs.find("1")).isSameAs(job);
        for (String name : List.of("", "x", "1x", "-1", "+1", "99999999999999999999", "\u0661")) {
            assertThat(jobs.find(name)).isNull();
        }
        assertThat(above).isEmptyDirectory();
    }
}
