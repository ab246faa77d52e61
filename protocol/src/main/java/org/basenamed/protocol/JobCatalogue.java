package org.basenamed.protocol;

import java.util.List;
import org.basenamed.model.rights.JobRights;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.protocol.Operation.Subject;
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

/** The operations on jobs, and on the completion ports that are told of them; creating and opening is as for all that is waited for. */
public final class JobCatalogue {
    private static final int MODIFY_STATE = 0x2;

    /** Puts a process into a job. Takes the right to assign of the job, and to end and to set quotas of the process, which is checked first. */
    public static final Operation<JobProcessRequest, DoneReply> ASSIGN_PROCESS =
            new Operation<>(80, "AssignProcess", null, JobProcessRequest.CODEC, DoneReply.CODEC);

    /** Tells whether a process is in a job. Takes the right to query both. */
    public static final Operation<JobProcessRequest, InJobReply> IS_PROCESS_IN_JOB =
            new Operation<>(81, "IsProcessInJob", null, JobProcessRequest.CODEC, InJobReply.CODEC);

    /** Ends all processes of a job and of those below it. */
    public static final Operation<TerminateRequest, DoneReply> TERMINATE_JOB =
            new Operation<>(82, "TerminateJob", job(JobRights.TERMINATE), TerminateRequest.CODEC, DoneReply.CODEC);

    /** Sets what a job limits; refused if that cannot be enforced. */
    public static final Operation<SetJobLimitsRequest, DoneReply> SET_JOB_LIMITS = new Operation<>(
            83, "SetJobLimits", job(JobRights.SET_ATTRIBUTES), SetJobLimitsRequest.CODEC, DoneReply.CODEC);

    /** Sets what of a job is told and not enforced. */
    public static final Operation<SetJobNotificationRequest, DoneReply> SET_JOB_NOTIFICATION = new Operation<>(
            84, "SetJobNotification", job(JobRights.SET_ATTRIBUTES), SetJobNotificationRequest.CODEC, DoneReply.CODEC);

    /** Sets one of a job's small settings. */
    public static final Operation<SetJobOptionRequest, DoneReply> SET_JOB_OPTION = new Operation<>(
            85, "SetJobOption", job(JobRights.SET_ATTRIBUTES), SetJobOptionRequest.CODEC, DoneReply.CODEC);

    /** Tells what a job limits and has come to; with 0 for a handle, the caller's own. Takes the right to query. */
    public static final Operation<JobRequest, JobReply> QUERY_JOB =
            new Operation<>(86, "QueryJob", null, JobRequest.CODEC, JobReply.CODEC);

    /** Tells which notification limits have been exceeded, and tells of them again from then on. */
    public static final Operation<HandleRequest, JobViolationReply> TAKE_JOB_VIOLATION =
            new Operation<>(87, "TakeJobViolation", job(JobRights.QUERY), HandleRequest.CODEC, JobViolationReply.CODEC);

    /** Tells which processes are in a job; with 0 for a handle, the caller's own. Takes the right to query. */
    public static final Operation<JobRequest, JobProcessesReply> LIST_JOB_PROCESSES =
            new Operation<>(88, "ListJobProcesses", null, JobRequest.CODEC, JobProcessesReply.CODEC);

    /** Says which completion port is told what happens to a job. Takes the right to change the job, or to query it. */
    public static final Operation<AssociatePortRequest, DoneReply> ASSOCIATE_PORT =
            new Operation<>(89, "AssociatePort", job(0), AssociatePortRequest.CODEC, DoneReply.CODEC);

    /** Queues a packet to a completion port. */
    public static final Operation<PostPacketRequest, DoneReply> POST_PACKET =
            new Operation<>(90, "PostPacket", port(), PostPacketRequest.CODEC, DoneReply.CODEC);

    /** Takes the first packet from a completion port, if there is one. */
    public static final Operation<HandleRequest, PacketReply> TAKE_PACKET =
            new Operation<>(91, "TakePacket", port(), HandleRequest.CODEC, PacketReply.CODEC);

    /** Asks how a child is to be started, if it may be. Takes the right to assign of the jobs that are named. */
    public static final Operation<LaunchRequest, LaunchReply> PREPARE_LAUNCH =
            new Operation<>(92, "PrepareLaunch", null, LaunchRequest.CODEC, LaunchReply.CODEC);

    /** Puts a child of the caller's into the jobs that it is to be in. */
    public static final Operation<LaunchRequest, DoneReply> LAUNCH =
            new Operation<>(93, "Launch", null, LaunchRequest.CODEC, DoneReply.CODEC);

    /** Lists jobs, as many as one reply holds, and tells what keeps them together. */
    public static final Operation<ListJobsRequest, ListJobsReply> LIST_JOBS =
            new Operation<>(94, "ListJobs", null, ListJobsRequest.CODEC, ListJobsReply.CODEC);

    /** Opens a job by the number that it is listed with, if a handle to it is open. */
    public static final Operation<OpenByNumberRequest, WaitableReply> OPEN_JOB =
            new Operation<>(95, "OpenJob", null, OpenByNumberRequest.CODEC, WaitableReply.CODEC);

    static final List<Operation<?, ?>> ALL = List.of(
            ASSIGN_PROCESS,
            IS_PROCESS_IN_JOB,
            TERMINATE_JOB,
            SET_JOB_LIMITS,
            SET_JOB_NOTIFICATION,
            SET_JOB_OPTION,
            QUERY_JOB,
            TAKE_JOB_VIOLATION,
            LIST_JOB_PROCESSES,
            ASSOCIATE_PORT,
            POST_PACKET,
            TAKE_PACKET,
            PREPARE_LAUNCH,
            LAUNCH,
            LIST_JOBS,
            OPEN_JOB);

    private JobCatalogue() {}

    private static Subject job(int rights) {
        return new Subject(ObjectType.JOB, rights);
    }

    private static Subject port() {
        return new Subject(ObjectType.COMPLETION_PORT, MODIFY_STATE);
    }
}
