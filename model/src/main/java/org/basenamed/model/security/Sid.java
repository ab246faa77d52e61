package org.basenamed.model.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.jspecify.annotations.Nullable;

/**
 * The name of a user or group in security descriptors. Users and groups of Linux have the SIDs {@code S-1-22-1-UID} and
 * {@code S-1-22-2-GID}, as in Samba.
 *
 * @param authority who gives the name away, 48 bits
 * @param subAuthorities 1 to 15 numbers without sign
 */
public record Sid(long authority, List<Integer> subAuthorities) {
    /** The most sub-authorities that a SID has. */
    public static final int MAX_SUB_AUTHORITIES = 15;

    public static final Sid NOBODY = of(0, 0);
    public static final Sid EVERYONE = of(1, 0);
    public static final Sid LOCAL = of(2, 0);
    /** In an ACE: whoever owns the object, instead of what owners have by themselves (SEC-21). */
    public static final Sid OWNER_RIGHTS = of(3, 4);

    public static final Sid ANONYMOUS = of(5, 7);
    public static final Sid AUTHENTICATED_USERS = of(5, 11);
    public static final Sid LOCAL_SYSTEM = of(5, 18);
    public static final Sid ADMINISTRATORS = of(5, 32, 544);
    public static final Sid USERS = of(5, 32, 545);

    static final long INTEGRITY_AUTHORITY = 16;

    private static final long MAX_AUTHORITY = 0xFFFF_FFFF_FFFFL;
    private static final long UNIX_AUTHORITY = 22;
    private static final int UNIX_USER = 1;
    private static final int UNIX_GROUP = 2;

    /** Copies the list. */
    public Sid {
        subAuthorities = List.copyOf(subAuthorities);
    }

    private static Sid of(long authority, Integer... subAuthorities) {
        return new Sid(authority, List.of(subAuthorities));
    }

    /** The SID of a Linux user. */
    public static Sid ofUser(int uid) {
        return of(UNIX_AUTHORITY, UNIX_USER, uid);
    }

    /** The SID of a Linux group. */
    public static Sid ofGroup(int gid) {
        return of(UNIX_AUTHORITY, UNIX_GROUP, gid);
    }

    /** The SID of an integrity level (security.md, section 8). */
    public static Sid ofIntegrityLevel(int level) {
        return of(INTEGRITY_AUTHORITY, level);
    }

    /** The Linux user that this is the SID of, if it is one's. */
    public OptionalInt uid() {
        return unix(UNIX_USER);
    }

    /** The Linux group that this is the SID of, if it is one's. */
    public OptionalInt gid() {
        return unix(UNIX_GROUP);
    }

    private OptionalInt unix(int kind) {
        boolean mine = authority == UNIX_AUTHORITY && subAuthorities.size() == 2 && subAuthorities.getFirst() == kind;
        return mine ? OptionalInt.of(subAuthorities.get(1)) : OptionalInt.empty();
    }

    /** Whether it is that of an integrity level. */
    public boolean isIntegrityLevel() {
        return integrityLevel().isPresent();
    }

    /** The integrity level that this is the SID of, if it is one's. */
    OptionalInt integrityLevel() {
        return authority == INTEGRITY_AUTHORITY && subAuthorities.size() == 1
                ? OptionalInt.of(subAuthorities.getFirst())
                : OptionalInt.empty();
    }

    /** Reads {@code S-1-...} with decimal or hexadecimal numbers, or an alias of two letters; {@code ERROR_INVALID_SID} otherwise. */
    public static Result<Sid> parse(String text) {
        if (text.length() == 2) {
            return SidAlias.sidOf(text).map(Result::granted).orElse(invalid());
        }
        String[] parts = text.toLowerCase(Locale.ROOT).split("-", -1);
        if (parts.length < 4 || parts.length > 3 + MAX_SUB_AUTHORITIES) {
            return invalid();
        }
        if (!parts[0].equals("s") || number(parts[1], 0xFF) != 1) {
            return invalid();
        }
        long authority = number(parts[2], MAX_AUTHORITY);
        List<Integer> subAuthorities = new ArrayList<>();
        boolean valid = authority >= 0;
        for (int i = 3; i < parts.length; i++) {
            long subAuthority = number(parts[i], 0xFFFF_FFFFL);
            valid &= subAuthority >= 0;
            subAuthorities.add((int) subAuthority);
        }
        return valid ? Result.granted(new Sid(authority, subAuthorities)) : invalid();
    }

    private static Result<Sid> invalid() {
        return Result.refused(Win32Error.ERROR_INVALID_SID);
    }

    private static long number(String text, long limit) {
        boolean hexadecimal = text.startsWith("0x");
        String digits = hexadecimal ? text.substring(2) : text;
        int radix = hexadecimal ? 16 : 10;
        // more digits than the largest number has, leading zeros left aside, are too large a number anyway
        String significant = digits.replaceFirst("^0+(?=.)", "");
        boolean plain = !digits.isEmpty() && significant.length() <= 15 && isNumber(significant, radix);
        long value = plain ? Long.parseLong(significant, radix) : -1;
        return value <= limit ? value : -1;
    }

    private static boolean isNumber(String digits, int radix) {
        return digits.chars().allMatch(c -> c < 0x80 && Character.digit(c, radix) >= 0);
    }

    /* By hand: what the compiler makes of a record takes a broker some 15 ms to link, when its first client is greeted. */

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sid(long otherAuthority, List<Integer> otherSubAuthorities)
                && authority == otherAuthority
                && subAuthorities.equals(otherSubAuthorities);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(authority) + subAuthorities.hashCode();
    }

    /** {@code S-1-...}; the alias, if there is one, is known to {@link Sddl}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("S-1-");
        text.append(authority > 0xFFFF_FFFFL ? "0x" + Long.toHexString(authority) : Long.toString(authority));
        subAuthorities.forEach(subAuthority -> text.append('-').append(Integer.toUnsignedString(subAuthority)));
        return text.toString();
    }
}
