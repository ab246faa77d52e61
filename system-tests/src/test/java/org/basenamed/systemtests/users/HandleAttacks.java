package org.basenamed.systemtests.users;

import static org.basenamed.model.Win32Error.ERROR_ACCESS_DENIED;
import static org.basenamed.model.Win32Error.ERROR_INVALID_HANDLE;
import static org.basenamed.model.Win32Error.ERROR_NOT_OWNER;

import java.util.ArrayList;
import java.util.List;
import org.basenamed.model.Win32Error;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.security.SecurityInformation;
import org.basenamed.protocol.FileCatalogue;
import org.basenamed.protocol.InspectionCatalogue;
import org.basenamed.protocol.MappingCatalogue;
import org.basenamed.protocol.Operation;
import org.basenamed.protocol.ProcessCatalogue;
import org.basenamed.protocol.SecurityCatalogue;
import org.basenamed.protocol.SessionCatalogue;
import org.basenamed.protocol.WaitableCatalogue;
import org.basenamed.protocol.message.ClaimChildRequest;
import org.basenamed.protocol.message.DuplicateHandleRequest;
import org.basenamed.protocol.message.GetSecurityRequest;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.LeftObjectRequest;
import org.basenamed.protocol.message.ObjectRequest;
import org.basenamed.protocol.message.OpenByNumberRequest;
import org.basenamed.protocol.message.PagesRequest;
import org.basenamed.protocol.message.PrepareChildRequest;
import org.basenamed.protocol.message.ReleaseHeadersRequest;
import org.basenamed.protocol.message.SetSecurityRequest;
import org.basenamed.protocol.message.SignalRequest;
import org.basenamed.protocol.message.WaitRequest;

/** Getting more out of handles than they are worth, and at handles of others. */
final class HandleAttacks {
    private static final int GUESSES = 2_000;
    private static final int SELF = DuplicateHandleRequest.CURRENT_PROCESS;

    private HandleAttacks() {}

    static List<Attack> all() {
        return List.of(
                new Attack(
                        "set what may only be waited for",
                        (client, target) -> signal(client, WaitableCatalogue.SET_EVENT)),
                new Attack(
                        "reset what may only be waited for",
                        (client, target) -> signal(client, WaitableCatalogue.RESET_EVENT)),
                new Attack(
                        "pulse what may only be waited for",
                        (client, target) -> signal(client, WaitableCatalogue.PULSE_EVENT)),
                new Attack("be given the memory of what may only be waited for", (client, target) -> {
                    if (client.granted(client.open(ObjectType.EVENT, "Global\\v-gate", AccessMask.SYNCHRONIZE))
                                            .arena()
                                    != 0
                            || client.hasFd()) {
                        throw new IllegalStateException("GIVEN");
                    }
                }),
                new Attack("release a stranger's mutex as every thread there could be", HandleAttacks::releaseMutex),
                new Attack(
                        "let everybody in by a handle that may only wait",
                        (client, target) -> client.refused(
                                client.ask(
                                        SecurityCatalogue.SET_SECURITY,
                                        new SetSecurityRequest(
                                                gate(client),
                                                SecurityInformation.DACL,
                                                HostileClient.sddl("D:(A;;GA;;;WD)"))),
                                ERROR_ACCESS_DENIED)),
                new Attack(
                        "become the owner by a handle that may only wait",
                        (client, target) -> client.refused(
                                client.ask(
                                        SecurityCatalogue.SET_SECURITY,
                                        new SetSecurityRequest(
                                                gate(client), SecurityInformation.OWNER, HostileClient.sddl("O:BA"))),
                                ERROR_ACCESS_DENIED)),
                new Attack(
                        "read a descriptor by a handle that may only wait",
                        (client, target) -> client.refused(
                                client.ask(
                                        SecurityCatalogue.GET_SECURITY,
                                        new GetSecurityRequest(gate(client), SecurityInformation.DACL)),
                                ERROR_ACCESS_DENIED)),
                new Attack(
                        "make a handle wider by duplicating it",
                        (client, target) -> client.refused(
                                client.ask(
                                        ProcessCatalogue.DUPLICATE_HANDLE,
                                        new DuplicateHandleRequest(
                                                SELF, gate(client), SELF, ObjectType.EVENT.allAccess(), false, 0, 0)),
                                ERROR_ACCESS_DENIED)),
                new Attack("make a reader's handle a writer's by duplicating it", (client, target) -> {
                    int news = client.granted(client.openMapping("Global\\v-news", 4))
                            .handle();
                    client.refused(
                            client.ask(
                                    ProcessCatalogue.DUPLICATE_HANDLE,
                                    new DuplicateHandleRequest(SELF, news, SELF, 2, false, 0, 0)),
                            ERROR_ACCESS_DENIED);
                }),
                new Attack("guess handles", (client, target) -> guess(client, InspectionCatalogue.QUERY_HANDLE)),
                new Attack(
                        "guess handles and close them",
                        (client, target) -> guess(client, SessionCatalogue.CLOSE_HANDLE)),
                new Attack("guess handles and be given what they lead to", (client, target) -> {
                    guess(client, WaitableCatalogue.ATTACH_WAITABLE);
                    guess(client, MappingCatalogue.ATTACH_FILE_MAPPING);
                }),
                new Attack("wait for handles of others", (client, target) -> {
                    for (int handle = 4; handle < GUESSES; handle += 4) {
                        client.refused(
                                client.ask(
                                        WaitableCatalogue.WAIT, new WaitRequest(1, handle, false, -1, List.of(handle))),
                                ERROR_INVALID_HANDLE);
                    }
                }),
                new Attack("commit pages of mappings by their numbers", HandleAttacks::guessSections),
                new Attack("end the holds of others on mappings", (client, target) -> {
                    for (long id = 1; id < GUESSES; id++) {
                        client.granted(client.ask(FileCatalogue.RELEASE_SECTION, new ObjectRequest(id)));
                    }
                }),
                new Attack("give memory back that others use", HandleAttacks::releaseHeaders),
                new Attack("claim what children of others inherit", (client, target) -> {
                    for (int i = 0; i < GUESSES; i++) {
                        client.granted(client.ask(
                                ProcessCatalogue.CLAIM_CHILD, new ClaimChildRequest(i, i * 31L, target.victimPid())));
                    }
                    guess(client, InspectionCatalogue.QUERY_HANDLE);
                }),
                new Attack(
                        "inherit from a handle that is no process",
                        (client, target) -> client.refused(
                                client.ask(
                                        ProcessCatalogue.PREPARE_CHILD,
                                        new PrepareChildRequest(gate(client), true, List.of())),
                                ERROR_INVALID_HANDLE)),
                new Attack(
                        "open a stranger's process to take its handles",
                        (client, target) -> process(client, target.victimPid(), 0x40)),
                new Attack(
                        "open a stranger's process to end it",
                        (client, target) -> process(client, target.victimPid(), 1)),
                new Attack(
                        "open a stranger's process to wait for it",
                        (client, target) -> process(client, target.victimPid(), AccessMask.SYNCHRONIZE)),
                new Attack(
                        "open the broker's process",
                        (client, target) -> process(client, target.brokerPid(), AccessMask.MAXIMUM_ALLOWED)),
                new Attack(
                        "open a stranger's thread",
                        (client, target) -> client.refused(
                                client.ask(
                                        ProcessCatalogue.OPEN_THREAD,
                                        new OpenByNumberRequest(target.victimPid(), 0x10, 0)),
                                ERROR_ACCESS_DENIED)));
    }

