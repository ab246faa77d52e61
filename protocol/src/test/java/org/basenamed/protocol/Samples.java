package org.basenamed.protocol;

import java.util.List;
import java.util.stream.Stream;
import org.basenamed.model.file.FileOpening;
import org.basenamed.model.name.Boundary;
import org.basenamed.model.object.HandleEntry;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.section.PageProtection;
import org.basenamed.model.section.SectionRequest;
import org.basenamed.model.section.SectionState;
import org.basenamed.model.security.Ace;
import org.basenamed.model.security.Acl;
import org.basenamed.model.security.SecurityDescriptor;
import org.basenamed.model.security.Sid;
import org.basenamed.model.timer.TimerSetting;
import org.basenamed.model.waitable.WaitOutcome;
import org.basenamed.protocol.message.CancelWaitRequest;
import org.basenamed.protocol.message.CloseNamespaceRequest;
import org.basenamed.protocol.message.CloseReply;
import org.basenamed.protocol.message.CompareHandlesReply;
import org.basenamed.protocol.message.CompareHandlesRequest;
import org.basenamed.protocol.message.CreateFileMappingRequest;
import org.basenamed.protocol.message.CreateWaitableRequest;
import org.basenamed.protocol.message.DoneReply;
import org.basenamed.protocol.message.FileMappingReply;
import org.basenamed.protocol.message.FileReply;
import org.basenamed.protocol.message.GetSecurityRequest;
import org.basenamed.protocol.message.HandleInformationReply;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.HelloReply;
import org.basenamed.protocol.message.HelloRequest;
import org.basenamed.protocol.message.LeftObjectRequest;
import org.basenamed.protocol.message.ListObjectsReply;
import org.basenamed.protocol.message.ListObjectsReply.Holder;
import org.basenamed.protocol.message.ListObjectsReply.Listed;
import org.basenamed.protocol.message.ListObjectsRequest;
import org.basenamed.protocol.message.NamespaceReply;
import org.basenamed.protocol.message.NamespaceRequest;
import org.basenamed.protocol.message.ObjectRequest;
import org.basenamed.protocol.message.OpenFileRequest;
import org.basenamed.protocol.message.OpenRequest;
import org.basenamed.protocol.message.OpenWaitableRequest;
import org.basenamed.protocol.message.PagesReply;
import org.basenamed.protocol.message.PagesRequest;
import org.basenamed.protocol.message.ReleaseHeadersRequest;
import org.basenamed.protocol.message.ResizeFileRequest;
import org.basenamed.protocol.message.SecurityReply;
import org.basenamed.protocol.message.SetSecurityRequest;
import org.basenamed.protocol.message.SetTimerRequest;
import org.basenamed.protocol.message.SignalReply;
import org.basenamed.protocol.message.SignalRequest;
import org.basenamed.protocol.message.StatusReply;
import org.basenamed.protocol.message.StatusRequest;
import org.basenamed.protocol.message.TakeCallReply;
import org.basenamed.protocol.message.TakeCallRequest;
import org.basenamed.protocol.message.ThreadRequest;
import org.basenamed.protocol.message.TimerReply;
import org.basenamed.protocol.message.WaitReply;
import org.basenamed.protocol.message.WaitRequest;
import org.basenamed.protocol.message.WaitableReply;
import org.basenamed.protocol.message.WaitableStateReply;
import org.basenamed.protocol.wire.ProtocolVersion;

/** One request and one reply of every operation, in which no two fields have the same bytes. */
final class Samples {
    /**
     * One message.
     *
     * @param name what its golden file is called
     * @param operation what it is about
     * @param isRequest whether it travels from client to broker
     * @param value its record
     */
    record Sample(String name, Operation<?, ?> operation, boolean isRequest, Object value) {
        /** Its bytes, header included. */
        byte[] encoded() {
            return isRequest
                    ? Wire.encoded(operation.number(), 0x0403_0201, 0, operation.request(), value)
                    : Wire.encoded(operation.number(), 0x0403_0201, 0, operation.reply(), value);
        }

