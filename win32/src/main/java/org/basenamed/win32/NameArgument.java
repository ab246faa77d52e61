package org.basenamed.win32;

import java.util.Optional;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.name.NameSpace;
import org.basenamed.model.object.HandleEntry;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.security.SecurityDescriptor;
import org.basenamed.model.security.SelfRelative;
import org.jspecify.annotations.Nullable;

/** The names of objects as functions take them. */
final class NameArgument {
    /** The most characters that a narrow name may have: {@code MAX_PATH} less the final NUL. */
    private static final int MAX_NARROW_NAME = 259;

    private NameArgument() {}

    /** A Win32 name ends at its first NUL (NS-5); an object without a name has the empty one. */
    static String of(@Nullable String name) {
        if (name == null) {
            return "";
        }
        int end = name.indexOf('\0');
        return end < 0 ? name : name.substring(0, end);
    }

    /** Whether the narrow functions refuse it as {@code ERROR_FILENAME_EXCED_RANGE}. */
    static boolean isBeyondNarrow(@Nullable String name) {
        return of(name).length() > MAX_NARROW_NAME;
    }

    /** What a Create function asks for. */
    static Result<ObjectAttributes> toCreate(
            @Nullable SECURITY_ATTRIBUTES security, @Nullable String name, int desiredAccess) {
        Result<ObjectAttributes> checked = checked(of(name), desiredAccess, isInherited(security));
        return checked.then(wish -> switch (descriptor(security)) {
            case Result.Granted<Optional<SecurityDescriptor>>(Optional<SecurityDescriptor> descriptor) ->
                Result.granted(new ObjectAttributes(
                        wish.name(), wish.desiredAccess(), wish.handleFlags(), descriptor.orElse(null)));
            case Result.Refused<Optional<SecurityDescriptor>>(Win32Error error) -> Result.refused(error);
        });
    }

    private static boolean isInherited(@Nullable SECURITY_ATTRIBUTES security) {
        return security != null && security.bInheritHandle;
    }

    /** SEC-8: a descriptor has to be well-formed, whether it comes to be used or not. */
    private static Result<Optional<SecurityDescriptor>> descriptor(@Nullable SECURITY_ATTRIBUTES security) {
        byte[] bytes = security == null ? null : security.lpSecurityDescriptor;
        return bytes == null
                ? Result.granted(Optional.empty())
                : SelfRelative.decode(bytes).map(Optional::of);
    }

    /** What an Open function asks for; it cannot do without a name. */
    static Result<ObjectAttributes> toOpen(int desiredAccess, boolean inherit, @Nullable String name) {
        return name == null
                ? Result.refused(Win32Error.ERROR_INVALID_PARAMETER)
                : checked(of(name), desiredAccess, inherit);
    }

    private static Result<ObjectAttributes> checked(String name, int access, boolean inherit) {
        return name.length() > NameSpace.MAX_NAME_UNITS
                ? Result.refused(Win32Error.ERROR_INVALID_NAME)
                : Result.granted(new ObjectAttributes(name, access, inherit ? HandleEntry.INHERIT : 0));
    }
}
