package org.basenamed.linux;

/**
 * The system calls this room makes, with their number on each architecture.
 *
 * <p>Only calls that both architectures have: the aarch64 table came later and left out what had a successor
 * ({@code open}, {@code poll}, {@code dup2}, {@code epoll_wait}).
 */
enum SystemCall {
    READ(0, 63),
    WRITE(1, 64),
    CLOSE(3, 57),
    PPOLL(271, 73),
    MMAP(9, 222),
    MPROTECT(10, 226),
    MUNMAP(11, 215),
    MSYNC(26, 227),
    MADVISE(28, 233),
    MREMAP(25, 216),
    USERFAULTFD(323, 282),
    IOCTL(16, 29),
    FTRUNCATE(77, 46),
    FCHMOD(91, 52),
    FCHMODAT(268, 53),
    FSTATFS(138, 44),
    FSYNC(74, 82),
    FALLOCATE(285, 47),
    FCNTL(72, 25),
    OPENAT(257, 56),
    UNLINKAT(263, 35),
    MKDIRAT(258, 34),
    RENAMEAT2(316, 276),
    READLINKAT(267, 78),
    DUP3(292, 24),
    PREAD64(17, 67),
    PWRITE64(18, 68),
    SOCKET(41, 198),
    BIND(49, 200),
    CONNECT(42, 203),
    LISTEN(50, 201),
    ACCEPT4(288, 242),
    SOCKETPAIR(53, 199),
    SENDMSG(46, 211),
    RECVMSG(47, 212),
    SETSOCKOPT(54, 208),
    GETSOCKOPT(55, 209),
    SHUTDOWN(48, 210),
    EPOLL_CREATE1(291, 20),
    EPOLL_CTL(233, 21),
    EPOLL_PWAIT(281, 22),
    EVENTFD2(290, 19),
    TIMERFD_CREATE(283, 85),
    TIMERFD_SETTIME(286, 86),
    TIMERFD_GETTIME(287, 87),
    PIDFD_OPEN(434, 434),
    PIDFD_SEND_SIGNAL(424, 424),
    PIDFD_GETFD(438, 438),
    FUTEX(202, 98),
    FUTEX_WAITV(449, 449),
    MEMFD_CREATE(319, 279),
    STATX(332, 291),
    GETPID(39, 172),
    GETTID(186, 178),
    GETUID(102, 174),
    GETEUID(107, 175),
    GETEGID(108, 177),
    SETSID(112, 157),
    KILL(62, 129),
    EXECVE(59, 221),
    UMASK(95, 166),
    PROCESS_VM_READV(310, 270),
    PROCESS_VM_WRITEV(311, 271),
    SCHED_YIELD(24, 124),
    SCHED_SETAFFINITY(203, 122),
    PRCTL(157, 167),
    PIPE2(293, 59),
    PRLIMIT64(302, 261),
    SETPRIORITY(141, 140),
    SCHED_GETAFFINITY(204, 123);

    /** The number on the architecture of this process. */
    final int number;

    private final int onX86;
    private final int onAarch64;

    SystemCall(int onX86, int onAarch64) {
        this.onX86 = onX86;
        this.onAarch64 = onAarch64;
        this.number = on(Architecture.current());
    }

    int on(Architecture architecture) {
        return switch (architecture) {
            case X86_64 -> onX86;
            case AARCH64 -> onAarch64;
        };
    }
}
