package org.basenamed.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.basenamed.client.Event;
import org.basenamed.client.Reset;
import org.basenamed.client.Security;
import org.basenamed.client.WithBroker;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.waitable.Signal;
import org.basenamed.model.waitable.WaitOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** SYN-59, SYN-62, SYN-63: what a wait for all finds out without the broker. */
@WithBroker
class AllSetTest {
    private static final int LOOKS = 2_000_000;
    private static final int MANY = 64;
    private static final long SHORT_NANOS = 100_000;
    private static final String NAME = "Local\\all-set";

    private final List<WaitableHandle> made = new ArrayList<>();

    @AfterEach
    void close() {
        made.forEach(WaitableHandle::close);
    }

    private WaitableHandle event(boolean manualReset, boolean set) throws BrokerUnreachableException {
        return event(manualReset, set, "");
    }

    private WaitableHandle event(boolean manualReset, boolean set, String name) throws BrokerUnreachableException {
        ObjectAttributes wish = new ObjectAttributes(name, ObjectType.EVENT.allAccess(), 0);
        WaitableHandle event =
                ((Result.Granted<WaitableHandle>) WaitableHandle.createEvent(manualReset, set, wish)).value();
        made.add(event);
        return event;
    }

    private static int all(List<WaitableHandle> handles) {
        return Waits.many(handles, true, Waits.AT_ONCE, Alert.NONE);
    }

    @Test
    void events_that_stay_set_satisfy_it_each_time_and_stay_set() throws Exception {
        List<WaitableHandle> events = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            events.add(event(true, true));
        }
        for (int i = 0; i < 3; i++) {
            assertThat(AllSet.isSatisfied(events)).isTrue();
            assertThat(all(events)).isEqualTo(WaitOutcome.SIGNALLED);
        }
        for (WaitableHandle reset : List.of(events.getFirst(), events.get(31), events.getLast())) {
            Waits.event(reset, Signal.RESET);
            assertThat(AllSet.isSatisfied(events)).isFalse();
            assertThat(all(events)).isEqualTo(WaitOutcome.TIMED_OUT);
            Waits.event(reset, Signal.SET);
            assertThat(AllSet.isSatisfied(events)).isTrue();
        }
    }

    @Test
    void what_a_wait_would_take_is_left_to_the_broker() throws Exception {
        List<WaitableHandle> events = List.of(event(true, true), event(false, true));
        assertThat(AllSet.isSatisfied(events)).isFalse();
        assertThat(all(events)).isEqualTo(WaitOutcome.SIGNALLED);
        assertThat(all(events)).as("one of them has been taken").isEqualTo(WaitOutcome.TIMED_OUT);
    }

    @Test
    void one_object_by_two_handles_is_left_to_the_broker_who_refuses_it() throws Exception { // SYN-59
        List<WaitableHandle> twice = List.of(event(true, true, NAME), event(true, true), event(true, true, NAME));
        assertThat(AllSet.isSatisfied(twice)).isFalse();
        assertThat(all(twice)).isEqualTo(-Win32Error.ERROR_INVALID_PARAMETER.code());
    }

    /** Of two events of which one is reset before the other is set there is no instant at which both are set. */
    @Test
    void events_that_are_set_in_turn_are_never_all_set() throws Exception {
        List<WaitableHandle> both = List.of(event(true, true), event(true, false));
        AtomicBoolean over = new AtomicBoolean();
        Thread changer = Thread.ofPlatform().start(() -> changeInTurn(both, Signal.RESET, over));
        try {
            checkNeverSatisfied(both, LOOKS);
        } finally {
            over.set(true);
            changer.join();
        }
    }

    /** Whichever is looked at has just been set, and the other one has been reset before. */
    @Test
    void a_look_that_finds_each_set_in_its_turn_is_not_taken_in() throws Exception {
        List<WaitableHandle> both = List.of(event(true, false), event(true, false));
        List<WaitableHandle> changing = new AbstractList<>() {
            @Override
            public WaitableHandle get(int index) {
                Waits.event(both.get(1 - index), Signal.RESET);
                Waits.event(both.get(index), Signal.SET);
                return both.get(index);
            }

            @Override
            public int size() {
                return both.size();
            }
        };
        assertThat(AllSet.isSatisfied(changing)).isFalse();
        both.forEach(event -> Waits.event(event, Signal.SET));
        assertThat(AllSet.isSatisfied(both)).isTrue();
    }

    /** As long as somebody waits for one of several, the broker changes the words. */
    @Test
    void nor_are_they_while_others_wait_for_them_at_the_broker() throws Exception {
        List<WaitableHandle> both = List.of(event(true, true), event(true, false));
        List<WaitableHandle> one = List.of(both.getLast(), event(true, false));
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> threads = List.of(
                Thread.ofPlatform().start(() -> changeInTurn(both, Signal.PULSE, over)),
                Thread.ofPlatform().start(() -> {
                    while (!over.get()) {
                        Waits.many(one, false, Waits.deadlineAfter(SHORT_NANOS), Alert.NONE);
                    }
                }));
        try {
            checkNeverSatisfied(both, LOOKS / 4);
        } finally {
            over.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private static void changeInTurn(List<WaitableHandle> both, Signal end, AtomicBoolean over) {
        while (!over.get()) {
            Waits.event(both.getFirst(), end);
            Waits.event(both.getLast(), Signal.SET);
            Waits.event(both.getLast(), end);
            Waits.event(both.getFirst(), Signal.SET);
        }
    }

    private static void checkNeverSatisfied(List<WaitableHandle> handles, int looks) {
        for (int i = 0; i < looks; i++) {
            assertThat(AllSet.isSatisfied(handles)).isFalse();
        }
    }

    /** Whoever is told of a state is not told how often it has changed. */
    @Test
    void an_event_whose_state_the_broker_keeps_tells_whether_it_was_set() throws Exception { // SYN-5, SYN-6
        Event event = Event.create(NAME, Reset.MANUAL);
        try (event) {
            for (int i = 0; i < 3; i++) {
                event.set();
                event.reset();
            }
            event.setSecurity(Security.descriptor("D:(A;;GA;;;WD)"));
            WaitableHandle handle = (WaitableHandle)
                    Objects.requireNonNull(LocalProcess.current().find(event.handleValue()));
            List<Signal> signals = List.of(Signal.SET, Signal.SET, Signal.RESET, Signal.RESET, Signal.PULSE);
            List<Integer> before = List.of(0, 1, 1, 0, 0);
            List<Integer> after = List.of(1, 1, 0, 0, 0);
            for (int i = 0; i < signals.size(); i++) {
                assertThat(Waits.event(handle, signals.get(i))).isEqualTo(before.get(i));
                assertThat(WaitableState.value(handle)).isEqualTo(Result.granted(after.get(i)));
            }
        }
    }
}
