package org.basenamed.systemtests.users;

import static org.basenamed.model.Win32Error.ERROR_ACCESS_DENIED;
import static org.basenamed.model.Win32Error.ERROR_FILE_NOT_FOUND;
import static org.basenamed.model.Win32Error.ERROR_INVALID_HANDLE;
import static org.basenamed.model.Win32Error.ERROR_INVALID_OWNER;
import static org.basenamed.model.Win32Error.ERROR_PRIVILEGE_NOT_HELD;

import java.util.List;
import org.basenamed.model.name.Boundary;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.security.Sid;
import org.basenamed.protocol.InspectionCatalogue;
import org.basenamed.protocol.SecurityCatalogue;
import org.basenamed.protocol.message.ListObjectsReply;
import org.basenamed.protocol.message.ListObjectsRequest;
import org.basenamed.protocol.message.NamespaceRequest;
import org.basenamed.protocol.message.StatusReply;
import org.basenamed.protocol.message.StatusRequest;

/** Getting at objects by their names. */
final class NameAttacks {
    private static final ObjectType EVENT = ObjectType.EVENT;

    private NameAttacks() {}

    static List<Attack> all() {
        return List.of(
                new Attack(
                        "open a stranger's event with all rights",
                        (client, target) -> client.refused(
                                client.open(EVENT, "Global\\v-event", EVENT.allAccess()), ERROR_ACCESS_DENIED)),
                new Attack(
                        "open a stranger's event only to wait for it",
                        (client, target) -> client.refused(
                                client.open(EVENT, "Global\\v-event", AccessMask.SYNCHRONIZE), ERROR_ACCESS_DENIED)),
                new Attack(
                        "open a stranger's event for whatever is allowed",
                        (client, target) -> client.refused(
                                client.open(EVENT, "Global\\v-event", AccessMask.MAXIMUM_ALLOWED),
                                ERROR_ACCESS_DENIED)),
                new Attack(
                        "open a stranger's event as an auditor",
                        (client, target) -> client.refused(
                                client.open(EVENT, "Global\\v-event", AccessMask.ACCESS_SYSTEM_SECURITY),
                                ERROR_PRIVILEGE_NOT_HELD)),
                new Attack(
                        "create over a stranger's event",
                        (client, target) -> client.refused(
                                client.createEvent("Global\\v-event", "D:(A;;GA;;;WD)"), ERROR_ACCESS_DENIED)),
                new Attack(
                        "create a mapping over a stranger's event",
                        (client, target) -> client.refused(
                                client.createMapping("Global\\v-event", 4, 4096),
                                ERROR_INVALID_HANDLE,
                                ERROR_ACCESS_DENIED)),
                new Attack(
                        "open what may only be waited for to set it",
                        (client, target) -> client.refused(
                                client.open(EVENT, "Global\\v-gate", AccessMask.SYNCHRONIZE | 2), ERROR_ACCESS_DENIED)),
                new Attack(
                        "open what may only be read for writing",
                        (client, target) ->
                                client.refused(client.openMapping("Global\\v-news", 2), ERROR_ACCESS_DENIED)),
                new Attack(
                        "create over what may only be read",
                        (client, target) ->
                                client.refused(client.createMapping("Global\\v-news", 4, 4096), ERROR_ACCESS_DENIED)),
                new Attack(
                        "open a stranger's mapping for reading",
                        (client, target) ->
                                client.refused(client.openMapping("Global\\v-secret", 4), ERROR_ACCESS_DENIED)),
                new Attack(
                        "find a stranger's local name under one's own",
                        (client, target) ->
                                client.refused(client.open(EVENT, "Local\\v-local", 1), ERROR_FILE_NOT_FOUND)),
                new Attack(
                        "open a stranger's local name by his session",
                        (client, target) -> client.refused(
                                client.open(EVENT, target.victimsSession() + "v-local", 1), ERROR_ACCESS_DENIED)),
                new Attack(
                        "learn whether a stranger's session has a name",
                        (client, target) -> client.refused(
                                client.open(EVENT, target.victimsSession() + "no-such-name", 1), ERROR_ACCESS_DENIED)),
                new Attack(
                        "put a name into a stranger's session",
                        (client, target) -> client.refused(
                                client.createEvent(target.victimsSession() + "squat", "D:(A;;GA;;;WD)"),
                                ERROR_ACCESS_DENIED)),
                new Attack(
                        "make a mapping for the whole machine without the privilege",
                        (client, target) ->
                                client.refused(client.createMapping("Global\\squat", 4, 4096), ERROR_ACCESS_DENIED)),
                new Attack(
                        "make an object in another's name",
                        (client, target) -> client.refused(
                                client.createEvent(
                                        "Global\\planted", "O:S-1-22-1-" + target.victimUid() + "D:(A;;GA;;;WD)"),
                                ERROR_INVALID_OWNER)),
                new Attack("make a private namespace for others", NameAttacks::makeNamespace),
                new Attack("open a stranger's private namespace", NameAttacks::openNamespace),
                new Attack("list what others have", NameAttacks::list),
                new Attack("count what others have", NameAttacks::count));
    }

    private static Boundary boundary(Attack.Target target) {
        return Boundary.of("v-boundary").with(Sid.ofUser(target.victimUid()));
    }

    private static void makeNamespace(HostileClient client, Attack.Target target) {
        NamespaceRequest request =
                new NamespaceRequest(boundary(target), "mine", new ObjectAttributes("", 0xF_000F, 0));
        client.refused(client.ask(SecurityCatalogue.CREATE_NAMESPACE, request), ERROR_ACCESS_DENIED);
    }

    private static void openNamespace(HostileClient client, Attack.Target target) {
        NamespaceRequest request = new NamespaceRequest(boundary(target), "mine", new ObjectAttributes("", 3, 0));
        client.refused(client.ask(SecurityCatalogue.OPEN_NAMESPACE, request), ERROR_ACCESS_DENIED);
    }

    private static void list(HostileClient client, Attack.Target target) {
        ListObjectsReply reply =
                client.granted(client.ask(InspectionCatalogue.LIST_OBJECTS, new ListObjectsRequest(0)));
        for (ListObjectsReply.Listed listed : reply.objects()) {
            boolean open = List.of("Global\\v-news", "Global\\v-gate", "Global\\v-mutex")
                    .contains(listed.name());
            if (!open || !listed.holders().isEmpty()) {
                throw new IllegalStateException("SHOWN " + listed);
            }
        }
    }

    private static void count(HostileClient client, Attack.Target target) {
        StatusReply reply = client.granted(client.ask(InspectionCatalogue.QUERY_STATUS, new StatusRequest()));
        if (reply.processes() != 1 || reply.handles() != 0) {
            throw new IllegalStateException("COUNTED " + reply);
        }
    }
}
