package org.basenamed.client;

import java.util.OptionalInt;
import org.basenamed.client.core.ProcessAccess;
import org.basenamed.client.core.WaitableHandle;
import org.basenamed.model.Win32Error;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.ProcessRights;

/**
 * A process as an object that is waited for: it is signalled from the moment that the process has ended, however that was, and stays so.
 * Any process of the same user will do, whether it uses this library or not. Win32: a process object.
 *
 * <p>Unlike a number it never comes to mean another process. When a wait for it is satisfied, the names that only that process held are
 * free, and its mutexes abandoned.
 */
public final class PeerProcess extends Waitable {
    private static final int RIGHTS =
            AccessMask.SYNCHRONIZE | ProcessRights.QUERY_LIMITED_INFORMATION | ProcessRights.TERMINATE;

    private final long pid;

    private PeerProcess(WaitableHandle handle, long pid) {
        super(handle, "process " + pid);
        this.pid = pid;
    }

    /**
     * Opens a process, to wait for its end, to ask how it ended, and to end it. Win32: {@code OpenProcess}.
     *
     * @throws BasenamedException with {@code ERROR_INVALID_PARAMETER} if it has ended
     * @throws AccessDeniedException if it is another user's
     * @throws BrokerUnavailableException if no broker can be reached or started
     */
    public static PeerProcess open(ProcessHandle process) {
        return Outcome.of("PeerProcess.open", "process " + process.pid(), () -> HandleTransfer.open(process, RIGHTS)
                .map(handle -> new PeerProcess(handle, process.pid())));
    }

    /** Its number. */
    public long pid() {
        return pid;
    }

    /**
     * How it ended: the code that it, or whoever ended it, gave through this library; otherwise the low 8 bits of its exit code, or 128 and
     * the number of the signal that ended it. Win32: {@code GetExitCodeProcess}.
     *
     * @return empty while it runs
     * @throws BasenamedException with {@code ERROR_INVALID_HANDLE} if this handle is closed; {@code ERROR_NOT_SUPPORTED} if the kernel does
     *     not tell any more, which kernels before Linux 6.15 may not
     */
    public OptionalInt exitCode() {
        ProcessAccess.End end = Outcome.of("PeerProcess.exitCode", name(), () -> ProcessAccess.end(handle()));
        if (end.ended() && !end.codeKnown()) {
            throw BasenamedException.of(Win32Error.ERROR_NOT_SUPPORTED, "PeerProcess.exitCode", name(), "");
        }
        return end.ended() ? OptionalInt.of(end.exitCode()) : OptionalInt.empty();
    }

    /**
     * Ends it at once, without its shutdown hooks, and without waiting for that. Win32: {@code TerminateProcess}.
     *
     * @param exitCode what {@link #exitCode()} tells everybody then
     * @throws AccessDeniedException if it has ended already: its exit code stays what it was
     */
    public void terminate(int exitCode) {
        Outcome.of("PeerProcess.terminate", name(), () -> ProcessAccess.terminate(handle(), exitCode));
    }
}
