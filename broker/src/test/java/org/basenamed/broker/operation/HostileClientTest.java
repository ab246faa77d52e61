package org.basenamed.broker.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import org.basenamed.broker.RawClient;
import org.basenamed.broker.RunningBroker;
import org.basenamed.broker.Watched;
import org.basenamed.dispatcher.Header;
import org.basenamed.dispatcher.HeaderLayout;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.Mmap;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.security.SecurityDescriptor;
import org.basenamed.model.security.SecurityInformation;
import org.basenamed.model.waitable.WaitOutcome;
import org.basenamed.model.waitable.WaitWord;
import org.basenamed.protocol.InspectionCatalogue;
import org.basenamed.protocol.ProcessCatalogue;
import org.basenamed.protocol.SecurityCatalogue;
import org.basenamed.protocol.WaitableCatalogue;
import org.basenamed.protocol.message.CancelWaitRequest;
import org.basenamed.protocol.message.CreateWaitableRequest;
import org.basenamed.protocol.message.DuplicateHandleRequest;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.OpenByNumberRequest;
import org.basenamed.protocol.message.OpenWaitableRequest;
import org.basenamed.protocol.message.ReleaseHeadersRequest;
import org.basenamed.protocol.message.SetSecurityRequest;
import org.basenamed.protocol.message.SignalRequest;
import org.basenamed.protocol.message.WaitRequest;
import org.basenamed.protocol.message.WaitableReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that checks nothing, says what it likes, and writes to all memory that it is given: it gets no further than an honest one. */
@Watched
class HostileClientTest {
    private static final int EVENT_ALL = ObjectType.EVENT.allAccess();
    private static final String ONLY_TO_WAIT = "D:(A;;0x100000;;;WD)";

    private final RunningBroker broker;
    private final RawClient owner;
    private final RawClient hostile;

    HostileClientTest(@TempDir Path directory) {
        broker = RunningBroker.in(directory);
        owner = broker.join("owner");
        hostile = broker.join("hostile");
    }

    @AfterEach
    void end() throws Exception {
        owner.close();
        hostile.close();
        broker.close();
    }

    private static SecurityDescriptor sddl(String text) {
        return ((Result.Granted<SecurityDescriptor>) SecurityDescriptor.ofSddl(text)).value();
    }

    private static WaitableReply create(RawClient client, String name, String sddl) {
        return client.granted(
                WaitableCatalogue.CREATE_WAITABLE,
                new CreateWaitableRequest(
                        ObjectType.EVENT.number(), true, 0, 0, new ObjectAttributes(name, EVENT_ALL, 0, sddl(sddl))));
    }

    private static WaitableReply open(RawClient client, String name, int access) {
        return client.granted(
                WaitableCatalogue.OPEN_WAITABLE,
                new OpenWaitableRequest(ObjectType.EVENT.number(), new ObjectAttributes(name, access, 0)));
    }

    private static int poll(RawClient client, int handle, int waitId) {
        WaitRequest request = new WaitRequest(1, waitId, false, -1, List.of(handle));
        int outcome = client.granted(WaitableCatalogue.WAIT, request).outcome();
        if (outcome == WaitOutcome.PENDING) {
            client.granted(WaitableCatalogue.CANCEL_WAIT, new CancelWaitRequest(1, waitId));
        }
        return outcome;
    }

    @Test
    void whoever_may_only_wait_is_not_given_the_memory_that_he_would_wait_in() {
        create(owner, "e", ONLY_TO_WAIT);
        owner.fds().closeAll();
        WaitableReply reply = open(hostile, "e", AccessMask.SYNCHRONIZE);
        assertThat(reply.arena()).isZero();
        assertThat(hostile.fds().count()).isZero();
        SignalRequest set = new SignalRequest(reply.handle(), 0, 1);
        assertThat(hostile.refused(WaitableCatalogue.SET_EVENT, set)).isEqualTo(Win32Error.ERROR_ACCESS_DENIED);
        assertThat(hostile.refused(InspectionCatalogue.QUERY_EVENT, new HandleRequest(reply.handle())))
                .isEqualTo(Win32Error.ERROR_ACCESS_DENIED);
        assertThat(poll(hostile, reply.handle(), 1)).isEqualTo(WaitOutcome.PENDING);
    }

