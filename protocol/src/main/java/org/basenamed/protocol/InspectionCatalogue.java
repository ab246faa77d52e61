package org.basenamed.protocol;

import java.util.List;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.protocol.Operation.Subject;
import org.basenamed.protocol.message.CompareHandlesReply;
import org.basenamed.protocol.message.CompareHandlesRequest;
import org.basenamed.protocol.message.HandleInformationReply;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.ListObjectsReply;
import org.basenamed.protocol.message.ListObjectsRequest;
import org.basenamed.protocol.message.StatusReply;
import org.basenamed.protocol.message.StatusRequest;
import org.basenamed.protocol.message.WaitableStateReply;

/** The operations that tell about handles, objects and the broker, and change nothing. */
public final class InspectionCatalogue {
    private static final int QUERY_STATE = 0x1;

    /** Tells what a handle refers to, and its rights. */
    public static final Operation<HandleRequest, HandleInformationReply> QUERY_HANDLE =
            new Operation<>(5, "QueryHandle", Subject.ANY, HandleRequest.CODEC, HandleInformationReply.CODEC);

    /** Tells whether two handles refer to one object. */
    public static final Operation<CompareHandlesRequest, CompareHandlesReply> COMPARE_HANDLES =
            new Operation<>(6, "CompareHandles", null, CompareHandlesRequest.CODEC, CompareHandlesReply.CODEC);

    /** Tells about the broker itself. */
    public static final Operation<StatusRequest, StatusReply> QUERY_STATUS =
            new Operation<>(7, "QueryStatus", null, StatusRequest.CODEC, StatusReply.CODEC);

    /** Lists the objects, as many as one reply holds. */
    public static final Operation<ListObjectsRequest, ListObjectsReply> LIST_OBJECTS =
            new Operation<>(8, "ListObjects", null, ListObjectsRequest.CODEC, ListObjectsReply.CODEC);

    /** Tells the state of an event: for a process that has not been given its header. The next two do the same for others. */
    public static final Operation<HandleRequest, WaitableStateReply> QUERY_EVENT =
            query(70, "QueryEvent", ObjectType.EVENT);

    public static final Operation<HandleRequest, WaitableStateReply> QUERY_MUTEX =
            query(71, "QueryMutex", ObjectType.MUTEX);

    public static final Operation<HandleRequest, WaitableStateReply> QUERY_SEMAPHORE =
            query(72, "QuerySemaphore", ObjectType.SEMAPHORE);

    static final List<Operation<?, ?>> ALL = List.of(
            QUERY_HANDLE, COMPARE_HANDLES, QUERY_STATUS, LIST_OBJECTS, QUERY_EVENT, QUERY_MUTEX, QUERY_SEMAPHORE);

    private InspectionCatalogue() {}

    private static Operation<HandleRequest, WaitableStateReply> query(int number, String name, ObjectType type) {
        return new Operation<>(
                number, name, new Subject(type, QUERY_STATE), HandleRequest.CODEC, WaitableStateReply.CODEC);
    }
}
