package org.basenamed.systemtests.users;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.basenamed.model.Win32Error;

/** A process of a user who attacks: told one title a line, it tries that, and answers {@code refused}, or what came of it. */
public final class Attacker {
    private final Attack.Target target;
    private final Map<String, Attack> attacks =
            Attack.all().stream().collect(Collectors.toMap(Attack::title, Function.identity()));
    /** Connections that are full, and stay. */
    private final List<HostileClient> full = new ArrayList<>();

    private final List<FutureTask<Integer>> hammering = new ArrayList<>();
    private volatile boolean resting;

    private Attacker(Attack.Target target) {
        this.target = target;
    }

    /** Arguments: the broker's directory, the victim's user and process, and the broker's process. */
    public static void main(String[] args) throws IOException {
        Attacker attacker = new Attacker(new Attack.Target(
                Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3])));
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        System.out.println("up");
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println(attacker.obey(line));
        }
    }

    private String obey(String line) {
        try {
            if (line.equals("fill")) {
                fill();
                return "full";
            }
            if (line.equals("empty")) {
                full.forEach(HostileClient::close);
                full.clear();
                return "empty";
            }
            if (line.equals("hammer")) {
                hammer();
                return "hammering";
            }
            if (line.equals("rest")) {
                return Integer.toString(rest());
            }
            return attempt(Objects.requireNonNull(attacks.get(line), line));
        } catch (Exception e) {
            return e.toString().replace('\n', ' ');
        }
    }

    private String attempt(Attack attack) throws Exception {
        try (HostileClient client = HostileClient.joined(target.directory())) {
            attack.trial().attempt(client, target);
        }
        return "refused";
    }

    /** Runs into the quotas for objects and connections, and stays there. */
    private void fill() {
        HostileClient objects = HostileClient.joined(target.directory());
        full.add(objects);
        int made = 0;
        while (objects.createEvent("Global\\flood-" + made, "D:(A;;GA;;;WD)").isGranted()) {
            made++;
        }
        objects.refused(objects.createEvent("Global\\flood", "D:(A;;GA;;;WD)"), Win32Error.ERROR_NOT_ENOUGH_QUOTA);
        HostileClient next = new HostileClient(target.directory());
        while (next.hello().isGranted()) {
            full.add(next);
            next = new HostileClient(target.directory());
        }
        next.close();
    }

    /** Goes on asking for more by all connections, and for more connections, as fast as it is refused, until it is told to rest. */
    private void hammer() throws InterruptedException {
        resting = false;
        // when it says so, each has been refused once: it is at it then
        CountDownLatch begun = new CountDownLatch(full.size() + 1);
        for (HostileClient client : full) {
            hammer(() -> refusedOnce(client), begun);
        }
        hammer(this::turnedAwayOnce, begun);
        begun.await();
    }

    private void hammer(Runnable attempt, CountDownLatch begun) {
        FutureTask<Integer> work = new FutureTask<>(() -> {
            int refused = 1;
            try {
                attempt.run();
            } finally {
                begun.countDown();
            }
            while (!resting) {
                attempt.run();
                refused++;
            }
            return refused;
        });
        hammering.add(work);
        Thread.ofPlatform().daemon().name("hammer").start(work);
    }

    private static void refusedOnce(HostileClient client) {
        client.refused(client.createEvent("Global\\flood", "D:(A;;GA;;;WD)"), Win32Error.ERROR_NOT_ENOUGH_QUOTA);
    }

    private void turnedAwayOnce() {
        try (HostileClient client = new HostileClient(target.directory())) {
            client.refused(client.hello(), Win32Error.ERROR_NOT_ENOUGH_QUOTA);
        }
    }

    /** Asks no longer: how often it was refused. */
    private int rest() throws InterruptedException, ExecutionException {
        resting = true;
        int refused = 0;
        for (FutureTask<Integer> work : hammering) {
            refused += work.get();
        }
        hammering.clear();
        return refused;
    }
}
