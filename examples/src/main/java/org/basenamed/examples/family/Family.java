package org.basenamed.examples.family;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import org.basenamed.client.Job;
import org.basenamed.client.JobEvent;
import org.basenamed.client.JobLimit;

/** A shell and its children, one of them without a parent, in one job: counted together, and ended together. */
public final class Family {
    private Family() {}

    /** Starts them, and ends them. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (Job job = Job.create("")) {
            job.limit(JobLimit.NONE.processes(8).killOnClose());
            BlockingQueue<JobEvent> events = new LinkedBlockingQueue<>();
            job.events().subscribe(new Listener(events));
            Process shell = job.start(new ProcessBuilder("sh", "-c", "sleep 1000 & (sleep 1000 &) ; sleep 1000"));
            int joined = 0;
            while (joined < 4) {
                joined += events.take().kind() == JobEvent.Kind.PROCESS_JOINED ? 1 : 0;
            }
            System.out.println("In the job: " + job.report().activeProcesses() + " processes.");
            job.terminate(3);
            shell.waitFor();
            while (events.take().kind() != JobEvent.Kind.EMPTY) {
                // their ends are not told one by one, as they have not ended by themselves
            }
            System.out.println("In the job: " + job.report().activeProcesses() + " processes, of "
                    + job.report().totalProcesses() + " that have been.");
        }
    }

    /** Queues what it is told. */
    private record Listener(BlockingQueue<JobEvent> events) implements Flow.Subscriber<JobEvent> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(JobEvent event) {
            events.add(event);
        }

        @Override
        public void onError(Throwable failure) {
            failure.printStackTrace();
        }

        @Override
        public void onComplete() {
            // a job has no end
        }
    }
}
