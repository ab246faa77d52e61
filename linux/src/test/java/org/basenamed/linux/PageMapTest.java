package org.basenamed.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

/** Which pages of a private mapping have been copied, and where they can be moved to. */
class PageMapTest {
    private static final long PAGE = Mmap.pageSizeBytes();
    private static final long BYTES = 8 * PAGE;

    @Test
    void written_pages_are_copies_and_read_ones_are_not() {
        try (Fd memfd = Memfd.create("pages", false);
                Arena arena = Arena.ofConfined()) {
            Memfd.setSize(memfd, BYTES);
            long address = Mmap.map(0, BYTES, Mmap.PROT_READ | Mmap.PROT_WRITE, Mmap.MAP_PRIVATE, memfd.number(), 0);
            MemorySegment view = Mmap.segment(address, BYTES, arena, () -> Mmap.unmap(address, BYTES));
            assertThat(PageMap.run(address, BYTES, false)).isEqualTo(BYTES);
            assertThat(view.get(ValueLayout.JAVA_BYTE, PAGE)).isZero();
            assertThat(PageMap.run(address, BYTES, false)).isEqualTo(BYTES);
            view.set(ValueLayout.JAVA_BYTE, 2 * PAGE, (byte) 1);
            view.set(ValueLayout.JAVA_BYTE, 3 * PAGE, (byte) 1);
            assertThat(PageMap.run(address, BYTES, false)).isEqualTo(2 * PAGE);
            assertThat(PageMap.run(address, BYTES, true)).isZero();
            assertThat(PageMap.run(address + 2 * PAGE, BYTES - 2 * PAGE, true)).isEqualTo(2 * PAGE);
            assertThat(PageMap.run(address + 4 * PAGE, BYTES - 4 * PAGE, false)).isEqualTo(4 * PAGE);
        }
    }

    @Test
    void shared_pages_are_never_copies() {
        try (Fd memfd = Memfd.create("pages", false);
                Arena arena = Arena.ofConfined()) {
            Memfd.setSize(memfd, BYTES);
            long address = Mmap.map(0, BYTES, Mmap.PROT_READ | Mmap.PROT_WRITE, Mmap.MAP_SHARED, memfd.number(), 0);
            MemorySegment view = Mmap.segment(address, BYTES, arena, () -> Mmap.unmap(address, BYTES));
            view.fill((byte) 1);
            assertThat(PageMap.run(address, BYTES, false)).isEqualTo(BYTES);
        }
    }

    @Test
    void a_moved_page_keeps_what_is_in_it() {
        try (Arena arena = Arena.ofConfined()) {
            int flags = Mmap.MAP_PRIVATE | Mmap.MAP_ANONYMOUS;
            long from = Mmap.map(0, PAGE, Mmap.PROT_READ | Mmap.PROT_WRITE, flags, -1, 0);
            long to = Mmap.map(0, PAGE, Mmap.PROT_NONE, flags, -1, 0);
            Mmap.at(from, PAGE).set(ValueLayout.JAVA_LONG, 0, 42L);
            assertThat(Mmap.move(from, PAGE, to)).isZero();
            assertThat(Mmap.at(to, PAGE).get(ValueLayout.JAVA_LONG, 0)).isEqualTo(42);
            assertThat(ProcessCalls.readMemory(from, arena.allocate(1))).isEqualTo(-Errno.EFAULT);
            assertThat(Mmap.unmap(to, PAGE)).isZero();
        }
    }
}
