package org.basenamed.client.core;

import java.lang.foreign.Arena;
import org.basenamed.linux.Fd;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.name.NameSpace;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.section.SectionRequest;
import org.basenamed.model.section.SectionState;
import org.basenamed.model.section.ViewRequest;
import org.basenamed.protocol.Catalogue;
import org.basenamed.protocol.Operation;
import org.basenamed.protocol.message.CreateFileMappingRequest;
import org.basenamed.protocol.message.FileMappingReply;
import org.basenamed.protocol.message.OpenRequest;
import org.jspecify.annotations.Nullable;

/** A handle to a file mapping, with a descriptor of its memory. */
public final class SectionHandle extends LocalHandle {
    private final SectionState section;
    private final boolean existed;
    private final @Nullable Fd memory;

    private SectionHandle(Membership membership, FileMappingReply reply, @Nullable Fd memory) {
        super(membership, reply.handle(), reply.grantedAccess());
        this.section = reply.section();
        this.existed = reply.existed();
        this.memory = memory;
    }

    /** Creates a file mapping, or opens the one of that name. */
    public static Result<SectionHandle> create(SectionRequest section, ObjectAttributes attributes)
            throws BrokerUnreachableException {
        return obtain(Catalogue.CREATE_FILE_MAPPING, new CreateFileMappingRequest(section, attributes), attributes);
    }

    /** Opens the file mapping of that name. */
    public static Result<SectionHandle> open(ObjectAttributes attributes) throws BrokerUnreachableException {
        return obtain(Catalogue.OPEN_FILE_MAPPING, new OpenRequest(attributes), attributes);
    }

    private static <Q> Result<SectionHandle> obtain(
            Operation<Q, FileMappingReply> operation, Q request, ObjectAttributes attributes)
            throws BrokerUnreachableException {
        if (attributes.name().length() > NameSpace.MAX_NAME_UNITS) {
            return Result.refused(Win32Error.ERROR_INVALID_NAME);
        }
        LocalProcess.Asked<FileMappingReply> asked = LocalProcess.current().ask(operation, request);
        Membership member = asked.member();
        return asked.answer().result().then(reply -> {
            SectionHandle handle =
                    new SectionHandle(member, reply, asked.answer().fd());
            member.remember(handle);
            if (asked.answer().fdLost()) {
                // this process may have no more descriptors: without its memory the handle is of no use
                handle.close();
                return Result.refused(Win32Error.ERROR_NO_SYSTEM_RESOURCES);
            }
            return Result.granted(handle);
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
                        : MappedView.map(plan, memory, arena));
    }

    @Override
    void releaseResources() {
        if (memory != null) {
            memory.close();
        }
    }
}
