package org.basenamed.model.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.jspecify.annotations.Nullable;

/** Security descriptors as text (security.md, section 6). */
public final class Sddl {
    private static final String PARTS = "OGDS";

    private final String text;
    private int position;
    private int control;
    private @Nullable Sid owner;
    private @Nullable Sid group;
    private @Nullable Acl dacl;
    private @Nullable Acl sacl;

    private Sddl(String text) {
        this.text = text;
    }

    /** Why a text is none; it never leaves this class. */
    private static final class Flaw extends Exception {
        private static final long serialVersionUID = 1L;

        private final Win32Error error;

        Flaw(Win32Error error) {
            super(error.name(), null, false, false);
            this.error = error;
        }
    }

    /**
     * Reads a descriptor.
     *
     * @return refused with {@code ERROR_INVALID_PARAMETER} for a part that does not exist or comes twice, {@code ERROR_INVALID_SID} for
     *     an owner or group that is none, {@code RPC_S_INVALID_STRING_UUID} for a blank behind the type of an entry, and
     *     {@code ERROR_INVALID_ACL} for everything else that is wrong in a list
     */
    public static Result<SecurityDescriptor> parse(String text) {
        Sddl sddl = new Sddl(text);
        try {
            sddl.parts();
        } catch (Flaw flaw) {
            return Result.refused(flaw.error);
        }
        SecurityDescriptor parsed = new SecurityDescriptor(sddl.control, sddl.owner, sddl.group, sddl.dacl, sddl.sacl);
        return SelfRelative.fits(parsed) ? Result.granted(parsed) : Result.refused(Win32Error.ERROR_INVALID_ACL);
    }

    private void parts() throws Flaw {
        String seen = "";
        skipBlanks();
        while (position < text.length()) {
            if (!atPart()) {
                throw new Flaw(Win32Error.ERROR_INVALID_PARAMETER);
            }
            String part = text.substring(position, position + 1);
            if (seen.contains(part)) {
                throw new Flaw(Win32Error.ERROR_INVALID_PARAMETER);
            }
            seen += part;
            position += 2;
            switch (part) {
                case "O" -> owner = principal();
                case "G" -> group = principal();
                case "D" -> dacl = acl(true);
                default -> sacl = acl(false);
            }
            skipBlanks();
        }
    }

    private void skipBlanks() {
        while (position < text.length() && text.charAt(position) == ' ') {
            position++;
        }
    }

    private boolean atPart() {
        return position + 1 < text.length()
                && text.charAt(position + 1) == ':'
                && PARTS.indexOf(text.charAt(position)) >= 0;
    }

    /** An owner or group ends where the next part begins: with the letter before the next colon. */
    private Sid principal() throws Flaw {
        int colon = text.indexOf(':', position);
        int end = colon < 0 ? text.length() : Math.max(colon - 1, position);
        String name = text.substring(position, end).strip();
        position = end;
        return sid(name, Win32Error.ERROR_INVALID_SID);
    }

    private static Sid sid(String name, Win32Error otherwise) throws Flaw {
        if (Sid.parse(name) instanceof Result.Granted<Sid>(Sid sid)) {
            return sid;
        }
        throw new Flaw(otherwise);
    }

    private @Nullable Acl acl(boolean discretionary) throws Flaw {
        boolean listed = listFlags(discretionary);
        List<Ace> entries = new ArrayList<>();
        skipBlanks();
        while (position < text.length() && text.charAt(position) == '(') {
            entries.add(entry(discretionary));
            skipBlanks();
        }
        if (position < text.length() && !atPart()) {
            throw new Flaw(entries.isEmpty() ? Win32Error.ERROR_INVALID_ACL : Win32Error.ERROR_INVALID_PARAMETER);
        }
        if (!listed && !entries.isEmpty()) {
            throw new Flaw(Win32Error.ERROR_INVALID_ACL);
        }
        return listed ? new Acl(entries) : null;
    }

    /** Reads the flags before the entries; answers whether there is a list at all. */
    private boolean listFlags(boolean discretionary) throws Flaw {
        control |= discretionary ? SecurityDescriptor.DACL_PRESENT : SecurityDescriptor.SACL_PRESENT;
        boolean listed = true;
        skipBlanks();
        while (position < text.length() && text.charAt(position) != '(' && !atPart()) {
            if (takes("NO_ACCESS_CONTROL")) {
                listed = false;
            } else if (takes("P")) {
                control |= discretionary ? SecurityDescriptor.DACL_PROTECTED : SecurityDescriptor.SACL_PROTECTED;
            } else if (takes("AR")) {
                control |= discretionary
                        ? SecurityDescriptor.DACL_AUTO_INHERIT_REQ
                        : SecurityDescriptor.SACL_AUTO_INHERIT_REQ;
            } else if (takes("AI")) {
                control |=
                        discretionary ? SecurityDescriptor.DACL_AUTO_INHERITED : SecurityDescriptor.SACL_AUTO_INHERITED;
            } else {
                throw new Flaw(Win32Error.ERROR_INVALID_ACL);
            }
            skipBlanks();
        }
        return listed;
    }

