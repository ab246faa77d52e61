package org.basenamed.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;
import org.basenamed.model.file.FileOpening;
import org.basenamed.model.name.Boundary;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.section.PageProtection;
import org.basenamed.model.section.SectionRequest;
import org.basenamed.model.section.SectionState;
import org.basenamed.model.security.Ace;
import org.basenamed.model.security.Acl;
import org.basenamed.model.security.SecurityDescriptor;
import org.basenamed.model.security.Sid;
import org.basenamed.model.timer.TimerSetting;
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
import org.basenamed.protocol.wire.Codec;
import org.basenamed.protocol.wire.ProtocolVersion;

/** Whatever a record holds, the other side reads the same. */
class RoundTripPropertyTest {
    /** A record with the codec of its operation and direction. */
    record Traveller(Codec<?> codec, Object value) {}

    /** All records that travel by one codec. */
    record Journey<T>(Codec<T> codec, Arbitrary<T> values) {
        Arbitrary<Traveller> travellers() {
            return values.map(value -> new Traveller(codec, Objects.requireNonNull(value)));
        }
    }

    private static final Arbitrary<Integer> INT = Arbitraries.integers();
    private static final Arbitrary<Long> LONG = Arbitraries.longs();
    private static final Arbitrary<Boolean> BOOLEAN = Arbitraries.of(true, false);
    /** Lone surrogates and NUL included. */
    private static final StringArbitrary TEXT = Arbitraries.strings().withCharRange('\u0000', '\uffff');
    /** Names up to the longest, of one character since their content is covered by the others. */
    private static final Arbitrary<String> NAME =
            Arbitraries.oneOf(TEXT.ofMaxLength(300), Arbitraries.of("", "\ud800".repeat(32_766), "n".repeat(65_535)));

    private static final Arbitrary<ProtocolVersion> VERSION = Combinators.combine(
                    Arbitraries.integers().between(0, 0xFFFF),
                    Arbitraries.integers().between(0, 0xFFFF))
            .as(ProtocolVersion::new);
    private static final Arbitrary<Sid> SID = Combinators.combine(
                    Arbitraries.longs().between(0, 0xFFFF_FFFF_FFFFL),
                    INT.list().ofMinSize(1).ofMaxSize(Sid.MAX_SUB_AUTHORITIES))
            .as(Sid::new);
    private static final Arbitrary<ObjectAttributes> ATTRIBUTES = Combinators.combine(
                    NAME,
                    INT,
                    Arbitraries.integers().between(0, 3),
                    descriptors().injectNull(0.5))
            .as(ObjectAttributes::new);

    private static Arbitrary<SecurityDescriptor> descriptors() {
        Arbitrary<Acl> acls = Combinators.combine(
                        Arbitraries.of(Ace.Type.ALLOW, Ace.Type.DENY),
                        Arbitraries.integers().between(0, 0xFF),
                        INT,
                        SID)
                .as(Ace::new)
                .list()
                .ofMaxSize(20)
                .map(Acl::new);
        return Combinators.combine(SID.injectNull(0.3), SID.injectNull(0.3), acls.injectNull(0.3))
                .as((owner, group, dacl) ->
                        new SecurityDescriptor(SecurityDescriptor.DACL_PRESENT, owner, group, dacl, null));
    }

    private static Arbitrary<NamespaceRequest> namespaceRequests() {
        Arbitrary<Boundary> boundaries = Combinators.combine(
                        TEXT.ofMaxLength(Boundary.MAX_NAME_UNITS),
                        SID.set().ofMaxSize(Boundary.MAX_SIDS),
                        SID.injectNull(0.5))
                .as(Boundary::new);
        return Combinators.combine(boundaries, TEXT.ofMaxLength(300), ATTRIBUTES)
                .as(NamespaceRequest::new);
    }

    /** Of descriptors and private namespaces. */
    private static List<Journey<?>> securityJourneys() {
        return List.of(
                new Journey<>(
                        InspectionCatalogue.QUERY_EVENT.reply(),
                        Combinators.combine(INT, INT, BOOLEAN).as(WaitableStateReply::new)),
                new Journey<>(
                        SecurityCatalogue.GET_SECURITY.request(),
                        Combinators.combine(INT, INT).as(GetSecurityRequest::new)),
                new Journey<>(
                        SecurityCatalogue.GET_SECURITY.reply(), descriptors().map(SecurityReply::new)),
                new Journey<>(
                        SecurityCatalogue.SET_SECURITY.request(),
                        Combinators.combine(INT, INT, descriptors()).as(SetSecurityRequest::new)),
                new Journey<>(SecurityCatalogue.CREATE_NAMESPACE.request(), namespaceRequests()),
                new Journey<>(
                        SecurityCatalogue.CREATE_NAMESPACE.reply(),
                        Combinators.combine(INT, INT).as(NamespaceReply::new)),
                new Journey<>(
                        SecurityCatalogue.CLOSE_NAMESPACE.request(),
                        Combinators.combine(INT, BOOLEAN).as(CloseNamespaceRequest::new)));
    }

