package org.basenamed.client.core;

import java.lang.foreign.Arena;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileSpace;
import org.basenamed.linux.MemoryRoom;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.section.SectionRequest;
import org.basenamed.model.section.SectionState;
import org.basenamed.model.section.ViewRequest;
import org.basenamed.protocol.MappingCatalogue;
import org.basenamed.protocol.Operation;
import org.basenamed.protocol.message.CreateFileMappingRequest;
import org.basenamed.protocol.message.FileMappingReply;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.OpenRequest;
import org.jspecify.annotations.Nullable;

/** A handle to a file mapping, with a descriptor of its memory. */
public final class SectionHandle extends LocalHandle {
    /** In place of a file's handle: the mapping is over memory. */
    private static final int NO_FILE = 0;

    private static final long TAKEN_AT_ONCE_BYTES = 16L << 20;

    /** What this process itself, and the kernel for it, may come to need meanwhile. */
    private static final long LEFT_FREE_BYTES = 8L << 20;

    private final SectionState section;
    private final boolean existed;
    private final @Nullable SharedFd memory;
    private final @Nullable SectionViews views;
    private boolean released;

    private SectionHandle(Membership membership, FileMappingReply reply, @Nullable Fd memory) {
        super(membership, reply.handle(), reply.grantedAccess());
        this.section = reply.section();
        this.existed = reply.existed();
        this.memory = memory == null ? null : new SharedFd(memory);
        this.views = section.heldByViews() ? membership.openedSection(reply.objectId()) : null;
    }

    /** Creates a file mapping without a file, or opens the one of that name. */
    public static Result<SectionHandle> create(SectionRequest section, ObjectAttributes attributes)
            throws BrokerUnreachableException {
        return create(section, NO_FILE, attributes);
    }

    /** Creates a file mapping over a file of that handle value, or without one, or opens the mapping of that name. */
    static Result<SectionHandle> create(SectionRequest section, int file, ObjectAttributes attributes)
            throws BrokerUnreachableException {
        if (!reachFor(attributes)) {
            return Result.refused(Win32Error.ERROR_INVALID_NAME);
        }
        return obtain(MappingCatalogue.CREATE_FILE_MAPPING, new CreateFileMappingRequest(section, file, attributes));
    }

    /** Opens the file mapping of that name. */
    public static Result<SectionHandle> open(ObjectAttributes attributes) throws BrokerUnreachableException {
        if (!reachFor(attributes)) {
            return Result.refused(Win32Error.ERROR_INVALID_NAME);
        }
        return obtain(MappingCatalogue.OPEN_FILE_MAPPING, new OpenRequest(attributes));
    }

    private static <Q> Result<SectionHandle> obtain(Operation<Q, FileMappingReply> operation, Q request)
            throws BrokerUnreachableException {
        LocalProcess.Asked<FileMappingReply> asked = LocalProcess.current().ask(operation, request);
        Membership member = asked.member();
        return asked.answer().result().then(reply -> {
            SectionHandle handle =
                    new SectionHandle(member, reply, asked.answer().fd());
            handle.isNew();
            member.remember(handle);
            if (asked.answer().fdLost()) {
                // this process may have no more descriptors: without its memory the handle is of no use
                handle.close();
                return Result.refused(Win32Error.ERROR_NO_SYSTEM_RESOURCES);
            }
            return Result.granted(handle);
        });
    }

    /** Takes up a handle that another process has put into the table of this one. */
    static Result<SectionHandle> attach(Membership member, HandleRequest request) {
        Connection.Answer<FileMappingReply> answer = member.call(MappingCatalogue.ATTACH_FILE_MAPPING, request);
        if (answer.fdLost()) {
            return Result.refused(Win32Error.ERROR_NO_SYSTEM_RESOURCES);
        }
        return answer.result().map(reply -> {
            SectionHandle handle = new SectionHandle(member, reply, answer.fd());
            member.remember(handle);
            return handle;
        });
    }

    /** What it refers to. */
    public SectionState section() {
        return section;
    }

    /** Whether a create met a mapping that was there already. */
    public boolean existed() {
        return existed;
    }

    /**
     * Maps a view.
     *
     * @param arena unmaps it when it closes
     */
    public synchronized Result<MappedView> map(ViewRequest request, Arena arena) {
        if (!isOpen()) {
            return Result.refused(Win32Error.ERROR_INVALID_HANDLE);
        }
        return request.check(section, grantedAccess())
                .then(plan -> memory == null
                        ? Result.refused(Win32Error.ERROR_ACCESS_DENIED)
                        : MappedView.map(plan, new MappedView.Source(section, memory, views), arena));
    }

    /**
     * Takes all memory of a mapping without a file now, charged to the control group of this process.
     *
     * @return how much was taken; refused with 1455 when there is not enough, and what had been taken stays
     */
    public synchronized Result<Long> takeMemory() {
        if (!isOpen() || memory == null) {
            return Result.refused(Win32Error.ERROR_INVALID_HANDLE);
        }
        if (section.overFile()) {
            return Result.granted(0L);
        }
        for (long at = 0; at < section.sizeBytes(); at += TAKEN_AT_ONCE_BYTES) {
            long bytes = Math.min(TAKEN_AT_ONCE_BYTES, section.sizeBytes() - at);
            // asked for more than there is, the kernel does not refuse but kills a process
            boolean taken = MemoryRoom.freeBytes() - bytes >= LEFT_FREE_BYTES
                    && FileSpace.allocate(memory.fd(), at, bytes) == 0;
            if (!taken) {
                return Result.refused(Win32Error.ERROR_COMMITMENT_LIMIT);
            }
        }
        return Result.granted(section.sizeBytes());
    }

    @Override
    void beforeClose() {
        if (views != null) {
            views.closing(value());
        }
    }

    @Override
    boolean closesWithoutReply() {
        return true;
    }

    @Override
    void releaseResources() {
        if (released) {
            return;
        }
        released = true;
        if (memory != null) {
            memory.release();
        }
        if (views != null) {
            views.handleClosed();
        }
    }
}
