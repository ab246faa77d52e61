package org.basenamed.protocol;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.FileRights;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.rights.ProcessRights;
import org.basenamed.protocol.Operation.Subject;
import org.basenamed.protocol.message.CancelWaitRequest;
import org.basenamed.protocol.message.ClaimChildRequest;
import org.basenamed.protocol.message.CloseNamespaceRequest;
import org.basenamed.protocol.message.CloseReply;
import org.basenamed.protocol.message.CompareHandlesReply;
import org.basenamed.protocol.message.CompareHandlesRequest;
import org.basenamed.protocol.message.CreateFileMappingRequest;
import org.basenamed.protocol.message.CreateWaitableRequest;
import org.basenamed.protocol.message.DoneReply;
import org.basenamed.protocol.message.DuplicateHandleRequest;
import org.basenamed.protocol.message.EndReply;
import org.basenamed.protocol.message.FileMappingReply;
import org.basenamed.protocol.message.FileReply;
import org.basenamed.protocol.message.GetSecurityRequest;
import org.basenamed.protocol.message.HandleInformationReply;
import org.basenamed.protocol.message.HandleReply;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.HelloReply;
import org.basenamed.protocol.message.HelloRequest;
import org.basenamed.protocol.message.LeftObjectRequest;
import org.basenamed.protocol.message.ListObjectsReply;
import org.basenamed.protocol.message.ListObjectsRequest;
import org.basenamed.protocol.message.NamespaceReply;
import org.basenamed.protocol.message.NamespaceRequest;
import org.basenamed.protocol.message.NoteExitRequest;
import org.basenamed.protocol.message.ObjectRequest;
import org.basenamed.protocol.message.OpenByNumberRequest;
import org.basenamed.protocol.message.OpenFileRequest;
import org.basenamed.protocol.message.OpenRequest;
import org.basenamed.protocol.message.OpenWaitableRequest;
import org.basenamed.protocol.message.PagesReply;
import org.basenamed.protocol.message.PagesRequest;
import org.basenamed.protocol.message.PrepareChildReply;
import org.basenamed.protocol.message.PrepareChildRequest;
import org.basenamed.protocol.message.ReleaseHeadersRequest;
import org.basenamed.protocol.message.ResizeFileRequest;
import org.basenamed.protocol.message.SecurityReply;
import org.basenamed.protocol.message.SetHandleInformationRequest;
import org.basenamed.protocol.message.SetSecurityRequest;
import org.basenamed.protocol.message.SetTimerRequest;
import org.basenamed.protocol.message.SignalReply;
import org.basenamed.protocol.message.SignalRequest;
import org.basenamed.protocol.message.StatusReply;
import org.basenamed.protocol.message.StatusRequest;
import org.basenamed.protocol.message.TakeCallReply;
import org.basenamed.protocol.message.TakeCallRequest;
import org.basenamed.protocol.message.TakenAwayReply;
import org.basenamed.protocol.message.TakenAwayRequest;
import org.basenamed.protocol.message.TerminateRequest;
import org.basenamed.protocol.message.ThreadRequest;
import org.basenamed.protocol.message.TimerReply;
import org.basenamed.protocol.message.WaitReply;
import org.basenamed.protocol.message.WaitRequest;
import org.basenamed.protocol.message.WaitableReply;
import org.basenamed.protocol.message.WaitableStateReply;

/** Every operation that a broker knows. */
public final class Catalogue {
    private static final int QUERY_STATE = 0x1;
    private static final int MODIFY_STATE = 0x2;

    /** The first message of a connection: who speaks which version. */
    public static final Operation<HelloRequest, HelloReply> HELLO =
            new Operation<>(1, "Hello", null, HelloRequest.CODEC, HelloReply.CODEC);

    /** Creates a file mapping, or opens the one of that name; the reply carries a descriptor of its memory. */
    public static final Operation<CreateFileMappingRequest, FileMappingReply> CREATE_FILE_MAPPING =
            new Operation<>(2, "CreateFileMapping", null, CreateFileMappingRequest.CODEC, FileMappingReply.CODEC);

    /** Opens a file mapping by name; the reply carries a descriptor of its memory. */
    public static final Operation<OpenRequest, FileMappingReply> OPEN_FILE_MAPPING =
            new Operation<>(3, "OpenFileMapping", null, OpenRequest.CODEC, FileMappingReply.CODEC);

