package org.basenamed.broker.operation;

import java.util.List;
import java.util.stream.Stream;
import org.basenamed.broker.policy.Policy;
import org.basenamed.linux.Fd;
import org.basenamed.linux.LinuxException;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.HandleEntry;
import org.basenamed.model.waitable.Signal;
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
import org.basenamed.protocol.message.OnHandle;
import org.basenamed.protocol.wire.MalformedMessageException;
import org.basenamed.protocol.wire.WireInput;
import org.basenamed.protocol.wire.WireOutput;
import org.jspecify.annotations.Nullable;

/**
 * Every operation with its handler, and the way that a request takes through all of them: decode, check the handle, carry
 * out, encode.
 */
public final class OperationTable implements AutoCloseable {
    private final ObjectStore store;
    private final @Nullable Row<?, ?>[] rows = new Row<?, ?>[128];

    private record Row<Q, R>(Operation<Q, R> operation, Handler<Q, R> handler) {}

    public OperationTable(ObjectStore store) {
        this.store = store;
        FileMappingHandlers fileMappings = new FileMappingHandlers(store);
        HandleHandlers handles = new HandleHandlers(store);
        InspectionHandlers inspection = new InspectionHandlers(store);
        add(SessionCatalogue.HELLO, new HelloHandler(store));
        add(MappingCatalogue.CREATE_FILE_MAPPING, fileMappings::create);
        add(MappingCatalogue.OPEN_FILE_MAPPING, fileMappings::open);
        add(SessionCatalogue.CLOSE_HANDLE, handles::close);
        add(InspectionCatalogue.QUERY_HANDLE, handles::query);
        add(InspectionCatalogue.COMPARE_HANDLES, handles::compare);
        add(InspectionCatalogue.QUERY_STATUS, inspection::status);
        add(InspectionCatalogue.LIST_OBJECTS, inspection::list);
        addFiles();
        addSecurity(new SecurityHandlers(store), new NamespaceHandlers(store));
        WaitableHandlers waitables = new WaitableHandlers(store);
        addWaiting(waitables, new WaitHandlers(store));
        addTimers(new TimerHandlers(store));
        addProcesses(new ProcessHandlers(store, waitables), new ChildHandlers(store));
        addJobs(new JobHandlers(store, waitables), new JobQueryHandlers(store));
        addLaunches(new LaunchHandlers(store), new PortHandlers(store));
        addDuplication(new DuplicationHandlers(store), new AttachHandlers(store, waitables, fileMappings));
    }

    private void addProcesses(ProcessHandlers processes, ChildHandlers children) {
        add(ProcessCatalogue.OPEN_PROCESS, processes::openProcess);
        add(ProcessCatalogue.OPEN_THREAD, processes::openThread);
        add(ProcessCatalogue.QUERY_END, processes::query);
        add(ProcessCatalogue.CHECK_END, processes::check);
        add(ProcessCatalogue.TERMINATE, processes::terminate);
        add(ProcessCatalogue.NOTE_EXIT, processes::noteExit);
        add(ProcessCatalogue.PREPARE_CHILD, children::prepare);
        add(ProcessCatalogue.CLAIM_CHILD, children::claim);
    }

    private void addDuplication(DuplicationHandlers duplication, AttachHandlers attachment) {
        add(ProcessCatalogue.DUPLICATE_HANDLE, duplication::duplicate);
        add(ProcessCatalogue.SET_HANDLE_INFORMATION, duplication::setInformation);
        add(ProcessCatalogue.TAKEN_AWAY, duplication::takenAway);
        add(WaitableCatalogue.ATTACH_WAITABLE, attachment::waitable);
        add(MappingCatalogue.ATTACH_FILE_MAPPING, attachment::fileMapping);
        add(FileCatalogue.ATTACH_FILE, attachment::file);
    }

