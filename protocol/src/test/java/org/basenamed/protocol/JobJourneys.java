package org.basenamed.protocol;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.basenamed.model.job.JobAccounting;
import org.basenamed.model.job.JobLimits;
import org.basenamed.model.job.JobUsage;
import org.basenamed.model.job.NotificationLimits;
import org.basenamed.protocol.RoundTripPropertyTest.Journey;
import org.basenamed.protocol.message.AssociatePortRequest;
import org.basenamed.protocol.message.InJobReply;
import org.basenamed.protocol.message.JobProcessRequest;
import org.basenamed.protocol.message.JobProcessesReply;
import org.basenamed.protocol.message.JobReply;
import org.basenamed.protocol.message.JobRequest;
import org.basenamed.protocol.message.JobViolationReply;
import org.basenamed.protocol.message.LaunchReply;
import org.basenamed.protocol.message.LaunchRequest;
import org.basenamed.protocol.message.ListJobsReply;
import org.basenamed.protocol.message.ListJobsRequest;
import org.basenamed.protocol.message.PacketReply;
import org.basenamed.protocol.message.PostPacketRequest;
import org.basenamed.protocol.message.SetJobLimitsRequest;
import org.basenamed.protocol.message.SetJobNotificationRequest;
import org.basenamed.protocol.message.SetJobOptionRequest;

/** The records of jobs and completion ports. */
final class JobJourneys {
    private static final Arbitrary<Integer> INT = Arbitraries.integers();
    private static final Arbitrary<Long> LONG = Arbitraries.longs();
    private static final Arbitrary<Boolean> BOOLEAN = Arbitraries.of(true, false);
    private static final Arbitrary<String> TEXT = Arbitraries.strings().ofMaxLength(50);

    private JobJourneys() {}

    private static Arbitrary<JobLimits> limits() {
        return Combinators.combine(INT, LONG, LONG, INT, LONG, INT, INT, LONG)
                .as((flags, time, set, active, affinity, priority, scheduling, memory) -> new JobLimits(
                        flags, time, ~time, set, ~set, active, affinity, priority, scheduling, memory, ~memory));
    }

    private static Arbitrary<NotificationLimits> notification() {
        return Combinators.combine(INT, LONG, LONG, LONG, LONG).as(NotificationLimits::new);
    }

    private static Arbitrary<JobAccounting> accounting() {
        Arbitrary<JobUsage> usage =
                Combinators.combine(LONG, LONG, LONG, LONG, LONG, LONG, LONG).as(JobUsage::new);
        return Combinators.combine(usage, usage, INT, INT, INT).as(JobAccounting::new);
    }

    private static Arbitrary<ListJobsReply> lists() {
        Arbitrary<ListJobsReply.Listed> listed =
                Combinators.combine(INT, INT, TEXT, INT, INT, INT, limits()).as(ListJobsReply.Listed::new);
        return Combinators.combine(TEXT, INT, BOOLEAN, listed.list().ofMaxSize(20), BOOLEAN)
                .as(ListJobsReply::new);
    }

    static List<Journey<?>> all() {
        return List.of(
                new Journey<>(
                        JobCatalogue.ASSIGN_PROCESS.request(),
                        Combinators.combine(INT, INT).as(JobProcessRequest::new)),
                new Journey<>(JobCatalogue.IS_PROCESS_IN_JOB.reply(), BOOLEAN.map(InJobReply::new)),
                new Journey<>(
                        JobCatalogue.SET_JOB_LIMITS.request(),
                        Combinators.combine(INT, INT, limits()).as(SetJobLimitsRequest::new)),
                new Journey<>(
                        JobCatalogue.SET_JOB_NOTIFICATION.request(),
                        Combinators.combine(INT, notification()).as(SetJobNotificationRequest::new)),
                new Journey<>(
                        JobCatalogue.SET_JOB_OPTION.request(),
                        Combinators.combine(INT, INT, INT, INT).as(SetJobOptionRequest::new)),
                new Journey<>(
                        JobCatalogue.QUERY_JOB.reply(),
                        Combinators.combine(limits(), notification(), INT, INT, accounting(), LONG)
                                .as((limits, told, ui, rate, accounting, peak) ->
                                        new JobReply(limits, told, ui, ~ui, rate, ~rate, accounting, peak, ~peak))),
                new Journey<>(JobCatalogue.QUERY_JOB.request(), INT.map(JobRequest::new)),
                new Journey<>(
                        JobCatalogue.TAKE_JOB_VIOLATION.reply(),
                        Combinators.combine(INT, notification(), LONG, LONG, LONG, LONG)
                                .as(JobViolationReply::new)),
                new Journey<>(
                        JobCatalogue.LIST_JOB_PROCESSES.reply(),
                        Combinators.combine(INT, INT.list().ofMaxSize(300)).as(JobProcessesReply::new)),
                new Journey<>(
                        JobCatalogue.ASSOCIATE_PORT.request(),
                        Combinators.combine(INT, INT, LONG, BOOLEAN).as(AssociatePortRequest::new)),
                new Journey<>(
                        JobCatalogue.POST_PACKET.request(),
                        Combinators.combine(INT, INT, LONG, LONG).as(PostPacketRequest::new)),
                new Journey<>(
                        JobCatalogue.TAKE_PACKET.reply(),
                        Combinators.combine(BOOLEAN, INT, LONG, LONG).as(PacketReply::new)),
                new Journey<>(
                        JobCatalogue.PREPARE_LAUNCH.request(),
                        Combinators.combine(INT, INT, BOOLEAN, INT.list().ofMaxSize(LaunchRequest.MAX_JOBS))
                                .as(LaunchRequest::new)),
                new Journey<>(
                        JobCatalogue.PREPARE_LAUNCH.reply(),
                        Combinators.combine(BOOLEAN, BOOLEAN, TEXT).as(LaunchReply::new)),
                new Journey<>(JobCatalogue.LIST_JOBS.request(), INT.map(ListJobsRequest::new)),
                new Journey<>(JobCatalogue.LIST_JOBS.reply(), lists()));
    }
}
