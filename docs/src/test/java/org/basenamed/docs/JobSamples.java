package org.basenamed.docs;

import java.util.Arrays;
import java.util.List;
import org.basenamed.model.job.JobAccounting;
import org.basenamed.model.job.JobLimits;
import org.basenamed.model.job.JobUsage;
import org.basenamed.model.job.NotificationLimits;
import org.basenamed.protocol.JobCatalogue;
import org.basenamed.protocol.message.AssociatePortRequest;
import org.basenamed.protocol.message.DoneReply;
import org.basenamed.protocol.message.HandleRequest;
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
import org.basenamed.protocol.message.OpenByNumberRequest;
import org.basenamed.protocol.message.PacketReply;
import org.basenamed.protocol.message.PostPacketRequest;
import org.basenamed.protocol.message.SetJobLimitsRequest;
import org.basenamed.protocol.message.SetJobNotificationRequest;
import org.basenamed.protocol.message.SetJobOptionRequest;
import org.basenamed.protocol.message.TerminateRequest;
import org.basenamed.protocol.message.WaitableReply;

/** The samples of jobs and completion ports. */
final class JobSamples {
    private JobSamples() {}

    static List<Sample<?, ?>> all() {
        return List.of(
                new Sample<>(
                        JobCatalogue.ASSIGN_PROCESS,
                        new JobProcessRequest(0x1010001, 0x1010002),
                        List.of(0x1010001, 0x1010002),
                        new DoneReply(),
                        List.of()),
                new Sample<>(
                        JobCatalogue.IS_PROCESS_IN_JOB,
                        new JobProcessRequest(0x1010003, 0x1010004),
                        List.of(0x1010003, 0x1010004),
                        new InJobReply(false),
                        List.of(false)),
                new Sample<>(
                        JobCatalogue.TERMINATE_JOB,
                        new TerminateRequest(0x1010006, 0x1010007),
                        List.of(0x1010006, 0x1010007),
                        new DoneReply(),
                        List.of()),
                new Sample<>(
                        JobCatalogue.SET_JOB_LIMITS,
                        new SetJobLimitsRequest(
                                0x1010008,
                                0x1010009,
                                new JobLimits(
                                        0x101000a,
                                        0x20202020000000bL,
                                        0x20202020000000cL,
                                        0x20202020000000dL,
                                        0x20202020000000eL,
                                        0x101000f,
                                        0x202020200000010L,
                                        0x1010011,
                                        0x1010012,
                                        0x202020200000013L,
                                        0x202020200000014L)),
                        Arrays.<Object>asList(
                                0x1010008,
                                0x1010009,
                                0x101000a,
                                0x20202020000000bL,
                                0x20202020000000cL,
                                0x20202020000000dL,
                                0x20202020000000eL,
                                0x101000f,
                                0x202020200000010L,
                                0x1010011,
                                0x1010012,
                                0x202020200000013L,
                                0x202020200000014L),
                        new DoneReply(),
                        List.of()),
                new Sample<>(
                        JobCatalogue.SET_JOB_NOTIFICATION,
                        new SetJobNotificationRequest(
                                0x1010015,
                                new NotificationLimits(
                                        0x1010016,
                                        0x202020200000017L,
                                        0x202020200000018L,
                                        0x202020200000019L,
                                        0x20202020000001aL)),
                        List.of(
                                0x1010015,
                                0x1010016,
                                0x202020200000017L,
                                0x202020200000018L,
                                0x202020200000019L,
                                0x20202020000001aL),
                        new DoneReply(),
                        List.of()),
                new Sample<>(
                        JobCatalogue.SET_JOB_OPTION,
                        new SetJobOptionRequest(0x101001b, 0x101001c, 0x101001d, 0x101001e),
                        List.of(0x101001b, 0x101001c, 0x101001d, 0x101001e),
                        new DoneReply(),
                        List.of()),
                new Sample<>(
                        JobCatalogue.QUERY_JOB,
                        new JobRequest(0x101001f),
                        List.of(0x101001f),
                        new JobReply(
                                new JobLimits(
                                        0x1010020,
                                        0x202020200000021L,
                                        0x202020200000022L,
                                        0x202020200000023L,
                                        0x202020200000024L,
                                        0x1010025,
                                        0x202020200000026L,
                                        0x1010027,
                                        0x1010028,
                                        0x202020200000029L,
                                        0x20202020000002aL),
                                new NotificationLimits(
                                        0x101002b,
                                        0x20202020000002cL,
                                        0x20202020000002dL,
                                        0x20202020000002eL,
                                        0x20202020000002fL),
                                0x1010030,
                                0x1010031,
                                0x1010032,
                                0x1010033,
                                new JobAccounting(
                                        new JobUsage(
                                                0x202020200000034L,
                                                0x202020200000035L,
                                                0x202020200000036L,
                                                0x202020200000037L,
                                                0x202020200000038L,
                                                0x202020200000039L,
                                                0x20202020000003aL),
                                        new JobUsage(
                                                0x20202020000003bL,
                                                0x20202020000003cL,
                                                0x20202020000003dL,
                                                0x20202020000003eL,
                                                0x20202020000003fL,
                                                0x202020200000040L,
                                                0x202020200000041L),
                                        0x1010042,
                                        0x1010043,
                                        0x1010044),
                                0x202020200000045L,
                                0x202020200000046L),
                        Arrays.<Object>asList(
                                0x1010020,
                                0x202020200000021L,
                                0x202020200000022L,
                                0x202020200000023L,
                                0x202020200000024L,
                                0x1010025,
                                0x202020200000026L,
                                0x1010027,
                                0x1010028,
                                0x202020200000029L,
                                0x20202020000002aL,
                                0x101002b,
                                0x20202020000002cL,
                                0x20202020000002dL,
                                0x20202020000002eL,
                                0x20202020000002fL,
                                0x1010030,
                                0x1010031,
                                0x1010032,
                                0x1010033,
                                0x202020200000034L,
                                0x202020200000035L,
                                0x202020200000036L,
                                0x202020200000037L,
                                0x202020200000038L,
                                0x202020200000039L,
                                0x20202020000003aL,
                                0x20202020000003bL,
                                0x20202020000003cL,
                                0x20202020000003dL,
                                0x20202020000003eL,
                                0x20202020000003fL,
                                0x202020200000040L,
                                0x202020200000041L,
                                0x1010042,
                                0x1010043,
                                0x1010044,
                                0x202020200000045L,
                                0x202020200000046L)),
                new Sample<>(
                        JobCatalogue.TAKE_JOB_VIOLATION,
                        new HandleRequest(0x1010047),
                        List.of(0x1010047),
                        new JobViolationReply(
                                0x1010048,
                                new NotificationLimits(
                                        0x1010049,
                                        0x20202020000004aL,
                                        0x20202020000004bL,
                                        0x20202020000004cL,
                                        0x20202020000004dL),
                                0x20202020000004eL,
                                0x20202020000004fL,
                                0x202020200000050L,
                                0x202020200000051L),
                        List.of(
                                0x1010048,
                                0x1010049,
                                0x20202020000004aL,
                                0x20202020000004bL,
                                0x20202020000004cL,
                                0x20202020000004dL,
                                0x20202020000004eL,
                                0x20202020000004fL,
                                0x202020200000050L,
                                0x202020200000051L)),
                new Sample<>(
                        JobCatalogue.LIST_JOB_PROCESSES,
                        new JobRequest(0x1010052),
                        List.of(0x1010052),
                        new JobProcessesReply(0x1010053, List.of(0x1010054, 0x1010055)),
                        List.of(0x1010053, List.of(List.of(0x1010054), List.of(0x1010055)))),
                new Sample<>(
                        JobCatalogue.ASSOCIATE_PORT,
                        new AssociatePortRequest(0x1010056, 0x1010057, 0x202020200000058L, false),
                        List.of(0x1010056, 0x1010057, 0x202020200000058L, false),
                        new DoneReply(),
                        List.of()),
                new Sample<>(
                        JobCatalogue.POST_PACKET,
                        new PostPacketRequest(0x101005a, 0x101005b, 0x20202020000005cL, 0x20202020000005dL),
                        List.of(0x101005a, 0x101005b, 0x20202020000005cL, 0x20202020000005dL),
                        new DoneReply(),
                        List.of()),
                new Sample<>(
                        JobCatalogue.TAKE_PACKET,
                        new HandleRequest(0x101005e),
                        List.of(0x101005e),
                        new PacketReply(false, 0x1010060, 0x202020200000061L, 0x202020200000062L),
                        List.of(false, 0x1010060, 0x202020200000061L, 0x202020200000062L)),
                new Sample<>(
                        JobCatalogue.PREPARE_LAUNCH,
                        new LaunchRequest(0x1010063, 0x1010064, false, List.of(0x1010066, 0x1010067)),
                        List.of(0x1010063, 0x1010064, false, List.of(List.of(0x1010066), List.of(0x1010067))),
                        new LaunchReply(true, false, "m-1"),
                        List.of(true, false, "m-1")),
                new Sample<>(
                        JobCatalogue.LAUNCH,
                        new LaunchRequest(0x101006a, 0x101006b, true, List.of(0x101006d, 0x101006e)),
                        List.of(0x101006a, 0x101006b, true, List.of(List.of(0x101006d), List.of(0x101006e))),
                        new DoneReply(),
                        List.of()),
                new Sample<>(
                        JobCatalogue.LIST_JOBS,
                        new ListJobsRequest(0x101006f),
                        List.of(0x101006f),
                        new ListJobsReply(
                                "cgroup",
                                0x1010070,
                                false,
                                List.of(new ListJobsReply.Listed(
                                        0x1010073,
                                        0x1010074,
                                        "Local\\n",
                                        0x1010075,
                                        0x1010076,
                                        0x1010077,
                                        new JobLimits(
                                                0x1010078,
                                                0x202020200000079L,
                                                0x20202020000007aL,
                                                0x20202020000007bL,
                                                0x20202020000007cL,
                                                0x101007d,
                                                0x20202020000007eL,
                                                0x101007f,
                                                0x1010080,
                                                0x202020200000081L,
                                                0x202020200000082L))),
                                true),
                        List.of(
                                "cgroup",
                                0x1010070,
                                false,
                                true,
                                List.of(Arrays.<Object>asList(
                                        0x1010073,
                                        0x1010074,
                                        "Local\\n",
                                        0x1010075,
                                        0x1010076,
                                        0x1010077,
                                        0x1010078,
                                        0x202020200000079L,
                                        0x20202020000007aL,
                                        0x20202020000007bL,
                                        0x20202020000007cL,
                                        0x101007d,
                                        0x20202020000007eL,
                                        0x101007f,
                                        0x1010080,
                                        0x202020200000081L,
                                        0x202020200000082L)))),
                new Sample<>(
                        JobCatalogue.OPEN_JOB,
                        new OpenByNumberRequest(0x1010083, 0x1010084, 0x1),
                        List.of(0x1010083, 0x1010084, 0x1),
                        new WaitableReply(0x4c, 0x1f003f, true, true, 0, 0, 1),
                        List.of(0x4c, 0x1f003f, true, true, 0, 0, 1)));
    }
}
