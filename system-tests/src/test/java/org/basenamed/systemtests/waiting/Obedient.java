package org.basenamed.systemtests.waiting;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.basenamed.client.BasenamedException;
import org.basenamed.client.Event;
import org.basenamed.client.Mutex;
import org.basenamed.client.Reset;
import org.basenamed.client.Wait;
import org.basenamed.client.Waitable;

/** What a {@link WaitingProcess} runs: an order a line, an answer a line. Objects whose name begins with m are mutexes, the others events. */
final class Obedient {
    private final Map<String, Waitable> objects = new HashMap<>();

    private Obedient() {}

    static void main() throws IOException, InterruptedException {
        Obedient self = new Obedient();
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            String answer;
            try {
                answer = self.obey(order.split(" ", -1));
            } catch (BasenamedException e) {
                answer = "refused " + e.error();
            }
            System.out.println(answer);
        }
    }

    private Waitable object(String name) {
        return objects.computeIfAbsent(
                name, key -> key.startsWith("m") ? Mutex.create(key) : Event.create(key, Reset.AUTO));
    }

    private String obey(String[] words) throws InterruptedException {
        Waitable object = object(words[1]);
        return switch (words[0]) {
            case "open" -> Boolean.toString(object.existed());
            case "take" -> object.await().toString();
            case "try" -> object.await(Duration.ZERO).toString();
            case "all" -> Wait.all(object, object(words[2])).toString();
            case "set" -> changed(((Event) object)::set);
            case "release" -> changed(((Mutex) object)::release);
            case "take-on" -> takeOn(object);
            case "set-on" -> setOn((Event) object);
            default -> throw new IllegalArgumentException(words[0]);
        };
    }

    private static String changed(Runnable change) {
        change.run();
        return "done";
    }

    /** Until it is killed. */
    private static String takeOn(Waitable object) throws InterruptedException {
        while (true) {
            object.await();
        }
    }

    /** Until it is killed. */
    private static String setOn(Event event) {
        while (true) {
            event.set();
        }
    }
}
