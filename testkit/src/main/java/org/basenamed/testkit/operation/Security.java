package org.basenamed.testkit.operation;

import java.util.List;
import org.basenamed.win32.Advapi32;
import org.basenamed.win32.SECURITY_ATTRIBUTES;
import org.jspecify.annotations.Nullable;

/** Security descriptors, and the attributes that carry them to a Create function. */
final class Security {
    private static final int DACL = Advapi32.DACL_SECURITY_INFORMATION;
    private static final int MAX_BYTES = 1 << 17;

    private Security() {}

    static List<Row> rows() {
        return List.of(Row.of("GetSecurity", "h", Security::get), Row.of("SetSecurity", "h sa", Security::set));
    }

    /** What {@code sa=} and {@code inherit=} of a Create operation say, or null if neither is there. */
    static @Nullable SECURITY_ATTRIBUTES attributes(Arguments a) {
        String sddl = a.text("sa");
        if (sddl == null && !a.has("inherit")) {
            return null;
        }
        SECURITY_ATTRIBUTES attributes = new SECURITY_ATTRIBUTES();
        attributes.bInheritHandle = a.flag("inherit");
        if (sddl != null) {
            // one that cannot be read is for the Create function to refuse
            byte[] descriptor = descriptor(sddl);
            attributes.lpSecurityDescriptor = descriptor == null ? new byte[0] : descriptor;
        }
        return attributes;
    }

    private static byte @Nullable [] descriptor(String text) {
        String sddl =
                switch (text) {
                    case "NULLDACL" -> "D:NO_ACCESS_CONTROL";
                    case "EMPTYDACL" -> "D:";
                    default -> text;
                };
        byte[][] descriptor = {null};
        return Advapi32.ConvertStringSecurityDescriptorToSecurityDescriptor(
                        sddl, Advapi32.SDDL_REVISION_1, descriptor, null)
                ? descriptor[0]
                : null;
    }

    private static Answer get(Arguments a) {
        byte[] descriptor = new byte[MAX_BYTES];
        int[] length = new int[1];
        return Answers.decided(
                () -> Advapi32.GetKernelObjectSecurity(a.number("h"), DACL, descriptor, MAX_BYTES, length),
                () -> sddl(descriptor));
    }

    private static String sddl(byte[] descriptor) {
        @Nullable String[] sddl = {null};
        return Advapi32.ConvertSecurityDescriptorToStringSecurityDescriptor(
                        descriptor, Advapi32.SDDL_REVISION_1, DACL, sddl)
                ? " \"" + sddl[0] + "\""
                : " ?";
    }

    private static Answer set(Arguments a) {
        String sddl = a.text("sa");
        byte[] descriptor = sddl == null ? null : descriptor(sddl);
        return descriptor == null
                ? Answer.of("badsddl")
                : Answers.decided(() -> Advapi32.SetKernelObjectSecurity(a.number("h"), DACL, descriptor));
    }
}
