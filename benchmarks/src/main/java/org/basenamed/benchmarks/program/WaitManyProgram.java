package org.basenamed.benchmarks.program;

import java.io.IOException;
import java.util.Arrays;
import org.basenamed.client.Event;
import org.basenamed.client.Reset;
import org.basenamed.client.Wait;

/**
 * Waits for any of many events of which the last is set, or for all of many that are: of events that stay set, or of which the last is taken
 * by the wait, and set again.
 */
final class WaitManyProgram {
    private static final int BATCH = 1_000;
    private static final int BATCH_OF_ALL = 100;

    private WaitManyProgram() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 2) {
            throw Answers.usage("any|all|taken OBJECTS");
        }
        boolean any = arguments[0].equals("any");
        boolean taken = arguments[0].equals("taken");
        Event[] events = new Event[Integer.parseInt(arguments[1])];
        for (int i = 0; i < events.length; i++) {
            boolean last = i == events.length - 1;
            events[i] = Event.create("", taken && last ? Reset.AUTO : Reset.MANUAL, !any || last);
        }
        Event last = events[events.length - 1];
        if (any) {
            new Answers().give(i -> Answers.nanosOfOne(BATCH, () -> expectSignalled(Wait.any(events))));
        } else if (taken) {
            new Answers()
                    .give(i -> Answers.nanosOfOne(BATCH_OF_ALL, () -> {
                        expectSignalled(Wait.all(events));
                        last.set();
                    }));
        } else {
            new Answers().give(i -> Answers.nanosOfOne(BATCH_OF_ALL, () -> expectSignalled(Wait.all(events))));
        }
        Arrays.stream(events).forEach(Event::close);
    }

    private static void expectSignalled(Wait.Outcome outcome) {
        if (!(outcome instanceof Wait.Outcome.Signalled)) {
            throw new IllegalStateException("the wait ended otherwise: " + outcome);
        }
    }
}
