package org.basenamed.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@Watched
class MemfdTest {
    private static final long PAGE = Mmap.pageSizeBytes();

    @Test
    void a_new_one_is_empty_has_no_name_and_closes_on_exec() {
        try (Fd memfd = Memfd.create("new", false)) {
            FileStatus status = FileCalls.fstat(memfd);
            assertThat(status.sizeBytes()).isZero();
            assertThat(status.linkCount()).isZero();
            assertThat(status.uid()).isEqualTo(ProcessCalls.geteuid());
            assertThat(Descriptors.isCloseOnExec(memfd.number())).isTrue();
            assertThat(Descriptors.open().get(memfd.number())).isEqualTo("/memfd:new (deleted)");
        }
    }

    @Test
    void nobody_but_its_owner_can_open_it_anew() {
        try (Fd plain = Memfd.create("plain", false);
                Fd executable = Memfd.create("executable", true)) {
            assertThat(FileCalls.fstat(plain).permissions()).isEqualTo(0600);
            assertThat(FileCalls.fstat(executable).permissions()).isEqualTo(0700);
        }
    }

    @Test
    void a_name_that_is_too_long_is_refused() {
        assertThatThrownBy(() -> Memfd.create("n".repeat(250), false))
                .isInstanceOfSatisfying(LinuxException.class, thrown -> {
                    assertThat(thrown.call()).isEqualTo("memfd_create");
                    assertThat(thrown.errno()).isEqualTo(Errno.EINVAL);
                });
        Memfd.create("n".repeat(249), false).close();
    }

    @Test
    void its_size_is_what_was_set() {
        try (Fd memfd = Memfd.create("size", false)) {
            Memfd.setSize(memfd, 5 * PAGE + 1);
            assertThat(FileCalls.fstat(memfd).sizeBytes()).isEqualTo(5 * PAGE + 1);
            assertThatThrownBy(() -> Memfd.setSize(memfd, -1))
                    .isInstanceOfSatisfying(LinuxException.class, thrown -> assertThat(thrown.errno())
                            .isEqualTo(Errno.EINVAL));
            assertThat(FileCalls.fstat(memfd).sizeBytes()).isEqualTo(5 * PAGE + 1);
        }
    }

    @Test
    void allocating_takes_memory_and_grows_the_file() {
        try (Fd memfd = Memfd.create("allocated", false)) {
            assertThat(Memfd.allocate(memfd, 0, 3 * PAGE)).isZero();
            assertThat(FileCalls.fstat(memfd).sizeBytes()).isEqualTo(3 * PAGE);
            assertThat(Memfd.allocate(memfd, 0, 0)).isEqualTo(-Errno.EINVAL);
            // Beyond the end of all files; a length that is merely too much would be taken until the machine has no
            // more.
            assertThat(Memfd.allocate(memfd, Long.MAX_VALUE, 1)).isEqualTo(-Errno.EFBIG);
            assertThat(FileCalls.fstat(memfd).sizeBytes()).isEqualTo(3 * PAGE);
        }
    }

    @Test
    void a_sealed_size_can_be_neither_less_nor_more() {
        try (Fd memfd = Memfd.create("sealed", false)) {
            Memfd.setSize(memfd, PAGE);
            Memfd.seal(memfd, Memfd.SEAL_SHRINK | Memfd.SEAL_GROW);
            assertThat(Memfd.trySetSize(memfd, PAGE - 1)).isEqualTo(-Errno.EPERM);
            assertThat(Memfd.trySetSize(memfd, PAGE + 1)).isEqualTo(-Errno.EPERM);
            assertThat(Memfd.allocate(memfd, 0, 2 * PAGE)).isEqualTo(-Errno.EPERM);
            assertThat(Memfd.trySetSize(memfd, PAGE)).isZero();
            assertThat(FileCalls.fstat(memfd).sizeBytes()).isEqualTo(PAGE);
        }
    }

    @Test
    void each_size_seal_forbids_its_direction_only() {
        try (Fd noShrink = Memfd.create("no-shrink", false);
                Fd noGrow = Memfd.create("no-grow", false)) {
            Memfd.setSize(noShrink, PAGE);
            Memfd.seal(noShrink, Memfd.SEAL_SHRINK);
            assertThat(Memfd.trySetSize(noShrink, 2 * PAGE)).isZero();
            assertThat(Memfd.trySetSize(noShrink, PAGE)).isEqualTo(-Errno.EPERM);
            Memfd.setSize(noGrow, PAGE);
            Memfd.seal(noGrow, Memfd.SEAL_GROW);
            assertThat(Memfd.trySetSize(noGrow, 2 * PAGE)).isEqualTo(-Errno.EPERM);
            assertThat(Memfd.trySetSize(noGrow, 0)).isZero();
        }
    }

