package org.basenamed.protocol;

import java.util.List;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.rights.ProcessRights;
import org.basenamed.protocol.Operation.Subject;
import org.basenamed.protocol.message.ClaimChildRequest;
import org.basenamed.protocol.message.DoneReply;
import org.basenamed.protocol.message.DuplicateHandleRequest;
import org.basenamed.protocol.message.EndReply;
import org.basenamed.protocol.message.HandleReply;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.NoteExitRequest;
import org.basenamed.protocol.message.OpenByNumberRequest;
import org.basenamed.protocol.message.PrepareChildReply;
import org.basenamed.protocol.message.PrepareChildRequest;
import org.basenamed.protocol.message.SetHandleInformationRequest;
import org.basenamed.protocol.message.TakenAwayReply;
import org.basenamed.protocol.message.TakenAwayRequest;
import org.basenamed.protocol.message.TerminateRequest;
import org.basenamed.protocol.message.WaitableReply;

/** The operations on processes and threads, and on handles that go from one process to another. */
public final class ProcessCatalogue {
    /** Opens a process by its number; the answer is the same as for other objects that threads wait for. */
    public static final Operation<OpenByNumberRequest, WaitableReply> OPEN_PROCESS =
            new Operation<>(50, "OpenProcess", null, OpenByNumberRequest.CODEC, WaitableReply.CODEC);

    /** Opens a thread by its number. */
    public static final Operation<OpenByNumberRequest, WaitableReply> OPEN_THREAD =
            new Operation<>(51, "OpenThread", null, OpenByNumberRequest.CODEC, WaitableReply.CODEC);

    /** Duplicates a handle between any two processes. Handles to these need PROCESS_DUP_HANDLE. */
    public static final Operation<DuplicateHandleRequest, HandleReply> DUPLICATE_HANDLE =
            new Operation<>(52, "DuplicateHandle", null, DuplicateHandleRequest.CODEC, HandleReply.CODEC);

    /** Changes the flags of a handle. */
    public static final Operation<SetHandleInformationRequest, DoneReply> SET_HANDLE_INFORMATION = new Operation<>(
            53, "SetHandleInformation", Subject.ANY, SetHandleInformationRequest.CODEC, DoneReply.CODEC);

    /** Tells which handles of the caller others have closed. */
    public static final Operation<TakenAwayRequest, TakenAwayReply> TAKEN_AWAY =
            new Operation<>(57, "TakenAway", null, TakenAwayRequest.CODEC, TakenAwayReply.CODEC);

    /** Tells whether a process or thread has ended, and how; needs its QUERY_LIMITED_INFORMATION. */
    public static final Operation<HandleRequest, EndReply> QUERY_END =
            new Operation<>(58, "QueryEnd", Subject.ANY, HandleRequest.CODEC, EndReply.CODEC);

    /** Has the broker look whether a process or thread has ended, before the kernel tells it. */
    public static final Operation<HandleRequest, DoneReply> CHECK_END = new Operation<>(
            59, "CheckEnd", new Subject(null, AccessMask.SYNCHRONIZE), HandleRequest.CODEC, DoneReply.CODEC);

    /** Ends a process; its PROCESS_TERMINATE is needed. */
    public static final Operation<TerminateRequest, DoneReply> TERMINATE = new Operation<>(
            60,
            "Terminate",
            new Subject(ObjectType.PROCESS, ProcessRights.TERMINATE),
            TerminateRequest.CODEC,
            DoneReply.CODEC);

    /** Says how the caller, or a thread of it, is about to end. */
    public static final Operation<NoteExitRequest, DoneReply> NOTE_EXIT =
            new Operation<>(61, "NoteExit", null, NoteExitRequest.CODEC, DoneReply.CODEC);

    /** Sets handles aside for a child that is about to be started. */
    public static final Operation<PrepareChildRequest, PrepareChildReply> PREPARE_CHILD =
            new Operation<>(62, "PrepareChild", null, PrepareChildRequest.CODEC, PrepareChildReply.CODEC);

    /** Says which process the child is, or is said by the child itself; whichever comes first. */
    public static final Operation<ClaimChildRequest, DoneReply> CLAIM_CHILD =
            new Operation<>(63, "ClaimChild", null, ClaimChildRequest.CODEC, DoneReply.CODEC);

    static final List<Operation<?, ?>> ALL = List.of(
            OPEN_PROCESS,
            OPEN_THREAD,
            DUPLICATE_HANDLE,
            SET_HANDLE_INFORMATION,
            TAKEN_AWAY,
            QUERY_END,
            CHECK_END,
            TERMINATE,
            NOTE_EXIT,
            PREPARE_CHILD,
            CLAIM_CHILD);

    private ProcessCatalogue() {}
}
