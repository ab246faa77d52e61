package org.basenamed.broker.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.basenamed.broker.RawClient;
import org.basenamed.broker.RunningBroker;
import org.basenamed.broker.Watched;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.file.FileOpening;
import org.basenamed.model.job.JobLimits;
import org.basenamed.model.job.NotificationLimits;
import org.basenamed.model.name.Boundary;
import org.basenamed.model.object.DuplicateWish;
import org.basenamed.model.object.HandleEntry;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.rights.ProcessRights;
import org.basenamed.model.security.Acl;
import org.basenamed.model.security.SecurityDescriptor;
import org.basenamed.model.security.SecurityInformation;
import org.basenamed.model.security.Sid;
import org.basenamed.model.timer.TimerSetting;
import org.basenamed.protocol.Catalogue;
import org.basenamed.protocol.FileCatalogue;
import org.basenamed.protocol.InspectionCatalogue;
import org.basenamed.protocol.JobCatalogue;
import org.basenamed.protocol.MappingCatalogue;
import org.basenamed.protocol.Operation;
import org.basenamed.protocol.ProcessCatalogue;
import org.basenamed.protocol.SecurityCatalogue;
import org.basenamed.protocol.SessionCatalogue;
import org.basenamed.protocol.TimerCatalogue;
import org.basenamed.protocol.WaitableCatalogue;
import org.basenamed.protocol.message.AssociatePortRequest;
import org.basenamed.protocol.message.CloseNamespaceRequest;
import org.basenamed.protocol.message.CreateWaitableRequest;
import org.basenamed.protocol.message.DuplicateHandleRequest;
import org.basenamed.protocol.message.FileReply;
import org.basenamed.protocol.message.GetSecurityRequest;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.NamespaceRequest;
import org.basenamed.protocol.message.OnHandle;
import org.basenamed.protocol.message.OpenByNumberRequest;
import org.basenamed.protocol.message.OpenFileRequest;
import org.basenamed.protocol.message.PostPacketRequest;
import org.basenamed.protocol.message.ResizeFileRequest;
import org.basenamed.protocol.message.SetHandleInformationRequest;
import org.basenamed.protocol.message.SetJobLimitsRequest;
import org.basenamed.protocol.message.SetJobNotificationRequest;
import org.basenamed.protocol.message.SetJobOptionRequest;
import org.basenamed.protocol.message.SetSecurityRequest;
import org.basenamed.protocol.message.SetTimerRequest;
import org.basenamed.protocol.message.SignalRequest;
import org.basenamed.protocol.message.TerminateRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * HD-8 and section 9 of handles.md, for every operation of the catalogue on a handle, over the wire: what an honest client checks first
 * the broker checks again.
 */
@Watched
class RightsOfOperationsTest {
    private static final int THREAD = 1;

    private final RunningBroker broker;
    private final RawClient client;
    private final RawClient observer;
    private final Path file;
    private final List<Process> processes = new ArrayList<>();
    private int boundaries;

    RightsOfOperationsTest(@TempDir Path directory) throws IOException {
        broker = RunningBroker.in(directory);
        client = broker.join("client");
        observer = broker.join("observer");
        file = Files.write(directory.resolve("file"), new byte[10]);
    }

    @AfterEach
    void end() throws Exception {
        client.close();
        observer.close();
        broker.close();
        processes.forEach(Process::destroyForcibly);
        for (Process process : processes) {
            process.waitFor();
        }
    }

    /**
     * An operation and a request of it that succeeds.
     *
     * @param type what it is asked of
     * @param more the rights that it takes of that type beside those in the catalogue
     */
    record Case(Operation<?, ?> operation, ObjectType type, int more, IntFunction<OnHandle> request) {
        Case(Operation<?, ?> operation, IntFunction<OnHandle> request) {
            this(operation, typeOf(operation), 0, request);
        }

        private static ObjectType typeOf(Operation<?, ?> operation) {
            Operation.Subject subject = operation.subject();
            return subject == null || subject.type() == null ? ObjectType.EVENT : subject.type();
        }

        boolean anyType() {
            Operation.Subject subject = operation.subject();
            return subject != null && subject.type() == null;
        }

        int needed() {
            Operation.Subject subject = operation.subject();
            return (subject == null ? 0 : subject.rights()) | request.apply(0).rights() | more;
        }

        @Override
        public String toString() {
            return operation.name();
        }
    }

    static List<Case> cases() {
        return Stream.of(objects(), others(), jobs()).flatMap(cases -> cases).toList();
    }

