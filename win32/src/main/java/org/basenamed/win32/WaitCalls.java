package org.basenamed.win32;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.basenamed.client.core.Alert;
import org.basenamed.client.core.LocalHandle;
import org.basenamed.client.core.LocalProcess;
import org.basenamed.client.core.Pause;
import org.basenamed.client.core.ThreadCalls;
import org.basenamed.client.core.WaitableHandle;
import org.basenamed.client.core.Waits;
import org.basenamed.model.Win32Error;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.waitable.Signal;
import org.basenamed.model.waitable.WaitOutcome;
import org.jspecify.annotations.Nullable;

/** The functions that wait, behind {@link Kernel32}. */
final class WaitCalls {
    private static final long LAST_PSEUDO_HANDLE = -6;
    private static final int GRANTED = 0;

    private WaitCalls() {}

    /** HD-11: the current process, the current thread and their tokens, which need no closing. */
    static boolean isPseudoHandle(long handle) {
        return handle < 0 && handle >= LAST_PSEUDO_HANDLE;
    }

    /** The calling process, or thread: neither is over, and nobody ever gets further by waiting for themselves. */
    static boolean isOneself(long handle) {
        return handle == WinNT.CURRENT_PROCESS || handle == WinNT.CURRENT_THREAD;
    }

    static int one(long handle, int milliseconds, boolean alertable) {
        int refusal =
                isOneself(handle) ? GRANTED : refusal(LocalProcess.current().find(handle));
        return refusal == GRANTED ? checked(handle, milliseconds, alertable) : failed(refusal);
    }

    /** Waits through a handle that has been found good for it. */
    private static int checked(long handle, int milliseconds, boolean alertable) {
        if (isOneself(handle)) {
            return sleep(milliseconds, alertable);
        }
        if (!(LocalProcess.current().find(handle) instanceof WaitableHandle waitable)) {
            return failed(Win32Error.ERROR_INVALID_HANDLE.code());
        }
        long deadline = deadline(milliseconds);
        int outcome;
        do {
            outcome = Waits.one(waitable, deadline, alert(alertable));
        } while (isFalseAlarm(outcome));
        return told(outcome);
    }

    private static Alert alert(boolean alertable) {
        return alertable ? Alert.CALL : Alert.NONE;
    }

    /** Makes the calls that have ended a wait, if they have; whether they had been taken back by then, and the wait goes on. */
    private static boolean isFalseAlarm(int outcome) {
        return outcome == WaitOutcome.INTERRUPTED && ThreadCalls.current().runAll() == 0;
    }

    /** Why nobody can wait through a handle, as a code; {@link #GRANTED} if one can. */
    private static int refusal(@Nullable LocalHandle handle) {
        if (handle == null) {
            return Win32Error.ERROR_INVALID_HANDLE.code();
        }
        return AccessMask.allows(handle.grantedAccess(), AccessMask.SYNCHRONIZE)
                ? GRANTED
                : Win32Error.ERROR_ACCESS_DENIED.code();
    }

