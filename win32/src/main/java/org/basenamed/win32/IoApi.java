package org.basenamed.win32;

import java.util.concurrent.TimeUnit;
import org.basenamed.client.core.Alert;
import org.basenamed.client.core.Ports;
import org.basenamed.client.core.WaitableHandle;
import org.basenamed.client.core.Waits;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.ObjectType;

/** The functions of {@code ioapiset.h} on completion ports. They are queues here, of what is posted and of what jobs tell. */
public final class IoApi {
    private static final int MODIFY_STATE = 0x2;

    private IoApi() {}

    /**
     * Creates a completion port.
     *
     * @param FileHandle {@link WinNT#INVALID_HANDLE_VALUE}: files are read and written before the call returns, and have nothing to tell;
     *     {@code ERROR_NOT_SUPPORTED} for others
     * @param ExistingCompletionPort 0; otherwise {@code ERROR_INVALID_PARAMETER}
     * @param CompletionKey without meaning
     * @param NumberOfConcurrentThreads without meaning: nobody holds threads back
     * @return a handle; 0 on failure
     */
    public static long CreateIoCompletionPort(
            long FileHandle, long ExistingCompletionPort, long CompletionKey, int NumberOfConcurrentThreads) {
        return LastError.valueOr(0L, () -> {
            if (FileHandle != WinNT.INVALID_HANDLE_VALUE) {
                return Result.refused(Win32Error.ERROR_NOT_SUPPORTED);
            }
            if (ExistingCompletionPort != 0) {
                return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
            }
            return WaitableHandle.createPort().map(handle -> (long) handle.value());
        });
    }

    /** Queues a packet: three numbers. {@code ERROR_NO_SYSTEM_RESOURCES} if 65536 are queued already. */
    public static boolean PostQueuedCompletionStatus(
            long CompletionPort, int dwNumberOfBytesTransferred, long dwCompletionKey, long lpOverlapped) {
        return LastError.valueOr(false, () -> port(CompletionPort)
                .then(port -> Ports.post(port, dwNumberOfBytesTransferred, dwCompletionKey, lpOverlapped)));
    }

    /**
     * Takes the packet that has waited for longest, and waits for one. Of a job's packets the number of bytes is the message, and the
     * overlapped the process.
     *
     * @param dwMilliseconds how long to wait, an unsigned number; {@link SynchApi#INFINITE} without end
     * @return false also with {@link SynchApi#WAIT_TIMEOUT} if the time is over, and with {@code ERROR_INVALID_HANDLE} if the handle is
     *     closed meanwhile by this process
     */
    public static boolean GetQueuedCompletionStatus(
            long CompletionPort,
            int[] lpNumberOfBytesTransferred,
            long[] lpCompletionKey,
            long[] lpOverlapped,
            int dwMilliseconds) {
        if (lpNumberOfBytesTransferred.length == 0 || lpCompletionKey.length == 0 || lpOverlapped.length == 0) {
            LastError.set(WinError.ERROR_NOACCESS);
            return false;
        }
        long deadline = dwMilliseconds == SynchApi.INFINITE
                ? Waits.NEVER
                : Waits.deadlineAfter(TimeUnit.MILLISECONDS.toNanos(Integer.toUnsignedLong(dwMilliseconds)));
        lpOverlapped[0] = 0;
        boolean[] timedOut = new boolean[1];
        boolean taken = LastError.valueOr(false, () -> port(CompletionPort)
                .then(port -> Ports.take(port, deadline, Alert.NONE))
                .map(found -> {
                    timedOut[0] = found.isEmpty();
                    found.ifPresent(packet -> {
                        lpNumberOfBytesTransferred[0] = packet.bytes();
                        lpCompletionKey[0] = packet.key();
                        lpOverlapped[0] = packet.overlapped();
                    });
                    return found.isPresent();
                }));
        if (timedOut[0]) {
            LastError.set(SynchApi.WAIT_TIMEOUT);
        }
        return taken;
    }

    private static Result<WaitableHandle> port(long value) {
        return WaitableArgument.find(value, ObjectType.COMPLETION_PORT)
                .then(port -> AccessMask.allows(port.grantedAccess(), MODIFY_STATE)
                        ? Result.granted(port)
                        : Result.refused(Win32Error.ERROR_ACCESS_DENIED));
    }
}