    private void addJobs(JobHandlers jobs, JobQueryHandlers queries) {
        addLooking(JobCatalogue.ASSIGN_PROCESS, jobs::assign);
        addLooking(JobCatalogue.TERMINATE_JOB, jobs::terminate);
        addLooking(JobCatalogue.SET_JOB_LIMITS, jobs::limit);
        addLooking(JobCatalogue.SET_JOB_NOTIFICATION, jobs::notification);
        addLooking(JobCatalogue.SET_JOB_OPTION, jobs::option);
        add(JobCatalogue.OPEN_JOB, jobs::open);
        addLooking(JobCatalogue.IS_PROCESS_IN_JOB, queries::contains);
        addLooking(JobCatalogue.QUERY_JOB, queries::query);
        addLooking(JobCatalogue.TAKE_JOB_VIOLATION, queries::violation);
        addLooking(JobCatalogue.LIST_JOB_PROCESSES, queries::processes);
        addLooking(JobCatalogue.LIST_JOBS, queries::list);
    }

    private void addLaunches(LaunchHandlers launches, PortHandlers ports) {
        addLooking(JobCatalogue.PREPARE_LAUNCH, launches::prepare);
        addLooking(JobCatalogue.LAUNCH, launches::launch);
        add(JobCatalogue.ASSOCIATE_PORT, ports::associate);
        add(JobCatalogue.POST_PACKET, ports::post);
        add(JobCatalogue.TAKE_PACKET, ports::take);
    }

    private void addFiles() {
        FileHandlers files = new FileHandlers(store);
        SectionHandlers sections = new SectionHandlers(store);
        add(FileCatalogue.OPEN_FILE, files::open);
        add(FileCatalogue.RESIZE_FILE, files::resize);
        add(FileCatalogue.HOLD_SECTION, sections::hold);
        add(FileCatalogue.RELEASE_SECTION, sections::release);
        add(FileCatalogue.COMMIT_PAGES, sections::commit);
        add(FileCatalogue.QUERY_PAGES, sections::query);
    }

    private void addSecurity(SecurityHandlers security, NamespaceHandlers namespaces) {
        add(SecurityCatalogue.GET_SECURITY, security::get);
        add(SecurityCatalogue.SET_SECURITY, security::set);
        add(SecurityCatalogue.CREATE_NAMESPACE, namespaces::create);
        add(SecurityCatalogue.OPEN_NAMESPACE, namespaces::open);
        add(SecurityCatalogue.CLOSE_NAMESPACE, namespaces::close);
    }

    private void addWaiting(WaitableHandlers waitables, WaitHandlers waits) {
        add(WaitableCatalogue.CREATE_WAITABLE, waitables::create);
        add(WaitableCatalogue.OPEN_WAITABLE, waitables::open);
        add(WaitableCatalogue.WAIT, waits::await);
        add(WaitableCatalogue.CANCEL_WAIT, waits::cancel);
        add(WaitableCatalogue.SET_EVENT, waits.signal(Signal.SET));
        add(WaitableCatalogue.RESET_EVENT, waits.signal(Signal.RESET));
        add(WaitableCatalogue.PULSE_EVENT, waits.signal(Signal.PULSE));
        add(WaitableCatalogue.RELEASE_SEMAPHORE, waits.signal(Signal.RELEASE_SEMAPHORE));
        add(WaitableCatalogue.RELEASE_MUTEX, waits.signal(Signal.RELEASE_MUTEX));
        add(WaitableCatalogue.THREAD_ENDED, waits::threadEnded);
        add(WaitableCatalogue.LEFT_OBJECT, waits::left);
        add(WaitableCatalogue.RELEASE_HEADERS, waits::releaseHeaders);
        add(InspectionCatalogue.QUERY_EVENT, waits::query);
        add(InspectionCatalogue.QUERY_MUTEX, waits::query);
        add(InspectionCatalogue.QUERY_SEMAPHORE, waits::query);
    }

    private void addTimers(TimerHandlers timers) {
        add(TimerCatalogue.SET_TIMER, timers::set);
        add(TimerCatalogue.CANCEL_TIMER, timers::cancel);
        add(TimerCatalogue.QUERY_TIMER, timers::query);
        add(TimerCatalogue.TAKE_CALL, timers::takeCall);
    }

    /** As {@link #add}, for what looks at processes: whoever asks is told that descriptors have run out. */
    private <Q, R> void addLooking(Operation<Q, R> operation, Handler<Q, R> handler) {
        add(operation, (request, call) -> {
            try {
                return handler.handle(request, call);
            } catch (LinuxException e) {
                return Result.refused(ObjectStore.outOf(e));
            }
        });
    }