        /** What bytes, header included, say when they are read as this kind of message. */
        Object decoded(byte[] message) {
            return isRequest ? Wire.decoded(operation.request(), message) : Wire.decoded(operation.reply(), message);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private Samples() {}

    static List<Sample> all() {
        ObjectAttributes attributes =
                new ObjectAttributes("Local\\tel\u00e9\ud800", 0xF_0007, HandleEntry.INHERIT, descriptor());
        return Stream.of(
                        tables(attributes),
                        waiting(attributes),
                        timers(),
                        security(attributes),
                        ProcessSamples.all(),
                        JobSamples.all())
                .flatMap(List::stream)
                .toList();
    }

    private static SecurityDescriptor descriptor() {
        Ace ace = new Ace(Ace.Type.ALLOW, Ace.INHERIT_ONLY, 0x1234_5678, Sid.ofUser(0x1000));
        return new SecurityDescriptor(
                SecurityDescriptor.DACL_PRESENT, Sid.LOCAL_SYSTEM, null, new Acl(List.of(ace)), null);
    }

    /** Those of descriptors and private namespaces, and of states that the broker keeps. */
    private static List<Sample> security(ObjectAttributes attributes) {
        Boundary boundary = Boundary.of("b\ud801").with(Sid.EVERYONE).withLabel(Sid.ofIntegrityLevel(0x1000));
        NamespaceRequest request = new NamespaceRequest(boundary, "alias", attributes);
        return List.of(
                request(InspectionCatalogue.QUERY_EVENT, new HandleRequest(0x4C)),
                reply(InspectionCatalogue.QUERY_EVENT, new WaitableStateReply(1, 0, false)),
                request(InspectionCatalogue.QUERY_MUTEX, new HandleRequest(0x50)),
                reply(InspectionCatalogue.QUERY_MUTEX, new WaitableStateReply(0x0102_0304, 0x0506_0708, true)),
                request(InspectionCatalogue.QUERY_SEMAPHORE, new HandleRequest(0x54)),
                reply(InspectionCatalogue.QUERY_SEMAPHORE, new WaitableStateReply(0x1112_1314, 0, false)),
                request(SecurityCatalogue.GET_SECURITY, new GetSecurityRequest(0x58, 0x7)),
                reply(SecurityCatalogue.GET_SECURITY, new SecurityReply(descriptor())),
                request(SecurityCatalogue.SET_SECURITY, new SetSecurityRequest(0x5C, 0x4, descriptor())),
                reply(SecurityCatalogue.SET_SECURITY, new DoneReply()),
                request(SecurityCatalogue.CREATE_NAMESPACE, request),
                reply(SecurityCatalogue.CREATE_NAMESPACE, new NamespaceReply(0x60, 0xF_000F)),
                request(
                        SecurityCatalogue.OPEN_NAMESPACE,
                        new NamespaceRequest(Boundary.of(""), "", new ObjectAttributes("", 0x200_0000, 0))),
                reply(SecurityCatalogue.OPEN_NAMESPACE, new NamespaceReply(0x64, 0x2)),
                request(SecurityCatalogue.CLOSE_NAMESPACE, new CloseNamespaceRequest(0x68, true)),
                reply(SecurityCatalogue.CLOSE_NAMESPACE, new CloseReply()));
    }

    /** Those of the broker, of handles and of file mappings. */
    private static List<Sample> tables(ObjectAttributes attributes) {
        SectionState section = new SectionState(0x1234_5678_9000L, PageProtection.READWRITE, 0x0800_0000);
        return Stream.concat(objects(attributes, section), files()).toList();
    }

    private static Stream<Sample> objects(ObjectAttributes attributes, SectionState section) {
        return Stream.of(
                request(SessionCatalogue.HELLO, new HelloRequest(new ProtocolVersion(1, 0x0102), "0.1.0", "Main")),
                reply(SessionCatalogue.HELLO, new HelloReply(true, new ProtocolVersion(1, 0x0304), "0.1.0", 1, 0x0506)),
                request(
                        MappingCatalogue.CREATE_FILE_MAPPING,
                        new CreateFileMappingRequest(
                                new SectionRequest(0x0800_0004, 0x1122_3344_5566L), 0x2c, attributes)),
                reply(
                        MappingCatalogue.CREATE_FILE_MAPPING,
                        new FileMappingReply(0x1c, 0xF_0007, true, 0x0807_0605_0403_0201L, section)),
                request(MappingCatalogue.OPEN_FILE_MAPPING, new OpenRequest(attributes)),
                reply(
                        MappingCatalogue.OPEN_FILE_MAPPING,
                        new FileMappingReply(0x20, 5, false, 0x1122_3344_5566_7788L, section)),
                request(SessionCatalogue.CLOSE_HANDLE, new HandleRequest(0x2468)),
                reply(SessionCatalogue.CLOSE_HANDLE, new CloseReply()),
                request(InspectionCatalogue.QUERY_HANDLE, new HandleRequest(-1)),
                reply(
                        InspectionCatalogue.QUERY_HANDLE,
                        new HandleInformationReply(1, 0xF_001F, 3, 17, 0x0102_0304_0506_0708L)),
                request(InspectionCatalogue.COMPARE_HANDLES, new CompareHandlesRequest(4, 8)),
                reply(InspectionCatalogue.COMPARE_HANDLES, new CompareHandlesReply(true)),
                request(InspectionCatalogue.QUERY_STATUS, new StatusRequest()),
                reply(
                        InspectionCatalogue.QUERY_STATUS,
                        new StatusReply(
                                0x1111,
                                "0.1.0",
                                0x2222_2222L,
                                0x33,
                                0x44,
                                0x55,
                                0x6666_6666_6666L,
                                0x77,
                                List.of(new StatusReply.Share("objects", 0x88, 0x99)))),
                request(InspectionCatalogue.LIST_OBJECTS, new ListObjectsRequest(0x0102_0304_0506L)),
                reply(InspectionCatalogue.LIST_OBJECTS, list()));
    }

    private static Stream<Sample> files() {
        FileOpening opening = new FileOpening(0xC000_0000, 3, FileOpening.DELETES_ON_CLOSE);
        return Stream.of(
                request(FileCatalogue.OPEN_FILE, new OpenFileRequest(opening, HandleEntry.INHERIT, "/tmp/f\u00fc")),
                reply(FileCatalogue.OPEN_FILE, new FileReply(0x24, 0x0012_019F)),
                request(FileCatalogue.RESIZE_FILE, new ResizeFileRequest(0x28, 0x0102_0304_0506_0708L)),
                reply(FileCatalogue.RESIZE_FILE, new DoneReply()),
                request(FileCatalogue.HOLD_SECTION, new HandleRequest(0x1234_5678)),
                reply(FileCatalogue.HOLD_SECTION, new DoneReply()),
                request(FileCatalogue.RELEASE_SECTION, new ObjectRequest(0x1718_191a_1b1c_1d1eL)),
                reply(FileCatalogue.RELEASE_SECTION, new DoneReply()),
                request(
                        FileCatalogue.COMMIT_PAGES,
                        new PagesRequest(0x2122_2324L, 0x3132_3334_3000L, 0x4142_4344_4000L)),
                reply(FileCatalogue.COMMIT_PAGES, new PagesReply(true, 0x5152_5354_5000L)),
                request(
                        FileCatalogue.QUERY_PAGES,
                        new PagesRequest(0x6162_6364L, 0x7172_7374_7000L, 0x0102_0304_8000L)),
                reply(FileCatalogue.QUERY_PAGES, new PagesReply(false, 0x1112_1314_9000L)));
    }

    /** Those of waitable objects. */
    private static List<Sample> waiting(ObjectAttributes attributes) {
        return List.of(
                request(
                        WaitableCatalogue.CREATE_WAITABLE,
                        new CreateWaitableRequest(4, true, 0x0506_0708, 0x090A_0B0C, attributes)),
                reply(
                        WaitableCatalogue.CREATE_WAITABLE,
                        new WaitableReply(0x24, 0x1F_0003, true, false, 0x5566, 0x77, 0x88)),
                request(WaitableCatalogue.OPEN_WAITABLE, new OpenWaitableRequest(3, attributes)),
                reply(
                        WaitableCatalogue.OPEN_WAITABLE,
                        new WaitableReply(0x28, 0x10_0000, false, true, 0, 0x99, 0xAABB)),
                request(
                        WaitableCatalogue.WAIT,
                        new WaitRequest(0x1122, -0x3344, true, 0x3FE, List.of(0x2C, 0x30, 0x3434))),
                reply(WaitableCatalogue.WAIT, new WaitReply(WaitOutcome.PENDING)),
                request(WaitableCatalogue.CANCEL_WAIT, new CancelWaitRequest(0x1122, 0x3344)),
                reply(WaitableCatalogue.CANCEL_WAIT, new WaitReply(WaitOutcome.ABANDONED + 3)),
                request(WaitableCatalogue.SET_EVENT, new SignalRequest(0x38, 0, 0x1123)),
                reply(WaitableCatalogue.SET_EVENT, new SignalReply(1)),
                request(WaitableCatalogue.RESET_EVENT, new SignalRequest(0x3C, 0, 0x1124)),
                reply(WaitableCatalogue.RESET_EVENT, new SignalReply(0)),
                request(WaitableCatalogue.PULSE_EVENT, new SignalRequest(0x40, 0, 0x1125)),
                reply(WaitableCatalogue.PULSE_EVENT, new SignalReply(1)),
                request(WaitableCatalogue.RELEASE_SEMAPHORE, new SignalRequest(0x44, 0x1234_5678, 0x1126)),
                reply(WaitableCatalogue.RELEASE_SEMAPHORE, new SignalReply(0x6543_2100)),
                request(WaitableCatalogue.RELEASE_MUTEX, new SignalRequest(0x48, 0, 0x1127)),
                reply(WaitableCatalogue.RELEASE_MUTEX, new SignalReply(0x0001_1127)),
                request(WaitableCatalogue.THREAD_ENDED, new ThreadRequest(0x1128)),
                reply(WaitableCatalogue.THREAD_ENDED, new DoneReply()),
                request(WaitableCatalogue.LEFT_OBJECT, new LeftObjectRequest(0x0102_0304_0506_0708L)),
                reply(WaitableCatalogue.LEFT_OBJECT, new DoneReply()),
                request(
                        WaitableCatalogue.RELEASE_HEADERS,
                        new ReleaseHeadersRequest(List.of(0x1_0000_0002L, 0x3_0000_0004L))),
                reply(WaitableCatalogue.RELEASE_HEADERS, new DoneReply()));
    }

    private static List<Sample> timers() {
        TimerSetting setting = new TimerSetting(-0x0102_0304_0506L, 0x1122);
        return List.of(
                request(TimerCatalogue.SET_TIMER, new SetTimerRequest(0x4C, setting, 0x1129, 0x2122_2324_2526_2728L)),
                reply(TimerCatalogue.SET_TIMER, new DoneReply()),
                request(TimerCatalogue.CANCEL_TIMER, new HandleRequest(0x50)),
                reply(TimerCatalogue.CANCEL_TIMER, new DoneReply()),
                request(TimerCatalogue.QUERY_TIMER, new HandleRequest(0x54)),
                reply(TimerCatalogue.QUERY_TIMER, new TimerReply(true, 0x3132_3334_3536L, true)),
                request(TimerCatalogue.TAKE_CALL, new TakeCallRequest(0x112A, 0x4142_4344_4546_4748L)),
                reply(
                        TimerCatalogue.TAKE_CALL,
                        new TakeCallReply(true, 0x5152_5354_5556_5758L, 0x01DB_6162_6364_6566L)));
    }

    private static ListObjectsReply list() {
        Holder holder = new Holder(4711, 2, "org.example.Main");
        Listed named = new Listed(9, 1, "Global\\MyFileMappingObject", 4096, 3, List.of(holder, new Holder(0, 1, "")));
        Listed unnamed = new Listed(10, 1, "", 1L << 40, 0, List.of());
        return new ListObjectsReply(List.of(named, unnamed), true);
    }

    static Sample request(Operation<?, ?> operation, Object value) {
        return new Sample(operation.name() + ".request", operation, true, value);
    }

    static Sample reply(Operation<?, ?> operation, Object value) {
        return new Sample(operation.name() + ".reply", operation, false, value);
    }
}
