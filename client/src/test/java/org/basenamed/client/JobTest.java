package org.basenamed.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.basenamed.linux.FileCalls;
import org.basenamed.model.Win32Error;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs by the public API, and what is left as it was by a call that is refused. */
@WithBroker
class JobTest {
    private final List<Process> started = new ArrayList<>();
    private int objects;
    private int descriptors;

    @BeforeEach
    void count() {
        objects = Broker.status().orElseThrow().objects();
        descriptors = FileCalls.openDescriptors();
    }

    /** A job goes when its last process has ended, and a subscriber's queue when its thread has seen that it is cancelled. */
    @AfterEach
    void end() {
        started.forEach(process -> process.destroyForcibly().onExit().join());
        while (Broker.status().orElseThrow().objects() != objects || FileCalls.openDescriptors() > descriptors) {
            Thread.onSpinWait();
        }
    }

    private static ProcessBuilder sleeping() {
        return new ProcessBuilder("sleep", "997");
    }

    private Process outside() throws IOException {
        Process process = sleeping().start();
        started.add(process);
        return process;
    }

    private Process inside(Job job) throws IOException {
        Process process = job.start(sleeping());
        started.add(process);
        return process;
    }

    private static void denied(Runnable call) {
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(call::run);
    }

    /** JB-8, each right alone. */
    @Test
    void a_process_is_put_into_a_job_by_those_who_may_and_by_nobody_else() throws IOException {
        Process process = outside();
        try (Job job = Job.create("gathering")) {
            for (JobRight right : JobRight.values()) {
                if (right != JobRight.ASSIGN) {
                    try (Job opened = Job.open("gathering", right)) {
                        denied(() -> opened.assign(process.toHandle()));
                    }
                }
            }
            assertThat(job.contains(process.toHandle())).isFalse();
            assertThat(job.processes()).isEmpty();
            assertThat(job.report().totalProcesses()).isZero();
            try (Job opened = Job.open("gathering", JobRight.ASSIGN)) {
                opened.assign(process.toHandle());
            }
            assertThat(job.contains(process.toHandle())).isTrue();
            assertThat(job.processes()).containsExactly(process.pid());
            job.terminate(0);
        }
    }

    /** JB-9: it is in one that the other one cannot be above. */
    @Test
    void a_process_of_a_job_is_put_into_no_other_one_that_has_processes() throws IOException {
        try (Job job = Job.create("");
                Job other = Job.create("")) {
            Process process = inside(job);
            Process apart = inside(other);
            denied(() -> other.assign(process.toHandle()));
            assertThat(process.isAlive()).isTrue();
            assertThat(job.processes()).containsExactly(process.pid());
            assertThat(other.processes()).containsExactly(apart.pid());
            job.terminate(0);
            other.terminate(0);
        }
    }

    /** JB-9, JB-29: one too many is ended, and the others are not. */
    @Test
    void a_job_that_is_full_takes_nobody_in() throws Exception {
        try (Job job = Job.create("")) {
            job.limit(JobLimit.NONE.processes(1));
            Process first = inside(job);
            Process second = outside();
            assertThatExceptionOfType(BasenamedException.class)
                    .isThrownBy(() -> job.assign(second.toHandle()))
                    .returns(Win32Error.ERROR_NOT_ENOUGH_QUOTA, BasenamedException::error);
            assertThat(second.waitFor()).isNotZero();
            assertThat(first.isAlive()).isTrue();
            assertThat(job.processes()).containsExactly(first.pid());
            assertThat(job.limit()).isEqualTo(JobLimit.NONE.processes(1));
            job.terminate(0);
        }
    }

    /** JB-46, each right alone. */
    @Test
    void a_job_is_ended_by_those_who_may_and_by_nobody_else() throws Exception {
        try (Job job = Job.create("ended")) {
            Process process = inside(job);
            for (JobRight right : JobRight.values()) {
                if (right != JobRight.TERMINATE) {
                    try (Job opened = Job.open("ended", right)) {
                        denied(() -> opened.terminate(5));
                    }
                }
            }
            assertThat(process.isAlive()).isTrue();
            assertThat(job.report().activeProcesses()).isOne();
            assertThat(job.tryTake()).isFalse();
            try (Job opened = Job.open("ended", JobRight.TERMINATE)) {
                opened.terminate(5);
            }
            process.waitFor();
            job.await();
        }
    }