    private <Q, R> void add(Operation<Q, R> operation, Handler<Q, R> handler) {
        rows[operation.number()] = new Row<>(operation, handler);
    }

    /**
     * Answers the request in {@code input} with a reply in {@code output}.
     *
     * @throws MalformedMessageException if it is no request that may come now; nothing has changed then
     */
    public void serve(Call call, WireInput input, WireOutput output) {
        int number = input.operation();
        Row<?, ?> row = number < rows.length ? rows[number] : null;
        if (row == null) {
            throw new MalformedMessageException("operation " + number);
        }
        boolean hello = number == SessionCatalogue.HELLO.number();
        if (hello != (call.caller().process() == null)) {
            throw new MalformedMessageException(row.operation() + (hello ? " again" : " before hello"));
        }
        if (call.receivedCount() != Catalogue.descriptorsWith(number)) {
            throw new MalformedMessageException(row.operation() + " with " + call.receivedCount() + " descriptors");
        }
        if (input.wantsNoReply() && number != SessionCatalogue.CLOSE_HANDLE.number()) {
            throw new MalformedMessageException(row.operation() + " without a reply");
        }
        boolean granted = serve(row, call, input, output);
        if (input.wantsNoReply() && !granted) {
            call.caller().noteClosedInVain();
        }
    }

    private <Q, R> boolean serve(Row<Q, R> row, Call call, WireInput input, WireOutput output) {
        Operation<Q, R> operation = row.operation();
        Q request = operation.request().decode(input);
        Result<R> result = checkSubject(operation, request, call)
                .then(checked -> row.handler().handle(checked, call));
        if (result instanceof Result.Refused<R>(Win32Error error)) {
            output.header(operation.number(), input.sequence(), error.code());
            return false;
        }
        output.header(operation.number(), input.sequence(), 0);
        operation.reply().encode(((Result.Granted<R>) result).value(), output);
        return true;
    }

    private <Q> Result<Q> checkSubject(Operation<Q, ?> operation, Q request, Call call) {
        Operation.Subject subject = operation.subject();
        if (subject == null || !(request instanceof OnHandle onHandle)) {
            return Result.granted(request);
        }
        int rights = subject.rights() | onHandle.rights();
        Result<HandleEntry> entry = store.space().resolve(call.process(), onHandle.handle(), subject.type(), rights);
        return entry.map(found -> {
            call.subject(found);
            return request;
        });
    }

    /** Whom the broker serves. */
    public Policy policy() {
        return store.policy();
    }

    /** Releases everything that the process behind a closed connection held. */
    public void ended(Caller caller) {
        store.ended(caller);
    }

    /** Can be read when processes or threads have ended that are watched: {@link #finishEnded} then. */
    public Fd ends() {
        return store.processes().ends();
    }

    /** Does what is due for processes and threads that have ended. */
    public void finishEnded() {
        store.processes().finishEnded();
    }

    /** Can be read when threads have ended whose processes may still be ending: {@link #endMarked} then. */
    public Fd marks() {
        return store.mediation().marks();
    }

    /** Does what is due for threads that have ended. */
    public void endMarked() {
        store.mediation().endMarked();
    }

    /** Whether there is something here for processes that have not connected yet. */
    public boolean isAwaited() {
        return store.processes().keepsHandles() || store.jobs().hasMembers();
    }

    /** Descriptors other than those of clients: readable when {@link #expireTimers} has something to do. */
    public List<Fd> timerDescriptors() {
        return Stream.concat(
                        store.timers().descriptors().stream(),
                        Stream.of(store.jobs().watch().descriptor()))
                .toList();
    }

    /** Lets every timer expire that is due. */
    public void expireTimers() {
        store.timers().expire();
        store.jobs().watch().run();
    }

    /** Closes what was open from the beginning; all processes have gone. */
    @Override
    public void close() {
        store.close();
    }

    /** Does what takes the kernel long, now that the reply is on its way and nobody waits for it. */
    public void settle() {
        store.settle();
    }
}
