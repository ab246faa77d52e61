package org.basenamed.win32;

import org.basenamed.client.core.SecurityCalls;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.security.SecurityDescriptor;
import org.basenamed.model.security.SelfRelative;
import org.basenamed.model.security.Sid;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@code advapi32.dll} on security descriptors and SIDs. Both are arrays with the bytes that they have on Windows;
 * descriptors are self-relative. Output parameters are arrays whose first element is set.
 */
public final class Advapi32 {
    public static final int SDDL_REVISION_1 = 1;

    public static final int OWNER_SECURITY_INFORMATION = 0x1;
    public static final int GROUP_SECURITY_INFORMATION = 0x2;
    public static final int DACL_SECURITY_INFORMATION = 0x4;
    public static final int SACL_SECURITY_INFORMATION = 0x8;
    public static final int LABEL_SECURITY_INFORMATION = 0x10;
    public static final int PROTECTED_DACL_SECURITY_INFORMATION = 0x8000_0000;
    public static final int UNPROTECTED_DACL_SECURITY_INFORMATION = 0x2000_0000;

    /** As the type of an object: one that has a handle of the kernel. */
    public static final int SE_KERNEL_OBJECT = 6;

    private Advapi32() {}

    /**
     * Makes a security descriptor of SDDL.
     *
     * @param StringSDRevision {@link #SDDL_REVISION_1}; {@code ERROR_UNKNOWN_REVISION} for others
     * @param SecurityDescriptorSize receives its length; null if that is of no interest
     */
    public static boolean ConvertStringSecurityDescriptorToSecurityDescriptor(
            @Nullable String StringSecurityDescriptor,
            int StringSDRevision,
            byte @Nullable [] @Nullable [] SecurityDescriptor,
            int @Nullable [] SecurityDescriptorSize) {
        return LastError.valueOr(false, () -> {
            if (StringSecurityDescriptor == null || SecurityDescriptor == null) {
                return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
            }
            if (StringSDRevision != SDDL_REVISION_1) {
                return Result.refused(Win32Error.ERROR_UNKNOWN_REVISION);
            }
            return org.basenamed.model.security.SecurityDescriptor.ofSddl(StringSecurityDescriptor)
                    .map(SelfRelative::encode)
                    .map(bytes -> {
                        SecurityDescriptor[0] = bytes;
                        if (SecurityDescriptorSize != null) {
                            SecurityDescriptorSize[0] = bytes.length;
                        }
                        return true;
                    });
        });
    }

    /**
     * Writes a security descriptor as SDDL.
     *
     * @param SecurityInformation the parts, {@code *_SECURITY_INFORMATION}
     */
    public static boolean ConvertSecurityDescriptorToStringSecurityDescriptor(
            byte @Nullable [] SecurityDescriptor,
            int RequestedStringSDRevision,
            int SecurityInformation,
            @Nullable String @Nullable [] StringSecurityDescriptor) {
        return LastError.valueOr(false, () -> {
            if (SecurityDescriptor == null || StringSecurityDescriptor == null) {
                return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
            }
            if (RequestedStringSDRevision != SDDL_REVISION_1) {
                return Result.refused(Win32Error.ERROR_UNKNOWN_REVISION);
            }
            return SelfRelative.decode(SecurityDescriptor).map(descriptor -> {
                StringSecurityDescriptor[0] =
                        descriptor.only(SecurityInformation).toString();
                return true;
            });
        });
    }

    /** Makes a SID of {@code S-1-...} or of an alias of two letters; {@code ERROR_INVALID_SID} for anything else. */
    public static boolean ConvertStringSidToSid(@Nullable String StringSid, byte @Nullable [] @Nullable [] Sid) {
        return LastError.valueOr(false, () -> {
            if (StringSid == null || Sid == null) {
                return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
            }
            return org.basenamed.model.security.Sid.parse(StringSid).map(sid -> {
                Sid[0] = SelfRelative.encode(sid);
                return true;
            });
        });
    }

    /** Writes a SID as {@code S-1-...}. */
    public static boolean ConvertSidToStringSid(byte @Nullable [] Sid, @Nullable String @Nullable [] StringSid) {
        return LastError.valueOr(false, () -> {
            if (Sid == null || StringSid == null) {
                return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
            }
            return SelfRelative.decodeSid(Sid).map((Sid sid) -> {
                StringSid[0] = sid.toString();
                return true;
            });
        });
    }

    /**
     * Tells parts of an object's security descriptor. Takes {@code READ_CONTROL}, and {@code ACCESS_SYSTEM_SECURITY} for what is
     * audited.
     *
     * @param nLength how much of the buffer counts; {@code ERROR_INSUFFICIENT_BUFFER} if that is too little
     * @param lpnLengthNeeded receives how much it takes
     */
    public static boolean GetKernelObjectSecurity(
            long Handle,
            int RequestedInformation,
            byte @Nullable [] pSecurityDescriptor,
            int nLength,
            int @Nullable [] lpnLengthNeeded) {
        return LastError.valueOr(false, () -> {
            if (lpnLengthNeeded == null) {
                return Result.refused(Win32Error.ERROR_NOACCESS);
            }
            return SecurityCalls.get(Handle, RequestedInformation).then((SecurityDescriptor descriptor) -> {
                byte[] bytes = SelfRelative.encode(descriptor);
                lpnLengthNeeded[0] = bytes.length;
                if (pSecurityDescriptor == null || Math.min(nLength, pSecurityDescriptor.length) < bytes.length) {
                    return Result.refused(Win32Error.ERROR_INSUFFICIENT_BUFFER);
                }
                System.arraycopy(bytes, 0, pSecurityDescriptor, 0, bytes.length);
                return Result.granted(true);
            });
        });
    }

    /**
     * Changes parts of an object's security descriptor; handles that are open keep what they have been granted. Takes
     * {@code WRITE_DAC} for the DACL, {@code WRITE_OWNER} for owner, group and label.
     */
    public static boolean SetKernelObjectSecurity(
            long Handle, int SecurityInformation, byte @Nullable [] SecurityDescriptor) {
        return LastError.valueOr(false, () -> {
            if (SecurityDescriptor == null) {
                return Result.refused(Win32Error.ERROR_NOACCESS);
            }
            return switch (SelfRelative.decode(SecurityDescriptor)) {
                case Result.Granted<SecurityDescriptor>(SecurityDescriptor descriptor) ->
                    SecurityCalls.set(Handle, SecurityInformation, descriptor).map(done -> true);
                case Result.Refused<SecurityDescriptor>(Win32Error error) -> Result.refused(error);
            };
        });
    }

    /**
     * Tells parts of an object's security descriptor, as {@link #GetKernelObjectSecurity}.
     *
     * @param ObjectType {@link #SE_KERNEL_OBJECT}
     * @param ppSecurityDescriptor receives the descriptor
     * @return the error itself; the last error stays as it is (SEC-22)
     */
    public static int GetSecurityInfo(
            long Handle, int ObjectType, int SecurityInfo, byte @Nullable [] @Nullable [] ppSecurityDescriptor) {
        if (ObjectType != SE_KERNEL_OBJECT || ppSecurityDescriptor == null) {
            return Win32Error.ERROR_INVALID_PARAMETER.code();
        }
        return switch (SecurityCalls.get(Handle, SecurityInfo)) {
            case Result.Granted<SecurityDescriptor>(SecurityDescriptor descriptor) -> {
                ppSecurityDescriptor[0] = SelfRelative.encode(descriptor);
                yield Win32Error.ERROR_SUCCESS.code();
            }
            case Result.Refused<SecurityDescriptor>(Win32Error error) -> error.code();
        };
    }
}
