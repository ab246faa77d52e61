package org.basenamed.client;

import org.basenamed.client.core.NamespaceHandle;
import org.basenamed.model.name.Boundary;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.security.SecurityDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * A name space that only those can make who are within its boundary, so that nobody else can take its names first. Names in it begin
 * with the alias that this process has for it: {@code alias\x}. Win32: a private namespace.
 *
 * <pre>{@code
 * Boundary boundary = Boundary.of("org.example.telemetry").with(Security.sidOf(owner));
 * try (PrivateNamespace names = PrivateNamespace.create(boundary, "telemetry");
 *         Mutex mutex = Mutex.create("telemetry\\lock")) {
 * }
 * }</pre>
 *
 * <p><b>Identity.</b> The boundary is what processes know it by; the alias is this process's own.
 *
 * <p><b>Lifetime.</b> It can be opened as long as the process that made it has not closed it, or ended. Objects in it, and others' handles
 * to the namespace, go on afterwards.
 */
public final class PrivateNamespace implements AutoCloseable {
    private final NamespaceHandle handle;
    private final String alias;
    private final LeakWarning leakWarning;

    private PrivateNamespace(NamespaceHandle handle, String alias) {
        this.handle = handle;
        this.alias = alias;
        this.leakWarning = LeakWarning.watch(this, handle, alias);
    }

    /** Makes a namespace that only this user may open. As {@link #create(Boundary, String, SecurityDescriptor)}. */
    public static PrivateNamespace create(Boundary boundary, String alias) {
        return make(boundary, alias, null);
    }

    /**
     * Makes a namespace. Win32: {@code CreatePrivateNamespace}.
     *
     * @param boundary what it is known by; this process has to be within it
     * @param alias how this process calls it, without a backslash
     * @param security who may open it, and make objects in it
     * @throws ObjectExistsException if there is a namespace of that boundary, which is not opened; or if this process uses the alias
     *     already
     * @throws AccessDeniedException if this process is outside the boundary
     * @throws BasenamedException with {@code ERROR_INVALID_PARAMETER} if the boundary has no SID, or the alias is empty or has a backslash
     * @throws BrokerUnavailableException if no broker can be reached or started
     */
    public static PrivateNamespace create(Boundary boundary, String alias, SecurityDescriptor security) {
        return make(boundary, alias, security);
    }

    private static PrivateNamespace make(Boundary boundary, String alias, @Nullable SecurityDescriptor security) {
        ObjectAttributes wish = new ObjectAttributes("", AccessMask.MAXIMUM_ALLOWED, 0, security);
        return Outcome.of("PrivateNamespace.create", alias, () -> NamespaceHandle.create(boundary, alias, wish)
                .map(handle -> new PrivateNamespace(handle, alias)));
    }

    /**
     * Opens a namespace. Its descriptor decides alone: this process need not be within the boundary. Win32: {@code OpenPrivateNamespace}.
     *
     * @throws ObjectNotFoundException if there is no namespace of that boundary
     * @throws AccessDeniedException if its maker does not let this user in
     * @throws ObjectExistsException if this process uses the alias already
     */
    public static PrivateNamespace open(Boundary boundary, String alias) {
        return Outcome.of("PrivateNamespace.open", alias, () -> NamespaceHandle.open(boundary, alias)
                .map(handle -> new PrivateNamespace(handle, alias)));
    }

    /** How this process calls it. */
    public String alias() {
        return alias;
    }

    /** Who owns it, and who may do what. As {@link Waitable#security}. */
    public SecurityDescriptor security() {
        return Security.of(handle, alias);
    }

    /**
     * Ends it for everybody who has not opened it yet, and closes this handle. Win32: {@code ClosePrivateNamespace} with
     * {@code PRIVATE_NAMESPACE_FLAG_DESTROY}.
     *
     * @throws AccessDeniedException if it belongs to somebody else, who does not allow that
     */
    public void destroy() {
        RightsInUse rights = RightsInUse.of(handle, AccessMask.DELETE);
        Outcome.of("PrivateNamespace.destroy", alias, rights, handle::destroy);
        leakWarning.closed();
    }

    /** Closes it: the alias leads nowhere any more. Closing again does nothing. Win32: {@code ClosePrivateNamespace}. */
    @Override
    public void close() {
        leakWarning.closed();
        handle.close();
    }

    @Override
    public String toString() {
        return "PrivateNamespace[" + alias + (handle.isOpen() ? "]" : ", closed]");
    }
}
