package org.basenamed.win32;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.rights.ObjectType;
import org.jspecify.annotations.Nullable;

/**
 * The functions and constants of {@code processthreadsapi.h}. Any process may be opened that belongs to the same user; threads of any
 * such process, too.
 */
public final class ProcessThreadsApi {
    /** The exit code of what has not ended. */
    public static final int STILL_ACTIVE = 259;

    public static final int PROCESS_TERMINATE = 0x1;
    public static final int PROCESS_DUP_HANDLE = 0x40;
    public static final int PROCESS_CREATE_PROCESS = 0x80;
    public static final int PROCESS_SET_QUOTA = 0x100;
    public static final int PROCESS_SET_INFORMATION = 0x200;
    public static final int PROCESS_QUERY_INFORMATION = 0x400;
    public static final int PROCESS_QUERY_LIMITED_INFORMATION = 0x1000;
    public static final int PROCESS_ALL_ACCESS = 0x001F_FFFF;

    public static final int THREAD_TERMINATE = 0x1;
    public static final int THREAD_SUSPEND_RESUME = 0x2;
    public static final int THREAD_SET_CONTEXT = 0x10;
    public static final int THREAD_QUERY_INFORMATION = 0x40;
    public static final int THREAD_QUERY_LIMITED_INFORMATION = 0x800;
    public static final int THREAD_ALL_ACCESS = 0x001F_FFFF;

    /** A creation flag: the startup information is a {@link STARTUPINFOEX}. */
    public static final int EXTENDED_STARTUPINFO_PRESENT = 0x0008_0000;

    /** An attribute: a handle to the process whose handles and jobs are inherited; it takes {@link #PROCESS_CREATE_PROCESS}. */
    public static final long PROC_THREAD_ATTRIBUTE_PARENT_PROCESS = 0x0002_0000;

    /** An attribute: the only handles to be inherited. */
    public static final long PROC_THREAD_ATTRIBUTE_HANDLE_LIST = 0x0002_0002;

    /** An attribute: jobs that the process begins in beside those that it inherits, in this order. */
    public static final long PROC_THREAD_ATTRIBUTE_JOB_LIST = 0x0002_000D;

    /** A creation flag, for consoles; without effect. */
    public static final int CREATE_NO_WINDOW = 0x0800_0000;

    /**
     * A creation flag: the child is not to be in its parent's jobs, as far as they let it go; {@code ERROR_ACCESS_DENIED} if the innermost
     * does not. Without effect for a parent in no job (JB-12).
     */
    public static final int CREATE_BREAKAWAY_FROM_JOB = 0x0100_0000;

    /**
     * A creation flag: the child does not take its first step before {@link #ResumeThread}. {@code ERROR_NOT_SUPPORTED} if that cannot be
     * had, see CAVEATS.md.
     */
    public static final int CREATE_SUSPENDED = 0x4;

    /** What {@link #ResumeThread} answers on failure. */
    public static final int RESUME_FAILED = -1;

    private ProcessThreadsApi() {}

    /** The pseudo handle of this process, which has all rights and needs no closing. */
    public static long GetCurrentProcess() {
        return WinNT.CURRENT_PROCESS;
    }

    /** The pseudo handle of the calling thread, which has all rights and needs no closing. */
    public static long GetCurrentThread() {
        return WinNT.CURRENT_THREAD;
    }

    /** The number of this process. */
    public static int GetCurrentProcessId() {
        return ProcessCalls.currentProcessId();
    }

    /** The number of the calling thread; that of the thread that carries it, if it is a virtual one. */
    public static int GetCurrentThreadId() {
        return ProcessCalls.currentThreadId();
    }

    /** The number of a process; 0 on failure. Takes {@code PROCESS_QUERY_LIMITED_INFORMATION}. */
    public static int GetProcessId(long Process) {
        return ProcessCalls.processId(Process, ObjectType.PROCESS);
    }

    /** The number of a thread; 0 on failure. Takes {@code THREAD_QUERY_LIMITED_INFORMATION}, as the next one. */
    public static int GetThreadId(long Thread) {
        return ProcessCalls.threadId(Thread);
    }

    /** The number of a thread's process; 0 on failure. */
    public static int GetProcessIdOfThread(long Thread) {
        return ProcessCalls.processId(Thread, ObjectType.THREAD);
    }

