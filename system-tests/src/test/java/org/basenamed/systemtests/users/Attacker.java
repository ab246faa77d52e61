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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.basenamed.model.Win32Error;
import org.jspecify.annotations.Nullable;

/** A process of a user who attacks: told one title a line, it tries that, and answers {@code refused}, or what came of it. */
public final class Attacker {
    private final Attack.Target target;
    private final Map<String, Attack> attacks =
            Attack.all().stream().collect(Collectors.toMap(Attack::title, Function.identity()));
    /** Connections that are full, and stay. */
    private final List<HostileClient> full = new ArrayList<>();

    private @Nullable FutureTask<Integer> hammering;
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

    /** Runs into the quota for objects, and stays there. */
    private void fill() {
        HostileClient objects = HostileClient.joined(target.directory());
        full.add(objects);
        int made = 0;
        while (objects.createEvent("Global\\flood-" + made, "D:(A;;GA;;;WD)").isGranted()) {
            made++;
        }
        objects.refused(objects.createEvent("Global\\flood", "D:(A;;GA;;;WD)"), Win32Error.ERROR_NOT_ENOUGH_QUOTA);
    }

    /** Goes on asking for more, as fast as it is refused, until it is told to rest. */
    private void hammer() {
        HostileClient client = full.getFirst();
        // once before it says so: it is at it then
        refusedOnce(client);
        FutureTask<Integer> work = new FutureTask<>(() -> {
            int refused = 1;
            while (!resting) {
                refusedOnce(client);
                refused++;
            }
            return refused;
        });
        resting = false;
        hammering = work;
        Thread.ofPlatform().daemon().name("hammer").start(work);
    }

    private static void refusedOnce(HostileClient client) {
        client.refused(client.createEvent("Global\\flood", "D:(A;;GA;;;WD)"), Win32Error.ERROR_NOT_ENOUGH_QUOTA);
    }

    /** Asks no longer: how often it was refused. */
    private int rest() throws InterruptedException, ExecutionException {
        resting = true;
        return Objects.requireNonNull(hammering, "it does not hammer").get();
    }
}
