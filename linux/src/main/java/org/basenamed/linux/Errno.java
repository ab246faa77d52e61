package org.basenamed.linux;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Why a system call failed: the numbers, which x86-64 and aarch64 share, with their names and what they mean.
 */
public final class Errno {
    /** Operation not permitted. */
    public static final int EPERM = 1;

    /** No such file or directory. */
    public static final int ENOENT = 2;

    /** No such process. */
    public static final int ESRCH = 3;

    /** Interrupted by a signal. */
    public static final int EINTR = 4;

    /** Input or output failed. */
    public static final int EIO = 5;

    /** No such device or address. */
    public static final int ENXIO = 6;

    /** Argument list too long. */
    public static final int E2BIG = 7;

    /** Not an executable format. */
    public static final int ENOEXEC = 8;

    /** Bad file descriptor. */
    public static final int EBADF = 9;

    /** No such child. */
    public static final int ECHILD = 10;

    /** Not now. */
    public static final int EAGAIN = 11;

    /** Out of memory. */
    public static final int ENOMEM = 12;

    /** Permission denied. */
    public static final int EACCES = 13;

    /** Bad address. */
    public static final int EFAULT = 14;

    /** Busy. */
    public static final int EBUSY = 16;

    /** Exists already. */
    public static final int EEXIST = 17;

    /** Crosses file systems. */
    public static final int EXDEV = 18;

    /** No such device. */
    public static final int ENODEV = 19;

    /** Not a directory. */
    public static final int ENOTDIR = 20;

    /** Is a directory. */
    public static final int EISDIR = 21;

    /** Invalid argument. */
    public static final int EINVAL = 22;

    /** Too many open files in the system. */
    public static final int ENFILE = 23;

    /** Too many open files in the process. */
    public static final int EMFILE = 24;

    /** Wrong control call for the device. */
    public static final int ENOTTY = 25;

    /** Executable is in use. */
    public static final int ETXTBSY = 26;

    /** File too large. */
    public static final int EFBIG = 27;

    /** No space left. */
    public static final int ENOSPC = 28;

    /** Cannot seek. */
    public static final int ESPIPE = 29;

    /** Read-only file system. */
    public static final int EROFS = 30;

    /** Too many links. */
    public static final int EMLINK = 31;

    /** Nobody reads the other end. */
    public static final int EPIPE = 32;

    /** Outside the domain. */
    public static final int EDOM = 33;

    /** Result does not fit. */
    public static final int ERANGE = 34;

    /** Would deadlock. */
    public static final int EDEADLK = 35;

    /** Name too long. */
    public static final int ENAMETOOLONG = 36;

    /** No locks available. */
    public static final int ENOLCK = 37;

    /** System call not available. */
    public static final int ENOSYS = 38;

    /** Directory not empty. */
    public static final int ENOTEMPTY = 39;

    /** Too many symbolic links. */
    public static final int ELOOP = 40;

    /** No data. */
    public static final int ENODATA = 61;

    /** Timer expired. */
    public static final int ETIME = 62;

    /** Protocol error. */
    public static final int EPROTO = 71;

    /** Bad message. */
    public static final int EBADMSG = 74;

    /** Value does not fit its type. */
    public static final int EOVERFLOW = 75;

    /** Illegal byte sequence. */
    public static final int EILSEQ = 84;

    /** Not a socket. */
    public static final int ENOTSOCK = 88;

    /** Destination address needed. */
    public static final int EDESTADDRREQ = 89;

    /** Message too long. */
    public static final int EMSGSIZE = 90;

    /** Wrong type of socket. */
    public static final int EPROTOTYPE = 91;

    /** No such socket option. */
    public static final int ENOPROTOOPT = 92;

    /** Protocol not supported. */
    public static final int EPROTONOSUPPORT = 93;

    /** Socket type not supported. */
    public static final int ESOCKTNOSUPPORT = 94;

    /** Operation not supported. */
    public static final int EOPNOTSUPP = 95;

    /** Address family not supported. */
    public static final int EAFNOSUPPORT = 97;

    /** Address in use. */
    public static final int EADDRINUSE = 98;

    /** Address not available. */
    public static final int EADDRNOTAVAIL = 99;

    /** Connection aborted. */
    public static final int ECONNABORTED = 103;

    /** Connection reset by the peer. */
    public static final int ECONNRESET = 104;

    /** No buffer space. */
    public static final int ENOBUFS = 105;

    /** Connected already. */
    public static final int EISCONN = 106;

    /** Not connected. */
    public static final int ENOTCONN = 107;