    /**
     * Opens a process. It need not use the library.
     *
     * @param dwDesiredAccess {@code PROCESS_*}, {@code SYNCHRONIZE} or generic rights
     * @return a handle, which is signalled when the process has ended; 0 on failure, with {@code ERROR_INVALID_PARAMETER} if there is no
     *     such process, and {@code ERROR_ACCESS_DENIED} if it is another user's
     */
    public static long OpenProcess(int dwDesiredAccess, boolean bInheritHandle, int dwProcessId) {
        return ProcessCalls.open(ObjectType.PROCESS, dwDesiredAccess, bInheritHandle, dwProcessId);
    }

    /** Opens a thread of any process, as {@link #OpenProcess} does; takes Linux 6.9. */
    public static long OpenThread(int dwDesiredAccess, boolean bInheritHandle, int dwThreadId) {
        return ProcessCalls.open(ObjectType.THREAD, dwDesiredAccess, bInheritHandle, dwThreadId);
    }

    /**
     * Ends a process at once, without its shutdown hooks. It returns before the process has ended: wait for it. Takes
     * {@code PROCESS_TERMINATE}; {@code ERROR_ACCESS_DENIED} if it has ended already.
     */
    public static boolean TerminateProcess(long hProcess, int uExitCode) {
        return ProcessCalls.terminate(hProcess, uExitCode);
    }

    /**
     * Tells how a process has ended. Takes {@code PROCESS_QUERY_LIMITED_INFORMATION}. Of a process that has ended otherwise than by
     * {@link Kernel32#ExitProcess} or {@link #TerminateProcess} it is the low 8 bits of its exit code, or 128 and the number of the signal
     * that has ended it.
     *
     * @param lpExitCode its first element receives the code, {@link #STILL_ACTIVE} while the process runs
     * @return also false, with {@code ERROR_NOT_SUPPORTED}, if the kernel does not tell any more; see CAVEATS.md
     */
    public static boolean GetExitCodeProcess(long hProcess, int[] lpExitCode) {
        return ProcessCalls.exitCode(hProcess, ObjectType.PROCESS, lpExitCode);
    }

    /** Tells how a thread has ended, as {@link #GetExitCodeProcess}; 0 unless it called {@link #ExitThread}, or ended with its process. */
    public static boolean GetExitCodeThread(long hThread, int[] lpExitCode) {
        return ProcessCalls.exitCode(hThread, ObjectType.THREAD, lpExitCode);
    }

    /**
     * Ends the calling thread. Java ends a thread by unwinding it, so this throws a {@link ThreadExit}: {@code finally} blocks run, and
     * whoever catches every {@link Throwable} has to let it pass.
     */
    @SuppressWarnings("DoNotCallSuggester") // to call it is what it is for
    public static void ExitThread(int dwExitCode) {
        throw ProcessCalls.exitThread(dwExitCode);
    }

    /**
     * Fails: no thread of a Java machine can be ended from outside. {@code ERROR_INVALID_HANDLE} and {@code ERROR_ACCESS_DENIED} as for
     * every function, else {@code ERROR_NOT_SUPPORTED}; but the calling thread ends itself, as by {@link #ExitThread}.
     */
    public static boolean TerminateThread(long hThread, int dwExitCode) {
        return ProcessCalls.terminateThread(hThread, dwExitCode);
    }

    /**
     * Lets the first thread of a child go that this process has started by {@link #CREATE_SUSPENDED}. Takes {@code THREAD_SUSPEND_RESUME}.
     *
     * @return 1 if the thread stood until now, 0 if it did not; {@link #RESUME_FAILED} on failure, with {@code ERROR_NOT_SUPPORTED} for a
     *     thread of a process that this one has not started
     */
    public static int ResumeThread(long hThread) {
        return ProcessCalls.resumeThread(hThread);
    }

