package org.basenamed.systemtests.users;

import static org.basenamed.model.Win32Error.ERROR_COMMITMENT_LIMIT;
import static org.basenamed.model.Win32Error.ERROR_NOT_ENOUGH_MEMORY;
import static org.basenamed.model.Win32Error.ERROR_NOT_ENOUGH_QUOTA;
import static org.basenamed.model.Win32Error.ERROR_NO_SYSTEM_RESOURCES;
import static org.basenamed.model.Win32Error.ERROR_PRIVILEGE_NOT_HELD;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.file.FileOpening;
import org.basenamed.model.name.Boundary;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.section.SectionRequest;
import org.basenamed.model.security.Sid;
import org.basenamed.model.timer.TimerSetting;
import org.basenamed.protocol.FileCatalogue;
import org.basenamed.protocol.MappingCatalogue;
import org.basenamed.protocol.ProcessCatalogue;
import org.basenamed.protocol.SecurityCatalogue;
import org.basenamed.protocol.SessionCatalogue;
import org.basenamed.protocol.TimerCatalogue;
import org.basenamed.protocol.WaitableCatalogue;
import org.basenamed.protocol.message.CreateFileMappingRequest;
import org.basenamed.protocol.message.CreateWaitableRequest;
import org.basenamed.protocol.message.DuplicateHandleRequest;
import org.basenamed.protocol.message.FileMappingReply;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.NamespaceRequest;
import org.basenamed.protocol.message.OpenFileRequest;
import org.basenamed.protocol.message.PagesRequest;
import org.basenamed.protocol.message.PrepareChildRequest;
import org.basenamed.protocol.message.SetTimerRequest;
import org.basenamed.protocol.message.WaitRequest;

/** Using up what all have to share. Everything goes on until the broker says that it is enough, which it has to. */
final class QuotaAttacks {
    /** Beyond every quota of the test's broker. */
    private static final int FAR_TOO_MANY = 100_000;

    private static final int SELF = DuplicateHandleRequest.CURRENT_PROCESS;
    private static final int SEC_RESERVE = 0x0400_0000;
    private static final int SEC_LARGE_PAGES = 0x8000_0000;
    private static final int SEC_COMMIT = 0x0800_0000;
    private static final String OPEN_TO_ALL = "D:(A;;GA;;;WD)";

    private QuotaAttacks() {}

    static List<Attack> all() {
        return List.of(
                new Attack(
                        "use up all names",
                        (client, target) -> exhaust(i -> client.createEvent("Global\\flood-" + i, OPEN_TO_ALL))),
                new Attack(
                        "use up the broker's memory by long names",
                        (client, target) -> exhaust(i -> client.createEvent("n".repeat(30_000) + i, OPEN_TO_ALL))),
                new Attack(
                        "use up the broker's memory by long descriptors",
                        (client, target) ->
                                exhaust(i -> client.createEvent("d" + i, "D:" + "(A;;GA;;;WD)".repeat(1_000)))),
                new Attack("use up the broker's memory by long aliases", QuotaAttacks::aliases),
                new Attack("use up all handles", (client, target) -> {
                    int event =
                            client.granted(client.createEvent("", OPEN_TO_ALL)).handle();
                    exhaust(i -> client.ask(
                            ProcessCatalogue.DUPLICATE_HANDLE,
                            new DuplicateHandleRequest(SELF, event, SELF, 0, false, 2, 0)));
                }),
                new Attack("use up all connections", QuotaAttacks::connections),
                new Attack(
                        "use up all numbers of processes by children that never come",
                        (client, target) -> exhaust(i -> client.ask(
                                ProcessCatalogue.PREPARE_CHILD, new PrepareChildRequest(SELF, true, List.of())))),
                new Attack("use up all memory", (client, target) -> exhaust(i -> client.createMapping("", 4, 1 << 20))),
                new Attack("use up all memory by committing what was reserved", QuotaAttacks::commit),
                new Attack("ask for more memory than there is", (client, target) -> {
                    for (long size = 1L << 32; size > 0; size <<= 1) {
                        client.refused(
                                client.createMapping("", 4, size),
                                ERROR_NOT_ENOUGH_QUOTA,
                                ERROR_COMMITMENT_LIMIT,
                                ERROR_NOT_ENOUGH_MEMORY,
                                Win32Error.ERROR_INVALID_PARAMETER);
                    }
                }),
                new Attack(
                        "take large pages",
                        (client, target) -> client.refused(
                                client.createMapping("", 4 | SEC_COMMIT | SEC_LARGE_PAGES, 2 << 20),
                                ERROR_PRIVILEGE_NOT_HELD,
                                ERROR_NOT_ENOUGH_QUOTA)),
                new Attack(
                        "make a job, to end processes of others by the broker's hand",
                        (client, target) -> client.refused(
                                client.ask(
                                        WaitableCatalogue.CREATE_WAITABLE,
                                        new CreateWaitableRequest(
                                                ObjectType.JOB.number(),
                                                false,
                                                0,
                                                0,
                                                new ObjectAttributes("", ObjectType.JOB.allAccess(), 0))),
                                Win32Error.ERROR_NOT_SUPPORTED)),
                new Attack(
                        "use up the broker's descriptors by mappings",
                        (client, target) -> exhaust(i -> client.createMapping("", 4, 1))),
                new Attack("use up the broker's descriptors by files", QuotaAttacks::files),
                new Attack(
                        "use up the broker's descriptors by descriptors of every kind",
                        (client, target) ->
                                exhaust(i -> client.createEvent("", "D:(A;;GA;;;WD)(A;;1;;;S-1-22-1-" + i + ")"))),
                new Attack(
                        "use up the broker's memory by objects that come and go",
                        (client, target) -> exhaust(i -> client.createEvent("", OPEN_TO_ALL)
                                .then(event ->
                                        client.ask(SessionCatalogue.CLOSE_HANDLE, new HandleRequest(event.handle()))))),
                new Attack("have the broker wait for ever, and ever more often", QuotaAttacks::waits),
                new Attack("have the broker's timers expire without a pause", QuotaAttacks::timers));
    }