    @Test
    void seals_add_up_until_sealing_is_sealed() {
        try (Fd memfd = Memfd.create("seals", false)) {
            int initial = Memfd.seals(memfd);
            Memfd.seal(memfd, Memfd.SEAL_SHRINK);
            Memfd.seal(memfd, Memfd.SEAL_SEAL);
            assertThat(Memfd.seals(memfd)).isEqualTo(initial | Memfd.SEAL_SHRINK | Memfd.SEAL_SEAL);
            assertThatThrownBy(() -> Memfd.seal(memfd, Memfd.SEAL_GROW))
                    .isInstanceOfSatisfying(LinuxException.class, thrown -> assertThat(thrown.errno())
                            .isEqualTo(Errno.EPERM));
            assertThat(Memfd.seals(memfd)).isEqualTo(initial | Memfd.SEAL_SHRINK | Memfd.SEAL_SEAL);
        }
    }

    @Test
    void a_write_seal_is_refused_while_it_is_mapped_writable() {
        try (Fd memfd = Memfd.create("mapped", false)) {
            Memfd.setSize(memfd, PAGE);
            long address = Mmap.map(0, PAGE, Mmap.PROT_WRITE, Mmap.MAP_SHARED, memfd.number(), 0);
            assertThatThrownBy(() -> Memfd.seal(memfd, Memfd.SEAL_WRITE))
                    .isInstanceOfSatisfying(LinuxException.class, thrown -> assertThat(thrown.errno())
                            .isEqualTo(Errno.EBUSY));
            assertThat(Mmap.unmap(address, PAGE)).isZero();
            Memfd.seal(memfd, Memfd.SEAL_WRITE);
            assertThat(write(memfd)).isEqualTo(-Errno.EPERM);
        }
    }

    @Test
    void through_a_read_only_descriptor_the_kernel_lets_nobody_write() {
        try (Fd memfd = Memfd.create("read-only", false)) {
            Memfd.setSize(memfd, PAGE);
            assertThat(write(memfd)).isEqualTo(1);
            try (Fd reader = Memfd.reopenReadOnly(memfd)) {
                assertThat(FileCalls.fstat(reader)).isEqualTo(FileCalls.fstat(memfd));
                assertThat(Descriptors.isCloseOnExec(reader.number())).isTrue();
                assertThat(write(reader)).isEqualTo(-Errno.EBADF);
                assertThat(Memfd.trySetSize(reader, 0)).isEqualTo(-Errno.EINVAL);
                assertThat(Memfd.allocate(reader, 0, PAGE)).isEqualTo(-Errno.EBADF);
                assertThatThrownBy(() -> Memfd.seal(reader, Memfd.SEAL_SHRINK))
                        .isInstanceOfSatisfying(LinuxException.class, thrown -> assertThat(thrown.errno())
                                .isEqualTo(Errno.EPERM));
            }
        }
    }

    @Test
    void a_read_only_descriptor_cannot_be_mapped_writable_nor_made_so_later() {
        try (Fd memfd = Memfd.create("read-only", false)) {
            Memfd.setSize(memfd, PAGE);
            try (Fd reader = Memfd.reopenReadOnly(memfd)) {
                int both = Mmap.PROT_READ | Mmap.PROT_WRITE;
                assertThat(Mmap.map(0, PAGE, both, Mmap.MAP_SHARED, reader.number(), 0))
                        .isEqualTo(-Errno.EACCES);
                long address = Mmap.map(0, PAGE, Mmap.PROT_READ, Mmap.MAP_SHARED, reader.number(), 0);
                assertThat(Mmap.isFailure(address)).isFalse();
                assertThat(Mmap.protect(address, PAGE, both)).isEqualTo(-Errno.EACCES);
                assertThat(Mmap.unmap(address, PAGE)).isZero();
            }
        }
    }

    @Test
    void what_is_no_memfd_has_no_seals() {
        try (Fd plain = Fd.own(FileCalls.open(Path.of("/dev/null"), FileCalls.O_RDWR | FileCalls.O_CLOEXEC, 0))) {
            assertThatThrownBy(() -> Memfd.seals(plain))
                    .isInstanceOfSatisfying(LinuxException.class, thrown -> assertThat(thrown.errno())
                            .isEqualTo(Errno.EINVAL));
        }
    }

    @Test
    void huge_pages_have_the_size_that_was_asked_for() {
        try (Fd huge = Memfd.createHuge("huge", Memfd.HUGE_2_MIB_SHIFT)) {
            assertThat(FileCalls.fstat(huge).permissions()).isEqualTo(0600);
            assertThat(Memfd.trySetSize(huge, 1 << Memfd.HUGE_2_MIB_SHIFT)).isZero();
            assertThat(Memfd.trySetSize(huge, 4096)).isEqualTo(-Errno.EINVAL);
        } catch (LinuxException none) {
            // A kernel built without them says so; anything else is wrong.
            assertThat(none.errno()).isIn(Errno.ENODEV, Errno.EINVAL, Errno.ENOSYS);
        }
    }

    @Test
    void pages_of_a_size_that_no_machine_has_are_refused() {
        assertThatThrownBy(() -> Memfd.createHuge("none", 13))
                .isInstanceOfSatisfying(LinuxException.class, thrown -> assertThat(thrown.errno())
                        .isIn(Errno.ENODEV, Errno.EINVAL, Errno.ENOSYS));
    }

    private static long write(Fd fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment one = arena.allocate(1);
            return FileCalls.pwrite(fd, one, 0);
        }
    }
}
