package org.basenamed.broker.operation;

import java.util.concurrent.atomic.AtomicReference;
import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.LinuxException;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.HandleEntry;
import org.basenamed.model.object.ObjectState;
import org.basenamed.model.object.OpenedHandle;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.section.SectionState;
import org.basenamed.protocol.message.CreateFileMappingRequest;
import org.basenamed.protocol.message.FileMappingReply;
import org.basenamed.protocol.message.OpenRequest;

/** Creating and opening file mappings. */
final class FileMappingHandlers {
    /** Below this a mapping cannot exceed the control group of a process that could start a Java machine at all. */
    private static final long ALWAYS_HELD_BYTES = 16L << 20;

    private final ObjectStore store;

    FileMappingHandlers(ObjectStore store) {
        this.store = store;
    }

    Result<FileMappingReply> create(CreateFileMappingRequest request, Call call) {
        long left = commitBytesLeft(request.section().sizeBytes(), call);
        // FM 2.1: what is wrong with the arguments is told before the name is looked at
        return request.section().check(left).then(section -> create(section, request, call));
    }

    private long commitBytesLeft(long sizeBytes, Call call) {
        long machine = store.limit().machineBytes() - store.committedBytes();
        if (Long.compareUnsigned(sizeBytes, ALWAYS_HELD_BYTES) <= 0) {
            return machine;
        }
        return Math.min(
                machine, store.limit().ofProcess(call.process().identity().processId()));
    }

    private Result<FileMappingReply> create(SectionState section, CreateFileMappingRequest request, Call call) {
        AtomicReference<SectionMemory> made = new AtomicReference<>();
        Result<OpenedHandle> opened = store.space()
                .create(call.process(), ObjectType.FILE_MAPPING, request.attributes(), () -> {
                    try {
                        made.set(store.allocate(section));
                    } catch (LinuxException e) {
                        return Result.refused(outOf(e));
                    }
                    return Result.granted(new ObjectState.FileMapping(section));
                });
        return opened.then(handle -> {
            SectionMemory memory = made.get();
            if (memory != null) {
                store.adopt(handle.entry().object(), memory);
            }
            return reply(handle, call);
        });
    }

    private static Win32Error outOf(LinuxException e) {
        return switch (e.errno()) {
            case Errno.EMFILE, Errno.ENFILE -> Win32Error.ERROR_NO_SYSTEM_RESOURCES;
            case Errno.ENOMEM, Errno.EFBIG, Errno.ENOSPC -> Win32Error.ERROR_NOT_ENOUGH_MEMORY;
            default -> throw e;
        };
    }

    Result<FileMappingReply> open(OpenRequest request, Call call) {
        return store.space()
                .open(call.process(), ObjectType.FILE_MAPPING, request.attributes())
                .then(handle -> reply(handle, call));
    }

    private Result<FileMappingReply> reply(OpenedHandle handle, Call call) {
        HandleEntry entry = handle.entry();
        SectionMemory memory = store.memoryOf(entry.object());
        try {
            Fd descriptor = memory.descriptorFor(entry.grantedAccess());
            if (descriptor != null) {
                call.attach(descriptor);
            }
        } catch (LinuxException e) {
            // a handle without its memory is of no use: as if it had not been opened
            store.undo(call.process(), handle);
            return Result.refused(outOf(e));
        }
        return Result.granted(
                new FileMappingReply(handle.value(), entry.grantedAccess(), handle.existed(), memory.section()));
    }
}
