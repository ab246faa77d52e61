package org.basenamed.protocol;

import java.util.List;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.protocol.Operation.Subject;
import org.basenamed.protocol.message.CreateFileMappingRequest;
import org.basenamed.protocol.message.FileMappingReply;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.OpenRequest;

/** The operations that make handles to file mappings. */
public final class MappingCatalogue {
    /** Creates a file mapping, or opens the one of that name; the reply carries a descriptor of its memory. */
    public static final Operation<CreateFileMappingRequest, FileMappingReply> CREATE_FILE_MAPPING =
            new Operation<>(2, "CreateFileMapping", null, CreateFileMappingRequest.CODEC, FileMappingReply.CODEC);

    /** Opens a file mapping by name; the reply carries a descriptor of its memory. */
    public static final Operation<OpenRequest, FileMappingReply> OPEN_FILE_MAPPING =
            new Operation<>(3, "OpenFileMapping", null, OpenRequest.CODEC, FileMappingReply.CODEC);

    /** As {@link WaitableCatalogue#ATTACH_WAITABLE}, to a file mapping; the reply carries a descriptor of its memory. */
    public static final Operation<HandleRequest, FileMappingReply> ATTACH_FILE_MAPPING = new Operation<>(
            55,
            "AttachFileMapping",
            new Subject(ObjectType.FILE_MAPPING, 0),
            HandleRequest.CODEC,
            FileMappingReply.CODEC);

    static final List<Operation<?, ?>> ALL = List.of(CREATE_FILE_MAPPING, OPEN_FILE_MAPPING, ATTACH_FILE_MAPPING);

    private MappingCatalogue() {}
}
