package org.basenamed.client.core;

import org.basenamed.linux.Fd;
import org.basenamed.linux.Pidfd;
import org.basenamed.linux.ProcessCalls;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.rights.ProcessRights;
import org.basenamed.model.rights.ThreadRights;
import org.basenamed.protocol.ProcessCatalogue;
import org.basenamed.protocol.message.DoneReply;
import org.basenamed.protocol.message.EndReply;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.NoteExitRequest;
import org.basenamed.protocol.message.OpenByNumberRequest;
import org.basenamed.protocol.message.TerminateRequest;
import org.jspecify.annotations.Nullable;

/** Processes and threads, this one and others. */
public final class ProcessAccess {
    /** What the kernel itself keeps of an exit code. */
    private static final int KERNEL_BITS = 0xFF;

    /**
     * What is known of a process or thread.
     *
     * @param processNumber the kernel's number of the process
     * @param threadNumber the kernel's number of the thread; 0 for a process
     * @param ended whether it has ended
     * @param codeKnown whether it is known how
     * @param exitCode its exit code, if that is known
     */
    public record End(int processNumber, int threadNumber, boolean ended, boolean codeKnown, int exitCode) {}

    private ProcessAccess() {}

    /**
     * Opens a process or thread.
     *
     * @param type which of the two
     * @param number the kernel's number of it
     */
    public static Result<WaitableHandle> open(ObjectType type, long number, int access, int handleFlags)
            throws BrokerUnreachableException {
        return number != (int) number || number <= 0
                ? Result.refused(Win32Error.ERROR_INVALID_PARAMETER)
                : WaitableHandle.openByNumber(type, new OpenByNumberRequest((int) number, access, handleFlags));
    }

    /** What is known of a process or thread; needs QUERY_LIMITED_INFORMATION. */
    public static Result<End> end(WaitableHandle handle) {
        int needed = handle.type() == ObjectType.PROCESS
                ? ProcessRights.QUERY_LIMITED_INFORMATION
                : ThreadRights.QUERY_LIMITED_INFORMATION;
        return AccessMask.allows(handle.grantedAccess(), needed)
                ? told(handle)
                : Result.refused(Win32Error.ERROR_ACCESS_DENIED);
    }

    /**
     * Queues a call to the thread behind a handle, which needs THREAD_SET_CONTEXT.
     *
     * @return refused as ERROR_GEN_FAILURE if the thread has ended (SYN-69), as ERROR_NOT_SUPPORTED if it is another process's: a call is
     *     code of this one
     */
    public static Result<Boolean> queueCall(WaitableHandle thread, Runnable call) {
        if (!AccessMask.allows(thread.grantedAccess(), ThreadRights.SET_CONTEXT)) {
            return Result.refused(Win32Error.ERROR_ACCESS_DENIED);
        }
        return told(thread).then(told -> {
            if (told.ended()) {
                return Result.refused(Win32Error.ERROR_GEN_FAILURE);
            }
            boolean here = told.processNumber() == ProcessCalls.getpid();
            return here && ThreadCalls.queueTo(told.threadNumber(), call)
                    ? Result.granted(true)
                    : Result.refused(here ? Win32Error.ERROR_GEN_FAILURE : Win32Error.ERROR_NOT_SUPPORTED);
        });
    }

    /** Which thread it is that is to go on; needs THREAD_SUSPEND_RESUME. */
    public static Result<End> resumed(WaitableHandle thread) {
        return AccessMask.allows(thread.grantedAccess(), ThreadRights.SUSPEND_RESUME)
                ? told(thread)
                : Result.refused(Win32Error.ERROR_ACCESS_DENIED);
    }

    private static Result<End> told(WaitableHandle handle) {
        Result<EndReply> reply = handle.ask(ProcessCatalogue.QUERY_END, new HandleRequest(handle.value()));
        return reply.map(told ->
                new End(told.processNumber(), told.threadNumber(), told.ended(), told.codeKnown(), told.exitCode()));
    }

    /** Ends a process; needs PROCESS_TERMINATE. */
    public static Result<Boolean> terminate(WaitableHandle process, int exitCode) {
        Connection.Answer<DoneReply> answer = process.membership()
                .callOnHandleWithFd(ProcessCatalogue.TERMINATE, new TerminateRequest(process.value(), exitCode));
        if (answer.fd() == null) {
            return answer.result().map(done -> true);
        }
        // a broker of another user's knows that this process may, but only this process can
        try (Fd pidfd = answer.fd()) {
            return Pidfd.sendSignal(pidfd, ProcessCalls.SIGKILL) == 0
                    ? Result.granted(true)
                    : Result.refused(Win32Error.ERROR_ACCESS_DENIED);
        }
    }

    /** The kernel's number of the calling thread; of its carrier, for a virtual one. */
    public static int currentThreadNumber() {
        return ProcessCalls.gettid();
    }

    /** Whether a handle is to the calling thread; false if it does not let that be asked. */
    public static boolean isCurrentThread(WaitableHandle thread) {
        return end(thread) instanceof Result.Granted<End>(End told)
                && told.threadNumber() == currentThreadNumber()
                && !told.ended();
    }

    /** Says to those who ask for it later how this process is about to end; the kernel itself keeps 8 bits of it. */
    public static void noteExit(int exitCode) {
        boolean inFull = (exitCode & ~KERNEL_BITS) == 0;
        note(
                inFull
                        ? LocalProcess.current().membership()
                        : LocalProcess.current().joinedIfServed(),
                0,
                exitCode);
    }

    /** Says how the calling thread is about to end. */
    public static void noteThreadExit(int exitCode) {
        note(LocalProcess.current().joinedIfServed(), ProcessCalls.gettid(), exitCode);
    }

    private static void note(@Nullable Membership member, int thread, int exitCode) {
        if (member != null) {
            member.callOnHandle(ProcessCatalogue.NOTE_EXIT, new NoteExitRequest(thread, exitCode));
        }
    }

    /** Has the broker look whether a process or thread has ended: the kernel may tell it late. Whether it has been asked. */
    static boolean settleEnd(WaitableHandle handle) {
        return handle.ask(ProcessCatalogue.CHECK_END, new HandleRequest(handle.value()))
                .isGranted();
    }
}
