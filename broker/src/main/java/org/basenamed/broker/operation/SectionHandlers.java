package org.basenamed.broker.operation;

import org.basenamed.linux.Errno;
import org.basenamed.linux.FileSpace;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.MemoryRoom;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.HandleEntry;
import org.basenamed.model.object.ProcessRecord;
import org.basenamed.model.section.SectionRequest;
import org.basenamed.protocol.message.DoneReply;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.ObjectRequest;
import org.basenamed.protocol.message.PagesReply;
import org.basenamed.protocol.message.PagesRequest;

/** What views ask of a section, whether or not a handle to it is still open. */
final class SectionHandlers {
    /** As much as is committed in one go: some milliseconds in which no other process is served. */
    private static final long COMMIT_AT_ONCE_BYTES = 16L << 20;

    private final ObjectStore store;

    SectionHandlers(ObjectStore store) {
        this.store = store;
    }

    Result<DoneReply> hold(HandleRequest request, Call call) {
        store.sections().hold(call.process(), call.subject().object());
        return Result.granted(new DoneReply());
    }

    Result<DoneReply> release(ObjectRequest request, Call call) {
        store.sections().release(call.process(), request.objectId());
        return Result.granted(new DoneReply());
    }

    Result<PagesReply> query(PagesRequest request, Call call) {
        return reserved(request, call).map(memory -> {
            long end = memory.commits().runEnd(request.offset(), request.offset() + request.sizeBytes());
            return new PagesReply(memory.commits().isCommitted(request.offset()), end - request.offset());
        });
    }

    Result<PagesReply> commit(PagesRequest request, Call call) {
        return reserved(request, call).then(memory -> {
            long from = request.offset();
            long to = from + request.sizeBytes();
            // all of what is wanted has to be possible before the first of it is taken
            long missing = memory.commits().missingBytes(from, to);
            if (missing > store.commitBytesLeft(call)) {
                return Result.refused(Win32Error.ERROR_COMMITMENT_LIMIT);
            }
            if (!memory.hasRoom(missing)) {
                return Result.refused(Win32Error.ERROR_NOT_ENOUGH_QUOTA);
            }
            return commit(memory, from, Math.min(to, from + COMMIT_AT_ONCE_BYTES));
        });
    }

    /** Takes the memory now: a page that the memfd has is what makes it accessible in every process. */
    private Result<PagesReply> commit(SectionMemory memory, long from, long to) {
        if (memory.commits().missingBytes(from, to) > 0) {
            if (MemoryRoom.freeBytes() < to - from) {
                return Result.refused(Win32Error.ERROR_COMMITMENT_LIMIT);
            }
            int result = FileSpace.allocate(memory.original(), from, to - from);
            if (result == -Errno.ENOSPC || result == -Errno.ENOMEM) {
                return Result.refused(Win32Error.ERROR_COMMITMENT_LIMIT);
            }
            LinuxException.check(result, "fallocate", from, to - from);
            store.sections().committed(memory, from, to);
        }
        return Result.granted(new PagesReply(true, to - from));
    }

    /** The reserved section that a request is about: one that the caller has a handle to, or holds for a view. */
    private Result<SectionMemory> reserved(PagesRequest request, Call call) {
        SectionMemory memory = store.sections().find(request.objectId());
        if (memory == null || !memory.section().reserved() || !mayTouch(call.process(), request.objectId())) {
            return Result.refused(Win32Error.ERROR_INVALID_HANDLE);
        }
        long size = memory.section().sizeBytes();
        boolean inside = request.offset() >= 0
                && request.sizeBytes() > 0
                && request.offset() < size
                && request.sizeBytes() <= size - request.offset()
                && (request.offset() | request.sizeBytes()) % SectionRequest.PAGE_BYTES == 0;
        return inside ? Result.granted(memory) : Result.refused(Win32Error.ERROR_INVALID_ADDRESS);
    }

    private boolean mayTouch(ProcessRecord process, long objectId) {
        return store.sections().isHeldBy(process, objectId)
                || process.handles().entries().stream().map(HandleEntry::object).anyMatch(it -> it.id() == objectId);
    }
}