    /** Of handles by themselves, of timers, and of processes. */
    private static Stream<Case> others() {
        TimerSetting setting = new TimerSetting(-1_000_000_000, 0);
        return Stream.of(
                new Case(TimerCatalogue.SET_TIMER, handle -> new SetTimerRequest(handle, setting, 0, 0)),
                new Case(TimerCatalogue.CANCEL_TIMER, HandleRequest::new),
                new Case(TimerCatalogue.QUERY_TIMER, HandleRequest::new),
                new Case(
                        ProcessCatalogue.SET_HANDLE_INFORMATION,
                        handle -> new SetHandleInformationRequest(handle, HandleEntry.INHERIT, HandleEntry.INHERIT)),
                new Case(WaitableCatalogue.ATTACH_WAITABLE, HandleRequest::new),
                new Case(MappingCatalogue.ATTACH_FILE_MAPPING, HandleRequest::new),
                new Case(FileCatalogue.ATTACH_FILE, HandleRequest::new),
                new Case(
                        ProcessCatalogue.QUERY_END,
                        ObjectType.PROCESS,
                        ProcessRights.QUERY_LIMITED_INFORMATION,
                        HandleRequest::new),
                new Case(ProcessCatalogue.CHECK_END, ObjectType.PROCESS, 0, HandleRequest::new),
                new Case(ProcessCatalogue.TERMINATE, handle -> new TerminateRequest(handle, 1)));
    }

    private static Stream<Case> jobs() {
        return Stream.of(
                new Case(JobCatalogue.TERMINATE_JOB, handle -> new TerminateRequest(handle, 1)),
                new Case(
                        JobCatalogue.SET_JOB_LIMITS,
                        handle -> new SetJobLimitsRequest(handle, JobLimits.EXTENDED, JobLimits.NONE)),
                new Case(
                        JobCatalogue.SET_JOB_NOTIFICATION,
                        handle -> new SetJobNotificationRequest(handle, NotificationLimits.NONE)),
                new Case(
                        JobCatalogue.SET_JOB_OPTION,
                        handle -> new SetJobOptionRequest(handle, SetJobOptionRequest.END_OF_TIME, 1, 0)),
                new Case(JobCatalogue.TAKE_JOB_VIOLATION, HandleRequest::new),
                new Case(JobCatalogue.ASSOCIATE_PORT, handle -> new AssociatePortRequest(handle, 0, 0, false)),
                new Case(JobCatalogue.POST_PACKET, handle -> new PostPacketRequest(handle, 1, 2, 3)),
                new Case(JobCatalogue.TAKE_PACKET, HandleRequest::new));
    }

    private static Stream<Case> objects() {
        SecurityDescriptor closed = SecurityDescriptor.ofDacl(new Acl(List.of()));
        return Stream.of(
                new Case(SessionCatalogue.CLOSE_HANDLE, HandleRequest::new),
                new Case(InspectionCatalogue.QUERY_HANDLE, HandleRequest::new),
                new Case(WaitableCatalogue.SET_EVENT, handle -> new SignalRequest(handle, 0, THREAD)),
                new Case(WaitableCatalogue.RESET_EVENT, handle -> new SignalRequest(handle, 0, THREAD)),
                new Case(WaitableCatalogue.PULSE_EVENT, handle -> new SignalRequest(handle, 0, THREAD)),
                new Case(WaitableCatalogue.RELEASE_SEMAPHORE, handle -> new SignalRequest(handle, 1, THREAD)),
                new Case(WaitableCatalogue.RELEASE_MUTEX, handle -> new SignalRequest(handle, 0, THREAD)),
                new Case(FileCatalogue.RESIZE_FILE, handle -> new ResizeFileRequest(handle, 20)),
                new Case(FileCatalogue.HOLD_SECTION, HandleRequest::new),
                new Case(InspectionCatalogue.QUERY_EVENT, HandleRequest::new),
                new Case(InspectionCatalogue.QUERY_MUTEX, HandleRequest::new),
                new Case(InspectionCatalogue.QUERY_SEMAPHORE, HandleRequest::new),
                new Case(SecurityCatalogue.GET_SECURITY, handle -> new GetSecurityRequest(handle, 7)),
                new Case(
                        SecurityCatalogue.SET_SECURITY,
                        handle -> new SetSecurityRequest(handle, SecurityInformation.DACL, closed)),
                new Case(SecurityCatalogue.CLOSE_NAMESPACE, handle -> new CloseNamespaceRequest(handle, true)));
    }

    @Test
    void every_operation_on_a_handle_of_this_branch_is_here() {
        Map<String, Operation<?, ?>> tested = cases().stream()
                .map(Case::operation)
                .collect(Collectors.toMap(Operation::name, operation -> operation));
        assertThat(Catalogue.all().stream().filter(operation -> operation.subject() != null))
                .allSatisfy(operation -> assertThat(tested).containsKey(operation.name()));
    }

