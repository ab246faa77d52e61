package org.basenamed.docs;

import java.util.List;
import java.util.stream.Stream;
import org.basenamed.model.file.FileOpening;
import org.basenamed.model.name.Boundary;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.section.PageProtection;
import org.basenamed.model.section.SectionRequest;
import org.basenamed.model.section.SectionState;
import org.basenamed.model.security.SecurityDescriptor;
import org.basenamed.model.security.Sid;
import org.basenamed.model.timer.TimerSetting;
import org.basenamed.model.waitable.WaitOutcome;
import org.basenamed.protocol.FileCatalogue;
import org.basenamed.protocol.InspectionCatalogue;
import org.basenamed.protocol.MappingCatalogue;
import org.basenamed.protocol.Operation;
import org.basenamed.protocol.SecurityCatalogue;
import org.basenamed.protocol.SessionCatalogue;
import org.basenamed.protocol.TimerCatalogue;
import org.basenamed.protocol.WaitableCatalogue;
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

/**
 * One exchange of an operation, and the values of its fields in the order in which they travel. No two neighbours are alike, so
 * that fields that have changed places are noticed.
 */
record Sample<Q, R>(
        Operation<Q, R> operation, Q request, List<Object> requestValues, R reply, List<Object> replyValues) {
    private static final String NAME = "Local\\n\uD800\u0001";

    static List<Sample<?, ?>> all() {
        return Stream.of(
                        List.of(hello(), create(), open(), close(), query(), compare(), status(), list()),
                        waits(),
                        signals(),
                        notices(),
                        files(),
                        timers(),
                        ProcessSamples.all(),
                        states(),
                        securities(),
                        namespaces(),
                        JobSamples.all())
                .<Sample<?, ?>>flatMap(List::stream)
                .toList();
    }

    private static Sample<?, ?> hello() {
        return new Sample<>(
                SessionCatalogue.HELLO,
                new HelloRequest(new ProtocolVersion(7, 8), "soft", "title"),
                List.of(0x444D_4E42, 7, 8, "soft", "title"),
                new HelloReply(true, new ProtocolVersion(9, 10), "broker", 11, 12),
                List.of(true, 9, 10, "broker", 11, 12));
    }

    private static Sample<?, ?> create() {
        return new Sample<>(
                MappingCatalogue.CREATE_FILE_MAPPING,
                new CreateFileMappingRequest(new SectionRequest(4, -5L), 7, new ObjectAttributes(NAME, -6, 1)),
                List.of(4, -5L, 7, -6, 1, NAME, ""),
                mappingReply(),
                mappingValues());
    }

    private static FileMappingReply mappingReply() {
        return new FileMappingReply(
                8, 0xF_0007, true, 3L << 40, new SectionState(1L << 33, PageProtection.READWRITE, 0x800_0000));
    }

    private static List<Object> mappingValues() {
        return List.of(8, 0xF_0007, true, 3L << 40, 1L << 33, 4, 0x800_0000);
    }

    private static Sample<?, ?> open() {
        return new Sample<>(
                MappingCatalogue.OPEN_FILE_MAPPING,
                new OpenRequest(new ObjectAttributes(NAME, 5, 2)),
                List.of(5, 2, NAME, ""),
                mappingReply(),
                mappingValues());
    }

    private static Sample<?, ?> close() {
        return new Sample<>(
                SessionCatalogue.CLOSE_HANDLE, new HandleRequest(12), List.of(12), new CloseReply(), List.of());
    }

    private static Sample<?, ?> query() {
        return new Sample<>(
                InspectionCatalogue.QUERY_HANDLE,
                new HandleRequest(16),
                List.of(16),
                new HandleInformationReply(1, 2, 3, 4, 5L << 32),
                List.of(1, 2, 3, 4, 5L << 32));
    }

    private static Sample<?, ?> compare() {
        return new Sample<>(
                InspectionCatalogue.COMPARE_HANDLES,
                new CompareHandlesRequest(20, 24),
                List.of(20, 24),
                new CompareHandlesReply(true),
                List.of(true));
    }

    private static Sample<?, ?> status() {
        return new Sample<>(
                InspectionCatalogue.QUERY_STATUS,
                new StatusRequest(),
                List.of(),
                new StatusReply(1, "soft", 2L, 3, 4, 5, 6L, 7, List.of(new StatusReply.Share("what", 8L, 9L))),
                List.of(1, "soft", 2L, 3, 4, 5, 6L, 7, List.of(List.of("what", 8L, 9L))));
    }

    private static Sample<?, ?> list() {
        Listed held = new Listed(1L, 2, NAME, 3L, 4, List.of(new Holder(5, 6, "t"), new Holder(7, 8, "u")));
        Listed other = new Listed(9L, 10, "", 11L, 12, List.of());
        return new Sample<>(
                InspectionCatalogue.LIST_OBJECTS,
                new ListObjectsRequest(1L << 40),
                List.of(1L << 40),
                new ListObjectsReply(List.of(held, other), true),
                List.of(
                        true,
                        List.of(
                                List.of(1L, 2, NAME, 3L, 4, List.of(List.of(5, 6, "t"), List.of(7, 8, "u"))),
                                List.of(9L, 10, "", 11L, 12, List.of()))));
    }

    private static List<Sample<?, ?>> files() {
        return List.of(openFile(), resizeFile(), holdSection(), releaseSection(), commitPages(), queryPages());
    }

    private static Sample<?, ?> openFile() {
        return new Sample<>(
                FileCatalogue.OPEN_FILE,
                new OpenFileRequest(new FileOpening(-7, 3, 4), 1, NAME),
                List.of(-7, 3, 4, 1, NAME),
                new FileReply(24, 0x12_019F),
                List.of(24, 0x12_019F));
    }

    private static Sample<?, ?> resizeFile() {
        return new Sample<>(
                FileCatalogue.RESIZE_FILE,
                new ResizeFileRequest(28, 5L << 33),
                List.of(28, 5L << 33),
                new DoneReply(),
                List.of());
    }

    private static Sample<?, ?> holdSection() {
        return new Sample<>(FileCatalogue.HOLD_SECTION, new HandleRequest(32), List.of(32), new DoneReply(), List.of());
    }

    private static Sample<?, ?> releaseSection() {
        return new Sample<>(
                FileCatalogue.RELEASE_SECTION,
                new ObjectRequest(7L << 33),
                List.of(7L << 33),
                new DoneReply(),
                List.of());
    }

    private static Sample<?, ?> commitPages() {
        return new Sample<>(
                FileCatalogue.COMMIT_PAGES,
                new PagesRequest(1L << 34, 1L << 35, 1L << 36),
                List.of(1L << 34, 1L << 35, 1L << 36),
                new PagesReply(true, 1L << 37),
                List.of(true, 1L << 37));
    }

    private static Sample<?, ?> queryPages() {
        return new Sample<>(
                FileCatalogue.QUERY_PAGES,
                new PagesRequest(1L << 38, 1L << 39, 1L << 40),
                List.of(1L << 38, 1L << 39, 1L << 40),
                new PagesReply(false, 1L << 41),
                List.of(false, 1L << 41));
    }

    private static List<Sample<?, ?>> waits() {
        ObjectAttributes wish = new ObjectAttributes(NAME, -6, 1);
        WaitableReply reply = new WaitableReply(8, 0x1F_0003, true, false, 9, 10, 11);
        List<Object> replyValues = List.of(8, 0x1F_0003, true, false, 9, 10, 11);
        return List.of(
                new Sample<>(
                        WaitableCatalogue.CREATE_WAITABLE,
                        new CreateWaitableRequest(2, true, 3, 4, wish),
                        List.of(2, true, 3, 4, -6, 1, NAME, ""),
                        reply,
                        replyValues),
                new Sample<>(
                        WaitableCatalogue.OPEN_WAITABLE,
                        new OpenWaitableRequest(3, wish),
                        List.of(3, -6, 1, NAME, ""),
                        reply,
                        replyValues),
                new Sample<>(
                        WaitableCatalogue.WAIT,
                        new WaitRequest(1, -2, true, 3, List.of(4, 8)),
                        List.of(1, -2, true, 3, List.of(List.of(4), List.of(8))),
                        new WaitReply(WaitOutcome.PENDING),
                        List.of(259)),
                new Sample<>(
                        WaitableCatalogue.CANCEL_WAIT,
                        new CancelWaitRequest(1, 2),
                        List.of(1, 2),
                        new WaitReply(WaitOutcome.TIMED_OUT),
                        List.of(258)));
    }

    private static List<Sample<?, ?>> signals() {
        return List.of(
                signal(WaitableCatalogue.SET_EVENT),
                signal(WaitableCatalogue.RESET_EVENT),
                signal(WaitableCatalogue.PULSE_EVENT),
                signal(WaitableCatalogue.RELEASE_SEMAPHORE),
                signal(WaitableCatalogue.RELEASE_MUTEX));
    }

    private static Sample<?, ?> signal(Operation<SignalRequest, SignalReply> operation) {
        return new Sample<>(operation, new SignalRequest(1, 2, 3), List.of(1, 2, 3), new SignalReply(4), List.of(4));
    }

    private static List<Sample<?, ?>> states() {
        return List.of(
                state(InspectionCatalogue.QUERY_EVENT),
                state(InspectionCatalogue.QUERY_MUTEX),
                state(InspectionCatalogue.QUERY_SEMAPHORE));
    }

    private static Sample<?, ?> state(Operation<HandleRequest, WaitableStateReply> operation) {
        return new Sample<>(
                operation, new HandleRequest(8), List.of(8), new WaitableStateReply(9, 10, true), List.of(9, 10, true));
    }

    private static List<Sample<?, ?>> securities() {
        SecurityDescriptor owned = new SecurityDescriptor(0, Sid.LOCAL_SYSTEM, null, null, null);
        String bytes = "01000080" + "14000000" + "00000000".repeat(3) + "0101000000000005" + "12000000";
        return List.of(
                new Sample<>(
                        SecurityCatalogue.GET_SECURITY,
                        new GetSecurityRequest(4, 5),
                        List.of(4, 5),
                        new SecurityReply(owned),
                        List.of(bytes)),
                new Sample<>(
                        SecurityCatalogue.SET_SECURITY,
                        new SetSecurityRequest(8, 1, owned),
                        List.of(8, 1, bytes),
                        new DoneReply(),
                        List.of()));
    }

    private static List<Sample<?, ?>> namespaces() {
        Boundary boundary = Boundary.of("b").with(Sid.EVERYONE).withLabel(Sid.ofIntegrityLevel(0x1000));
        NamespaceRequest request =
                new NamespaceRequest(boundary, "alias", new ObjectAttributes("", 6, 1, SecurityDescriptor.NOTHING));
        List<Object> values = List.of(
                "b",
                List.of(List.of("010100000000000100000000")),
                "010100000000001000100000",
                "alias",
                6,
                1,
                "",
                "01000080" + "00000000".repeat(4));
        return List.of(
                new Sample<>(
                        SecurityCatalogue.CREATE_NAMESPACE, request, values, new NamespaceReply(4, 5), List.of(4, 5)),
                new Sample<>(
                        SecurityCatalogue.OPEN_NAMESPACE, request, values, new NamespaceReply(6, 7), List.of(6, 7)),
                new Sample<>(
                        SecurityCatalogue.CLOSE_NAMESPACE,
                        new CloseNamespaceRequest(8, true),
                        List.of(8, true),
                        new CloseReply(),
                        List.of()));
    }

    private static List<Sample<?, ?>> notices() {
        return List.of(
                new Sample<>(
                        WaitableCatalogue.THREAD_ENDED, new ThreadRequest(5), List.of(5), new DoneReply(), List.of()),
                new Sample<>(
                        WaitableCatalogue.LEFT_OBJECT,
                        new LeftObjectRequest(6L << 32),
                        List.of(6L << 32),
                        new DoneReply(),
                        List.of()),
                new Sample<>(
                        WaitableCatalogue.RELEASE_HEADERS,
                        new ReleaseHeadersRequest(List.of(7L << 32, 8L)),
                        List.of(List.of(List.of(7L << 32), List.of(8L))),
                        new DoneReply(),
                        List.of()));
    }

    private static List<Sample<?, ?>> timers() {
        return List.of(
                new Sample<>(
                        TimerCatalogue.SET_TIMER,
                        new SetTimerRequest(36, new TimerSetting(-9L << 33, 10), 11, 12L << 33),
                        List.of(36, -9L << 33, 10, 11, 12L << 33),
                        new DoneReply(),
                        List.of()),
                new Sample<>(
                        TimerCatalogue.CANCEL_TIMER, new HandleRequest(40), List.of(40), new DoneReply(), List.of()),
                new Sample<>(
                        TimerCatalogue.QUERY_TIMER,
                        new HandleRequest(44),
                        List.of(44),
                        new TimerReply(true, 13L << 33, true),
                        List.of(true, 13L << 33, true)),
                new Sample<>(
                        TimerCatalogue.TAKE_CALL,
                        new TakeCallRequest(14, 15L << 33),
                        List.of(14, 15L << 33),
                        new TakeCallReply(true, 16L << 33, 17L << 33),
                        List.of(true, 16L << 33, 17L << 33)));
    }
}
