package org.basenamed.testkit.operation;

import java.util.List;
import org.basenamed.win32.Kernel32;
import org.basenamed.win32.MUTANT_BASIC_INFORMATION;
import org.basenamed.win32.Ntdll;
import org.basenamed.win32.SECURITY_ATTRIBUTES;

/** Mutexes. */
final class Mutexes {

    private static final int INITIAL_OWNER = 1;

    private Mutexes() {}

    static List<Row> rows() {
        return List.of(
                Row.of("CreateMutex", "owner= name= access= sa= inherit=", Mutexes::create),
                Row.of("OpenMutex", "access name inherit=", Mutexes::open),
                Row.of("ReleaseMutex", "h", a -> Answers.decided(() -> Kernel32.ReleaseMutex(a.number("h")))),
                Row.of("QueryMutex", "h", Mutexes::query));
    }

    private static Answer create(Arguments a) {
        SECURITY_ATTRIBUTES attributes = Security.attributes(a);
        boolean owner = a.flag("owner");
        String name = a.text("name");
        return a.has("access")
                ? Answers.created(
                        () -> Kernel32.CreateMutexEx(attributes, name, owner ? INITIAL_OWNER : 0, a.dword("access")))
                : Answers.created(() -> Kernel32.CreateMutex(attributes, owner, name));
    }

    private static Answer open(Arguments a) {
        return Answers.opened(() -> Kernel32.OpenMutex(a.dword("access"), a.flag("inherit"), a.text("name")));
    }

    private static Answer query(Arguments a) {
        MUTANT_BASIC_INFORMATION found = new MUTANT_BASIC_INFORMATION();
        return Answers.queried(
                Ntdll.NtQueryMutant(a.number("h"), found),
                () -> "count=" + found.CurrentCount + " owned=" + (found.OwnedByCaller ? 1 : 0) + " abandoned="
                        + (found.AbandonedState ? 1 : 0));
    }
}