    /** Of none, of less, of more than there is. */
    @ParameterizedTest
    @ValueSource(doubles = {0, -0.5, 1.01, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void a_share_that_is_none_is_refused_before_anybody_is_asked(double share) {
        try (Job job = Job.create("")) {
            JobLimit before = JobLimit.NONE.processes(3);
            job.limit(before);
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> job.limitProcessorShare(share));
            assertThat(job.limit()).isEqualTo(before);
        }
    }

    /** Whether it can be enforced here, the broker says. */
    @Test
    void a_share_is_limited_where_that_can_be_enforced_and_refused_elsewhere() {
        try (Job job = Job.create("shared")) {
            try (Job opened = Job.open("shared", JobRight.QUERY)) {
                denied(() -> opened.limitProcessorShare(0.5));
            }
            if (Broker.jobs().enforced().contains("cpuRate")) {
                job.limitProcessorShare(0.5);
            } else {
                assertThatExceptionOfType(BasenamedException.class)
                        .isThrownBy(() -> job.limitProcessorShare(0.5))
                        .returns(Win32Error.ERROR_NOT_SUPPORTED, BasenamedException::error);
            }
            assertThat(job.limit()).isEqualTo(JobLimit.NONE);
        }
    }

    /** JB-33: all of it, or nothing. */
    @Test
    void a_limit_that_is_refused_leaves_the_one_before() {
        try (Job job = Job.create("limited")) {
            JobLimit before = JobLimit.NONE.processes(3).breakaway();
            job.limit(before);
            try (Job opened = Job.open("limited", JobRight.QUERY)) {
                denied(() -> opened.limit(JobLimit.NONE));
            }
            // JB-28
            JobLimit contradiction =
                    JobLimit.NONE.jobTime(Duration.ofMinutes(1)).preservingJobTime();
            assertThatExceptionOfType(BasenamedException.class)
                    .isThrownBy(() -> job.limit(contradiction))
                    .returns(Win32Error.ERROR_INVALID_PARAMETER, BasenamedException::error);
            assertThat(job.limit()).isEqualTo(before);
            try (Job opened = Job.open("limited", JobRight.LIMIT)) {
                denied(opened::limit);
                denied(opened::report);
                denied(opened::processes);
                opened.limit(JobLimit.NONE);
            }
            assertThat(job.limit()).isEqualTo(JobLimit.NONE);
        }
    }

    /** What a subscriber is told: its subscription, what happens, and the one failure that ends it. */
    private static final class Told implements Flow.Subscriber<JobEvent> {
        private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
        private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
        private final BlockingQueue<JobEvent> events = new ArrayBlockingQueue<>(100);

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription.complete(given);
        }

        @Override
        public void onNext(JobEvent event) {
            events.add(event);
        }

        @Override
        public void onError(Throwable thrown) {
            failure.complete(thrown);
        }

        @Override
        public void onComplete() {
            failure.complete(new AssertionError("nothing completes"));
        }
    }

    @Test
    void a_subscriber_who_may_not_ask_is_told_so_and_of_nothing_else() throws Exception {
        try (Job job = Job.create("secret");
                Job opened = Job.open("secret", JobRight.ASSIGN)) {
            Told told = new Told();
            opened.events().subscribe(told);
            told.subscription.get().request(Long.MAX_VALUE);
            assertThat(told.failure.get()).isInstanceOf(AccessDeniedException.class);
            Process process = inside(job);
            job.terminate(0);
            process.waitFor();
            assertThat(told.events).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void a_request_for_no_events_ends_that_subscription_alone(long count) throws Exception {
        try (Job job = Job.create("")) {
            Told bad = new Told();
            Told good = new Told();
            job.events().subscribe(bad);
            job.events().subscribe(good);
            bad.subscription.get().request(count);
            assertThat(bad.failure.get()).isInstanceOf(IllegalArgumentException.class);
            good.subscription.get().request(1);
            Process process = inside(job);
            assertThat(good.events.take()).isEqualTo(new JobEvent(JobEvent.Kind.PROCESS_JOINED, process.pid()));
            assertThat(bad.events).isEmpty();
            assertThat(good.failure).isNotDone();
            good.subscription.get().cancel();
            job.terminate(0);
        }
    }

    /** JB-37, JB-40: who is there first, then what happens; and not more than was asked for. */
    @Test
    void a_subscriber_is_told_in_order_and_as_much_as_it_asks_for() throws Exception {
        try (Job job = Job.create("")) {
            Process process = inside(job);
            Told told = new Told();
            job.events().subscribe(told);
            Flow.Subscription subscription = told.subscription.get();
            subscription.request(1);
            assertThat(told.events.take()).isEqualTo(new JobEvent(JobEvent.Kind.PROCESS_JOINED, process.pid()));
            process.destroyForcibly().waitFor();
            // both have happened by then, and wait at the broker
            while (job.report().activeProcesses() != 0) {
                Thread.onSpinWait();
            }
            assertThat(told.events).isEmpty();
            subscription.request(2);
            assertThat(told.events.take().pid()).isEqualTo(process.pid());
            assertThat(told.events.take()).isEqualTo(new JobEvent(JobEvent.Kind.EMPTY, 0));
            subscription.cancel();
        }
    }

    @Test
    void numbers_that_the_broker_lists_lead_to_the_job_as_long_as_it_is_open() {
        Job job = Job.create("numbered");
        int number = Broker.jobs().jobs().stream()
                .filter(listed -> listed.name().endsWith("numbered"))
                .findFirst()
                .orElseThrow()
                .number();
        try (Job same = Job.openNumber(number, JobRight.QUERY)) {
            denied(() -> same.terminate(1));
            assertThat(same.limit()).isEqualTo(JobLimit.NONE);
        }
        job.close();
        assertThatExceptionOfType(ObjectNotFoundException.class)
                .isThrownBy(() -> Job.openNumber(number, JobRight.QUERY));
    }
}
