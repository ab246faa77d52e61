package org.basenamed.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.basenamed.broker.log.BrokerLog;
import org.basenamed.broker.operation.ObjectStore;
import org.basenamed.broker.operation.OperationTable;
import org.basenamed.broker.presence.BrokerPresence;
import org.basenamed.broker.presence.MemoryLimit;
import org.basenamed.broker.session.BrokerLoop;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.ProcessCalls;
import org.basenamed.protocol.Rendezvous;

/**
 * Starts a broker: claims the directory, tells the starter over standard output, serves until nobody is left.
 *
 * <p>Standard error is the log. Exit status 0: it has served, or another broker does; 1: it could not start.
 */
public final class Main {
    private static final int STANDARD_OUTPUT = 1;

    private Main() {}

    /** Runs a broker with {@link BrokerOptions#USAGE}. */
    public static void main(String[] args) {
        BrokerLog log = new BrokerLog(System.err);
        try {
            if (args.length == 2 && args[0].equals(Rehearsal.OPTION)) {
                Rehearsal.run(Path.of(args[1]), log);
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
        CountDownLatch gone = new CountDownLatch(1);
        try (BrokerPresence presence = claimed.get()) {
            ObjectStore store = new ObjectStore(MemoryLimit.ofMachine(), options.jobs());
            BrokerLoop loop = new BrokerLoop(presence, new OperationTable(store), log, options.idle());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(loop, gone), "stop"));
            log.info("serving " + options.rendezvous().directory() + " as process " + ProcessCalls.getpid());
            tellStarter(Rendezvous.READY);
            if (options.aotCache() != null) {
                AotCacheMaker.makeIfMissing(options.aotCache(), log);
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
