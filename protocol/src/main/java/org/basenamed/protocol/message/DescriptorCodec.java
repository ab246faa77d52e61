package org.basenamed.protocol.message;

import java.util.Arrays;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.security.SecurityDescriptor;
import org.basenamed.model.security.SelfRelative;
import org.basenamed.model.security.Sid;
import org.basenamed.protocol.wire.MalformedMessageException;
import org.basenamed.protocol.wire.WireInput;
import org.basenamed.protocol.wire.WireOutput;
import org.jspecify.annotations.Nullable;

/**
 * Security descriptors in their self-relative form, and SIDs, behind their length. There is one way to write each, and no other is read.
 */
final class DescriptorCodec {
    private DescriptorCodec() {}

    /** Writes a descriptor, or 0 bytes for none. */
    static void write(@Nullable SecurityDescriptor descriptor, WireOutput output) {
        output.putBytes(descriptor == null ? new byte[0] : SelfRelative.encode(descriptor));
    }

    /** Reads a descriptor; null for none. */
    static @Nullable SecurityDescriptor readOptional(WireInput input) {
        byte[] bytes = input.getBytes();
        return bytes.length == 0 ? null : decoded(bytes);
    }

    /** Reads a descriptor that has to be there. */
    static SecurityDescriptor read(WireInput input) {
        return decoded(input.getBytes());
    }

    private static SecurityDescriptor decoded(byte[] bytes) {
        SecurityDescriptor descriptor = known(SelfRelative.decode(bytes));
        checkForm(bytes, SelfRelative.encode(descriptor));
        return descriptor;
    }

    /** Reads a SID from its bytes. */
    static Sid sid(byte[] bytes) {
        Sid sid = known(SelfRelative.decodeSid(bytes));
        checkForm(bytes, SelfRelative.encode(sid));
        return sid;
    }

    private static <T> T known(Result<T> result) {
        return switch (result) {
            case Result.Granted<T>(T value) -> value;
            // a client reads what its caller gives it before it sends it
            case Result.Refused<T>(Win32Error error) -> throw new MalformedMessageException("security: " + error);
        };
    }

    private static void checkForm(byte[] bytes, byte[] written) {
        if (!Arrays.equals(bytes, written)) {
            throw new MalformedMessageException("security that is not written as it has to be");
        }
    }
}
