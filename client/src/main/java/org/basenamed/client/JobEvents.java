package org.basenamed.client;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.basenamed.client.core.Alert;
import org.basenamed.client.core.BrokerUnreachableException;
import org.basenamed.client.core.JobCalls;
import org.basenamed.client.core.Ports;
import org.basenamed.client.core.WaitableHandle;
import org.basenamed.client.core.Waits;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.jspecify.annotations.Nullable;

/** What happens to a job, for whoever subscribes: each subscriber has a queue at the broker, and a virtual thread that empties it. */
final class JobEvents implements Flow.Publisher<JobEvent> {
    private final WaitableHandle job;
    private final String name;

    JobEvents(WaitableHandle job, String name) {
        this.job = job;
        this.name = name;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super JobEvent> subscriber) {
        Objects.requireNonNull(subscriber, "subscriber");
        WaitableHandle port;
        try {
            port = Outcome.of("Job.events", name, this::watched);
        } catch (BasenamedException refused) {
            subscriber.onSubscribe(new Refused());
            subscriber.onError(refused);
            return;
        }
        Delivery delivery = new Delivery(port, subscriber, name);
        Thread thread = Thread.ofVirtual().name("basenamed-job-events").unstarted(delivery);
        delivery.thread = thread;
        subscriber.onSubscribe(delivery);
        thread.start();
    }

    private Result<WaitableHandle> watched() throws BrokerUnreachableException {
        return WaitableHandle.createPort().then(port -> {
            Result<Boolean> watched = JobCalls.watch(job, port);
            if (!watched.isGranted()) {
                port.close();
            }
            return watched.map(done -> port);
        });
    }

    /** Of somebody who is told at once that nothing comes. */
    private record Refused() implements Flow.Subscription {
        @Override
        public void request(long count) {
            // nothing comes
        }

        @Override
        public void cancel() {
            // nothing comes
        }
    }

    /** Takes what has been queued, as much as has been asked for, and gives it to one subscriber. */
    private static final class Delivery implements Flow.Subscription, Runnable {
        private final WaitableHandle port;
        private final Flow.Subscriber<? super JobEvent> subscriber;
        private final String name;
        private final Semaphore wanted = new Semaphore(0);
        private final AtomicBoolean cancelled = new AtomicBoolean();
        private volatile boolean badRequest;
        private @Nullable Thread thread;

        Delivery(WaitableHandle port, Flow.Subscriber<? super JobEvent> subscriber, String name) {
            this.port = port;
            this.subscriber = subscriber;
            this.name = name;
        }

        @Override
        public void request(long count) {
            if (count <= 0) {
                badRequest = true;
                wanted.release();
                return;
            }
            int room = Integer.MAX_VALUE - wanted.availablePermits() - 1;
            wanted.release((int) Math.min(count, Math.max(0, room)));
        }

        @Override
        public void cancel() {
            Thread delivering = thread;
            if (cancelled.compareAndSet(false, true) && delivering != null) {
                delivering.interrupt();
            }
        }

        @Override
        public void run() {
            try {
                while (!cancelled.get() && deliverOne()) {
                    // one after another
                }
            } finally {
                port.close();
            }
        }

        private boolean deliverOne() {
            try {
                wanted.acquire();
            } catch (InterruptedException e) {
                // cancelled: nobody else knows this thread
                return false;
            }
            if (badRequest) {
                subscriber.onError(new IllegalArgumentException("a request for no events"));
                return false;
            }
            return switch (Ports.take(port, Waits.NEVER, Alert.INTERRUPT)) {
                case Result.Granted<Optional<Ports.Packet>>(Optional<Ports.Packet> packet) -> {
                    packet.filter(it -> !cancelled.get())
                            .ifPresent(it ->
                                    subscriber.onNext(new JobEvent(JobEvent.Kind.of(it.bytes()), it.overlapped())));
                    yield packet.isPresent();
                }
                case Result.Refused<Optional<Ports.Packet>>(Win32Error error) -> {
                    if (!cancelled.get()) {
                        subscriber.onError(BasenamedException.of(error, "Job.events", name, ""));
                    }
                    yield false;
                }
            };
        }
    }
}
