package org.basenamed.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.basenamed.client.WithBroker;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.waitable.Signal;
import org.basenamed.model.waitable.WaitOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** SYN-59, SYN-61: what a wait for all finds out without the broker. */
@WithBroker
class AllSetTest {
    private static final int LOOKS = 2_000_000;
    private static final int MANY = 64;
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
        WaitableHandle first = event(true, true);
        WaitableHandle second = event(true, false);
        AtomicBoolean over = new AtomicBoolean();
        Thread changer = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                Waits.event(first, Signal.RESET);
                Waits.event(second, Signal.SET);
                Waits.event(second, Signal.RESET);
                Waits.event(first, Signal.SET);
            }
        });
        try {
            List<WaitableHandle> both = List.of(first, second);
            for (int i = 0; i < LOOKS; i++) {
                assertThat(AllSet.isSatisfied(both)).isFalse();
            }
        } finally {
            over.set(true);
            changer.join();
        }
    }
}
