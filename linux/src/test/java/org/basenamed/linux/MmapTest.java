package org.basenamed.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@Watched
class MmapTest {
    private static final long PAGE = Mmap.pageSizeBytes();
    private static final int BOTH = Mmap.PROT_READ | Mmap.PROT_WRITE;
    private static final int PRIVATE = Mmap.MAP_PRIVATE | Mmap.MAP_ANONYMOUS;

    @Test
    void two_shared_mappings_of_one_file_are_the_same_memory() {
        try (Fd memfd = Memfd.create("shared", false)) {
            Memfd.setSize(memfd, PAGE);
            long one = Mmap.map(0, PAGE, BOTH, Mmap.MAP_SHARED, memfd.number(), 0);
            long other = Mmap.map(0, PAGE, Mmap.PROT_READ, Mmap.MAP_SHARED, memfd.number(), 0);
            assertThat(Mmap.isFailure(one)).isFalse();
            assertThat(Mmap.isFailure(other)).isFalse();
            assertThat(one).isNotEqualTo(other);
            Mmap.at(one, PAGE).set(JAVA_LONG, 8, 42);
            assertThat(Mmap.at(other, PAGE).get(JAVA_LONG, 8)).isEqualTo(42);
            assertThat(Mmap.sync(one, PAGE, Mmap.MS_SYNC)).isZero();
            assertThat(Mmap.unmap(one, PAGE)).isZero();
            assertThat(Mmap.unmap(other, PAGE)).isZero();
        }
    }

    @Test
    void an_offset_maps_from_there() {
        try (Fd memfd = Memfd.create("offset", false)) {
            Memfd.setSize(memfd, 2 * PAGE);
            long whole = Mmap.map(0, 2 * PAGE, BOTH, Mmap.MAP_SHARED, memfd.number(), 0);
            long second = Mmap.map(0, PAGE, Mmap.PROT_READ, Mmap.MAP_SHARED, memfd.number(), PAGE);
            Mmap.at(whole, 2 * PAGE).set(JAVA_LONG, PAGE, 7);
            assertThat(Mmap.at(second, PAGE).get(JAVA_LONG, 0)).isEqualTo(7);
            assertThat(Mmap.unmap(whole, 2 * PAGE)).isZero();
            assertThat(Mmap.unmap(second, PAGE)).isZero();
        }
    }

    @Test
    void what_cannot_be_mapped_is_refused_with_its_reason() {
        try (Fd memfd = Memfd.create("refused", false)) {
            Memfd.setSize(memfd, PAGE);
            int fd = memfd.number();
            assertThat(Mmap.map(0, 0, BOTH, Mmap.MAP_SHARED, fd, 0)).isEqualTo(-Errno.EINVAL);
            assertThat(Mmap.map(0, PAGE, BOTH, Mmap.MAP_SHARED, fd, 1)).isEqualTo(-Errno.EINVAL);
            assertThat(Mmap.map(0, PAGE, BOTH, Mmap.MAP_SHARED, -1, 0)).isEqualTo(-Errno.EBADF);
            assertThat(Mmap.map(0, 1L << 60, BOTH, Mmap.MAP_SHARED, fd, 0)).isEqualTo(-Errno.ENOMEM);
        }
    }

    @Test
    void only_the_last_page_of_addresses_means_failure() {
        assertThat(Mmap.isFailure(-1)).isTrue();
        assertThat(Mmap.isFailure(-4095)).isTrue();
        assertThat(Mmap.isFailure(-4096)).isFalse();
        assertThat(Mmap.isFailure(Long.MIN_VALUE)).isFalse();
        assertThat(Mmap.isFailure(0)).isFalse();
    }

    @Test
    void a_fixed_address_that_is_taken_is_refused_and_keeps_what_it_has() {
        long address = Mmap.map(0, PAGE, BOTH, PRIVATE, -1, 0);
        Mmap.at(address, PAGE).set(JAVA_LONG, 0, 9);
        assertThat(Mmap.map(address, PAGE, BOTH, PRIVATE | Mmap.MAP_FIXED_NOREPLACE, -1, 0))
                .isEqualTo(-Errno.EEXIST);
        assertThat(Mmap.at(address, PAGE).get(JAVA_LONG, 0)).isEqualTo(9);
        assertThat(Mmap.map(address, PAGE, BOTH, PRIVATE | Mmap.MAP_FIXED, -1, 0))
                .isEqualTo(address);
        assertThat(Mmap.at(address, PAGE).get(JAVA_LONG, 0)).isZero();
        assertThat(Mmap.unmap(address, PAGE)).isZero();
    }