    private static int gate(HostileClient client) {
        return client.granted(client.open(ObjectType.EVENT, "Global\\v-gate", AccessMask.SYNCHRONIZE))
                .handle();
    }

    private static void signal(HostileClient client, Operation<SignalRequest, ?> operation) {
        client.refused(client.ask(operation, new SignalRequest(gate(client), 0, 1)), ERROR_ACCESS_DENIED);
    }

    private static void releaseMutex(HostileClient client, Attack.Target target) {
        int mutex = client.granted(client.open(ObjectType.MUTEX, "Global\\v-mutex", AccessMask.SYNCHRONIZE))
                .handle();
        for (int thread = 1; thread < GUESSES; thread++) {
            client.refused(
                    client.ask(WaitableCatalogue.RELEASE_MUTEX, new SignalRequest(mutex, 0, thread)), ERROR_NOT_OWNER);
        }
    }

    private static void guess(HostileClient client, Operation<HandleRequest, ?> operation) {
        for (int handle = 4; handle < GUESSES; handle += 4) {
            client.refused(client.ask(operation, new HandleRequest(handle)), ERROR_INVALID_HANDLE);
        }
    }

    private static void guessSections(HostileClient client, Attack.Target target) {
        for (long id = 1; id < GUESSES; id++) {
            client.refused(client.ask(FileCatalogue.COMMIT_PAGES, new PagesRequest(id, 0, 4096)), ERROR_INVALID_HANDLE);
            client.refused(client.ask(FileCatalogue.QUERY_PAGES, new PagesRequest(id, 0, 4096)), ERROR_INVALID_HANDLE);
        }
    }

    private static void releaseHeaders(HostileClient client, Attack.Target target) {
        List<Long> references = new ArrayList<>();
        for (long arena = 1; arena < 100; arena++) {
            for (long index = 0; index < 10; index++) {
                references.add(arena << 32 | index);
                client.granted(client.ask(WaitableCatalogue.LEFT_OBJECT, new LeftObjectRequest(arena << 32 | index)));
            }
        }
        client.granted(client.ask(WaitableCatalogue.RELEASE_HEADERS, new ReleaseHeadersRequest(references)));
    }

    private static void process(HostileClient client, int number, int access) {
        client.refused(
                client.ask(ProcessCatalogue.OPEN_PROCESS, new OpenByNumberRequest(number, access, 0)),
                ERROR_ACCESS_DENIED,
                Win32Error.ERROR_INVALID_PARAMETER);
    }
}
