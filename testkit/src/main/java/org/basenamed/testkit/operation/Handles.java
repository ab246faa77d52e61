package org.basenamed.testkit.operation;

import java.util.List;
import java.util.StringJoiner;
import org.basenamed.win32.HandleApi;
import org.basenamed.win32.Kernel32;
import org.basenamed.win32.Ntdll;
import org.basenamed.win32.OBJECT_BASIC_INFORMATION;

/** Handles, whatever they are for. */
final class Handles {

    private static final long CURRENT_PROCESS = -1;
    private static final int ERROR_NOT_SAME_OBJECT = 1656;
    private static final int ERROR_INVALID_HANDLE = 6;

    private Handles() {}

    static List<Row> rows() {
        return List.of(
                Row.of("CloseHandle", "h", a -> Answers.decided(() -> Kernel32.CloseHandle(a.number("h")))),
                Row.of("access", "h", Handles::grantedAccess),
                Row.of("handlecount", "h", Handles::handleCount),
                Row.of("CompareObjects", "a b", Handles::compare),
                Row.of("samevalue", "a b", a -> truth(a.number("a") == a.number("b"))),
                Row.of("aligned4", "a", a -> truth(a.number("a", 1) % 4 == 0)),
                Row.of("aligned64k", "a", a -> truth(a.number("a", 1) % 65536 == 0)),
                Row.of("value", "a", a -> Answer.of("ok", a.number("a"))),
                Row.of("DuplicateHandle", "h from= to= access= inherit= options= notarget=", Handles::duplicate),
                Row.of("GetHandleInformation", "h", Handles::flags),
                Row.of(
                        "SetHandleInformation",
                        "h mask flags",
                        a -> Answers.decided(() ->
                                HandleApi.SetHandleInformation(a.number("h"), a.dword("mask"), a.dword("flags")))));
    }

    private static Answer duplicate(Arguments a) {
        long[] target = a.flag("notarget") ? null : new long[1];
        Answer answer = Answers.decided(() -> HandleApi.DuplicateHandle(
                a.number("from", CURRENT_PROCESS),
                a.number("h"),
                a.number("to", CURRENT_PROCESS),
                target,
                a.dword("access"),
                a.flag("inherit"),
                a.dword("options")));
        return Answer.of(answer.text(), target == null ? 0 : target[0]);
    }

    private static Answer flags(Arguments a) {
        int[] flags = new int[1];
        return Answers.decided(
                () -> HandleApi.GetHandleInformation(a.number("h"), flags), () -> " flags=" + describe(flags[0]));
    }

    private static String describe(int flags) {
        StringJoiner words = new StringJoiner("|").setEmptyValue("0");
        if ((flags & HandleApi.HANDLE_FLAG_INHERIT) != 0) {
            words.add("INHERIT");
        }
        if ((flags & HandleApi.HANDLE_FLAG_PROTECT_FROM_CLOSE) != 0) {
            words.add("PROTECT");
        }
        return words.toString();
    }

    private static Answer truth(boolean value) {
        return Answer.of(value ? "TRUE" : "FALSE");
    }

    private static Answer grantedAccess(Arguments a) {
        OBJECT_BASIC_INFORMATION found = new OBJECT_BASIC_INFORMATION();
        return Answers.queried(
                Ntdll.NtQueryObject(a.number("h"), found), () -> "0x" + Integer.toHexString(found.GrantedAccess));
    }

    private static Answer handleCount(Arguments a) {
        OBJECT_BASIC_INFORMATION found = new OBJECT_BASIC_INFORMATION();
        return Answers.queried(
                Ntdll.NtQueryObject(a.number("h"), found), () -> Integer.toUnsignedString(found.HandleCount));
    }

    /** The language asks for the status of the native call; CompareObjectHandles says the same with its last error. */
    private static Answer compare(Arguments a) {
        if (Kernel32.CompareObjectHandles(a.number("a"), a.number("b"))) {
            return Answer.of("same");
        }
        return switch (Kernel32.GetLastError()) {
            case ERROR_NOT_SAME_OBJECT -> Answer.of("different");
            case ERROR_INVALID_HANDLE -> Answer.of("status=0xc0000008");
            default -> Answers.failed("FALSE");
        };
    }
}
