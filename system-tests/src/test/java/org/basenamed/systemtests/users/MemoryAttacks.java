package org.basenamed.systemtests.users;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.FileSpace;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.Memfd;
import org.basenamed.linux.Mmap;
import org.basenamed.protocol.InspectionCatalogue;
import org.basenamed.protocol.SessionCatalogue;
import org.basenamed.protocol.WaitableCatalogue;
import org.basenamed.protocol.message.CancelWaitRequest;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.HelloRequest;
import org.basenamed.protocol.message.SignalRequest;
import org.basenamed.protocol.message.WaitRequest;
import org.basenamed.protocol.message.WaitableReply;
import org.basenamed.protocol.wire.ProtocolVersion;
import org.basenamed.systemtests.RawClient;

/** Writing where one may only read, and writing nonsense where one may write. */
final class MemoryAttacks {
    private static final int PAGE = 4096;
    private static final int WORDS = 2_000;

    private MemoryAttacks() {}

    /** Something tried with a descriptor of memory that may only be read; 0 or more if it worked, {@code -errno} if not. */
    @FunctionalInterface
    private interface Use {
        long of(Fd memory) throws Exception;
    }

    static List<Attack> all() {
        return List.of(
                onNews("write through a descriptor that may only be read", List.of(Errno.EBADF), memory -> {
                    try (Arena arena = Arena.ofConfined()) {
                        return FileCalls.pwrite(memory, arena.allocate(8), 0);
                    }
                }),
                onNews(
                        "map for writing what may only be read",
                        memory -> map(memory, Mmap.PROT_READ | Mmap.PROT_WRITE)),
                onNews("make writable what was mapped for reading", memory -> {
                    long address = map(memory, Mmap.PROT_READ);
                    if (address < 0) {
                        throw new IllegalStateException(
                                "cannot be mapped for reading: " + Errno.nameOf((int) -address));
                    }
                    long result = Mmap.protect(address, PAGE, Mmap.PROT_READ | Mmap.PROT_WRITE);
                    Mmap.unmap(address, PAGE);
                    return result;
                }),
                onNews("open anew through /proc for writing", memory -> reopen(memory, FileCalls.O_WRONLY)),
                onNews("open anew through /proc for both", memory -> reopen(memory, FileCalls.O_RDWR)),
                onNews("open anew through /proc for reading", memory -> reopen(memory, FileCalls.O_RDONLY)),
                onNews("change who may open the memory", memory -> FileCalls.fchmod(memory, 0777)),
                onNews(
                        "make the memory shorter under a view",
                        List.of(Errno.EINVAL),
                        memory -> FileCalls.ftruncate(memory, 0)),
                onNews(
                        "punch a hole into the memory",
                        List.of(Errno.EBADF),
                        memory -> FileSpace.release(memory, 0, PAGE)),
                onNews("seal the memory against its owner", memory -> {
                    try {
                        Memfd.seal(memory, Memfd.SEAL_WRITE);
                        return 0;
                    } catch (LinuxException e) {
                        return -e.errno();
                    }
                }),
                new Attack(
                        "write nonsense into the state of objects that the broker mediates",
                        MemoryAttacks::spoilHeaders),
                new Attack("write nonsense onto one's board", MemoryAttacks::spoilBoard));
    }

    private static Attack onNews(String title, Use use) {
        return onNews(title, List.of(Errno.EACCES, Errno.EPERM), use);
    }

    /** Something that has to fail in one of these ways, and no other. */
    private static Attack onNews(String title, List<Integer> errors, Use use) {
        return new Attack(title, (client, target) -> {
            client.granted(client.openMapping("Global\\v-news", 4));
            try (Fd memory = client.takeFd()) {
                MachineAttacks.failed(use.of(memory), errors);
            }
        });
    }

    private static long map(Fd memory, int protection) {
        return Mmap.map(0, PAGE, protection, Mmap.MAP_SHARED, memory.number(), 0);
    }

    private static int reopen(Fd memory, int mode) {
        int opened = FileCalls.open(Path.of("/proc/self/fd/" + memory.number()), mode | FileCalls.O_CLOEXEC, 0);
        if (opened >= 0) {
            Fd.own(opened).close();
        }
        return opened;
    }

    private static void scribble(Fd memory, long from, long bytes, Random random) {
        long address = Mmap.map(0, from + bytes, Mmap.PROT_READ | Mmap.PROT_WRITE, Mmap.MAP_SHARED, memory.number(), 0);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment all = Mmap.segment(address, from + bytes, arena, () -> Mmap.unmap(address, from + bytes));
            for (long offset = from; offset < from + bytes; offset += Long.BYTES) {
                all.set(ValueLayout.JAVA_LONG, offset, random.nextLong());
            }
        }
    }

    /** What the broker answers does not matter, as long as it goes on answering others: it may hang up on this one. */
    private static void spoilHeaders(HostileClient client, Attack.Target target) {
        WaitableReply event = client.granted(client.createEvent("Global\\spoilt", "D:(A;;GA;;;WD)"));
        Random random = new Random(4711);
        try (Fd memory = client.takeFd()) {
            for (int i = 1; i < WORDS; i++) {
                scribble(memory, event.index() * 64L, 64, random);
                switch (i % 4) {
                    case 0 -> client.ask(WaitableCatalogue.SET_EVENT, new SignalRequest(event.handle(), 0, 1));
                    case 1 ->
                        client.ask(WaitableCatalogue.WAIT, new WaitRequest(1, i, false, -1, List.of(event.handle())));
                    case 2 -> client.ask(WaitableCatalogue.CANCEL_WAIT, new CancelWaitRequest(1, i - 1));
                    default -> client.ask(InspectionCatalogue.QUERY_EVENT, new HandleRequest(event.handle()));
                }
            }
        } catch (RawClient.HungUpException e) {
            // its own end, and nobody else's
            return;
        }
    }

    private static void spoilBoard(HostileClient first, Attack.Target target) {
        for (int seed = 0; seed < 10; seed++) {
            try (HostileClient client = new HostileClient(target.directory())) {
                client.granted(client.ask(
                        SessionCatalogue.HELLO,
                        new HelloRequest(ProtocolVersion.CURRENT, ProtocolVersion.SOFTWARE, "board")));
                Fd board = client.takeFd();
                WaitableReply event = client.granted(client.createEvent("", "D:(A;;GA;;;WD)"));
                try (board) {
                    long bytes = FileCalls.fstat(board).sizeBytes();
                    scribble(board, 0, Math.min(bytes, 1 << 16), new Random(seed));
                    client.ask(WaitableCatalogue.WAIT, new WaitRequest(1, 1, false, -1, List.of(event.handle())));
                    scribble(board, 0, Math.min(bytes, 1 << 16), new Random(seed + 100));
                    client.ask(WaitableCatalogue.SET_EVENT, new SignalRequest(event.handle(), 0, 1));
                }
            } catch (RawClient.HungUpException e) {
                // its own end, and nobody else's
            }
        }
    }
}