    /**
     * Makes room in a list.
     *
     * @param lpAttributeList the list, which is empty afterwards; null to ask for its size
     * @param dwAttributeCount for how many attributes
     * @param dwFlags 0
     * @param lpSize its first element tells how large the caller takes the list to be, in bytes, and receives how large it has to be. The
     *     memory itself is the list's affair
     * @return false with {@code ERROR_INSUFFICIENT_BUFFER} if there is no list, or it is taken to be smaller; {@code ERROR_INVALID_PARAMETER}
     *     for flags or a negative count
     */
    public static boolean InitializeProcThreadAttributeList(
            @Nullable PROC_THREAD_ATTRIBUTE_LIST lpAttributeList, int dwAttributeCount, int dwFlags, long[] lpSize) {
        return LastError.valueOr(false, () -> {
            if (dwFlags != 0 || dwAttributeCount < 0 || lpSize.length == 0) {
                return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
            }
            long given = lpSize[0];
            lpSize[0] = PROC_THREAD_ATTRIBUTE_LIST.bytes(dwAttributeCount);
            if (lpAttributeList == null || given < lpSize[0]) {
                return Result.refused(Win32Error.ERROR_INSUFFICIENT_BUFFER);
            }
            lpAttributeList.initialize(dwAttributeCount);
            return Result.granted(true);
        });
    }

    /**
     * Puts an attribute into a list.
     *
     * @param dwFlags 0
     * @param Attribute {@link #PROC_THREAD_ATTRIBUTE_PARENT_PROCESS}, {@link #PROC_THREAD_ATTRIBUTE_HANDLE_LIST} or
     *     {@link #PROC_THREAD_ATTRIBUTE_JOB_LIST}; {@code ERROR_NOT_SUPPORTED} for others
     * @param lpValue one handle, or so many as {@code cbSize} says, of 8 bytes each. They are read now, and need not last; whether they are
     *     handles is found by {@link #CreateProcess}
     * @return false with {@code ERROR_GEN_FAILURE} if there is no room, {@code ERROR_BAD_LENGTH} for a size that the attribute does not have,
     *     {@code ERROR_OBJECT_NAME_EXISTS} if the list has it already
     */
    public static boolean UpdateProcThreadAttribute(
            PROC_THREAD_ATTRIBUTE_LIST lpAttributeList,
            int dwFlags,
            long Attribute,
            @Nullable MemorySegment lpValue,
            long cbSize) {
        return LastError.valueOr(
                false,
                () -> dwFlags != 0
                        ? Result.refused(Win32Error.ERROR_INVALID_PARAMETER)
                        : lpAttributeList.add(Attribute, lpValue, cbSize));
    }

    /** Empties a list, and takes its room away. */
    public static void DeleteProcThreadAttributeList(PROC_THREAD_ATTRIBUTE_LIST lpAttributeList) {
        lpAttributeList.initialize(0);
    }

    /**
     * Starts a process.
     *
     * @param lpApplicationName the program, or null for the first word of the command line
     * @param lpCommandLine the command line, taken apart by Windows' rules; null for the program alone
     * @param bInheritHandles whether the child inherits all inheritable handles, or those that {@code lpStartupInfo} lists. It gets
     *     them when it first uses the library, and at no cost if it never does
     * @param dwCreationFlags {@link #EXTENDED_STARTUPINFO_PRESENT}; {@link #CREATE_BREAKAWAY_FROM_JOB}; {@link #CREATE_SUSPENDED};
     *     {@link #CREATE_NO_WINDOW} is taken and means nothing; {@code ERROR_NOT_SUPPORTED} for others
     * @param lpEnvironment its environment; null for that of this process
     * @param lpCurrentDirectory its directory; null for that of this process
     * @param lpStartupInfo which handles are inherited, from whom, and in which jobs the child begins. {@code ERROR_NOT_ENOUGH_QUOTA} if a
     *     job has no room for it, {@code ERROR_ACCESS_DENIED} if the jobs cannot be one below the other
     * @param lpProcessInformation receives handles to the process and its first thread, which the caller closes
     */
    public static boolean CreateProcess(
            @Nullable String lpApplicationName,
            @Nullable String lpCommandLine,
            boolean bInheritHandles,
            int dwCreationFlags,
            @Nullable Map<String, String> lpEnvironment,
            @Nullable String lpCurrentDirectory,
            STARTUPINFOEX lpStartupInfo,
            PROCESS_INFORMATION lpProcessInformation) {
        List<String> command = CommandLine.command(lpApplicationName, lpCommandLine);
        CreationCalls.Program program = new CreationCalls.Program(command, lpEnvironment, lpCurrentDirectory);
        return CreationCalls.create(
                program,
                new CreationCalls.Inherited(bInheritHandles, dwCreationFlags, lpStartupInfo),
                lpProcessInformation);
    }
}
