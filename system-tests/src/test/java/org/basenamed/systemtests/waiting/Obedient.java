package org.basenamed.systemtests.waiting;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.foreign.MemorySegment;
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
import org.basenamed.client.WaitableTimer;
import org.basenamed.win32.SynchApi;
import org.basenamed.win32.WinNT;

/**
 * What a {@link WaitingProcess} runs: an order a line, an answer a line. Objects whose name begins with m are mutexes, with t timers, the
 * others events.
 */
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
        return objects.computeIfAbsent(name, key -> switch (key.charAt(0)) {
            case 'm' -> Mutex.create(key);
            case 't' -> WaitableTimer.create(key, Reset.AUTO);
            default -> Event.create(key, Reset.AUTO);
        });
    }

    private String obey(String[] words) throws InterruptedException {
        Waitable object = object(words[1]);
        return switch (words[0]) {
            case "open" -> Boolean.toString(object.existed());
            case "take" -> object.await().toString();
            case "try" -> object.await(Duration.ZERO).toString();
            case "all" -> Wait.all(object, object(words[2])).toString();
            case "set" -> changed(((Event) object)::set);
            case "pulse" -> changed(((Event) object)::pulse);
            case "set-and-reset" ->
                changed(() -> {
                    ((Event) object).set();
                    ((Event) object).reset();
                });
            case "release" -> changed(((Mutex) object)::release);
            case "wind" -> changed(() -> ((WaitableTimer) object).set(millis(words[2])));
            case "wind-on" -> changed(() -> ((WaitableTimer) object).set(millis(words[2]), millis(words[2])));
            case "wind-calling" -> windCalling(words[1], millis(words[2]));
            case "left" -> ((WaitableTimer) object).remaining().isPresent() ? "running" : "stopped";
            case "take-on" -> takeOn(object);
            case "set-on" -> setOn((Event) object);
            default -> throw new IllegalArgumentException(words[0]);
        };
    }

    private static String changed(Runnable change) {
        change.run();
        return "done";
    }

    private static Duration millis(String number) {
        return Duration.ofMillis(Long.parseLong(number));
    }

    /** Has the timer call this thread, which only the Win32 face can. */
    private static String windCalling(String name, Duration delay) {
        long timer = SynchApi.OpenWaitableTimer(WinNT.TIMER_ALL_ACCESS, false, name);
        long[] due = {-delay.toNanos() / 100};
        boolean set = SynchApi.SetWaitableTimer(timer, due, 0, (argument, low, high) -> {}, MemorySegment.NULL, false);
        return Boolean.toString(set);
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
