package org.basenamed.win32;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.basenamed.client.core.LocalProcess;
import org.basenamed.client.core.NamespaceHandle;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.name.Boundary;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.security.SelfRelative;
import org.basenamed.model.security.Sid;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@code namespaceapi.h}: private namespaces, which are known by the users and groups that may make them, so that nobody
 * else can make them first. Names in one begin with the alias that the process has given it and a backslash.
 */
public final class NamespaceApi {
    /** Nobody shall open the namespace any more. */
    public static final int PRIVATE_NAMESPACE_FLAG_DESTROY = 0x1;

    /** Taken, and without effect: there are no application containers. */
    public static final int CREATE_BOUNDARY_DESCRIPTOR_ADD_APPCONTAINER_SID = 0x1;

    private static final int STEP = 16;
    private static final Map<Long, Boundary> BOUNDARIES = new HashMap<>();
    private static long lastBoundary;

    private NamespaceApi() {}

    /** Begins a boundary, to which SIDs have to be added; answers 0 on failure. It is no handle of the kernel. */
    public static long CreateBoundaryDescriptor(@Nullable String Name, int Flags) {
        if (Name == null || (Flags & ~CREATE_BOUNDARY_DESCRIPTOR_ADD_APPCONTAINER_SID) != 0) {
            LastError.set(Win32Error.ERROR_INVALID_PARAMETER);
            return 0;
        }
        synchronized (BOUNDARIES) {
            lastBoundary += STEP;
            BOUNDARIES.put(lastBoundary, Boundary.of(Name));
            return lastBoundary;
        }
    }

    /**
     * Adds a user or group that whoever makes the namespace has to be or to be in.
     *
     * @param BoundaryDescriptor its first element is the boundary, before and after
     */
    public static boolean AddSIDToBoundaryDescriptor(long[] BoundaryDescriptor, byte[] RequiredSid) {
        return change(BoundaryDescriptor[0], RequiredSid, sid -> boundary -> boundary.with(sid));
    }

    /** Adds the least integrity level that whoever makes the namespace has to have. As {@link #AddSIDToBoundaryDescriptor}. */
    public static boolean AddIntegrityLabelToBoundaryDescriptor(long[] BoundaryDescriptor, byte[] IntegrityLabel) {
        return change(BoundaryDescriptor[0], IntegrityLabel, sid -> boundary -> boundary.withLabel(sid));
    }

    private interface Change {
        UnaryOperator<Boundary> by(Sid sid);
    }

    private static boolean change(long descriptor, byte[] bytes, Change change) {
        return LastError.valueOr(false, () -> SelfRelative.decodeSid(bytes).then(sid -> {
            synchronized (BOUNDARIES) {
                Boundary changed = BOUNDARIES.computeIfPresent(
                        descriptor, (key, boundary) -> change.by(sid).apply(boundary));
                return changed == null ? Result.refused(Win32Error.ERROR_INVALID_PARAMETER) : Result.granted(true);
            }
        }));
    }

    /** Forgets a boundary; namespaces of it stay. */
    public static void DeleteBoundaryDescriptor(long BoundaryDescriptor) {
        synchronized (BOUNDARIES) {
            BOUNDARIES.remove(BoundaryDescriptor);
        }
    }

    private static Result<Boundary> find(long descriptor) {
        synchronized (BOUNDARIES) {
            Boundary boundary = BOUNDARIES.get(descriptor);
            return boundary == null ? Result.refused(Win32Error.ERROR_INVALID_PARAMETER) : Result.granted(boundary);
        }
    }

    /**
     * Makes a private namespace. It can be opened as long as this handle is open.
     *
     * @param lpPrivateNamespaceAttributes who may open it, and make objects in it; null for the caller's user
     * @param lpAliasPrefix how this process calls it
     * @return a handle; 0 on failure, with {@code ERROR_ACCESS_DENIED} if the caller is outside the boundary, {@code ERROR_ALREADY_EXISTS}
     *     if there is a namespace of it, or this process uses the alias already, {@code ERROR_INVALID_PARAMETER} if the boundary has no
     *     SID
     */
    public static long CreatePrivateNamespace(
            @Nullable SECURITY_ATTRIBUTES lpPrivateNamespaceAttributes,
            long lpBoundaryDescriptor,
            @Nullable String lpAliasPrefix) {
        return LastError.valueOr(0L, () -> {
            if (lpAliasPrefix == null) {
                return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
            }
            // it has no name, but all the rest that a create says
            Result<Making> making = find(lpBoundaryDescriptor)
                    .then(boundary -> NameArgument.toCreate(lpPrivateNamespaceAttributes, null, WinNT.MAXIMUM_ALLOWED)
                            .map(wish -> new Making(boundary, wish)));
            return switch (making) {
                case Result.Granted<Making>(Making it) ->
                    NamespaceHandle.create(it.boundary(), NameArgument.of(lpAliasPrefix), it.wish())
                            .map(NamespaceApi::created);
                case Result.Refused<Making>(Win32Error error) -> Result.refused(error);
            };
        });
    }

    private record Making(Boundary boundary, ObjectAttributes wish) {}

    private static long created(NamespaceHandle handle) {
        LastError.set(Win32Error.ERROR_SUCCESS);
        return handle.value();
    }

    /**
     * Opens a private namespace. Its descriptor decides alone; the caller need not be inside the boundary (NS-35).
     *
     * @return a handle; 0 on failure, with {@code ERROR_FILE_NOT_FOUND} if there is none
     */
    public static long OpenPrivateNamespace(long lpBoundaryDescriptor, @Nullable String lpAliasPrefix) {
        return LastError.valueOr(0L, () -> {
            if (lpAliasPrefix == null) {
                return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
            }
            return switch (find(lpBoundaryDescriptor)) {
                case Result.Granted<Boundary>(Boundary boundary) ->
                    NamespaceHandle.open(boundary, NameArgument.of(lpAliasPrefix))
                            .map(handle -> (long) handle.value());
                case Result.Refused<Boundary>(Win32Error error) -> Result.refused(error);
            };
        });
    }

    /**
     * Closes a handle to a private namespace; its alias leads nowhere from here on. Objects in it stay.
     *
     * @param Flags {@link #PRIVATE_NAMESPACE_FLAG_DESTROY}, which takes {@code DELETE}, or 0
     */
    public static boolean ClosePrivateNamespace(long Handle, int Flags) {
        return LastError.valueOr(false, () -> {
            if (!(LocalProcess.current().find(Handle) instanceof NamespaceHandle namespace)) {
                return Result.refused(Win32Error.ERROR_INVALID_HANDLE);
            }
            if ((Flags & ~PRIVATE_NAMESPACE_FLAG_DESTROY) != 0) {
                return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
            }
            return (Flags == 0 ? namespace.close() : namespace.destroy()).map(closed -> true);
        });
    }
}
