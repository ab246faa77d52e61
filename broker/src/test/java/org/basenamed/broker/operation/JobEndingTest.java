package org.basenamed.broker.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.basenamed.broker.RunningBroker;
import org.basenamed.broker.Watched;
import org.basenamed.broker.job.EngineChoice;
import org.basenamed.broker.policy.Policy;
import org.basenamed.linux.ProcessUsage;
import org.basenamed.model.job.Job;
import org.basenamed.model.job.JobMember;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** JB-46, JB-48: who is found only after a job has been ended. */
@Watched
class JobEndingTest {
    /** Greater than all that the kernel gives. */
    private static final int NOBODY = Integer.MAX_VALUE;

    private final ObjectStore store =
            new ObjectStore(RunningBroker.UNLIMITED, Policy.embedded(), EngineChoice.TRACKING);

    @AfterEach
    void close() {
        store.close();
    }

    private Job held() {
        Job job = store.jobs().table().add();
        job.join(new JobMember(NOBODY), job.chain());
        return job;
    }

    /** A tick is long: a process may start in that in which the others are ended. */
    @Test
    void who_was_started_in_the_same_tick_is_late() {
        Job job = held();
        long before = ProcessUsage.nowTicks();
        store.jobs().ending().terminate(job, 7);
        while (ProcessUsage.nowTicks() != before) {
            job = held();
            before = ProcessUsage.nowTicks();
            store.jobs().ending().terminate(job, 7);
        }
        assertThat(store.jobs().ending().isLate(job, before)).isTrue();
        assertThat(store.jobs().ending().isLate(job, before + 1)).isFalse();
        assertThat(store.jobs().ending().lateCode(job)).isEqualTo(7);
        assertThat(store.jobs().ending().isLate(held(), before)).isFalse();
    }
}