    @Test
    void an_honest_waiter_without_the_memory_is_released_all_the_same() {
        WaitableReply own = create(owner, "e", ONLY_TO_WAIT);
        owner.fds().closeAll();
        WaitableReply waiting = open(hostile, "e", AccessMask.SYNCHRONIZE);
        owner.granted(WaitableCatalogue.SET_EVENT, new SignalRequest(own.handle(), 0, 1));
        assertThat(poll(hostile, waiting.handle(), 1)).isEqualTo(WaitOutcome.SIGNALLED);
    }

    @Test
    void objects_whose_descriptors_differ_share_no_memory() {
        WaitableReply one = create(owner, "a", "D:(A;;GA;;;WD)");
        assertThat(owner.fds().count()).isOne();
        owner.fds().closeAll();
        WaitableReply same = create(owner, "b", "D:(A;;0x1f0003;;;WD)");
        assertThat(owner.fds().count()).isZero();
        WaitableReply other = create(owner, "c", "D:(A;;GA;;;AU)");
        assertThat(owner.fds().count()).isOne();
        owner.fds().closeAll();
        assertThat(same.arena()).isEqualTo(one.arena());
        assertThat(other.arena()).isNotZero().isNotEqualTo(one.arena());
    }

    @Test
    void nobody_comes_from_a_registration_that_he_cannot_have_made() {
        create(owner, "e", ONLY_TO_WAIT);
        owner.fds().closeAll();
        int handle = open(hostile, "e", AccessMask.SYNCHRONIZE).handle();
        hostile.send(hostile.encoded(WaitableCatalogue.WAIT, new WaitRequest(1, 1, false, 5, List.of(handle))));
        assertThat(hostile.isHungUp()).isTrue();
    }

    /** SEC-17: who had a handle before keeps what it gave him; who comes later is not deceived by what he writes. */
    @Test
    void after_a_change_of_the_descriptor_the_memory_is_believed_by_nobody_new() {
        WaitableReply own = create(owner, "e", "D:(A;;GA;;;WD)");
        owner.fds().closeAll();
        WaitableReply old = open(hostile, "e", EVENT_ALL);
        try (Fd memory = hostile.takeFd()) {
            owner.granted(
                    SecurityCatalogue.SET_SECURITY,
                    new SetSecurityRequest(own.handle(), SecurityInformation.DACL, sddl("D:(A;;0x100001;;;WD)")));
            write(memory, old, WaitWord.of(1));
        }
        WaitableReply later = open(owner, "e", AccessMask.SYNCHRONIZE | 1);
        assertThat(later.arena()).isZero();
        assertThat(poll(owner, later.handle(), 1)).isEqualTo(WaitOutcome.PENDING);
        assertThat(owner.granted(InspectionCatalogue.QUERY_EVENT, new HandleRequest(later.handle()))
                        .value())
                .isZero();
        hostile.granted(WaitableCatalogue.SET_EVENT, new SignalRequest(old.handle(), 0, 1));
        assertThat(poll(owner, later.handle(), 2)).isEqualTo(WaitOutcome.SIGNALLED);
    }