    static int many(int count, long[] values, boolean all, int milliseconds, boolean alertable) {
        if (count <= 0 || count > WinNT.MAXIMUM_WAIT_OBJECTS) {
            return failed(Win32Error.ERROR_INVALID_PARAMETER.code());
        }
        if (count > values.length) {
            return failed(Win32Error.ERROR_NOACCESS.code());
        }
        int seen = all ? WaitOutcome.PENDING : glance(count, values);
        if (seen != WaitOutcome.PENDING) {
            return told(seen);
        }
        List<WaitableHandle> handles = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            // SYN-57: the first that fails decides; SYN-58: pseudo handles are none here
            LocalHandle handle = LocalProcess.current().find(values[i]);
            int refusal = refusal(handle);
            if (refusal != GRANTED) {
                return failed(refusal);
            }
            if (!(handle instanceof WaitableHandle waitable)) {
                return failed(Win32Error.ERROR_INVALID_HANDLE.code());
            }
            handles.add(waitable);
        }
        long deadline = deadline(milliseconds);
        int outcome;
        do {
            outcome = Waits.many(handles, all, deadline, alert(alertable));
        } while (isFalseAlarm(outcome));
        return told(outcome);
    }

    /** Takes the first signalled object if that is simple, and all before it too; without allocating anything. */
    private static int glance(int count, long[] values) {
        LocalProcess process = LocalProcess.current();
        if (!(process.find(values[0]) instanceof WaitableHandle first)) {
            return WaitOutcome.PENDING;
        }
        WaitableHandle signalled = null;
        int index = 0;
        // SYN-57: nothing is taken before all have been looked at
        for (int i = 0; i < count; i++) {
            if (!(process.find(values[i]) instanceof WaitableHandle handle) || !Waits.isPlain(handle, first)) {
                return WaitOutcome.PENDING;
            }
            if (signalled == null && !Waits.isUnsignalled(handle)) {
                signalled = handle;
                index = i;
            }
        }
        return signalled != null && Waits.take(signalled) ? WaitOutcome.SIGNALLED + index : WaitOutcome.PENDING;
    }

    /** SYN-80: both handles, then the type and right of the first; only then anything is done. */
    static int signalAndWait(long toSignal, long toWaitFor, int milliseconds, boolean alertable) {
        LocalHandle signalled = LocalProcess.current().find(toSignal);
        if (signalled == null && !isPseudoHandle(toSignal)) {
            return failed(Win32Error.ERROR_INVALID_HANDLE.code());
        }
        int refusal =
                isOneself(toWaitFor) ? GRANTED : refusal(LocalProcess.current().find(toWaitFor));
        if (refusal != GRANTED) {
            return failed(refusal);
        }
        int answer = signalled instanceof WaitableHandle waitable
                ? signal(waitable)
                : -Win32Error.ERROR_INVALID_HANDLE.code();
        return answer < 0 ? failed(-answer) : checked(toWaitFor, milliseconds, alertable);
    }

    private static int signal(WaitableHandle handle) {
        return switch (handle.type()) {
            case EVENT -> Waits.event(handle, Signal.SET);
            case MUTEX -> Waits.release(handle);
            case SEMAPHORE -> Waits.release(handle, 1);
            case TIMER, PROCESS, THREAD, JOB, COMPLETION_PORT, FILE_MAPPING, PRIVATE_NAMESPACE, FILE ->
                -Win32Error.ERROR_INVALID_HANDLE.code();
        };
    }

    private static int failed(int code) {
        LastError.set(code);
        return SynchApi.WAIT_FAILED;
    }

    private static int told(int outcome) {
        if (outcome == WaitOutcome.INTERRUPTED) {
            return SynchApi.WAIT_IO_COMPLETION;
        }
        if (outcome == WaitOutcome.TIMED_OUT) {
            return SynchApi.WAIT_TIMEOUT;
        }
        if (outcome < 0) {
            return failed(-outcome);
        }
        return outcome >= WaitOutcome.ABANDONED
                ? SynchApi.WAIT_ABANDONED_0 + outcome - WaitOutcome.ABANDONED
                : SynchApi.WAIT_OBJECT_0 + outcome;
    }

    private static long deadline(int milliseconds) {
        return milliseconds == SynchApi.INFINITE
                ? Waits.NEVER
                : Waits.deadlineAfter(TimeUnit.MILLISECONDS.toNanos(Integer.toUnsignedLong(milliseconds)));
    }

    /** Lets time pass: {@code WAIT_TIMEOUT}, or {@code WAIT_IO_COMPLETION}. */
    static int sleep(int milliseconds, boolean alertable) {
        long deadline = deadline(milliseconds);
        int outcome;
        do {
            outcome = Pause.until(deadline, alertable);
        } while (isFalseAlarm(outcome));
        return told(outcome);
    }
}
