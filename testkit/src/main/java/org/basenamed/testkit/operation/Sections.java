package org.basenamed.testkit.operation;

import java.util.List;
import java.util.StringJoiner;
import org.basenamed.win32.Kernel32;
import org.basenamed.win32.Ntdll;
import org.basenamed.win32.SECTION_BASIC_INFORMATION;
import org.basenamed.win32.SECURITY_ATTRIBUTES;

/** File mappings, as handles. */
final class Sections {

    private static final long NO_FILE = -1;

    private Sections() {}

    static List<Row> rows() {
        return List.of(
                Row.of("CreateFileMapping", "file= protect= size= name= sa= inherit= ansi=", Sections::create),
                Row.of("OpenFileMapping", "access name inherit=", Sections::open),
                Row.of("QuerySection", "h", Sections::query));
    }

    private static Answer create(Arguments a) {
        long file = a.number("file", NO_FILE);
        SECURITY_ATTRIBUTES attributes = Security.attributes(a);
        int protect = a.dword("protect");
        int high = (int) (a.number("size") >>> 32);
        int low = a.dword("size");
        String name = a.text("name");
        return a.flag("ansi")
                ? Answers.created(() -> Kernel32.CreateFileMappingA(file, attributes, protect, high, low, name))
                : Answers.created(() -> Kernel32.CreateFileMapping(file, attributes, protect, high, low, name));
    }

    private static Answer open(Arguments a) {
        return Answers.opened(() -> Kernel32.OpenFileMapping(a.dword("access"), a.flag("inherit"), a.text("name")));
    }

    private static Answer query(Arguments a) {
        SECTION_BASIC_INFORMATION found = new SECTION_BASIC_INFORMATION();
        return Answers.queried(
                Ntdll.NtQuerySection(a.number("h"), found),
                () -> "size=" + Long.toUnsignedString(found.MaximumSize) + " attr="
                        + attributes(found.AllocationAttributes));
    }

    private static String attributes(int mask) {
        StringJoiner names = new StringJoiner(" ");
        if ((mask & 0x80_0000) != 0) {
            names.add("FILE");
        }
        if ((mask & 0x100_0000) != 0) {
            names.add("IMAGE");
        }
        if ((mask & 0x400_0000) != 0) {
            names.add("RESERVE");
        }
        if ((mask & 0x800_0000) != 0) {
            names.add("COMMIT");
        }
        if ((mask & 0x1000_0000) != 0) {
            names.add("NOCACHE");
        }
        return names.toString();
    }
}