    private static Arbitrary<HelloRequest> helloRequests() {
        return Combinators.combine(VERSION, TEXT.ofMaxLength(20), TEXT.ofMaxLength(300))
                .as((version, software, title) ->
                        new HelloRequest(version, software, ProtocolVersion.CURRENT.understands(version) ? title : ""));
    }

    private static Arbitrary<HelloReply> helloReplies() {
        return Combinators.combine(BOOLEAN, VERSION, TEXT.ofMaxLength(20), INT, INT)
                .as((accepted, version, software, session, slot) ->
                        new HelloReply(accepted, version, software, accepted ? session : 0, accepted ? slot : 0));
    }

    private static Arbitrary<CreateFileMappingRequest> createRequests() {
        Arbitrary<SectionRequest> section = Combinators.combine(INT, LONG).as(SectionRequest::new);
        return Combinators.combine(section, INT, ATTRIBUTES).as(CreateFileMappingRequest::new);
    }

    private static Arbitrary<FileMappingReply> fileMappingReplies() {
        Arbitrary<SectionState> section = Combinators.combine(LONG, Arbitraries.of(PageProtection.class), INT)
                .as(SectionState::new);
        return Combinators.combine(INT, INT, BOOLEAN, LONG, section).as(FileMappingReply::new);
    }

    private static Arbitrary<OpenFileRequest> openFileRequests() {
        Arbitrary<FileOpening> opening = Combinators.combine(INT, INT, INT).as(FileOpening::new);
        return Combinators.combine(opening, INT, NAME).as(OpenFileRequest::new);
    }

    private static Arbitrary<StatusReply> statusReplies() {
        Arbitrary<List<StatusReply.Share>> shares = Combinators.combine(TEXT.ofMaxLength(20), LONG, LONG)
                .as(StatusReply.Share::new)
                .list()
                .ofMaxSize(10);
        return Combinators.combine(INT, TEXT.ofMaxLength(20), LONG, INT, INT, INT, LONG, shares)
                .as((id, software, started, processes, objects, handles, bytes, some) ->
                        new StatusReply(id, software, started, processes, objects, handles, bytes, some.size(), some));
    }

    private static Arbitrary<ListObjectsReply> lists() {
        Arbitrary<List<Holder>> holders = Combinators.combine(INT, INT, TEXT.ofMaxLength(30))
                .as(Holder::new)
                .list()
                .ofMaxSize(Listed.MAX_HOLDERS);
        Arbitrary<List<Listed>> objects = Combinators.combine(LONG, INT, TEXT.ofMaxLength(50), LONG, INT, holders)
                .as(Listed::new)
                .list()
                .ofMaxSize(20);
        return Combinators.combine(objects, BOOLEAN).as(ListObjectsReply::new);
    }

    private static Arbitrary<WaitRequest> waitRequests() {
        Arbitrary<List<Integer>> handles = INT.list().ofMinSize(1).ofMaxSize(WaitRequest.MAX_HANDLES);
        return Combinators.combine(INT, INT, BOOLEAN, INT, handles).as(WaitRequest::new);
    }

    private static Arbitrary<ReleaseHeadersRequest> releaseHeadersRequests() {
        return LONG.list().ofMaxSize(ReleaseHeadersRequest.MAX_REFERENCES).map(ReleaseHeadersRequest::new);
    }

    /** Of waitable objects. */
    private static List<Journey<?>> waitingJourneys() {
        return List.of(
                new Journey<>(
                        WaitableCatalogue.CREATE_WAITABLE.request(),
                        Combinators.combine(INT, BOOLEAN, INT, INT, ATTRIBUTES).as(CreateWaitableRequest::new)),
                new Journey<>(
                        WaitableCatalogue.CREATE_WAITABLE.reply(),
                        Combinators.combine(INT, INT, BOOLEAN, BOOLEAN, INT, INT, INT)
                                .as(WaitableReply::new)),
                new Journey<>(
                        WaitableCatalogue.OPEN_WAITABLE.request(),
                        Combinators.combine(INT, ATTRIBUTES).as(OpenWaitableRequest::new)),
                new Journey<>(WaitableCatalogue.WAIT.request(), waitRequests()),
                new Journey<>(WaitableCatalogue.WAIT.reply(), INT.map(WaitReply::new)),
                new Journey<>(
                        WaitableCatalogue.CANCEL_WAIT.request(),
                        Combinators.combine(INT, INT).as(CancelWaitRequest::new)),
                new Journey<>(
                        WaitableCatalogue.RELEASE_MUTEX.request(),
                        Combinators.combine(INT, INT, INT).as(SignalRequest::new)),
                new Journey<>(WaitableCatalogue.RELEASE_MUTEX.reply(), INT.map(SignalReply::new)),
                new Journey<>(WaitableCatalogue.THREAD_ENDED.request(), INT.map(ThreadRequest::new)),
                new Journey<>(WaitableCatalogue.THREAD_ENDED.reply(), Arbitraries.just(new DoneReply())),
                new Journey<>(WaitableCatalogue.LEFT_OBJECT.request(), LONG.map(LeftObjectRequest::new)),
                new Journey<>(WaitableCatalogue.RELEASE_HEADERS.request(), releaseHeadersRequests()));
    }

