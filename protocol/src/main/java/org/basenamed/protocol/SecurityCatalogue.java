package org.basenamed.protocol;

import java.util.List;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.protocol.Operation.Subject;
import org.basenamed.protocol.message.CloseNamespaceRequest;
import org.basenamed.protocol.message.CloseReply;
import org.basenamed.protocol.message.DoneReply;
import org.basenamed.protocol.message.GetSecurityRequest;
import org.basenamed.protocol.message.NamespaceReply;
import org.basenamed.protocol.message.NamespaceRequest;
import org.basenamed.protocol.message.SecurityReply;
import org.basenamed.protocol.message.SetSecurityRequest;

/** The operations on security descriptors and private namespaces. */
public final class SecurityCatalogue {
    /** Tells parts of an object's security descriptor; the rights that it takes depend on the parts. */
    public static final Operation<GetSecurityRequest, SecurityReply> GET_SECURITY =
            new Operation<>(73, "GetSecurity", Subject.ANY, GetSecurityRequest.CODEC, SecurityReply.CODEC);

    /** Changes parts of an object's security descriptor; the rights that it takes depend on the parts. */
    public static final Operation<SetSecurityRequest, DoneReply> SET_SECURITY =
            new Operation<>(74, "SetSecurity", Subject.ANY, SetSecurityRequest.CODEC, DoneReply.CODEC);

    /** Makes a private namespace, which must not exist. */
    public static final Operation<NamespaceRequest, NamespaceReply> CREATE_NAMESPACE =
            new Operation<>(75, "CreateNamespace", null, NamespaceRequest.CODEC, NamespaceReply.CODEC);

    /** Opens a private namespace. */
    public static final Operation<NamespaceRequest, NamespaceReply> OPEN_NAMESPACE =
            new Operation<>(76, "OpenNamespace", null, NamespaceRequest.CODEC, NamespaceReply.CODEC);

    /** Closes a handle to a private namespace, and may end the namespace. */
    public static final Operation<CloseNamespaceRequest, CloseReply> CLOSE_NAMESPACE = new Operation<>(
            77,
            "CloseNamespace",
            new Subject(ObjectType.PRIVATE_NAMESPACE, 0),
            CloseNamespaceRequest.CODEC,
            CloseReply.CODEC);

    static final List<Operation<?, ?>> ALL =
            List.of(GET_SECURITY, SET_SECURITY, CREATE_NAMESPACE, OPEN_NAMESPACE, CLOSE_NAMESPACE);

    private SecurityCatalogue() {}
}
