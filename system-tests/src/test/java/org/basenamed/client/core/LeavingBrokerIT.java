package org.basenamed.client.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.basenamed.broker.log.BrokerLog;
import org.basenamed.broker.operation.ObjectStore;
import org.basenamed.broker.operation.OperationTable;
import org.basenamed.broker.presence.BrokerPresence;
import org.basenamed.broker.presence.MemoryLimit;
import org.basenamed.broker.session.BrokerLoop;
import org.basenamed.model.Result;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.section.SectionRequest;
import org.basenamed.protocol.MappingCatalogue;
import org.basenamed.protocol.Rendezvous;
import org.basenamed.protocol.message.CreateFileMappingRequest;
import org.basenamed.protocol.message.FileMappingReply;
import org.basenamed.systemtests.Watched;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients that arrive while a broker leaves, thousands of times: the real ways of both to meet and to part, over the real files
 * and locks, with brokers that are threads so that one starts in no time.
 */
@Watched
class LeavingBrokerIT {
    private static final int CLIENTS = 4;
    private static final int CYCLES_OF_EACH = 1_000;
    private static final Duration IDLE = Duration.ofMillis(1);
    /** So often all clients are away together, which on a busy machine they hardly ever are by chance. */
    private static final int CYCLES_BETWEEN_MEETINGS = 20;

    private final Rendezvous rendezvous;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Queue<FutureTask<Boolean>> brokers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger serving = new AtomicInteger();
    private final long seed = System.nanoTime();
    private final SplittableRandom pauses = new SplittableRandom(seed);
    private final CyclicBarrier meeting = new CyclicBarrier(CLIENTS, () -> spin(pauses.nextLong(4 * IDLE.toNanos())));

    LeavingBrokerIT(@TempDir Path directory) {
        rendezvous = new Rendezvous(directory.resolve("d"));
    }

    @Test
    void whoever_comes_while_a_broker_leaves_is_served_by_it_or_by_the_next() throws Exception {
        List<FutureTask<Integer>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            SplittableRandom random = new SplittableRandom(seed + i);
            clients.add(new FutureTask<>(() -> comeAndGo(random)));
        }
        clients.forEach(client -> Thread.ofPlatform().start(client));
        for (FutureTask<Integer> client : clients) {
            assertThat(client.get()).as("seed %d", seed).isEqualTo(CYCLES_OF_EACH);
        }
        for (FutureTask<Boolean> broker : brokers) {
            assertThat(broker.get()).isTrue();
        }
        assertThat(serving).hasValue(0);
        assertThat(rendezvous.directory()).doesNotExist();
        // some left in time to be missed, and not every client needed one of its own
        assertThat(brokers).hasSizeBetween(10, CLIENTS * CYCLES_OF_EACH - 1);
        assertThat(log.toString(UTF_8)).isEmpty();
    }

    private static void spin(long nanos) {
        long until = System.nanoTime() + nanos;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    /** Whoever fails lets go those who would wait for it. */
    private int comeAndGo(SplittableRandom random) throws Exception {
        try {
            return cycles(random);
        } catch (Throwable e) {
            meeting.reset();
            throw e;
        }
    }

    private int cycles(SplittableRandom random) throws Exception {
        int served = 0;
        for (int i = 0; i < CYCLES_OF_EACH; i++) {
            if (i % CYCLES_BETWEEN_MEETINGS == 0) {
                meeting.await();
            }
            LocalProcess process = new LocalProcess(rendezvous, new BrokerStarter(rendezvous, this::launch));
            LocalProcess.Asked<FileMappingReply> asked = process.ask(
                    MappingCatalogue.CREATE_FILE_MAPPING,
                    new CreateFileMappingRequest(new SectionRequest(4, 4096), 0, new ObjectAttributes("n", 7, 0)));
            if (asked.answer().result() instanceof Result.Granted<FileMappingReply>) {
                served++;
            }
            if (asked.answer().fd() != null) {
                asked.answer().fd().close();
            }
            asked.member().leave();
            spin(random.nextLong(2 * IDLE.toNanos()));
        }
        return served;
    }

    /** As the start of a process, which says that it is ready, or that another one serves. */
    private void launch() {
        BrokerPresence.claim(rendezvous).ifPresent(presence -> {
            FutureTask<Boolean> broker = new FutureTask<>(() -> serve(presence));
            brokers.add(broker);
            Thread.ofPlatform().start(broker);
        });
    }

    private boolean serve(BrokerPresence presence) throws Exception {
        boolean alone = serving.incrementAndGet() == 1;
        try (presence) {
            BrokerLog told = new BrokerLog(new PrintStream(log, true, UTF_8));
            new BrokerLoop(presence, new OperationTable(new ObjectStore(MemoryLimit.ofMachine())), told, IDLE).run();
            serving.decrementAndGet();
        }
        return alone;
    }
}