    @Test
    void protection_decides_what_the_memory_allows() {
        long address = Mmap.map(0, PAGE, BOTH, PRIVATE, -1, 0);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment word = arena.allocate(JAVA_LONG);
            assertThat(ProcessCalls.writeMemory(address, word)).isEqualTo(8);
            assertThat(Mmap.protect(address, PAGE, Mmap.PROT_READ)).isZero();
            assertThat(ProcessCalls.writeMemory(address, word)).isEqualTo(-Errno.EFAULT);
            assertThat(ProcessCalls.readMemory(address, word)).isEqualTo(8);
            assertThat(Mmap.protect(address, PAGE, Mmap.PROT_NONE)).isZero();
            assertThat(ProcessCalls.readMemory(address, word)).isEqualTo(-Errno.EFAULT);
        }
        assertThat(Mmap.protect(address + 1, PAGE, Mmap.PROT_READ)).isEqualTo(-Errno.EINVAL);
        assertThat(Mmap.unmap(address, PAGE)).isZero();
    }

    @Test
    void unmapped_memory_is_gone() {
        long address = Mmap.map(0, PAGE, BOTH, PRIVATE, -1, 0);
        assertThat(Mmap.unmap(address, PAGE)).isZero();
        assertThat(Mmap.sync(address, PAGE, Mmap.MS_ASYNC)).isEqualTo(-Errno.ENOMEM);
        assertThat(Mmap.protect(address, PAGE, Mmap.PROT_READ)).isEqualTo(-Errno.ENOMEM);
        assertThat(Mmap.unmap(address + 1, PAGE)).isEqualTo(-Errno.EINVAL);
    }

    @Test
    void removed_pages_read_as_zero() {
        try (Fd memfd = Memfd.create("removed", false)) {
            Memfd.setSize(memfd, PAGE);
            long address = Mmap.map(0, PAGE, BOTH, Mmap.MAP_SHARED, memfd.number(), 0);
            Mmap.at(address, PAGE).set(JAVA_LONG, 0, 5);
            assertThat(Mmap.advise(address, PAGE, Mmap.MADV_REMOVE)).isZero();
            assertThat(Mmap.at(address, PAGE).get(JAVA_LONG, 0)).isZero();
            assertThat(Mmap.advise(address, PAGE, 4711)).isEqualTo(-Errno.EINVAL);
            assertThat(Mmap.unmap(address, PAGE)).isZero();
        }
    }

    @Test
    void a_segment_ends_with_its_arena_and_runs_the_cleanup_once() {
        AtomicInteger cleanups = new AtomicInteger();
        long address = Mmap.map(0, PAGE, BOTH, PRIVATE, -1, 0);
        Arena arena = Arena.ofShared();
        MemorySegment segment = Mmap.segment(address, PAGE, arena, () -> {
            cleanups.incrementAndGet();
            Mmap.unmap(address, PAGE);
        });
        segment.set(JAVA_LONG, 0, 3);
        assertThat(segment.byteSize()).isEqualTo(PAGE);
        assertThat(cleanups).hasValue(0);
        arena.close();
        assertThat(cleanups).hasValue(1);
        assertThatThrownBy(() -> segment.get(JAVA_LONG, 0)).isInstanceOf(IllegalStateException.class);
        assertThat(Mmap.sync(address, PAGE, Mmap.MS_ASYNC)).isEqualTo(-Errno.ENOMEM);
    }

    @Test
    void a_segment_without_cleanup_leaves_the_mapping() {
        long address = Mmap.map(0, PAGE, BOTH, PRIVATE, -1, 0);
        try (Arena arena = Arena.ofConfined()) {
            Mmap.segment(address, PAGE, arena, null).set(JAVA_LONG, 0, 3);
        }
        assertThat(Mmap.at(address, PAGE).get(JAVA_LONG, 0)).isEqualTo(3);
        assertThat(Mmap.unmap(address, PAGE)).isZero();
    }

    @Test
    void the_page_size_is_a_power_of_two_that_mapping_agrees_with() {
        assertThat(Long.bitCount(PAGE)).isEqualTo(1);
        assertThat(PAGE).isGreaterThanOrEqualTo(4096);
        long address = Mmap.map(0, 1, BOTH, PRIVATE, -1, 0);
        assertThat(address % PAGE).isZero();
        assertThat(Mmap.sync(address, PAGE, Mmap.MS_ASYNC)).isZero();
        assertThat(Mmap.unmap(address, 1)).isZero();
    }
}