    /** Shut down for sending. */
    public static final int ESHUTDOWN = 108;

    /** Too many descriptors in flight. */
    public static final int ETOOMANYREFS = 109;

    /** Timed out. */
    public static final int ETIMEDOUT = 110;

    /** Nobody listens. */
    public static final int ECONNREFUSED = 111;

    /** Already in progress. */
    public static final int EALREADY = 114;

    /** In progress. */
    public static final int EINPROGRESS = 115;

    /** Stale file handle. */
    public static final int ESTALE = 116;

    /** Quota exceeded. */
    public static final int EDQUOT = 122;

    /** Cancelled. */
    public static final int ECANCELED = 125;

    /** Owner died. */
    public static final int EOWNERDEAD = 130;

    /** State not recoverable. */
    public static final int ENOTRECOVERABLE = 131;

    /** Number, name, meaning. */
    private static final String TABLE = """
            1 EPERM operation not permitted
            2 ENOENT no such file or directory
            3 ESRCH no such process
            4 EINTR interrupted by a signal
            5 EIO input or output failed
            6 ENXIO no such device or address
            7 E2BIG argument list too long
            8 ENOEXEC not an executable format
            9 EBADF bad file descriptor
            10 ECHILD no such child
            11 EAGAIN not now
            12 ENOMEM out of memory
            13 EACCES permission denied
            14 EFAULT bad address
            16 EBUSY busy
            17 EEXIST exists already
            18 EXDEV crosses file systems
            19 ENODEV no such device
            20 ENOTDIR not a directory
            21 EISDIR is a directory
            22 EINVAL invalid argument
            23 ENFILE too many open files in the system
            24 EMFILE too many open files in the process
            25 ENOTTY wrong control call for the device
            26 ETXTBSY executable is in use
            27 EFBIG file too large
            28 ENOSPC no space left
            29 ESPIPE cannot seek
            30 EROFS read-only file system
            31 EMLINK too many links
            32 EPIPE nobody reads the other end
            33 EDOM outside the domain
            34 ERANGE result does not fit
            35 EDEADLK would deadlock
            36 ENAMETOOLONG name too long
            37 ENOLCK no locks available
            38 ENOSYS system call not available
            39 ENOTEMPTY directory not empty
            40 ELOOP too many symbolic links
            61 ENODATA no data
            62 ETIME timer expired
            71 EPROTO protocol error
            74 EBADMSG bad message
            75 EOVERFLOW value does not fit its type
            84 EILSEQ illegal byte sequence
            88 ENOTSOCK not a socket
            89 EDESTADDRREQ destination address needed
            90 EMSGSIZE message too long
            91 EPROTOTYPE wrong type of socket
            92 ENOPROTOOPT no such socket option
            93 EPROTONOSUPPORT protocol not supported
            94 ESOCKTNOSUPPORT socket type not supported
            95 EOPNOTSUPP operation not supported
            97 EAFNOSUPPORT address family not supported
            98 EADDRINUSE address in use
            99 EADDRNOTAVAIL address not available
            103 ECONNABORTED connection aborted
            104 ECONNRESET connection reset by the peer
            105 ENOBUFS no buffer space
            106 EISCONN connected already
            107 ENOTCONN not connected
            108 ESHUTDOWN shut down for sending
            109 ETOOMANYREFS too many descriptors in flight
            110 ETIMEDOUT timed out
            111 ECONNREFUSED nobody listens
            114 EALREADY already in progress
            115 EINPROGRESS in progress
            116 ESTALE stale file handle
            122 EDQUOT quota exceeded
            125 ECANCELED cancelled
            130 EOWNERDEAD owner died
            131 ENOTRECOVERABLE state not recoverable
            """;

    private static final Map<Integer, Row> ROWS =
            TABLE.lines().map(Row::parse).collect(Collectors.toUnmodifiableMap(Row::number, Function.identity()));

    private Errno() {}

    /** The name of the constant, such as {@code "EAGAIN"}; {@code "errno 4711"} for a number that has none here. */
    public static String nameOf(int errno) {
        Row row = ROWS.get(errno);
        return row == null ? "errno " + errno : row.name();
    }

    /** What it means, in a few English words. */
    public static String textOf(int errno) {
        Row row = ROWS.get(errno);
        return row == null ? "unknown" : row.text();
    }

    private record Row(int number, String name, String text) {
        static Row parse(String line) {
            String[] columns = line.split(" ", 3);
            return new Row(Integer.parseInt(columns[0]), columns[1], columns[2]);
        }
    }
}
