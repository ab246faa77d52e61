package org.basenamed.broker.operation;

import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.KernelObject;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.security.SecurityInformation;
import org.basenamed.protocol.message.DoneReply;
import org.basenamed.protocol.message.GetSecurityRequest;
import org.basenamed.protocol.message.SecurityReply;
import org.basenamed.protocol.message.SetSecurityRequest;

/** Security descriptors of objects that are there already. What it takes has been checked with the handle. */
final class SecurityHandlers {
    private final ObjectStore store;

    SecurityHandlers(ObjectStore store) {
        this.store = store;
    }

    Result<SecurityReply> get(GetSecurityRequest request, Call call) {
        KernelObject object = call.subject().object();
        if (object.type() == ObjectType.FILE) {
            return Result.refused(Win32Error.ERROR_NOT_SUPPORTED);
        }
        return (request.information() & ~SecurityInformation.PARTS) == 0
                ? Result.granted(new SecurityReply(object.security().only(request.information())))
                : Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
    }

    Result<DoneReply> set(SetSecurityRequest request, Call call) {
        KernelObject object = call.subject().object();
        if (object.type() == ObjectType.FILE) {
            return Result.refused(Win32Error.ERROR_NOT_SUPPORTED);
        }
        return store.space()
                .secure(call.process(), object, request.information(), request.descriptor())
                .map(changed -> {
                    store.secured(object);
                    return new DoneReply();
                });
    }
}
