package org.basenamed.client.core;

import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.security.SecurityDescriptor;
import org.basenamed.model.security.SecurityInformation;
import org.basenamed.protocol.SecurityCatalogue;
import org.basenamed.protocol.message.GetSecurityRequest;
import org.basenamed.protocol.message.SecurityReply;
import org.basenamed.protocol.message.SetSecurityRequest;
import org.jspecify.annotations.Nullable;

/** Security descriptors of objects, by the values of handles to them. */
public final class SecurityCalls {
    private SecurityCalls() {}

    /** The parts of the descriptor that {@code information} names, see {@link SecurityInformation}. */
    public static Result<SecurityDescriptor> get(long value, int information) {
        @Nullable LocalHandle handle = LocalProcess.current().find(value);
        return handle == null ? Result.refused(Win32Error.ERROR_INVALID_HANDLE) : get(handle, information);
    }

    /** As {@link #get(long, int)}. */
    public static Result<SecurityDescriptor> get(LocalHandle handle, int information) {
        return AccessMask.allows(handle.grantedAccess(), SecurityInformation.rightsToQuery(information))
                ? handle.ask(SecurityCatalogue.GET_SECURITY, new GetSecurityRequest(handle.value(), information))
                        .map(SecurityReply::descriptor)
                : Result.refused(refusal(handle));
    }

    /** Changes the parts of the descriptor that {@code information} names. */
    public static Result<Integer> set(long value, int information, SecurityDescriptor descriptor) {
        @Nullable LocalHandle handle = LocalProcess.current().find(value);
        return handle == null ? Result.refused(Win32Error.ERROR_INVALID_HANDLE) : set(handle, information, descriptor);
    }

    /** As {@link #set(long, int, SecurityDescriptor)}. */
    public static Result<Integer> set(LocalHandle handle, int information, SecurityDescriptor descriptor) {
        return AccessMask.allows(handle.grantedAccess(), SecurityInformation.rightsToSet(information))
                ? handle.ask(
                                SecurityCatalogue.SET_SECURITY,
                                new SetSecurityRequest(handle.value(), information, descriptor))
                        .map(done -> information)
                : Result.refused(refusal(handle));
    }

    private static Win32Error refusal(LocalHandle handle) {
        return handle.isOpen() ? Win32Error.ERROR_ACCESS_DENIED : Win32Error.ERROR_INVALID_HANDLE;
    }
}
