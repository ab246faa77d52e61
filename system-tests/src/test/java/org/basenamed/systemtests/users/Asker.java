package org.basenamed.systemtests.users;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.basenamed.protocol.InspectionCatalogue;
import org.basenamed.protocol.WaitableCatalogue;
import org.basenamed.protocol.message.CreateWaitableRequest;
import org.basenamed.protocol.message.ListObjectsReply;
import org.basenamed.protocol.message.ListObjectsRequest;

/** A process that asks over several connections, and hears the answers when it is told to: one verb, and perhaps a number, a line. */
public final class Asker {
    private static final String PREFIX = "Global\\asked-";

    private final Path directory;
    private final List<HostileClient> clients = new ArrayList<>();
    private int made;

    private Asker(Path directory) {
        this.directory = directory;
    }

    /** Argument: the broker's directory. */
    public static void main(String[] args) throws IOException {
        Asker asker = new Asker(Path.of(args[0]));
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        System.out.println("up");
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println(asker.obey(line.split(" ", 2)));
        }
    }

    private String obey(String[] words) {
        return switch (words[0]) {
            case "join" -> {
                for (int i = 0; i < Integer.parseInt(words[1]); i++) {
                    clients.add(HostileClient.joined(directory));
                }
                yield "joined";
            }
            // in turns, as they would come from threads that ask at the same time
            case "queue" -> {
                for (int i = 0; i < Integer.parseInt(words[1]); i++) {
                    clients.forEach(this::queueEvent);
                }
                yield "queued";
            }
            case "hear" -> {
                int granted = 0;
                for (int i = 0; i < Integer.parseInt(words[1]); i++) {
                    for (HostileClient client : clients) {
                        granted +=
                                client.hear(WaitableCatalogue.CREATE_WAITABLE).isGranted() ? 1 : 0;
                    }
                }
                yield Integer.toString(granted);
            }
            case "queue-list" -> {
                clients.getFirst().sendNext(InspectionCatalogue.LIST_OBJECTS, new ListObjectsRequest(0));
                yield "queued";
            }
            case "hear-list" -> Long.toString(listed(clients.getFirst()));
            default -> "no such verb";
        };
    }

    /** An event that others may know of. */
    private void queueEvent(HostileClient client) {
        CreateWaitableRequest wish = HostileClient.event(PREFIX + made++, "D:(A;;GA;;;WD)");
        client.sendNext(WaitableCatalogue.CREATE_WAITABLE, wish);
    }

    private static long listed(HostileClient client) {
        ListObjectsReply reply = client.granted(client.hear(InspectionCatalogue.LIST_OBJECTS));
        if (reply.more()) {
            throw new IllegalStateException("more than one answer tells");
        }
        return reply.objects().stream()
                .filter(object -> object.name().startsWith(PREFIX))
                .count();
    }
}
