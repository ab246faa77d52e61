package org.basenamed.testkit.operation;

import java.util.List;
import org.basenamed.win32.EVENT_BASIC_INFORMATION;
import org.basenamed.win32.Kernel32;
import org.basenamed.win32.Ntdll;
import org.basenamed.win32.SECURITY_ATTRIBUTES;

/** Events. */
final class Events {

    private static final int MANUAL_RESET = 1;
    private static final int INITIAL_SET = 2;

    private Events() {}

    static List<Row> rows() {
        return List.of(
                Row.of("CreateEvent", "manual= initial= name= access= sa= inherit= ansi=", Events::create),
                Row.of("OpenEvent", "access name inherit=", Events::open),
                Row.of("SetEvent", "h", a -> Answers.decided(() -> Kernel32.SetEvent(a.number("h")))),
                Row.of("ResetEvent", "h", a -> Answers.decided(() -> Kernel32.ResetEvent(a.number("h")))),
                Row.of("PulseEvent", "h", a -> Answers.decided(() -> Kernel32.PulseEvent(a.number("h")))),
                Row.of("QueryEvent", "h", Events::query));
    }

    private static Answer create(Arguments a) {
        SECURITY_ATTRIBUTES attributes = Security.attributes(a);
        boolean manual = a.flag("manual");
        boolean initial = a.flag("initial");
        String name = a.text("name");
        if (a.has("access")) {
            int flags = (manual ? MANUAL_RESET : 0) | (initial ? INITIAL_SET : 0);
            return Answers.created(() -> Kernel32.CreateEventEx(attributes, name, flags, a.dword("access")));
        }
        return a.flag("ansi")
                ? Answers.created(() -> Kernel32.CreateEventA(attributes, manual, initial, name))
                : Answers.created(() -> Kernel32.CreateEvent(attributes, manual, initial, name));
    }

    private static Answer open(Arguments a) {
        return Answers.opened(() -> Kernel32.OpenEvent(a.dword("access"), a.flag("inherit"), a.text("name")));
    }

    private static Answer query(Arguments a) {
        EVENT_BASIC_INFORMATION found = new EVENT_BASIC_INFORMATION();
        return Answers.queried(
                Ntdll.NtQueryEvent(a.number("h"), found),
                () -> "type=" + (found.EventType == 0 ? "manual" : "auto") + " signaled=" + found.EventState);
    }
}
