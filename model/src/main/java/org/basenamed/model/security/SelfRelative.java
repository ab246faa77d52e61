package org.basenamed.model.security;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.jspecify.annotations.Nullable;

/**
 * Security descriptors as bytes, little-endian: the self-relative form of Windows, whose offsets count from its beginning.
 *
 * <pre>
 *   0          1      2         4         8         12        16       20
 *  +----------+------+---------+---------+---------+---------+--------+ - - -
 *  | revision |  0   | control |  owner  |  group  |  SACL   |  DACL  | what they lead to
 *  +----------+------+---------+---------+---------+---------+--------+ - - -
 * </pre>
 */
public final class SelfRelative {
    private static final int REVISION = 1;
    private static final int HEADER_BYTES = 20;
    private static final int SID_BYTES = 8;
    private static final int ACL_REVISION = 2;
    private static final int ACL_REVISION_DS = 4;
    private static final int ACL_BYTES = 8;
    private static final int ACE_BYTES = 8;
    private static final int MAX_ACL_BYTES = 0xFFFF;

    private SelfRelative() {}

    /** Whether there is a binary form of it. */
    static boolean fits(SecurityDescriptor descriptor) {
        return bytesOf(descriptor.dacl()) <= MAX_ACL_BYTES
                && bytesOf(descriptor.sacl()) <= MAX_ACL_BYTES
                && length(descriptor) <= SecurityDescriptor.MAX_BYTES;
    }

    private static int length(SecurityDescriptor descriptor) {
        return HEADER_BYTES
                + bytesOf(descriptor.owner())
                + bytesOf(descriptor.group())
                + bytesOf(descriptor.sacl())
                + bytesOf(descriptor.dacl());
    }

    private static int bytesOf(@Nullable Sid sid) {
        return sid == null
                ? 0
                : SID_BYTES + Integer.BYTES * sid.subAuthorities().size();
    }

    private static int bytesOf(@Nullable Acl acl) {
        return acl == null
                ? 0
                : ACL_BYTES
                        + acl.entries().stream()
                                .mapToInt(ace -> ACE_BYTES + bytesOf(ace.sid()))
                                .sum();
    }

