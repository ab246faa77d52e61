package org.basenamed.protocol;

import java.util.List;
import org.basenamed.model.rights.FileRights;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.protocol.Operation.Subject;
import org.basenamed.protocol.message.DoneReply;
import org.basenamed.protocol.message.FileReply;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.ObjectRequest;
import org.basenamed.protocol.message.OpenFileRequest;
import org.basenamed.protocol.message.PagesReply;
import org.basenamed.protocol.message.PagesRequest;
import org.basenamed.protocol.message.ResizeFileRequest;

/** The operations on files, and on the sections behind mappings and views. */
public final class FileCatalogue {
    /** Opens a file that the caller has opened and whose descriptor comes along, if share modes and sections of others allow it. */
    public static final Operation<OpenFileRequest, FileReply> OPEN_FILE =
            new Operation<>(30, "OpenFile", null, OpenFileRequest.CODEC, FileReply.CODEC);

    /** Gives a file another size; it does not shrink while a section over it exists. */
    public static final Operation<ResizeFileRequest, DoneReply> RESIZE_FILE = new Operation<>(
            31,
            "ResizeFile",
            new Subject(ObjectType.FILE, FileRights.WRITE_DATA),
            ResizeFileRequest.CODEC,
            DoneReply.CODEC);

    /** Lets a section go on when the caller's last handle to it is closed, because the caller has views of it. */
    public static final Operation<HandleRequest, DoneReply> HOLD_SECTION = new Operation<>(
            32, "HoldSection", new Subject(ObjectType.FILE_MAPPING, 0), HandleRequest.CODEC, DoneReply.CODEC);

    /** Ends what {@link #HOLD_SECTION} began: the caller's last view is gone. */
    public static final Operation<ObjectRequest, DoneReply> RELEASE_SECTION =
            new Operation<>(33, "ReleaseSection", null, ObjectRequest.CODEC, DoneReply.CODEC);

    /** Commits pages of a reserved section, for everybody; the reply tells how many of them, and the caller asks for the rest. */
    public static final Operation<PagesRequest, PagesReply> COMMIT_PAGES =
            new Operation<>(34, "CommitPages", null, PagesRequest.CODEC, PagesReply.CODEC);

    /** Tells whether pages of a reserved section are committed. */
    public static final Operation<PagesRequest, PagesReply> QUERY_PAGES =
            new Operation<>(35, "QueryPages", null, PagesRequest.CODEC, PagesReply.CODEC);

    /** As {@link WaitableCatalogue#ATTACH_WAITABLE}, to a file; the reply carries a descriptor of it. */
    public static final Operation<HandleRequest, FileReply> ATTACH_FILE =
            new Operation<>(56, "AttachFile", new Subject(ObjectType.FILE, 0), HandleRequest.CODEC, FileReply.CODEC);

    static final List<Operation<?, ?>> ALL =
            List.of(OPEN_FILE, RESIZE_FILE, HOLD_SECTION, RELEASE_SECTION, COMMIT_PAGES, QUERY_PAGES, ATTACH_FILE);

    private FileCatalogue() {}
}