    private static List<Journey<?>> allJourneys() {
        return Stream.of(
                        journeys(),
                        waitingJourneys(),
                        timerJourneys(),
                        securityJourneys(),
                        ProcessJourneys.all(),
                        JobJourneys.all())
                .<Journey<?>>flatMap(List::stream)
                .toList();
    }

    private static List<Journey<?>> timerJourneys() {
        Arbitrary<TimerSetting> setting = Combinators.combine(LONG, INT).as(TimerSetting::new);
        return List.of(
                new Journey<>(
                        TimerCatalogue.SET_TIMER.request(),
                        Combinators.combine(INT, setting, INT, LONG).as(SetTimerRequest::new)),
                new Journey<>(
                        TimerCatalogue.QUERY_TIMER.reply(),
                        Combinators.combine(BOOLEAN, LONG, BOOLEAN).as(TimerReply::new)),
                new Journey<>(
                        TimerCatalogue.TAKE_CALL.request(),
                        Combinators.combine(INT, LONG).as(TakeCallRequest::new)),
                new Journey<>(
                        TimerCatalogue.TAKE_CALL.reply(),
                        Combinators.combine(BOOLEAN, LONG, LONG).as(TakeCallReply::new)));
    }

    /** Of the broker, of handles and of file mappings. */
    private static List<Journey<?>> journeys() {
        return List.of(
                new Journey<>(SessionCatalogue.HELLO.request(), helloRequests()),
                new Journey<>(SessionCatalogue.HELLO.reply(), helloReplies()),
                new Journey<>(MappingCatalogue.CREATE_FILE_MAPPING.request(), createRequests()),
                new Journey<>(MappingCatalogue.CREATE_FILE_MAPPING.reply(), fileMappingReplies()),
                new Journey<>(MappingCatalogue.OPEN_FILE_MAPPING.request(), ATTRIBUTES.map(OpenRequest::new)),
                new Journey<>(SessionCatalogue.CLOSE_HANDLE.request(), INT.map(HandleRequest::new)),
                new Journey<>(SessionCatalogue.CLOSE_HANDLE.reply(), Arbitraries.just(new CloseReply())),
                new Journey<>(
                        InspectionCatalogue.QUERY_HANDLE.reply(),
                        Combinators.combine(INT, INT, INT, INT, LONG).as(HandleInformationReply::new)),
                new Journey<>(
                        InspectionCatalogue.COMPARE_HANDLES.request(),
                        Combinators.combine(INT, INT).as(CompareHandlesRequest::new)),
                new Journey<>(InspectionCatalogue.COMPARE_HANDLES.reply(), BOOLEAN.map(CompareHandlesReply::new)),
                new Journey<>(InspectionCatalogue.QUERY_STATUS.request(), Arbitraries.just(new StatusRequest())),
                new Journey<>(InspectionCatalogue.QUERY_STATUS.reply(), statusReplies()),
                new Journey<>(InspectionCatalogue.LIST_OBJECTS.request(), LONG.map(ListObjectsRequest::new)),
                new Journey<>(InspectionCatalogue.LIST_OBJECTS.reply(), lists()),
                new Journey<>(FileCatalogue.OPEN_FILE.request(), openFileRequests()),
                new Journey<>(
                        FileCatalogue.OPEN_FILE.reply(),
                        Combinators.combine(INT, INT).as(FileReply::new)),
                new Journey<>(
                        FileCatalogue.RESIZE_FILE.request(),
                        Combinators.combine(INT, LONG).as(ResizeFileRequest::new)),
                new Journey<>(FileCatalogue.RESIZE_FILE.reply(), Arbitraries.just(new DoneReply())),
                new Journey<>(FileCatalogue.RELEASE_SECTION.request(), LONG.map(ObjectRequest::new)),
                new Journey<>(
                        FileCatalogue.COMMIT_PAGES.request(),
                        Combinators.combine(LONG, LONG, LONG).as(PagesRequest::new)),
                new Journey<>(
                        FileCatalogue.COMMIT_PAGES.reply(),
                        Combinators.combine(BOOLEAN, LONG).as(PagesReply::new)));
    }

    @Provide
    Arbitrary<Traveller> travellers() {
        return Arbitraries.oneOf(allJourneys().stream().map(Journey::travellers).toList());
    }

    @Property(tries = 3000)
    void what_was_written_is_read(@ForAll("travellers") Traveller traveller, @ForAll int sequence) {
        byte[] message = Wire.encoded(7, sequence, 0, traveller.codec(), traveller.value());
        assertThat(Wire.decoded(traveller.codec(), message)).isEqualTo(traveller.value());
    }

    @Example
    void no_codec_of_the_catalogue_stays_at_home() {
        Set<Object> travelling = allJourneys().stream().map(Journey::codec).collect(Collectors.toSet());
        Stream<Codec<?>> published =
                Catalogue.all().stream().flatMap(operation -> Stream.of(operation.request(), operation.reply()));
        assertThat(published).allMatch(travelling::contains);
    }
}
