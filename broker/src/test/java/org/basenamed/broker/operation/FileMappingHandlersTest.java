package org.basenamed.broker.operation;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import org.basenamed.broker.RawClient;
import org.basenamed.broker.RunningBroker;
import org.basenamed.broker.RunningBroker.Snapshot;
import org.basenamed.broker.Watched;
import org.basenamed.broker.presence.MemoryLimit;
import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.Memfd;
import org.basenamed.linux.Mmap;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.section.PageProtection;
import org.basenamed.model.section.SectionRequest;
import org.basenamed.protocol.InspectionCatalogue;
import org.basenamed.protocol.MappingCatalogue;
import org.basenamed.protocol.SessionCatalogue;
import org.basenamed.protocol.message.CompareHandlesRequest;
import org.basenamed.protocol.message.CreateFileMappingRequest;
import org.basenamed.protocol.message.FileMappingReply;
import org.basenamed.protocol.message.HandleInformationReply;
import org.basenamed.protocol.message.HandleRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** File mappings over the wire, down to the descriptors that come with them. */
@Watched
class FileMappingHandlersTest {
    private static final long LIMIT_BYTES = 1L << 30;
    private static final int SEC_RESERVE = 0x0400_0000;

    private final MemorySegment memory = Arena.ofAuto().allocate(8);
    private final RunningBroker broker;
    private final RawClient client;
    private final RawClient other;
    private final Snapshot before;

    FileMappingHandlersTest(@TempDir Path directory) {
        MemoryLimit limit =
                new MemoryLimit(Path.of("/proc/self/none"), Path.of("/none"), LIMIT_BYTES / 2, LIMIT_BYTES / 2);
        broker = RunningBroker.in(directory, Duration.ofHours(1), limit);
        client = broker.join("client");
        other = broker.join("other");
        before = RunningBroker.snapshot(other);
    }

    @AfterEach
    void a_client_that_goes_leaves_nothing() throws Exception {
        client.close();
        Snapshot after = RunningBroker.await(other, now -> now.status().processes() == 1);
        assertThat(after.status().objects()).isEqualTo(before.status().objects());
        assertThat(after.status().handles()).isZero();
        assertThat(after.status().mappingBytes()).isZero();
        // two ends of the client's connection have gone, and its board
        assertThat(after.status().descriptors()).isEqualTo(before.status().descriptors() - 3);
        other.close();
        broker.close();
    }

    private static CreateFileMappingRequest creation(String name, int protect, long sizeBytes) {
        int access = PageProtection.ofValue(protect & 0xFF)
                .map(PageProtection::creationAccess)
                .orElse(0);
        return new CreateFileMappingRequest(
                new SectionRequest(protect, sizeBytes), 0, new ObjectAttributes(name, access, 0));
    }

    @Test
    void a_new_mapping_comes_with_sealed_memory_of_its_size_and_nothing_in_it() {
        FileMappingReply reply = client.create("n", 0x3452, 0xF_0007);
        assertThat(reply.handle()).isEqualTo(4);
        assertThat(reply.existed()).isFalse();
        assertThat(reply.grantedAccess()).isEqualTo(0xF_0007);
        assertThat(reply.section().sizeBytes()).isEqualTo(0x4000);
        try (Fd fd = client.takeFd()) {
            assertThat(FileCalls.fstat(fd).sizeBytes()).isEqualTo(0x4000);
            assertThat(Memfd.trySetSize(fd, 0x2000)).isEqualTo(-Errno.EPERM);
            assertThat(Memfd.trySetSize(fd, 0x8000)).isEqualTo(-Errno.EPERM);
            assertThat(FileCalls.pread(fd, memory, 0x3000)).isEqualTo(8);
            assertThat(memory.get(JAVA_LONG, 0)).isZero();
        }
        client.closeHandle(4);
    }

    @Test
    void create_on_an_existing_name_gives_its_memory_and_its_size() {
        FileMappingReply first = client.create("n", 4096, 7);
        try (Fd mine = client.takeFd()) {
            memory.set(JAVA_LONG, 0, 4711);
            assertThat(FileCalls.pwrite(mine, memory, 8)).isEqualTo(8);
        }
        FileMappingReply second = other.create("Local\\n", 1 << 20, 7);
        assertThat(second.existed()).isTrue();
        assertThat(second.section()).isEqualTo(first.section());
        try (Fd theirs = other.takeFd()) {
            memory.set(JAVA_LONG, 0, 0);
            assertThat(FileCalls.pread(theirs, memory, 8)).isEqualTo(8);
            assertThat(memory.get(JAVA_LONG, 0)).isEqualTo(4711);
        }
        other.closeHandle(second.handle());
    }

