package org.basenamed.linux;

/**
 * A process by descriptor: unlike its number it never comes to mean another one.
 */
public final class Pidfd {
    /** As a time-out: never. */
    public static final int FOREVER = Poll.FOREVER;

    private static final int PIDFD_THREAD = 0x80;

    private Pidfd() {}

    /**
     * Opens a process by its number.
     *
     * @return a descriptor that is the caller's, closed on exec; or {@code -errno}: {@code ESRCH} if there is no such
     *     process, {@code EINVAL} if the number is not positive
     */
    public static int open(int pid) {
        return (int) Syscall.call(SystemCall.PIDFD_OPEN, pid, 0);
    }

    /**
     * Opens a thread by its number, be it the first one of its process or another (Linux 6.9).
     *
     * @return a descriptor that is the caller's, closed on exec; or {@code -errno}: {@code ESRCH} if there is no such thread,
     *     {@code EINVAL} if the number is not positive, or the kernel too old
     */
    public static int openThread(int tid) {
        return (int) Syscall.call(SystemCall.PIDFD_OPEN, tid, PIDFD_THREAD);
    }

    /**
     * Sends a signal.
     *
     * @param signal its number; 0 only asks whether it could be sent
     * @return 0 or {@code -errno}: {@code ESRCH} if it has ended and was waited for, {@code EPERM}
     */
    public static int sendSignal(Fd pidfd, int signal) {
        return (int) Syscall.call(SystemCall.PIDFD_SEND_SIGNAL, pidfd.number(), signal, 0, 0);
    }

    /**
     * Whether the process has ended, waited for by its parent or not.
     *
     * @throws LinuxException if this is no open descriptor
     */
    public static boolean hasExited(Fd pidfd) {
        int result = Poll.readable(pidfd.number(), 0);
        if (result < 0) {
            throw new LinuxException("ppoll", -result, pidfd);
        }
        return result == 1;
    }

    /**
     * Waits until the process has ended. After {@code EINTR} goes on with the time that is left.
     *
     * @param timeoutMillis {@link #FOREVER}, or 0 not to wait
     * @return 1 if it has ended, 0 if the time is over, or {@code -errno}
     */
    public static int waitExited(Fd pidfd, int timeoutMillis) {
        return Poll.readable(pidfd.number(), timeoutMillis);
    }

    /**
     * Duplicates a descriptor of another process into this one, which needs the right to trace it.
     *
     * @return a descriptor that is the caller's, closed on exec; or {@code -errno}: {@code EBADF} if it is not open there,
     *     {@code EPERM}, {@code ESRCH}
     */
    public static int getfd(Fd pidfd, int targetFd) {
        return (int) Syscall.call(SystemCall.PIDFD_GETFD, pidfd.number(), targetFd, 0);
    }
}
