package org.basenamed.broker.operation;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.FileStatus;
import org.basenamed.linux.LinuxException;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.HandleEntry;
import org.basenamed.model.object.ObjectState;
import org.basenamed.model.object.OpenedHandle;
import org.basenamed.model.quota.Resource;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.section.FileBacking;
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

    /** FM 2.1: what is wrong with the arguments is told before the file and the name are looked at. */
    Result<FileMappingReply> create(CreateFileMappingRequest request, Call call) {
        return request.file() == 0
                ? createWithoutFile(request, call)
                : request.section().checkArguments(true).then(valid -> createOverFile(request, call));
    }

    private Result<FileMappingReply> createWithoutFile(CreateFileMappingRequest request, Call call) {
        long left = commitBytesLeft(request.section().sizeBytes(), call);
        return request.section()
                .check(left)
                .then(section -> create(section, request, call, () -> allocated(section, call)));
    }

    private long commitBytesLeft(long sizeBytes, Call call) {
        return Long.compareUnsigned(sizeBytes, ALWAYS_HELD_BYTES) <= 0
                ? store.machineBytesLeft()
                : store.commitBytesLeft(call);
    }

    private Result<SectionMemory> allocated(SectionState section, Call call) {
        try {
            if (section.largePages() && store.policy().servesMachine() && !LockingPrivilege.holds(call.caller())) {
                return Result.refused(Win32Error.ERROR_PRIVILEGE_NOT_HELD);
            }
            return call.process().account().hasRoom(Resource.MAPPED_BYTES, section.committedBytes())
                    ? Result.granted(store.sections().allocate(section))
                    : Result.refused(Win32Error.ERROR_NOT_ENOUGH_QUOTA);
        } catch (LinuxException e) {
            return Result.refused(section.largePages() ? outOfLargePages(e) : outOf(e));
        }
    }

    /** FM-4: the pool of large pages is empty, or this kernel has none. */
    private static Win32Error outOfLargePages(LinuxException e) {
        return switch (e.errno()) {
            case Errno.ENOSPC, Errno.ENOMEM, Errno.ENODEV, Errno.EINVAL, Errno.ENOSYS ->
                Win32Error.ERROR_NO_SYSTEM_RESOURCES;
            default -> outOf(e);
        };
    }

    private Result<FileMappingReply> createOverFile(CreateFileMappingRequest request, Call call) {
        return store.space()
                .resolve(call.process(), request.file(), ObjectType.FILE, 0)
                .then(entry -> {
                    OpenFile file = store.files().of(entry.object());
                    FileStatus status = FileCalls.fstat(file.fd());
                    FileBacking backing =
                            new FileBacking(entry.grantedAccess(), status.isRegularFile(), status.sizeBytes());
                    return backing.check(request.section())
                            .then(section ->
                                    create(section, request, call, () -> over(file, section, status.sizeBytes())));
                });
    }

    private Result<SectionMemory> over(OpenFile file, SectionState section, long presentBytes) {
        if (!store.files().table().admitsSection(file.key())) {
            return Result.refused(Win32Error.ERROR_ACCESS_DENIED);
        }
        Result<Long> longEnough = section.sizeBytes() > presentBytes
                ? FileSize.extend(file.fd(), presentBytes, section.sizeBytes())
                : Result.granted(presentBytes);
        return longEnough.map(bytes -> SectionMemory.over(file, section));
    }

    private Result<FileMappingReply> create(
            SectionState section, CreateFileMappingRequest request, Call call, Supplier<Result<SectionMemory>> maker) {
        AtomicReference<SectionMemory> made = new AtomicReference<>();
        Result<OpenedHandle> opened = store.space()
                .create(call.process(), ObjectType.FILE_MAPPING, request.attributes(), () -> maker.get()
                        .map(memory -> {
                            made.set(memory);
                            return new ObjectState.FileMapping(section);
                        }));
        return opened.then(handle -> {
            SectionMemory memory = made.get();
            if (memory != null) {
                store.sections().adopt(handle.entry().object(), memory);
            }
            return reply(handle, call);
        });
    }

    private static Win32Error outOf(LinuxException e) {
        return switch (e.errno()) {
            case Errno.EMFILE, Errno.ENFILE -> Win32Error.ERROR_NO_SYSTEM_RESOURCES;
            case Errno.ENOMEM, Errno.EFBIG, Errno.ENOSPC -> Win32Error.ERROR_NOT_ENOUGH_MEMORY;
            // vm.memfd_noexec=2: memory that may be executed is not to be had
            case Errno.EACCES -> Win32Error.ERROR_ACCESS_DENIED;
            default -> throw e;
        };
    }

    Result<FileMappingReply> open(OpenRequest request, Call call) {
        return store.space()
                .open(call.process(), ObjectType.FILE_MAPPING, request.attributes())
                .then(handle -> reply(handle, call));
    }

    private Result<FileMappingReply> reply(OpenedHandle handle, Call call) {
        Result<FileMappingReply> reply = attach(handle, call);
        if (!reply.isGranted()) {
            // a handle without its memory is of no use: as if it had not been opened
            store.undo(call.process(), handle);
        }
        return reply;
    }

    /** What it takes to use a handle, with the memory. */
    Result<FileMappingReply> attach(OpenedHandle handle, Call call) {
        HandleEntry entry = handle.entry();
        SectionMemory memory = store.memoryOf(entry.object());
        try {
            Fd descriptor = memory.descriptorFor(entry.grantedAccess());
            if (descriptor != null) {
                call.attach(descriptor);
            }
        } catch (LinuxException e) {
            return Result.refused(outOf(e));
        }
        return Result.granted(new FileMappingReply(
                handle.value(),
                entry.grantedAccess(),
                handle.existed(),
                entry.object().id(),
                memory.section()));
    }
}
