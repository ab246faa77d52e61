package org.basenamed.testkit.operation;

import java.util.List;
import org.basenamed.win32.Kernel32;
import org.basenamed.win32.Ntdll;
import org.basenamed.win32.SECURITY_ATTRIBUTES;
import org.basenamed.win32.SEMAPHORE_BASIC_INFORMATION;

/** Semaphores. */
final class Semaphores {

    private Semaphores() {}

    static List<Row> rows() {
        return List.of(
                Row.of("CreateSemaphore", "initial= max= name= access= sa= inherit=", Semaphores::create),
                Row.of("OpenSemaphore", "access name inherit=", Semaphores::open),
                Row.of("ReleaseSemaphore", "h n", Semaphores::release),
                Row.of("QuerySemaphore", "h", Semaphores::query));
    }

    private static Answer create(Arguments a) {
        SECURITY_ATTRIBUTES attributes = Security.attributes(a);
        int initial = a.dword("initial");
        int maximum = a.dword("max");
        String name = a.text("name");
        return a.has("access")
                ? Answers.created(
                        () -> Kernel32.CreateSemaphoreEx(attributes, initial, maximum, name, 0, a.dword("access")))
                : Answers.created(() -> Kernel32.CreateSemaphore(attributes, initial, maximum, name));
    }

    private static Answer open(Arguments a) {
        return Answers.opened(() -> Kernel32.OpenSemaphore(a.dword("access"), a.flag("inherit"), a.text("name")));
    }

    private static Answer release(Arguments a) {
        int[] previous = {-1};
        return Answers.decided(
                () -> Kernel32.ReleaseSemaphore(a.number("h"), (int) a.number("n", 1), previous),
                () -> " prev=" + previous[0]);
    }

    private static Answer query(Arguments a) {
        SEMAPHORE_BASIC_INFORMATION found = new SEMAPHORE_BASIC_INFORMATION();
        return Answers.queried(
                Ntdll.NtQuerySemaphore(a.number("h"), found),
                () -> "count=" + Integer.toUnsignedString(found.CurrentCount) + " max="
                        + Integer.toUnsignedString(found.MaximumCount));
    }
}