    /**
     * The bytes of a descriptor.
     *
     * @throws IllegalArgumentException if it is larger than {@link SecurityDescriptor#MAX_BYTES} or one of its lists than 65,535 bytes
     */
    public static byte[] encode(SecurityDescriptor descriptor) {
        if (!fits(descriptor)) {
            throw new IllegalArgumentException("a security descriptor of " + length(descriptor) + " bytes");
        }
        ByteBuffer bytes = ByteBuffer.allocate(length(descriptor)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) REVISION).put((byte) 0);
        bytes.putShort((short) (descriptor.control() | SecurityDescriptor.SELF_RELATIVE));
        int at = HEADER_BYTES;
        for (int part : new int[] {
            bytesOf(descriptor.owner()),
            bytesOf(descriptor.group()),
            bytesOf(descriptor.sacl()),
            bytesOf(descriptor.dacl())
        }) {
            bytes.putInt(part == 0 ? 0 : at);
            at += part;
        }
        put(descriptor.owner(), bytes);
        put(descriptor.group(), bytes);
        put(descriptor.sacl(), bytes);
        put(descriptor.dacl(), bytes);
        return bytes.array();
    }

    private static void put(@Nullable Sid sid, ByteBuffer bytes) {
        if (sid == null) {
            return;
        }
        bytes.put((byte) REVISION).put((byte) sid.subAuthorities().size());
        // the one number of all that comes with its highest byte first
        bytes.putShort(Short.reverseBytes((short) (sid.authority() >>> Integer.SIZE)));
        bytes.putInt(Integer.reverseBytes((int) sid.authority()));
        sid.subAuthorities().forEach(bytes::putInt);
    }

    private static void put(@Nullable Acl acl, ByteBuffer bytes) {
        if (acl == null) {
            return;
        }
        bytes.put((byte) ACL_REVISION).put((byte) 0).putShort((short) bytesOf(acl));
        bytes.putShort((short) acl.entries().size()).putShort((short) 0);
        for (Ace ace : acl.entries()) {
            bytes.put((byte) ace.type().number()).put((byte) ace.flags());
            bytes.putShort((short) (ACE_BYTES + bytesOf(ace.sid()))).putInt(ace.mask());
            put(ace.sid(), bytes);
        }
    }

    /** The bytes of a SID. */
    public static byte[] encode(Sid sid) {
        ByteBuffer bytes = ByteBuffer.allocate(bytesOf(sid)).order(ByteOrder.LITTLE_ENDIAN);
        put(sid, bytes);
        return bytes.array();
    }

    /** The SID that bytes begin with; {@code ERROR_INVALID_SID} if there is none. */
    public static Result<Sid> decodeSid(byte[] bytes) {
        return sidAt(ByteBuffer.wrap(bytes), 0)
                .map(Result::granted)
                .orElse(Result.refused(Win32Error.ERROR_INVALID_SID));
    }

    /**
     * The descriptor that bytes are; what lies behind it is not looked at.
     *
     * @return refused with {@code ERROR_UNKNOWN_REVISION}, {@code ERROR_INVALID_SECURITY_DESCR}, {@code ERROR_INVALID_SID} or
     *     {@code ERROR_INVALID_ACL}
     */
    public static Result<SecurityDescriptor> decode(byte[] array) {
        ByteBuffer bytes = ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN);
        if (array.length > 0 && bytes.get(0) != REVISION) {
            return Result.refused(Win32Error.ERROR_UNKNOWN_REVISION);
        }
        if (array.length < HEADER_BYTES || (bytes.getShort(2) & SecurityDescriptor.SELF_RELATIVE) == 0) {
            return Result.refused(Win32Error.ERROR_INVALID_SECURITY_DESCR);
        }
        int known = SecurityDescriptor.DACL_BITS | SecurityDescriptor.SACL_BITS;
        int control = bytes.getShort(2) & known;
        Optional<Sid> owner = bytes.getInt(4) < HEADER_BYTES ? Optional.empty() : sidAt(bytes, bytes.getInt(4));
        Optional<Sid> group = bytes.getInt(8) < HEADER_BYTES ? Optional.empty() : sidAt(bytes, bytes.getInt(8));
        if ((owner.isEmpty() && bytes.getInt(4) != 0) || (group.isEmpty() && bytes.getInt(8) != 0)) {
            return Result.refused(Win32Error.ERROR_INVALID_SID);
        }
        int saclAt = (control & SecurityDescriptor.SACL_PRESENT) != 0 ? bytes.getInt(12) : 0;
        int daclAt = (control & SecurityDescriptor.DACL_PRESENT) != 0 ? bytes.getInt(16) : 0;
        Optional<Acl> sacl = aclAt(bytes, saclAt, false);
        Optional<Acl> dacl = aclAt(bytes, daclAt, true);
        if ((sacl.isEmpty() && saclAt != 0) || (dacl.isEmpty() && daclAt != 0)) {
            return Result.refused(Win32Error.ERROR_INVALID_ACL);
        }
        SecurityDescriptor decoded = new SecurityDescriptor(
                control, owner.orElse(null), group.orElse(null), dacl.orElse(null), sacl.orElse(null));
        return fits(decoded) ? Result.granted(decoded) : Result.refused(Win32Error.ERROR_INVALID_ACL);
    }

    private static Optional<Sid> sidAt(ByteBuffer whole, int offset) {
        if (offset < 0 || offset > whole.limit() - SID_BYTES || whole.get(offset) != REVISION) {
            return Optional.empty();
        }
        ByteBuffer bytes = whole.duplicate().order(ByteOrder.LITTLE_ENDIAN).position(offset + 1);
        int count = bytes.get();
        long high = Short.toUnsignedLong(Short.reverseBytes(bytes.getShort()));
        long low = Integer.toUnsignedLong(Integer.reverseBytes(bytes.getInt()));
        if (count < 1 || count > Sid.MAX_SUB_AUTHORITIES || bytes.remaining() < count * Integer.BYTES) {
            return Optional.empty();
        }
        List<Integer> subAuthorities = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            subAuthorities.add(bytes.getInt());
        }
        return Optional.of(new Sid(high << Integer.SIZE | low, subAuthorities));
    }

    private static Optional<Acl> aclAt(ByteBuffer whole, int offset, boolean discretionary) {
        if (offset < HEADER_BYTES || offset > whole.limit() - ACL_BYTES) {
            return Optional.empty();
        }
        int revision = whole.get(offset);
        int size = Short.toUnsignedInt(whole.getShort(offset + 2));
        int count = Short.toUnsignedInt(whole.getShort(offset + 4));
        boolean known = revision == ACL_REVISION || revision == ACL_REVISION_DS;
        if (!known || size < ACL_BYTES || size > whole.limit() - offset) {
            return Optional.empty();
        }
        ByteBuffer bytes =
                whole.slice(offset, size).order(ByteOrder.LITTLE_ENDIAN).position(ACL_BYTES);
        List<Ace> entries = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                Optional<Ace> ace = nextAce(bytes);
                if (ace.isEmpty() || ace.get().type().isDiscretionary() != discretionary) {
                    return Optional.empty();
                }
                entries.add(ace.get());
            }
        } catch (BufferUnderflowException e) {
            return Optional.empty();
        }
        return Optional.of(new Acl(entries));
    }

    private static Optional<Ace> nextAce(ByteBuffer bytes) {
        int start = bytes.position();
        Optional<Ace.Type> type = Ace.Type.ofNumber(Byte.toUnsignedInt(bytes.get()));
        int flags = Byte.toUnsignedInt(bytes.get());
        int size = Short.toUnsignedInt(bytes.getShort());
        int mask = bytes.getInt();
        if (size < ACE_BYTES || size > bytes.limit() - start) {
            return Optional.empty();
        }
        Optional<Sid> sid = sidAt(bytes.slice(start, size), ACE_BYTES);
        bytes.position(start + size);
        return type.flatMap(known -> sid.map(whom -> new Ace(known, flags, mask, whom)));
    }
}