    private boolean takes(String word) {
        boolean there = text.startsWith(word, position);
        position += there ? word.length() : 0;
        return there;
    }

    private Ace entry(boolean discretionary) throws Flaw {
        int end = text.indexOf(')', position);
        if (end < 0) {
            throw new Flaw(Win32Error.ERROR_INVALID_ACL);
        }
        String[] fields = text.substring(position + 1, end).split(";", -1);
        position = end + 1;
        if (fields.length != 6) {
            throw new Flaw(Win32Error.ERROR_INVALID_ACL);
        }
        String letters = fields[0].stripLeading();
        if (letters.endsWith(" ")) {
            throw new Flaw(Win32Error.RPC_S_INVALID_STRING_UUID);
        }
        Ace.Type type = Ace.Type.ofLetters(letters).orElseThrow(() -> new Flaw(Win32Error.ERROR_INVALID_ACL));
        boolean guids = !fields[3].isBlank() || !fields[4].isBlank();
        if (type.isDiscretionary() != discretionary || guids) {
            throw new Flaw(Win32Error.ERROR_INVALID_ACL);
        }
        Sid sid = sid(fields[5].strip(), Win32Error.ERROR_INVALID_ACL);
        return new Ace(type, flags(fields[1].strip()), rights(fields[2].stripLeading()), sid);
    }

    private static int flags(String letters) throws Flaw {
        int flags = 0;
        for (int i = 0; i < letters.length(); i += 2) {
            String pair = letters.substring(i, Math.min(i + 2, letters.length()));
            flags |= SddlNames.flag(pair).orElseThrow(() -> new Flaw(Win32Error.ERROR_INVALID_ACL));
        }
        return flags;
    }

    private static int rights(String field) throws Flaw {
        int mask = 0;
        int at = 0;
        while (at < field.length()) {
            int end = at + 2;
            if (isDigit(field.charAt(at), 10)) {
                end = numberEnd(field, at);
                mask |= number(field.substring(at, end));
            } else {
                String pair = field.substring(at, Math.min(end, field.length()));
                mask |= SddlNames.right(pair).orElseThrow(() -> new Flaw(Win32Error.ERROR_INVALID_ACL));
            }
            at = end;
        }
        return mask;
    }

    private static boolean isDigit(char c, int radix) {
        return c < 0x80 && Character.digit(c, radix) >= 0;
    }

    private static boolean isHexadecimal(String text, int at) {
        return text.toLowerCase(Locale.ROOT).startsWith("0x", at);
    }

    private static int numberEnd(String text, int from) {
        boolean hexadecimal = isHexadecimal(text, from);
        int end = hexadecimal ? from + 2 : from;
        while (end < text.length() && isDigit(text.charAt(end), hexadecimal ? 16 : 10)) {
            end++;
        }
        return end;
    }

    /** Hexadecimal after 0x, octal after 0, else decimal. */
    private static int number(String digits) throws Flaw {
        boolean hexadecimal = isHexadecimal(digits, 0);
        boolean octal = !hexadecimal && digits.length() > 1 && digits.charAt(0) == '0';
        try {
            return Integer.parseUnsignedInt(
                    hexadecimal ? digits.substring(2) : digits, hexadecimal ? 16 : octal ? 8 : 10);
        } catch (NumberFormatException e) {
            throw new Flaw(Win32Error.ERROR_INVALID_ACL);
        }
    }

    /** Writes a descriptor: nothing for a part that it does not have (security.md, 6.4). */
    static String print(SecurityDescriptor descriptor) {
        StringBuilder text = new StringBuilder();
        if (descriptor.owner() != null) {
            text.append("O:").append(SidAlias.nameOf(descriptor.owner()));
        }
        if (descriptor.group() != null) {
            text.append("G:").append(SidAlias.nameOf(descriptor.group()));
        }
        if (descriptor.hasDacl()) {
            text.append("D:");
            print(descriptor.control() & SecurityDescriptor.DACL_BITS, descriptor.dacl(), text);
        }
        if (descriptor.hasSacl()) {
            text.append("S:");
            // the bits of the SACL are those of the DACL, one place higher
            print((descriptor.control() & SecurityDescriptor.SACL_BITS) >>> 1, descriptor.sacl(), text);
        }
        return text.toString();
    }

    private static void print(int bits, @Nullable Acl acl, StringBuilder text) {
        text.append((bits & SecurityDescriptor.DACL_PROTECTED) != 0 ? "P" : "");
        text.append((bits & SecurityDescriptor.DACL_AUTO_INHERIT_REQ) != 0 ? "AR" : "");
        text.append((bits & SecurityDescriptor.DACL_AUTO_INHERITED) != 0 ? "AI" : "");
        if (acl == null) {
            text.append("NO_ACCESS_CONTROL");
            return;
        }
        for (Ace ace : acl.entries()) {
            text.append('(').append(ace.type().letters()).append(';');
            text.append(SddlNames.ofFlags(ace.flags())).append(';');
            text.append(SddlNames.ofRights(ace.mask())).append(";;;");
            text.append(SidAlias.nameOf(ace.sid())).append(')');
        }
    }
}
