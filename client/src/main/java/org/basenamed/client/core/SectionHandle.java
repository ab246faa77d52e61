package org.basenamed.client.core;

import java.lang.foreign.Arena;
import org.basenamed.linux.Fd;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.section.SectionRequest;
import org.basenamed.model.section.SectionState;
import org.basenamed.model.section.ViewRequest;
import org.basenamed.protocol.Catalogue;
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
        Membership member = LocalProcess.current().join();
        return adopt(
                member, member.call(Catalogue.CREATE_FILE_MAPPING, new CreateFileMappingRequest(section, attributes)));
    }

    /** Opens the file mapping of that name. */
    public static Result<SectionHandle> open(ObjectAttributes attributes) throws BrokerUnreachableException {
        Membership member = LocalProcess.current().join();
        return adopt(member, member.call(Catalogue.OPEN_FILE_MAPPING, new OpenRequest(attributes)));
    }

    private static Result<SectionHandle> adopt(Membership member, Connection.Answer<FileMappingReply> answer) {
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
                        : MappedView.map(plan, memory, arena));
    }

    @Override
    void releaseResources() {
        if (memory != null) {
            memory.close();
        }
    }
}