    /** Closes a handle; when the reply is sent, its object's name is free if this was the last. */
    public static final Operation<HandleRequest, CloseReply> CLOSE_HANDLE =
            new Operation<>(4, "CloseHandle", Subject.ANY, HandleRequest.CODEC, CloseReply.CODEC);

    /** Tells what a handle refers to, and its rights. */
    public static final Operation<HandleRequest, HandleInformationReply> QUERY_HANDLE =
            new Operation<>(5, "QueryHandle", Subject.ANY, HandleRequest.CODEC, HandleInformationReply.CODEC);

    /** Tells whether two handles refer to one object. */
    public static final Operation<CompareHandlesRequest, CompareHandlesReply> COMPARE_HANDLES =
            new Operation<>(6, "CompareHandles", null, CompareHandlesRequest.CODEC, CompareHandlesReply.CODEC);

    /** Tells about the broker itself. */
    public static final Operation<StatusRequest, StatusReply> QUERY_STATUS =
            new Operation<>(7, "QueryStatus", null, StatusRequest.CODEC, StatusReply.CODEC);

    /** Lists the objects, as many as one reply holds. */
    public static final Operation<ListObjectsRequest, ListObjectsReply> LIST_OBJECTS =
            new Operation<>(8, "ListObjects", null, ListObjectsRequest.CODEC, ListObjectsReply.CODEC);

    /** Creates an event, mutex, semaphore or timer, or opens the one of that name. */
    public static final Operation<CreateWaitableRequest, WaitableReply> CREATE_WAITABLE =
            new Operation<>(9, "CreateWaitable", null, CreateWaitableRequest.CODEC, WaitableReply.CODEC);

    /** Opens an event, mutex, semaphore or timer by name. */
    public static final Operation<OpenWaitableRequest, WaitableReply> OPEN_WAITABLE =
            new Operation<>(10, "OpenWaitable", null, OpenWaitableRequest.CODEC, WaitableReply.CODEC);

    /** Waits at the broker: for several objects, or for one that it mediates. Every handle needs SYNCHRONIZE. */
    public static final Operation<WaitRequest, WaitReply> WAIT =
            new Operation<>(11, "Wait", null, WaitRequest.CODEC, WaitReply.CODEC);

    /** Ends a wait at the broker that is still pending, or tells how it has ended. */
    public static final Operation<CancelWaitRequest, WaitReply> CANCEL_WAIT =
            new Operation<>(12, "CancelWait", null, CancelWaitRequest.CODEC, WaitReply.CODEC);

    public static final Operation<SignalRequest, SignalReply> SET_EVENT =
            signal(13, "SetEvent", ObjectType.EVENT, MODIFY_STATE);

    public static final Operation<SignalRequest, SignalReply> RESET_EVENT =
            signal(14, "ResetEvent", ObjectType.EVENT, MODIFY_STATE);

    public static final Operation<SignalRequest, SignalReply> PULSE_EVENT =
            signal(15, "PulseEvent", ObjectType.EVENT, MODIFY_STATE);

    public static final Operation<SignalRequest, SignalReply> RELEASE_SEMAPHORE =
            signal(16, "ReleaseSemaphore", ObjectType.SEMAPHORE, MODIFY_STATE);

    /** Takes no right: owning the mutex is the check (SYN-15). */
    public static final Operation<SignalRequest, SignalReply> RELEASE_MUTEX =
            signal(17, "ReleaseMutex", ObjectType.MUTEX, 0);

    /** Abandons the mutexes of a thread that has ended. */
    public static final Operation<ThreadRequest, DoneReply> THREAD_ENDED =
            new Operation<>(18, "ThreadEnded", null, ThreadRequest.CODEC, DoneReply.CODEC);

    /** Tells that a thread has left an object that is being repaired. */
    public static final Operation<LeftObjectRequest, DoneReply> LEFT_OBJECT =
            new Operation<>(19, "LeftObject", null, LeftObjectRequest.CODEC, DoneReply.CODEC);

    /** Gives headers back that no thread of the process can touch any more. */
    public static final Operation<ReleaseHeadersRequest, DoneReply> RELEASE_HEADERS =
            new Operation<>(20, "ReleaseHeaders", null, ReleaseHeadersRequest.CODEC, DoneReply.CODEC);

    private static Operation<SignalRequest, SignalReply> signal(int number, String name, ObjectType type, int rights) {
        return new Operation<>(number, name, new Subject(type, rights), SignalRequest.CODEC, SignalReply.CODEC);
    }

