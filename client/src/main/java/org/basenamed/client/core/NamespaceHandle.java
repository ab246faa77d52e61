package org.basenamed.client.core;

import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.name.Boundary;
import org.basenamed.model.name.NameSpace;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.protocol.Operation;
import org.basenamed.protocol.SecurityCatalogue;
import org.basenamed.protocol.message.CloseNamespaceRequest;
import org.basenamed.protocol.message.NamespaceReply;
import org.basenamed.protocol.message.NamespaceRequest;

/** A handle to a private namespace; as long as it is open its alias leads there, if it has one: a duplicate has none. */
public final class NamespaceHandle extends LocalHandle {

    private NamespaceHandle(Membership membership, NamespaceReply reply) {
        super(membership, reply.handle(), reply.grantedAccess());
    }

    /**
     * Makes a private namespace, which must not exist.
     *
     * @param wish everything but a name
     */
    public static Result<NamespaceHandle> create(Boundary boundary, String alias, ObjectAttributes wish)
            throws BrokerUnreachableException {
        return obtain(SecurityCatalogue.CREATE_NAMESPACE, new NamespaceRequest(boundary, alias, wish));
    }

    /** Opens a private namespace, for as much as its descriptor allows. */
    public static Result<NamespaceHandle> open(Boundary boundary, String alias) throws BrokerUnreachableException {
        ObjectAttributes wish = new ObjectAttributes("", AccessMask.MAXIMUM_ALLOWED, 0);
        return obtain(SecurityCatalogue.OPEN_NAMESPACE, new NamespaceRequest(boundary, alias, wish));
    }

    private static Result<NamespaceHandle> obtain(
            Operation<NamespaceRequest, NamespaceReply> operation, NamespaceRequest request)
            throws BrokerUnreachableException {
        // what does not fit into a message
        if (!request.boundary().isComplete() || request.alias().length() >= NameSpace.MAX_NAME_UNITS) {
            return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
        }
        LocalProcess.Asked<NamespaceReply> asked = LocalProcess.current().ask(operation, request);
        return asked.answer().result().map(reply -> attach(asked.member(), reply));
    }

    /** Takes up a handle that the broker has in the table of this process. */
    static NamespaceHandle attach(Membership member, NamespaceReply reply) {
        NamespaceHandle handle = new NamespaceHandle(member, reply);
        member.remember(handle);
        return handle;
    }

    /** Ends the namespace for everybody who has not opened it yet, and closes this handle. Takes {@code DELETE}. */
    public Result<Integer> destroy() {
        return close(() -> ask(SecurityCatalogue.CLOSE_NAMESPACE, new CloseNamespaceRequest(value(), true))
                .map(reply -> value()));
    }

    @Override
    void releaseResources() {
        // nothing is held for it here
    }
}