    /** Each mask of mapping rights: a writable descriptor for those that may write, a read-only one for those that may read. */
    @ParameterizedTest
    @CsvSource({
        "0x02, rw",
        "0x04, r",
        "0x06, rw",
        "0x08, r",
        "0x0C, r",
        "0x0A, rw",
        "0x01, -",
        "0x10, -",
        "0x20000, -",
        "0xF001F, rw"
    })
    void the_descriptor_allows_what_the_handle_does(String access, String expected) {
        client.create("n", 4096, 7);
        client.fds().closeAll();
        assertThat(other.open("n", Integer.decode(access)).isGranted()).isTrue();
        if (expected.equals("-")) {
            assertThat(other.fds().count()).isZero();
        } else {
            try (Fd fd = other.takeFd()) {
                checkDescriptor(fd, expected.equals("rw"));
            }
        }
        other.closeHandle(4);
    }

    private void checkDescriptor(Fd fd, boolean writable) {
        assertThat(FileCalls.pread(fd, memory, 0)).isEqualTo(8);
        assertThat(FileCalls.pwrite(fd, memory, 0)).isEqualTo(writable ? 8 : -Errno.EBADF);
        long mapped = Mmap.map(0, 4096, Mmap.PROT_READ | Mmap.PROT_WRITE, Mmap.MAP_SHARED, fd.number(), 0);
        assertThat(Mmap.isFailure(mapped)).isEqualTo(!writable);
        if (!writable) {
            assertThat(mapped).isEqualTo(-Errno.EACCES);
            mapped = Mmap.map(0, 4096, Mmap.PROT_READ, Mmap.MAP_SHARED, fd.number(), 0);
            // nor does the mapping become writable later
            assertThat(Mmap.protect(mapped, 4096, Mmap.PROT_READ | Mmap.PROT_WRITE))
                    .isEqualTo(-Errno.EACCES);
        }
        assertThat(Mmap.unmap(mapped, 4096)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0x02", "0x08", "0x20", "0x80"})
    void nobody_gets_a_writable_descriptor_of_a_section_that_is_not_written(String protect) {
        client.granted(MappingCatalogue.CREATE_FILE_MAPPING, creation("n", Integer.decode(protect), 4096));
        try (Fd fd = client.takeFd()) {
            checkDescriptor(fd, false);
        }
        assertThat(other.open("n", 0xF_001F).isGranted()).isTrue();
        try (Fd fd = other.takeFd()) {
            checkDescriptor(fd, false);
        }
        other.closeHandle(4);
    }

    /** Whose permission bits are gone: not even the way through /proc leads to writing, for users that the kernel checks. */
    @Test
    void a_read_only_descriptor_has_no_permission_bits_left() {
        client.create("n", 4096, 7);
        client.fds().closeAll();
        other.open("n", 4);
        try (Fd fd = other.takeFd()) {
            assertThat(FileCalls.fstat(fd).permissions()).isZero();
        }
        other.closeHandle(4);
    }

    /** FM 2.1: what is wrong with the arguments is told before the name is looked at. */
    @ParameterizedTest
    @CsvSource({
        "4, 0, n, 87",
        "0, 4096, n, 87",
        "0, 4096, fresh, 87",
        "4, 4096, no\\x, 3",
        "4, 4096, \\x, 161",
        "4, 4096, Global, 6",
        "0x1000004, 4096, n, 193",
        "4, 0x40001000, fresh, 1455",
        "4, 0x40001000, no\\x, 1455",
        "0x4000004, 0x80000000000, fresh, 1450",
        "0x4000004, 0x800000000000, fresh, 8",
        "4, -1, fresh, 8"
    })
    void a_refused_create_changes_nothing(String protect, String size, String name, int expected) {
        client.create("n", 4096, 7);
        client.fds().closeAll();
        Snapshot then = RunningBroker.snapshot(other);
        Win32Error error = client.refused(
                MappingCatalogue.CREATE_FILE_MAPPING, creation(name, Integer.decode(protect), Long.decode(size)));
        assertThat(error.code()).isEqualTo(expected);
        assertThat(RunningBroker.snapshot(other)).isEqualTo(then);
    }

    @Test
    void committed_memory_is_counted_until_its_mapping_ends_and_reserved_memory_is_not() {
        assertThat(client.create("", LIMIT_BYTES - 4096, 7).handle()).isEqualTo(4);
        client.create("last", 4096, 7);
        client.granted(MappingCatalogue.CREATE_FILE_MAPPING, creation("", 4 | SEC_RESERVE, 8L << 30));
        assertThat(client.refused(MappingCatalogue.CREATE_FILE_MAPPING, RawClient.creation("", 1, 7)))
                .isEqualTo(Win32Error.ERROR_COMMITMENT_LIMIT);
        // an open adds nothing
        assertThat(other.open("last", 4).isGranted()).isTrue();
        client.closeHandle(8);
        assertThat(client.refused(MappingCatalogue.CREATE_FILE_MAPPING, RawClient.creation("", 1, 7)))
                .isEqualTo(Win32Error.ERROR_COMMITMENT_LIMIT);
        other.closeHandle(4);
        assertThat(client.create("", 4096, 7).handle()).isEqualTo(8);
        client.closeHandle(4);
        client.create("", LIMIT_BYTES - 4096, 7);
    }

    @Test
    void handles_are_told_apart_from_their_objects() {
        client.create("n", 4096, 0xF_0007);
        client.create("n", 4096, 0xF_0005);
        client.create("m", 4096, 7);
        HandleInformationReply first = client.granted(InspectionCatalogue.QUERY_HANDLE, new HandleRequest(4));
        HandleInformationReply second = client.granted(InspectionCatalogue.QUERY_HANDLE, new HandleRequest(8 | 3));
        assertThat(first.grantedAccess()).isEqualTo(0xF_0007);
        assertThat(second.grantedAccess()).isEqualTo(0xF_0005);
        assertThat(first.objectId()).isEqualTo(second.objectId());
        assertThat(first.handleCount()).isEqualTo(2);
        assertThat(same(4, 8)).isEqualTo(Result.granted(true));
        assertThat(same(4, 12)).isEqualTo(Result.granted(false));
        assertThat(same(4, 16)).isEqualTo(Result.refused(Win32Error.ERROR_INVALID_HANDLE));
        assertThat(same(0, 4)).isEqualTo(Result.refused(Win32Error.ERROR_INVALID_HANDLE));
        assertThat(client.refused(InspectionCatalogue.QUERY_HANDLE, new HandleRequest(16)))
                .isEqualTo(Win32Error.ERROR_INVALID_HANDLE);
    }

    private Result<Boolean> same(int first, int second) {
        return client.ask(InspectionCatalogue.COMPARE_HANDLES, new CompareHandlesRequest(first, second))
                .map(reply -> reply.same());
    }

    @Test
    void when_close_has_answered_the_name_is_free() {
        for (int round = 0; round < 100; round++) {
            FileMappingReply created = client.create("n", 4096, 7);
            assertThat(created.existed()).isFalse();
            client.fds().closeAll();
            client.closeHandle(created.handle());
            FileMappingReply theirs = other.create("n", 4096, 7);
            assertThat(theirs.existed()).isFalse();
            other.fds().closeAll();
            other.closeHandle(theirs.handle());
        }
        assertThat(client.refused(SessionCatalogue.CLOSE_HANDLE, new HandleRequest(4)))
                .isEqualTo(Win32Error.ERROR_INVALID_HANDLE);
    }

    @Test
    void a_descriptor_outlives_its_handle_and_the_next_mapping_of_the_name_is_another() {
        client.create("n", 4096, 7);
        try (Fd old = client.takeFd()) {
            memory.set(JAVA_LONG, 0, 1);
            FileCalls.pwrite(old, memory, 0);
            client.closeHandle(4);
            client.create("n", 4096, 7);
            try (Fd fresh = client.takeFd()) {
                FileCalls.pread(fresh, memory, 0);
                assertThat(memory.get(JAVA_LONG, 0)).isZero();
                assertThat(FileCalls.fstat(fresh).inode())
                        .isNotEqualTo(FileCalls.fstat(old).inode());
            }
            FileCalls.pread(old, memory, 0);
            assertThat(memory.get(JAVA_LONG, 0)).isEqualTo(1);
        }
    }
}
