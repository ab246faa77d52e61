package org.basenamed.testkit.operation;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.basenamed.testkit.operation.Answer.After;
import org.basenamed.win32.Kernel32;
import org.basenamed.win32.PROCESS_INFORMATION;
import org.basenamed.win32.PROC_THREAD_ATTRIBUTE_LIST;
import org.basenamed.win32.ProcessThreadsApi;
import org.basenamed.win32.STARTUPINFOEX;

/** Processes and threads. */
final class Processes {

    private Processes() {}

    /** What tells a code; its first element receives it. */
    @FunctionalInterface
    private interface CodeQuery {
        boolean ask(long handle, int[] code);
    }

    static List<Row> rows() {
        return List.of(
                Row.of("nop", "", a -> Answer.of("ok")),
                Row.of("exit", "code", a -> new Answer("exiting", a.number("code"), After.END_PROCESS)),
                Row.of("exitthread", "", a -> new Answer("exited", 0, After.END_THREAD)),
                Row.of("spawn", "process inherit= list= flags= command=", Processes::spawn),
                Row.of("OpenProcess", "pid access= inherit=", Processes::openProcess),
                Row.of("OpenThread", "tid access= inherit=", Processes::openThread),
                Row.of(
                        "TerminateProcess",
                        "h code",
                        a -> Answers.decided(() -> ProcessThreadsApi.TerminateProcess(a.number("h"), a.dword("code")))),
                Row.of(
                        "TerminateThread",
                        "h code",
                        a -> Answers.decided(() -> ProcessThreadsApi.TerminateThread(a.number("h"), a.dword("code")))),
                Row.of("GetExitCodeProcess", "h", a -> exitCode(a, ProcessThreadsApi::GetExitCodeProcess)),
                Row.of("GetExitCodeThread", "h", a -> exitCode(a, ProcessThreadsApi::GetExitCodeThread)));
    }

    private static Answer openProcess(Arguments a) {
        int access = (int) a.number("access", ProcessThreadsApi.PROCESS_ALL_ACCESS);
        return Answers.opened(() -> ProcessThreadsApi.OpenProcess(access, a.flag("inherit"), a.dword("pid")));
    }

    private static Answer openThread(Arguments a) {
        int access = (int) a.number("access", ProcessThreadsApi.THREAD_ALL_ACCESS);
        return Answers.opened(() -> ProcessThreadsApi.OpenThread(access, a.flag("inherit"), a.dword("tid")));
    }

    private static Answer exitCode(Arguments a, CodeQuery query) {
        int[] code = new int[1];
        return Answers.decided(
                () -> query.ask(a.number("h"), code),
                () -> " code="
                        + (code[0] == ProcessThreadsApi.STILL_ACTIVE
                                ? "STILL_ACTIVE"
                                : Integer.toUnsignedString(code[0])));
    }

    /** The driver adds the command line of the worker that it waits for. */
    private static Answer spawn(Arguments a) {
        STARTUPINFOEX startup = new STARTUPINFOEX();
        int flags = a.dword("flags");
        if (a.has("list")) {
            startup.lpAttributeList = handleList(a.list("list"));
            flags |= ProcessThreadsApi.EXTENDED_STARTUPINFO_PRESENT;
        }
        int creationFlags = flags;
        PROCESS_INFORMATION started = new PROCESS_INFORMATION();
        Answer answer = Answers.decided(() -> ProcessThreadsApi.CreateProcess(
                null, a.text("command"), a.flag("inherit"), creationFlags, null, null, startup, started));
        if (started.hThread != 0) {
            Kernel32.CloseHandle(started.hThread);
        }
        return Answer.of(answer.text(), started.hProcess);
    }

    private static PROC_THREAD_ATTRIBUTE_LIST handleList(List<Long> handles) {
        PROC_THREAD_ATTRIBUTE_LIST list = new PROC_THREAD_ATTRIBUTE_LIST();
        MemorySegment value = MemorySegment.ofArray(
                handles.stream().mapToLong(Long::longValue).toArray());
        long[] size = new long[1];
        ProcessThreadsApi.InitializeProcThreadAttributeList(null, 1, 0, size);
        boolean filled = ProcessThreadsApi.InitializeProcThreadAttributeList(list, 1, 0, size)
                && ProcessThreadsApi.UpdateProcThreadAttribute(
                        list, 0, ProcessThreadsApi.PROC_THREAD_ATTRIBUTE_HANDLE_LIST, value, value.byteSize());
        if (!filled) {
            throw new IllegalStateException("no list of attributes: error " + Kernel32.GetLastError());
        }
        return list;
    }
}
