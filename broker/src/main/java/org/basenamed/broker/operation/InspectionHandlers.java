package org.basenamed.broker.operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.ProcessCalls;
import org.basenamed.model.Result;
import org.basenamed.model.object.KernelObject;
import org.basenamed.model.object.ObjectState;
import org.basenamed.model.object.ProcessRecord;
import org.basenamed.model.quota.Account;
import org.basenamed.model.quota.Resource;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.security.AccessCheck;
import org.basenamed.protocol.message.ListObjectsReply;
import org.basenamed.protocol.message.ListObjectsReply.Holder;
import org.basenamed.protocol.message.ListObjectsReply.Listed;
import org.basenamed.protocol.message.ListObjectsRequest;
import org.basenamed.protocol.message.StatusReply;
import org.basenamed.protocol.message.StatusRequest;
import org.basenamed.protocol.wire.HeaderLayout;
import org.basenamed.protocol.wire.ProtocolVersion;

/** What a person asks about the broker and its objects. */
final class InspectionHandlers {
    private static final String GLOBAL = "Global\\";
    private static final int REPLY_BYTES = HeaderLayout.MAX_MESSAGE_BYTES - HeaderLayout.LENGTH - 16;

    private final ObjectStore store;
    private final long startedEpochMillis = System.currentTimeMillis();

    InspectionHandlers(ObjectStore store) {
        this.store = store;
    }

    Result<StatusReply> status(StatusRequest request, Call call) {
        Collection<ProcessRecord> processes = processesShownTo(call.process(), call);
        int handles =
                processes.stream().mapToInt(process -> process.handles().size()).sum();
        List<KernelObject> objects = store.space().objects().stream()
                .filter(object -> isShownTo(object, call))
                .toList();
        long mappingBytes =
                objects.stream().mapToLong(InspectionHandlers::sizeBytes).sum();
        return Result.granted(new StatusReply(
                ProcessCalls.getpid(),
                ProtocolVersion.SOFTWARE,
                startedEpochMillis,
                processes.size(),
                objects.size(),
                handles,
                mappingBytes,
                FileCalls.openDescriptors(),
                sharesOf(call.process().account())));
    }

    private static List<StatusReply.Share> sharesOf(Account account) {
        return Arrays.stream(Resource.values())
                .filter(resource -> account.quota().of(resource) != Long.MAX_VALUE)
                .map(resource -> new StatusReply.Share(
                        resource.key(), account.used(resource), account.quota().of(resource)))
                .toList();
    }

    /** Whose handles somebody may see: those of his own user. */
    private Collection<ProcessRecord> processesShownTo(ProcessRecord asking, Call call) {
        return store.policy().showsAll(call.caller().peer().uid())
                ? store.space().processes()
                : store.space().processes().stream()
                        .filter(process -> process.account() == asking.account())
                        .toList();
    }

    /**
     * Whether somebody may know of an object: one that is on his account, or that he could find by its name, as its descriptor lets him
     * have any right to it. He cannot find names of other sessions and private namespaces.
     */
    private boolean isShownTo(KernelObject object, Call call) {
        ProcessRecord asking = call.process();
        if (store.policy().showsAll(call.caller().peer().uid())
                || object.charge().payer() == asking.account()) {
            return true;
        }
        String name = object.fullName();
        return name != null
                && name.startsWith(GLOBAL)
                && AccessCheck.check(object.security(), asking.token(), object.type(), AccessMask.MAXIMUM_ALLOWED)
                        .isGranted();
    }

    Result<ListObjectsReply> list(ListObjectsRequest request, Call call) {
        Map<Long, List<Holder>> holders = holders(request.afterObjectId(), call);
        List<Listed> objects = new ArrayList<>();
        int bytes = 0;
        for (KernelObject object : store.space().objects()) {
            if (object.id() <= request.afterObjectId()) {
                continue;
            }
            if (!holders.containsKey(object.id()) && !isShownTo(object, call)) {
                continue;
            }
            Listed listed = listed(object, holders.getOrDefault(object.id(), List.of()), call.process());
            bytes += listed.maxBytes();
            if (bytes > REPLY_BYTES) {
                return Result.granted(new ListObjectsReply(objects, true));
            }
            objects.add(listed);
        }
        return Result.granted(new ListObjectsReply(objects, false));
    }

    private static Listed listed(KernelObject object, List<Holder> holders, ProcessRecord asking) {
        String name = object.fullName();
        return new Listed(
                object.id(),
                object.type().number(),
                name == null ? "" : spelled(name, asking),
                sizeBytes(object),
                object.handleCount(),
                holders);
    }

    /** The name as the asking process would write it: its own session's names begin with {@code Local\}. */
    static String spelled(String name, ProcessRecord asking) {
        String own = "Session\\" + Integer.toUnsignedString(asking.identity().sessionNumber()) + "\\";
        return name.startsWith(own) ? "Local\\" + name.substring(own.length()) : name;
    }

    /** Who has which object open, found in one walk through all handles: there may be very many of them. */
    private Map<Long, List<Holder>> holders(long afterObjectId, Call call) {
        Map<Long, List<Holder>> holders = new HashMap<>();
        for (ProcessRecord process : processesShownTo(call.process(), call)) {
            int processId = process.identity().processId();
            String title = process.identity().title();
            process.handles().countsByObject().forEach((object, handles) -> {
                if (object.id() > afterObjectId) {
                    List<Holder> found = holders.computeIfAbsent(object.id(), id -> new ArrayList<>());
                    if (found.size() < Listed.MAX_HOLDERS) {
                        found.add(new Holder(processId, handles, title));
                    }
                }
            });
        }
        return holders;
    }

    private static long sizeBytes(KernelObject object) {
        return switch (object.state()) {
            case ObjectState.FileMapping(var section) -> section.sizeBytes();
            case ObjectState.File file -> 0;
            case ObjectState.WaitableState waitable -> 0;
            case ObjectState.PrivateNamespace namespace -> 0;
        };
    }
}
