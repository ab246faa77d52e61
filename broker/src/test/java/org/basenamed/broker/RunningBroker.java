package org.basenamed.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import org.basenamed.broker.job.EngineChoice;
import org.basenamed.broker.log.BrokerLog;
import org.basenamed.broker.operation.ObjectStore;
import org.basenamed.broker.operation.OperationTable;
import org.basenamed.broker.policy.Policy;
import org.basenamed.broker.presence.BrokerPresence;
import org.basenamed.broker.presence.MemoryLimit;
import org.basenamed.broker.session.BrokerLoop;
import org.basenamed.linux.Fd;
import org.basenamed.linux.SeqpacketSocket;
import org.basenamed.protocol.InspectionCatalogue;
import org.basenamed.protocol.Rendezvous;
import org.basenamed.protocol.message.ListObjectsReply;
import org.basenamed.protocol.message.ListObjectsRequest;
import org.basenamed.protocol.message.StatusReply;
import org.basenamed.protocol.message.StatusRequest;

/** A broker in a thread of the test, in a directory of its own. */
public final class RunningBroker {
    /** So much that no test reaches it. */
    public static final MemoryLimit UNLIMITED =
            new MemoryLimit(Path.of("/proc/self/none"), Path.of("/none"), 1L << 60, 0);

    private final Rendezvous rendezvous;
    private final BrokerPresence presence;
    private final BrokerLoop loop;
    private final FutureTask<Boolean> running;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    private RunningBroker(Path directory, Duration idle, ObjectStore store) {
        rendezvous = new Rendezvous(directory);
        presence = BrokerPresence.claim(rendezvous).orElseThrow();
        BrokerLog told = new BrokerLog(new PrintStream(log, true, UTF_8));
        loop = new BrokerLoop(presence, new OperationTable(store), told, idle);
        running = new FutureTask<>(loop::run, true);
    }

    /** Starts one that stays without clients, and holds whatever is asked of it. */
    public static RunningBroker in(Path parent) {
        return in(parent, Duration.ofHours(1), UNLIMITED);
    }

    /** Starts one in a new directory below {@code parent}. */
    public static RunningBroker in(Path parent, Duration idle, MemoryLimit limit) {
        return started(new RunningBroker(parent.resolve("broker"), idle, new ObjectStore(limit)));
    }

    /** Starts one whose jobs are kept together by that. */
    public static RunningBroker in(Path parent, EngineChoice engine) {
        ObjectStore store = new ObjectStore(UNLIMITED, Policy.embedded(), engine);
        return started(new RunningBroker(parent.resolve("broker"), Duration.ofHours(1), store));
    }

    private static RunningBroker started(RunningBroker broker) {
        Thread.ofPlatform().daemon().name("broker").start(broker.running);
        return broker;
    }

    public Rendezvous rendezvous() {
        return rendezvous;
    }

    /** A connection over which nothing has been said yet. */
    public RawClient connect() {
        return new RawClient(SeqpacketSocket.adopt(Fd.own(SeqpacketSocket.connect(rendezvous.socket()))));
    }

    /** A connection whose hello has been accepted. */
    public RawClient join(String title) {
        RawClient client = connect();
        client.hello(title);
        return client;
    }

    /** What a person sees of the broker. */
    public record Snapshot(StatusReply status, ListObjectsReply objects) {}

    /** The state as {@code observer} is told it. */
    public static Snapshot snapshot(RawClient observer) {
        StatusReply status = observer.granted(InspectionCatalogue.QUERY_STATUS, new StatusRequest());
        return new Snapshot(status, observer.granted(InspectionCatalogue.LIST_OBJECTS, new ListObjectsRequest(0)));
    }

    /** Asks until the state is as expected: the broker notices the end of a connection in its own time. */
    public static Snapshot await(RawClient observer, Predicate<Snapshot> expected) {
        Snapshot now = snapshot(observer);
        while (!expected.test(now)) {
            Thread.onSpinWait();
            now = snapshot(observer);
        }
        return now;
    }

    /** What it has written. */
    public List<String> log() {
        return log.toString(UTF_8).lines().toList();
    }

    /** Waits until it has left by itself. */
    public void awaitLeaving() throws InterruptedException, ExecutionException {
        running.get();
        presence.close();
    }

    /** Ends it, and checks that it ended well and left nothing behind. */
    public void close() throws InterruptedException, ExecutionException {
        loop.requestStop();
        running.get();
        presence.close();
        assertThat(Files.exists(rendezvous.directory())).isFalse();
    }
}