    /** Opens a file that the caller has opened and whose descriptor comes along, if share modes and sections of others allow it. */
    public static final Operation<OpenFileRequest, FileReply> OPEN_FILE =
            new Operation<>(30, "OpenFile", null, OpenFileRequest.CODEC, FileReply.CODEC);

    /** Gives a file another size; it does not shrink while a section over it exists. */
    public static final Operation<ResizeFileRequest, DoneReply> RESIZE_FILE = new Operation<>(
            31,
            "ResizeFile",
            new Subject(ObjectType.FILE, FileRights.WRITE_DATA),
            ResizeFileRequest.CODEC,
            DoneReply.CODEC);

    /** Lets a section go on when the caller's last handle to it is closed, because the caller has views of it. */
    public static final Operation<HandleRequest, DoneReply> HOLD_SECTION = new Operation<>(
            32, "HoldSection", new Subject(ObjectType.FILE_MAPPING, 0), HandleRequest.CODEC, DoneReply.CODEC);

    /** Ends what {@link #HOLD_SECTION} began: the caller's last view is gone. */
    public static final Operation<ObjectRequest, DoneReply> RELEASE_SECTION =
            new Operation<>(33, "ReleaseSection", null, ObjectRequest.CODEC, DoneReply.CODEC);

    /** Commits pages of a reserved section, for everybody; the reply tells how many of them, and the caller asks for the rest. */
    public static final Operation<PagesRequest, PagesReply> COMMIT_PAGES =
            new Operation<>(34, "CommitPages", null, PagesRequest.CODEC, PagesReply.CODEC);

    /** Tells whether pages of a reserved section are committed. */
    public static final Operation<PagesRequest, PagesReply> QUERY_PAGES =
            new Operation<>(35, "QueryPages", null, PagesRequest.CODEC, PagesReply.CODEC);

    /** Sets a timer: what it was set to ends, with a call that it has queued, and its state is not signalled. */
    public static final Operation<SetTimerRequest, DoneReply> SET_TIMER = new Operation<>(
            40, "SetTimer", new Subject(ObjectType.TIMER, MODIFY_STATE), SetTimerRequest.CODEC, DoneReply.CODEC);

    /** Stops a timer, and takes back a call that it has queued; its state stays. */
    public static final Operation<HandleRequest, DoneReply> CANCEL_TIMER = new Operation<>(
            41, "CancelTimer", new Subject(ObjectType.TIMER, MODIFY_STATE), HandleRequest.CODEC, DoneReply.CODEC);

    /** Tells when a timer will expire. */
    public static final Operation<HandleRequest, TimerReply> QUERY_TIMER = new Operation<>(
            42, "QueryTimer", new Subject(ObjectType.TIMER, QUERY_STATE), HandleRequest.CODEC, TimerReply.CODEC);

    /** Takes the first call that a timer has queued to a thread. */
    public static final Operation<TakeCallRequest, TakeCallReply> TAKE_CALL =
            new Operation<>(43, "TakeCall", null, TakeCallRequest.CODEC, TakeCallReply.CODEC);

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

    /** Gives the caller what it takes to use a handle that others have put into its table: to an object that threads wait for. */
    public static final Operation<HandleRequest, WaitableReply> ATTACH_WAITABLE =
            new Operation<>(54, "AttachWaitable", Subject.ANY, HandleRequest.CODEC, WaitableReply.CODEC);

    /** As {@link #ATTACH_WAITABLE}, to a file mapping; the reply carries a descriptor of its memory. */
    public static final Operation<HandleRequest, FileMappingReply> ATTACH_FILE_MAPPING = new Operation<>(
            55,
            "AttachFileMapping",
            new Subject(ObjectType.FILE_MAPPING, 0),
            HandleRequest.CODEC,
            FileMappingReply.CODEC);

    /** As {@link #ATTACH_WAITABLE}, to a file; the reply carries a descriptor of it. */
    public static final Operation<HandleRequest, FileReply> ATTACH_FILE =
            new Operation<>(56, "AttachFile", new Subject(ObjectType.FILE, 0), HandleRequest.CODEC, FileReply.CODEC);

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

    /** Tells the state of an event: for a process that has not been given its header. The next two do the same for others. */
    public static final Operation<HandleRequest, WaitableStateReply> QUERY_EVENT =
            query(70, "QueryEvent", ObjectType.EVENT);