    private static void write(Fd memory, WaitableReply where, long word) {
        long bytes = FileCalls.fstat(memory).sizeBytes();
        long address = Mmap.map(0, bytes, Mmap.PROT_READ | Mmap.PROT_WRITE, Mmap.MAP_SHARED, memory.number(), 0);
        assertThat(Mmap.isFailure(address)).isFalse();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment headers = Mmap.segment(address, bytes, arena, () -> Mmap.unmap(address, bytes));
            assertThat(bytes).isGreaterThanOrEqualTo((where.index() + 1) * HeaderLayout.BYTES);
            Header.at(headers, where.index(), 1).writeMediated(word);
        }
    }

    @Test
    void the_state_survives_the_change_of_the_descriptor() {
        WaitableReply own = create(owner, "e", "D:(A;;GA;;;WD)");
        owner.fds().closeAll();
        owner.granted(WaitableCatalogue.SET_EVENT, new SignalRequest(own.handle(), 0, 1));
        owner.granted(
                SecurityCatalogue.SET_SECURITY,
                new SetSecurityRequest(own.handle(), SecurityInformation.DACL, sddl(ONLY_TO_WAIT)));
        int later = open(hostile, "e", AccessMask.SYNCHRONIZE).handle();
        assertThat(poll(hostile, later, 1)).isEqualTo(WaitOutcome.SIGNALLED);
        owner.granted(WaitableCatalogue.RESET_EVENT, new SignalRequest(own.handle(), 0, 1));
        assertThat(poll(hostile, later, 2)).isEqualTo(WaitOutcome.PENDING);
    }

    /** Whoever could write the state of a process could have others believe that it has ended. */
    @Test
    void nobody_is_given_the_memory_of_processes_and_threads_whatever_rights_he_has() {
        int self = (int) ProcessHandle.current().pid();
        for (var open : List.of(ProcessCatalogue.OPEN_PROCESS, ProcessCatalogue.OPEN_THREAD)) {
            WaitableReply reply = hostile.granted(open, new OpenByNumberRequest(self, 0x1F_FFFF, 0));
            assertThat(reply.arena()).isZero();
            WaitableReply attached =
                    hostile.granted(WaitableCatalogue.ATTACH_WAITABLE, new HandleRequest(reply.handle()));
            assertThat(attached.arena()).isZero();
            assertThat(hostile.fds().count()).isZero();
        }
    }

    /** HD-21.4: what the descriptor does not give whoever gets the duplicate, a duplicate does not either. */
    @Test
    void a_duplicate_is_no_way_around_the_descriptor() {
        create(owner, "e", ONLY_TO_WAIT);
        owner.fds().closeAll();
        int handle = open(hostile, "e", AccessMask.SYNCHRONIZE).handle();
        int self = DuplicateHandleRequest.CURRENT_PROCESS;
        for (int access : new int[] {EVENT_ALL, AccessMask.GENERIC_WRITE, AccessMask.SYNCHRONIZE | 2}) {
            assertThat(hostile.refused(
                            ProcessCatalogue.DUPLICATE_HANDLE,
                            new DuplicateHandleRequest(self, handle, self, access, false, 0, 0)))
                    .isEqualTo(Win32Error.ERROR_ACCESS_DENIED);
        }
        int owners = create(owner, "f", ONLY_TO_WAIT).handle();
        owner.fds().closeAll();
        int narrow = owner.granted(
                        ProcessCatalogue.DUPLICATE_HANDLE,
                        new DuplicateHandleRequest(self, owners, self, AccessMask.SYNCHRONIZE, false, 0, 0))
                .handle();
        assertThat(owner.granted(WaitableCatalogue.ATTACH_WAITABLE, new HandleRequest(narrow))
                        .arena())
                .isZero();
    }

    /** A hundred domains come and go: their arenas do not stay. */
    @Test
    void memory_for_descriptors_that_nobody_has_any_more_is_given_back() {
        int before = RunningBroker.snapshot(owner).status().descriptors();
        for (int i = 0; i < 100; i++) {
            WaitableReply reply = create(owner, "e", "D:(A;;0x1f0003;;;S-1-22-1-" + i + ")(A;;GA;;;WD)");
            owner.fds().closeAll();
            owner.closeHandle(reply.handle());
            long reference = (long) reply.arena() << 32 | reply.index();
            owner.granted(WaitableCatalogue.RELEASE_HEADERS, new ReleaseHeadersRequest(List.of(reference)));
        }
        int after = RunningBroker.snapshot(owner).status().descriptors();
        assertThat(after - before).isBetween(0, 20);
    }
}
