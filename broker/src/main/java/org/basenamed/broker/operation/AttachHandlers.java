package org.basenamed.broker.operation;

import org.basenamed.linux.Fd;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.HandleEntry;
import org.basenamed.model.object.ObjectState;
import org.basenamed.model.object.OpenedHandle;
import org.basenamed.protocol.message.FileMappingReply;
import org.basenamed.protocol.message.FileReply;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.WaitableReply;

/** What it takes to use handles that a process has not opened itself: others have given them to it. */
final class AttachHandlers {
    private final ObjectStore store;
    private final WaitableHandlers waitables;
    private final FileMappingHandlers fileMappings;

    AttachHandlers(ObjectStore store, WaitableHandlers waitables, FileMappingHandlers fileMappings) {
        this.store = store;
        this.waitables = waitables;
        this.fileMappings = fileMappings;
    }

    private static OpenedHandle opened(HandleRequest request, Call call) {
        return new OpenedHandle(request.handle(), call.subject(), true);
    }

    Result<WaitableReply> waitable(HandleRequest request, Call call) {
        return call.subject().object().state() instanceof ObjectState.WaitableState
                ? Result.granted(waitables.reply(opened(request, call), call))
                : Result.refused(Win32Error.ERROR_INVALID_HANDLE);
    }

    Result<FileMappingReply> fileMapping(HandleRequest request, Call call) {
        return fileMappings.attach(opened(request, call), call);
    }

    Result<FileReply> file(HandleRequest request, Call call) {
        HandleEntry entry = call.subject();
        OpenFile file = store.files().of(entry.object());
        return file.descriptorFor(entry.grantedAccess()).map((Fd fd) -> {
            call.attachOwned(fd);
            return new FileReply(request.handle(), entry.grantedAccess());
        });
    }
}
