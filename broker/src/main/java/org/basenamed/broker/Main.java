package org.basenamed.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.basenamed.broker.job.EngineChoice;
import org.basenamed.broker.log.BrokerLog;
import org.basenamed.broker.operation.ObjectStore;
import org.basenamed.broker.operation.OperationTable;
import org.basenamed.broker.policy.Configuration;
import org.basenamed.broker.policy.Policy;
import org.basenamed.broker.presence.BrokerPresence;
import org.basenamed.broker.presence.MemoryLimit;
import org.basenamed.broker.presence.Presence;
import org.basenamed.broker.presence.SystemPresence;
import org.basenamed.broker.session.BrokerLoop;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.ProcessCalls;
import org.basenamed.model.quota.Quota;
import org.basenamed.protocol.Rendezvous;
import org.jspecify.annotations.Nullable;

/**
 * Starts a broker: claims the directory, tells the starter over standard output, serves until nobody is left.
 *
 * <p>Standard error is the log. Exit status 0: it has served, or another broker does; 1: it could not start.
 */
public final class Main {
    private static final int STANDARD_OUTPUT = 1;
    /** For ever, in numbers. */
    private static final Duration UNTIL_TOLD = Duration.ofDays(36_500);

    private Main() {}

    /** Runs a broker with {@link BrokerOptions#USAGE}, or {@link SystemOptions#USAGE}. */
    public static void main(String[] args) {
        BrokerLog log = new BrokerLog(System.err);
        try {
            if (args.length == 3 && args[0].equals(Rehearsal.OPTION)) {
                Rehearsal.run(args[1], Long.parseLong(args[2]), BrokerLog.ofErrors(System.err));
            } else if (args.length > 0 && args[0].equals(SystemOptions.OPTION)) {
                serve(SystemOptions.parse(List.of(args), System.getenv()), log);
            } else {
                serve(BrokerOptions.parse(args), log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (LinuxException
                | IOException
                | IllegalArgumentException
                | IllegalStateException
                | UnsupportedOperationException e) {
            log.error("cannot start", e);
            tellStarter(Rendezvous.FAILED + e.getMessage());
            System.exit(1);
        }
    }

    private static void serve(BrokerOptions options, BrokerLog log) throws IOException {
        // a terminal's signals are for the process that started this one; it fails only where they do not reach anyway
        ProcessCalls.setsid();
        Optional<BrokerPresence> claimed = BrokerPresence.claim(options.rendezvous());
        if (claimed.isEmpty()) {
            tellStarter(Rendezvous.ALREADY_SERVED);
            return;
        }
        serve(claimed.get(), options, log);
    }

    /** Serves the directory that has been claimed, as long as the options say. */
    static void serve(BrokerPresence claimed, BrokerOptions options, BrokerLog log) throws IOException {
        ObjectStore store = new ObjectStore(MemoryLimit.ofMachine(), Policy.embedded(), options.jobs());
        run(claimed, store, new Stay(options.rendezvous(), options.idle(), options.aotCache()), log);
    }

    /** How long a broker stays, and what it leaves for the next one. */
    private record Stay(
            Rendezvous rendezvous, Duration idle, @Nullable Path aotCache) {}

    /** Serves all users of the machine. */
    private static void serve(SystemOptions options, BrokerLog log) throws IOException {
        Configuration said = Configuration.read(options.configuration(), options.configured());
        Quota bounded = OpenFilesLimit.bounded(said.quota(), OpenFilesLimit.ofThisProcess());
        if (!bounded.equals(said.quota())) {
            log.info("may open too few files for the quotas it was told; gives each user " + bounded.limits());
        }
        Policy policy = Policy.system(new Configuration(bounded, said.globalCreators()));
        if (ProcessCalls.geteuid() == 0) {
            log.info("runs as root, which it need not: see docs/how-to/system-broker.md");
        }
        Optional<SystemPresence> passed = SystemPresence.passed(System.getenv());
        Optional<SystemPresence> claimed = passed.isPresent() ? passed : SystemPresence.claim(options.rendezvous());
        if (claimed.isEmpty()) {
            log.info("another broker serves " + options.rendezvous().directory());
            tellStarter(Rendezvous.ALREADY_SERVED);
            return;
        }
        ObjectStore store = new ObjectStore(MemoryLimit.ofMachine(), policy, EngineChoice.AUTO);
        run(claimed.get(), store, new Stay(options.rendezvous(), UNTIL_TOLD, null), log);
    }

    private static void run(Presence claimed, ObjectStore store, Stay stay, BrokerLog log) throws IOException {
        CountDownLatch gone = new CountDownLatch(1);
        try (Presence presence = claimed) {
            BrokerLoop loop = new BrokerLoop(presence, new OperationTable(store), log, stay.idle());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(loop, gone), "stop"));
            tellStarter(Rendezvous.READY);
            log.info("serving " + stay.rendezvous().directory() + " as process " + ProcessCalls.getpid());
            if (stay.aotCache() != null) {
                AotCacheMaker.makeIfMissing(stay.aotCache(), log);
            }
            loop.run();
        } finally {
            gone.countDown();
        }
        log.info("left");
    }

    /** Lets a broker that is told to end leave nothing behind; one that has failed has gone already. */
    private static void stop(BrokerLoop loop, CountDownLatch gone) {
        loop.requestStop();
        try {
            gone.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says the one line that the starter waits for, and lets go of its pipe. */
    private static void tellStarter(String line) {
        System.out.println(line);
        System.out.flush();
        int opened = FileCalls.open(Path.of("/dev/null"), FileCalls.O_WRONLY | FileCalls.O_CLOEXEC, 0);
        if (opened >= 0) {
            try (Fd nowhere = Fd.own(opened)) {
                FileCalls.dup2(nowhere.number(), STANDARD_OUTPUT);
            }
        }
    }
}
