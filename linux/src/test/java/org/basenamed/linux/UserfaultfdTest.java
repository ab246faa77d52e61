package org.basenamed.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holes of a memfd that fault until somebody fills them. */
class UserfaultfdTest {
    private static final long BYTES = 65536;
    private static final long PAGE = 4096;

    @ParameterizedTest
    @ValueSource(ints = {Mmap.MAP_SHARED, Mmap.MAP_PRIVATE})
    void a_hole_throws_in_java_and_an_allocated_page_does_not(int sharing) {
        assumeTrue(Userfaultfd.isAvailable(), "userfaultfd is forbidden here");
        try (Fd memfd = Memfd.create("holes", false);
                Arena arena = Arena.ofShared()) {
            Memfd.setSize(memfd, BYTES);
            long address = Mmap.map(0, BYTES, Mmap.PROT_READ | Mmap.PROT_WRITE, sharing, memfd.number(), 0);
            MemorySegment view = Mmap.segment(address, BYTES, arena, () -> Mmap.unmap(address, BYTES));
            assertThat(Userfaultfd.register(address, BYTES)).isZero();
            assertThatThrownBy(() -> view.get(ValueLayout.JAVA_BYTE, PAGE)).isInstanceOf(InternalError.class);
            assertThatThrownBy(() -> view.set(ValueLayout.JAVA_BYTE, PAGE, (byte) 1))
                    .isInstanceOf(InternalError.class);
            assertThat(ProcessCalls.readMemory(address + PAGE, arena.allocate(1)))
                    .isEqualTo(-Errno.EFAULT);
            assertThat(FileSpace.allocate(memfd, PAGE, PAGE)).isZero();
            assertThat(view.get(ValueLayout.JAVA_BYTE, PAGE)).isZero();
            assertThatThrownBy(() -> view.get(ValueLayout.JAVA_BYTE, 2 * PAGE)).isInstanceOf(InternalError.class);
        }
    }

    @Test
    void a_shared_mapping_that_may_not_write_cannot_be_registered() {
        assumeTrue(Userfaultfd.isAvailable(), "userfaultfd is forbidden here");
        try (Fd memfd = Memfd.create("holes", false)) {
            Memfd.setSize(memfd, BYTES);
            try (Fd readOnly = Memfd.reopenReadOnly(memfd)) {
                long address = Mmap.map(0, BYTES, Mmap.PROT_READ, Mmap.MAP_SHARED, readOnly.number(), 0);
                assertThat(Userfaultfd.register(address, BYTES)).isEqualTo(-Errno.EPERM);
                assertThat(Mmap.unmap(address, BYTES)).isZero();
            }
        }
    }
}
