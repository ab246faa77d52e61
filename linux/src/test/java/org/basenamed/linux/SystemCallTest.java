package org.basenamed.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SystemCallTest {
    /** From {@code asm/unistd_64.h} of Linux 6.1 for x86. */
    private static final String X86_64 = """
            read 0, write 1, close 3, ppoll 271, mmap 9, mprotect 10, munmap 11, msync 26, madvise 28,
            ftruncate 77, fchmod 91, fsync 74, fallocate 285, fcntl 72, openat 257, unlinkat 263, mkdirat 258,
            readlinkat 267, dup3 292, pread64 17, pwrite64 18, socket 41, bind 49, connect 42, listen 50,
            accept4 288, socketpair 53, sendmsg 46, recvmsg 47, setsockopt 54, getsockopt 55, shutdown 48,
            epoll_create1 291, epoll_ctl 233, epoll_pwait 281, eventfd2 290, timerfd_create 283,
            timerfd_settime 286, timerfd_gettime 287, pidfd_open 434, pidfd_send_signal 424, pidfd_getfd 438,
            futex 202, futex_waitv 449, memfd_create 319, statx 332, getpid 39, gettid 186, getuid 102,
            geteuid 107, getegid 108, setsid 112, kill 62, umask 95, process_vm_readv 310,
            process_vm_writev 311, sched_yield 24, sched_setaffinity 203, prctl 157,
            mremap 25, userfaultfd 323, ioctl 16, fchmodat 268, fstatfs 138, renameat2 316,
            pipe2 293, prlimit64 302, setpriority 141, sched_getaffinity 204, execve 59
            """;

    /** From {@code asm-generic/unistd.h} of Linux 6.1, which aarch64 uses. */
    private static final String AARCH64 = """
            read 63, write 64, close 57, ppoll 73, mmap 222, mprotect 226, munmap 215, msync 227, madvise 233,
            ftruncate 46, fchmod 52, fsync 82, fallocate 47, fcntl 25, openat 56, unlinkat 35, mkdirat 34,
            readlinkat 78, dup3 24, pread64 67, pwrite64 68, socket 198, bind 200, connect 203, listen 201,
            accept4 242, socketpair 199, sendmsg 211, recvmsg 212, setsockopt 208, getsockopt 209,
            shutdown 210, epoll_create1 20, epoll_ctl 21, epoll_pwait 22, eventfd2 19, timerfd_create 85,
            timerfd_settime 86, timerfd_gettime 87, pidfd_open 434, pidfd_send_signal 424, pidfd_getfd 438,
            futex 98, futex_waitv 449, memfd_create 279, statx 291, getpid 172, gettid 178, getuid 174,
            geteuid 175, getegid 177, setsid 157, kill 129, umask 166, process_vm_readv 270,
            process_vm_writev 271, sched_yield 124, sched_setaffinity 122, prctl 167,
            mremap 216, userfaultfd 282, ioctl 29, fchmodat 53, fstatfs 44, renameat2 276,
            pipe2 59, prlimit64 261, setpriority 140, sched_getaffinity 123, execve 221
            """;

    @Test
    void the_numbers_of_x86_64_are_those_of_the_kernel_headers() {
        assertThat(numbersOn(Architecture.X86_64)).isEqualTo(parsed(X86_64));
    }

    @Test
    void the_numbers_of_aarch64_are_those_of_the_kernel_headers() {
        assertThat(numbersOn(Architecture.AARCH64)).isEqualTo(parsed(AARCH64));
    }

    @Test
    void the_number_in_use_is_that_of_this_architecture() {
        assertThat(SystemCall.values())
                .allSatisfy(call -> assertThat(call.number).isEqualTo(call.on(Architecture.current())));
    }

    private static Map<String, Integer> numbersOn(Architecture architecture) {
        return Arrays.stream(SystemCall.values())
                .collect(Collectors.toMap(call -> call.name().toLowerCase(Locale.ROOT), call -> call.on(architecture)));
    }

    private static Map<String, Integer> parsed(String table) {
        return Arrays.stream(table.strip().split(",\\s+"))
                .map(entry -> entry.split(" "))
                .collect(Collectors.toMap(entry -> entry[0], entry -> Integer.valueOf(entry[1])));
    }
}
