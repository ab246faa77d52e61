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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.basenamed.model.Win32Error;

/** A process of a user who attacks: told one title a line, it tries that, and answers {@code refused}, or what came of it. */
public final class Attacker {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Attack.Target target;
    private final Map<String, Attack> attacks =
            Attack.all().stream().collect(Collectors.toMap(Attack::title, Function.identity()));
    /** Connections that are full, and stay. */
    private final List<HostileClient> full = new ArrayList<>();

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
            if (line.startsWith("hammer ")) {
                return Integer.toString(hammer(Long.parseLong(line.substring("hammer ".length()))));
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

    /** Goes on asking for more, at a pace that leaves the machine's processors to others: how often it was refused. */
    private int hammer(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        HostileClient client = full.getFirst();
        int refused = 0;
        while (System.nanoTime() < end) {
            client.refused(client.createEvent("Global\\flood", "D:(A;;GA;;;WD)"), Win32Error.ERROR_NOT_ENOUGH_QUOTA);
            refused++;
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return refused;
    }
}
