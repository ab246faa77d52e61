package org.basenamed.broker.operation;

import java.util.Optional;
import org.basenamed.broker.waiting.Board;
import org.basenamed.linux.LinuxException;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.KernelObject;
import org.basenamed.model.object.ObjectState;
import org.basenamed.model.object.OpenedHandle;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.waitable.AutoResetEvent;
import org.basenamed.model.waitable.ManualResetEvent;
import org.basenamed.model.waitable.Mutex;
import org.basenamed.model.waitable.OwnerId;
import org.basenamed.model.waitable.Semaphore;
import org.basenamed.model.waitable.WaitWord;
import org.basenamed.model.waitable.Waitable;
import org.basenamed.protocol.message.CreateWaitableRequest;
import org.basenamed.protocol.message.OpenWaitableRequest;
import org.basenamed.protocol.message.WaitableReply;

/** Creating and opening events, mutexes, semaphores and timers. */
final class WaitableHandlers {
    private final ObjectStore store;

    WaitableHandlers(ObjectStore store) {
        this.store = store;
    }

    /** A new object's behaviour and its first word. */
    private record Fresh(ObjectType type, Waitable waitable, long word) {}

    Result<WaitableReply> create(CreateWaitableRequest request, Call call) {
        // NS-9a: values that no new object could have are refused before the name is looked at
        return fresh(request, call).then(fresh -> create(fresh, request, call));
    }

    private Result<Fresh> fresh(CreateWaitableRequest request, Call call) {
        ObjectType type = ObjectType.ofNumber(request.typeNumber()).orElse(null);
        return switch (type) {
            case EVENT -> {
                Waitable event = request.manualReset() ? ManualResetEvent.TYPE : AutoResetEvent.TYPE;
                yield Result.granted(new Fresh(type, event, WaitWord.of(request.initial() != 0 ? 1 : 0)));
            }
            case TIMER -> {
                // SYN-31: it is neither running nor signalled
                Waitable timer = request.manualReset() ? ManualResetEvent.TYPE : AutoResetEvent.TYPE;
                yield Result.granted(new Fresh(type, timer, WaitWord.of(0)));
            }
            // SYN-75: nobody has ended it; of a port, nothing is queued
            case JOB, COMPLETION_PORT ->
                // this broker may not end processes of other users, and nobody may see those of other users' jobs
                type == ObjectType.JOB && store.policy().servesMachine()
                        ? Result.refused(Win32Error.ERROR_NOT_SUPPORTED)
                        : Result.granted(new Fresh(type, ManualResetEvent.TYPE, WaitWord.of(0)));
            case MUTEX -> {
                int thread = request.initial();
                boolean owned = thread > 0 && thread < Board.CAPACITY;
                int owner = owned ? OwnerId.of(call.process().slot(), thread) : Mutex.FREE;
                yield thread == 0 || owned
                        ? Result.granted(new Fresh(type, Mutex.TYPE, WaitWord.of(owner)))
                        : Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
            }
            case SEMAPHORE -> {
                int maximum = request.maximum();
                int count = request.initial();
                yield maximum > 0 && count >= 0 && count <= maximum
                        ? Result.granted(new Fresh(type, new Semaphore(maximum), WaitWord.of(count)))
                        : Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
            }
            case FILE_MAPPING, PRIVATE_NAMESPACE, FILE, PROCESS, THREAD ->
                Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
            case null -> Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
        };
    }

    private Result<WaitableReply> create(Fresh fresh, CreateWaitableRequest request, Call call) {
        Result<OpenedHandle> opened = store.space()
                .create(
                        call.process(),
                        fresh.type(),
                        request.attributes(),
                        () -> Result.granted(new ObjectState.WaitableState(fresh.type(), fresh.waitable())));
        return opened.then(handle -> {
            try {
                if (!handle.existed()) {
                    store.adopt(handle.entry().object(), fresh.waitable(), fresh.word());
                }
            } catch (LinuxException e) {
                // an object without a header is of no use: as if it had not been made
                store.undo(call.process(), handle);
                return Result.refused(ObjectStore.outOf(e));
            }
            return Result.granted(reply(handle, call));
        });
    }

    Result<WaitableReply> open(OpenWaitableRequest request, Call call) {
        Optional<ObjectType> type = ObjectType.ofNumber(request.typeNumber());
        return type.isEmpty()
                ? Result.refused(Win32Error.ERROR_INVALID_PARAMETER)
                : store.space()
                        .open(call.process(), type.get(), request.attributes())
                        .map(handle -> reply(handle, call));
    }

    /** What it takes to use a handle. */
    WaitableReply reply(OpenedHandle handle, Call call) {
        KernelObject object = handle.entry().object();
        long reference = store.hand(object, call);
        Waitable waitable = ((ObjectState.WaitableState) object.state()).waitable();
        return new WaitableReply(
                handle.value(),
                handle.entry().grantedAccess(),
                handle.existed(),
                waitable instanceof ManualResetEvent,
                waitable instanceof Semaphore(int maximum) ? maximum : 0,
                (int) (reference >>> Integer.SIZE),
                (int) reference);
    }
}