    public static final Operation<HandleRequest, WaitableStateReply> QUERY_MUTEX =
            query(71, "QueryMutex", ObjectType.MUTEX);

    public static final Operation<HandleRequest, WaitableStateReply> QUERY_SEMAPHORE =
            query(72, "QuerySemaphore", ObjectType.SEMAPHORE);

    private static Operation<HandleRequest, WaitableStateReply> query(int number, String name, ObjectType type) {
        return new Operation<>(
                number, name, new Subject(type, QUERY_STATE), HandleRequest.CODEC, WaitableStateReply.CODEC);
    }

    /** Tells parts of an object's security descriptor; the rights that it takes depend on the parts. */
    public static final Operation<GetSecurityRequest, SecurityReply> GET_SECURITY =
            new Operation<>(73, "GetSecurity", Subject.ANY, GetSecurityRequest.CODEC, SecurityReply.CODEC);

    /** Changes parts of an object's security descriptor; the rights that it takes depend on the parts. */
    public static final Operation<SetSecurityRequest, DoneReply> SET_SECURITY =
            new Operation<>(74, "SetSecurity", Subject.ANY, SetSecurityRequest.CODEC, DoneReply.CODEC);

    /** Makes a private namespace, which must not exist. */
    public static final Operation<NamespaceRequest, NamespaceReply> CREATE_NAMESPACE =
            new Operation<>(75, "CreateNamespace", null, NamespaceRequest.CODEC, NamespaceReply.CODEC);

    /** Opens a private namespace. */
    public static final Operation<NamespaceRequest, NamespaceReply> OPEN_NAMESPACE =
            new Operation<>(76, "OpenNamespace", null, NamespaceRequest.CODEC, NamespaceReply.CODEC);

    /** Closes a handle to a private namespace, and may end the namespace. */
    public static final Operation<CloseNamespaceRequest, CloseReply> CLOSE_NAMESPACE = new Operation<>(
            77,
            "CloseNamespace",
            new Subject(ObjectType.PRIVATE_NAMESPACE, 0),
            CloseNamespaceRequest.CODEC,
            CloseReply.CODEC);

    private static final List<Operation<?, ?>> ALL = List.of(
            HELLO,
            CREATE_FILE_MAPPING,
            OPEN_FILE_MAPPING,
            CLOSE_HANDLE,
            QUERY_HANDLE,
            COMPARE_HANDLES,
            QUERY_STATUS,
            LIST_OBJECTS,
            CREATE_WAITABLE,
            OPEN_WAITABLE,
            WAIT,
            CANCEL_WAIT,
            SET_EVENT,
            RESET_EVENT,
            PULSE_EVENT,
            RELEASE_SEMAPHORE,
            RELEASE_MUTEX,
            THREAD_ENDED,
            LEFT_OBJECT,
            RELEASE_HEADERS,
            OPEN_FILE,
            RESIZE_FILE,
            HOLD_SECTION,
            RELEASE_SECTION,
            COMMIT_PAGES,
            QUERY_PAGES,
            SET_TIMER,
            CANCEL_TIMER,
            QUERY_TIMER,
            TAKE_CALL,
            OPEN_PROCESS,
            OPEN_THREAD,
            DUPLICATE_HANDLE,
            SET_HANDLE_INFORMATION,
            ATTACH_WAITABLE,
            ATTACH_FILE_MAPPING,
            ATTACH_FILE,
            TAKEN_AWAY,
            QUERY_END,
            CHECK_END,
            TERMINATE,
            NOTE_EXIT,
            PREPARE_CHILD,
            CLAIM_CHILD,
            QUERY_EVENT,
            QUERY_MUTEX,
            QUERY_SEMAPHORE,
            GET_SECURITY,
            SET_SECURITY,
            CREATE_NAMESPACE,
            OPEN_NAMESPACE,
            CLOSE_NAMESPACE);

    private Catalogue() {}

    /** How many descriptors come with a request of that number. */
    public static int descriptorsWith(int number) {
        return number == OPEN_FILE.number() ? 1 : 0;
    }

    /** All of them, by number. */
    public static List<Operation<?, ?>> all() {
        return Stream.concat(ALL.stream(), JobCatalogue.ALL.stream())
                .sorted(Comparator.comparingInt(Operation::number))
                .toList();
    }
}