    private static void exhaust(IntFunction<Result<?>> next) {
        for (int i = 0; i < FAR_TOO_MANY; i++) {
            if (next.apply(i) instanceof Result.Refused<?>(Win32Error error)) {
                if (error != ERROR_NOT_ENOUGH_QUOTA && error != ERROR_NO_SYSTEM_RESOURCES) {
                    throw new IllegalStateException(error + " after " + i);
                }
                return;
            }
        }
        throw new IllegalStateException("NEVER REFUSED");
    }

    private static void aliases(HostileClient client, Attack.Target target) {
        Boundary boundary = Boundary.of("flood").with(Sid.EVERYONE);
        client.granted(client.ask(
                SecurityCatalogue.CREATE_NAMESPACE,
                new NamespaceRequest(boundary, "a", new ObjectAttributes("", 0xF_000F, 0))));
        exhaust(i -> client.ask(
                SecurityCatalogue.OPEN_NAMESPACE,
                new NamespaceRequest(boundary, "a".repeat(30_000) + i, new ObjectAttributes("", 3, 0))));
    }

    private static void connections(HostileClient client, Attack.Target target) {
        List<HostileClient> open = new ArrayList<>();
        try {
            exhaust(i -> {
                HostileClient next = new HostileClient(target.directory());
                open.add(next);
                return next.hello();
            });
        } finally {
            open.forEach(HostileClient::close);
        }
    }

    private static void commit(HostileClient client, Attack.Target target) {
        SectionRequest section = new SectionRequest(4 | SEC_RESERVE, 1L << 32);
        FileMappingReply reserved = client.granted(client.ask(
                MappingCatalogue.CREATE_FILE_MAPPING,
                new CreateFileMappingRequest(section, 0, new ObjectAttributes("", 7, 0))));
        long step = 1 << 20;
        exhaust(i -> client.ask(FileCatalogue.COMMIT_PAGES, new PagesRequest(reserved.objectId(), i * step, step)));
    }

    private static void files(HostileClient client, Attack.Target target) {
        FileOpening opening = new FileOpening(AccessMask.GENERIC_READ, FileOpening.SHARE_ALL, 0);
        try (Fd file = Fd.own(FileCalls.open(Path.of("/etc/passwd"), FileCalls.O_RDONLY | FileCalls.O_CLOEXEC, 0))) {
            exhaust(i -> client.ask(FileCatalogue.OPEN_FILE, new OpenFileRequest(opening, 0, ""), file.number()));
        }
    }

    private static void waits(HostileClient client, Attack.Target target) {
        int event = client.granted(client.createEvent("", OPEN_TO_ALL)).handle();
        exhaust(i -> client.ask(WaitableCatalogue.WAIT, new WaitRequest(i + 1, 1, false, -1, List.of(event))));
    }

    private static void timers(HostileClient client, Attack.Target target) {
        exhaust(i -> {
            ObjectAttributes wish = new ObjectAttributes("", ObjectType.TIMER.allAccess(), 0);
            return client.ask(
                            WaitableCatalogue.CREATE_WAITABLE,
                            new CreateWaitableRequest(ObjectType.TIMER.number(), false, 0, 0, wish))
                    .then(timer -> client.ask(
                            TimerCatalogue.SET_TIMER,
                            new SetTimerRequest(timer.handle(), new TimerSetting(-10_000, 1), 0, 0)));
        });
    }
}