    private int create(ObjectType type, int access) {
        ObjectAttributes wish = new ObjectAttributes("", access, 0);
        int handle =
                switch (type) {
                    case FILE_MAPPING -> client.create("", 4096, access).handle();
                    case MUTEX -> waitable(type, THREAD, 0, wish);
                    case SEMAPHORE -> waitable(type, 0, 5, wish);
                    case PRIVATE_NAMESPACE ->
                        client.granted(
                                        SecurityCatalogue.CREATE_NAMESPACE,
                                        new NamespaceRequest(
                                                Boundary.of("b" + ++boundaries).with(Sid.EVERYONE),
                                                "a" + boundaries,
                                                wish))
                                .handle();
                    case FILE -> openFile(access);
                    case PROCESS -> openProcess(access);
                    case EVENT, TIMER, JOB, COMPLETION_PORT -> waitable(type, 0, 0, wish);
                    case THREAD -> throw new IllegalArgumentException("a thread");
                };
        client.fds().closeAll();
        return handle;
    }

    private int waitable(ObjectType type, int initial, int maximum, ObjectAttributes wish) {
        return client.granted(
                        WaitableCatalogue.CREATE_WAITABLE,
                        new CreateWaitableRequest(type.number(), true, initial, maximum, wish))
                .handle();
    }

    /** A process of its own, as it may be ended; nobody opens one for no right at all, so a duplicate is made. */
    private int openProcess(int access) {
        File nowhere = new File("/dev/null");
        try {
            processes.add(new ProcessBuilder("sleep", "1000")
                    .redirectInput(nowhere)
                    .redirectOutput(nowhere)
                    .redirectError(nowhere)
                    .start());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        int all = ObjectType.PROCESS.allAccess();
        OpenByNumberRequest request =
                new OpenByNumberRequest((int) processes.getLast().pid(), all, 0);
        int handle = client.granted(ProcessCatalogue.OPEN_PROCESS, request).handle();
        int self = DuplicateHandleRequest.CURRENT_PROCESS;
        return client.granted(
                        ProcessCatalogue.DUPLICATE_HANDLE,
                        new DuplicateHandleRequest(self, handle, self, access, false, DuplicateWish.CLOSE_SOURCE, 0))
                .handle();
    }

    private int openFile(int access) {
        try (Fd opened = Fd.own(FileCalls.open(file, 2, 0))) {
            OpenFileRequest request =
                    new OpenFileRequest(new FileOpening(access, FileOpening.SHARE_ALL, 0), 0, file.toString());
            client.send(client.encoded(FileCatalogue.OPEN_FILE, request), opened.number());
            return ((Result.Granted<FileReply>) client.answer(FileCatalogue.OPEN_FILE))
                    .value()
                    .handle();
        }
    }

    @SuppressWarnings("unchecked")
    private Result<?> ask(Case operation, int handle) {
        return client.ask(
                (Operation<Object, ?>) operation.operation(),
                operation.request().apply(handle));
    }

    private Object seen() {
        return List.of(RunningBroker.snapshot(observer), fileSize());
    }

    private long fileSize() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void assertRefused(Case operation, int handle, Win32Error error) {
        Object before = seen();
        assertThat(ask(operation, handle)).isEqualTo(Result.refused(error));
        assertThat(seen()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void exactly_its_rights_suffice(Case operation) {
        int handle = create(operation.type(), operation.needed());
        assertThat(ask(operation, handle).isGranted()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void each_right_that_is_missing_refuses_it_and_nothing_changes(Case operation) {
        IntStream.range(0, 32)
                .map(bit -> 1 << bit)
                .filter(right -> (operation.needed() & right) != 0)
                .forEach(right -> assertRefused(
                        operation,
                        create(operation.type(), allBut(operation.type(), right)),
                        Win32Error.ERROR_ACCESS_DENIED));
        if (operation.needed() != 0) {
            assertRefused(operation, create(operation.type(), 0), Win32Error.ERROR_ACCESS_DENIED);
        }
    }

    /** Some rights bring others along (SEC-6). */
    private static int allBut(ObjectType type, int right) {
        return IntStream.range(0, 32)
                .map(bit -> 1 << bit & type.allAccess())
                .filter(other -> (type.withImplied(other) & right) == 0)
                .sum();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_wrong_type_is_told_before_a_missing_right(Case operation) {
        if (operation.anyType()) {
            return;
        }
        for (ObjectType type : ObjectType.values()) {
            if (type != operation.type() && isMadeHere(type)) {
                assertRefused(operation, create(type, 0), Win32Error.ERROR_INVALID_HANDLE);
            }
        }
    }

    private static boolean isMadeHere(ObjectType type) {
        return switch (type) {
            case EVENT, MUTEX, SEMAPHORE, TIMER, PROCESS, FILE_MAPPING, PRIVATE_NAMESPACE, FILE, JOB, COMPLETION_PORT ->
                true;
            case THREAD -> false;
        };
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_closed_handle_is_told_before_everything(Case operation) {
        int handle = create(operation.type(), 0);
        client.closeHandle(handle);
        assertRefused(operation, handle, Win32Error.ERROR_INVALID_HANDLE);
        assertRefused(operation, 0, Win32Error.ERROR_INVALID_HANDLE);
    }
}
