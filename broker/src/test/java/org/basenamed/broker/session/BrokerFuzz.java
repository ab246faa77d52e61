package org.basenamed.broker.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.basenamed.broker.RawClient;
import org.basenamed.broker.RunningBroker;
import org.basenamed.broker.RunningBroker.Snapshot;
import org.basenamed.broker.Watched;
import org.basenamed.protocol.JobCatalogue;
import org.basenamed.protocol.message.ListJobsRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random and damaged messages against a broker, with a healthy client at work among them. {@code -Dbasenamed.fuzz.seed} repeats a
 * run, {@code -Dbasenamed.fuzz.messages} makes it longer.
 */
@Watched
class BrokerFuzz {
    private static final int CLIENTS = 4;
    private static final int MESSAGES = Integer.getInteger("basenamed.fuzz.messages", 120_000);
    private static final int MESSAGES_BETWEEN_WORK = 50;

    private final long seed = Long.getLong("basenamed.fuzz.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private final RandomMessages messages = new RandomMessages(random);
    private final @Nullable RawClient[] fuzzers = new RawClient[CLIENTS];
    private final RunningBroker broker;
    private int sent;
    private int hungUp;

    BrokerFuzz(@TempDir Path directory) {
        broker = RunningBroker.in(directory);
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatever_is_sent_costs_its_sender_at_most_the_connection() throws Exception {
        System.out.println("BrokerFuzz: seed " + seed + ", " + MESSAGES + " messages");
        try (RawClient healthy = broker.join("healthy")) {
            // what keeps jobs together is made when it is first needed, and stays
            healthy.granted(JobCatalogue.LIST_JOBS, new ListJobsRequest(0));
            Snapshot before = RunningBroker.snapshot(healthy);
            CheckedWork work = new CheckedWork(healthy, random.nextLong());
            while (sent < MESSAGES) {
                attack(random.nextInt(CLIENTS));
                if (sent % MESSAGES_BETWEEN_WORK == 0) {
                    work.doOnce();
                }
            }
            for (RawClient fuzzer : fuzzers) {
                if (fuzzer != null) {
                    fuzzer.close();
                }
            }
            work.end();
            Snapshot after = RunningBroker.await(healthy, now -> now.status().processes() == 1);
            assertThat(after).as("seed %d", seed).isEqualTo(before);
        } catch (AssertionError e) {
            throw new AssertionError("with -Dbasenamed.fuzz.seed=" + seed, e);
        }
        System.out.println("BrokerFuzz: " + hungUp + " connections ended");
        assertThat(hungUp).isGreaterThan(MESSAGES / 20);
        broker.close();
    }

    /** One message, or a few at once, or the end of a connection. */
    private void attack(int number) {
        RawClient client = fuzzers[number];
        if (client == null) {
            client = broker.connect();
            fuzzers[number] = client;
            if (random.nextInt(10) != 0) {
                client.hello("fuzzer");
            }
        }
        switch (random.nextInt(100)) {
            case 0 -> leave(number, client);
            case 1, 2, 3, 4 -> burst(number, client);
            default -> one(number, client);
        }
    }

    private void leave(int number, RawClient client) {
        client.close();
        fuzzers[number] = null;
    }

    private void one(int number, RawClient client) {
        send(client);
        if (client.receive() == null) {
            hungUp++;
            leave(number, client);
        }
        client.fds().closeAll();
    }

    /** Several requests before the first answer is read, if it is ever read. */
    private void burst(int number, RawClient client) {
        int size = 1 + random.nextInt(8);
        boolean reads = random.nextBoolean();
        for (int i = 0; i < size; i++) {
            send(client);
        }
        for (int i = 0; i < size && reads; i++) {
            if (client.receive() == null) {
                hungUp++;
                leave(number, client);
                return;
            }
        }
        if (!reads) {
            leave(number, client);
        }
    }

    private void send(RawClient client) {
        byte[] message = random.nextInt(3) == 0 ? messages.damaged(client) : messages.wellFormed(client);
        if (random.nextInt(100) == 0) {
            int descriptor = client.socket().fd().number();
            client.send(message, descriptor, descriptor);
        } else {
            client.send(message);
        }
        sent++;
    }
}
