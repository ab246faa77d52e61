package org.basenamed.broker.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;
import org.basenamed.broker.RawClient;
import org.basenamed.broker.RunningBroker;
import org.basenamed.broker.Watched;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.timer.TimerSetting;
import org.basenamed.model.waitable.WaitOutcome;
import org.basenamed.protocol.TimerCatalogue;
import org.basenamed.protocol.WaitableCatalogue;
import org.basenamed.protocol.message.CancelWaitRequest;
import org.basenamed.protocol.message.CreateWaitableRequest;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.SetTimerRequest;
import org.basenamed.protocol.message.TakeCallReply;
import org.basenamed.protocol.message.TakeCallRequest;
import org.basenamed.protocol.message.ThreadRequest;
import org.basenamed.protocol.message.TimerReply;
import org.basenamed.protocol.message.WaitRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the broker makes of timers, whoever asks. */
@Watched
class TimerHandlersTest {
    private static final TimerSetting NOW = new TimerSetting(0, 0);
    private static final TimerSetting IN_AN_HOUR = new TimerSetting(-36_000_000_000L, 0);
    private static final int THREAD = 3;
    private static final TakeCallReply NO_CALL = new TakeCallReply(false, 0, 0);

    private final RunningBroker broker;
    private final RawClient client;
    private int lastWaitId;

    TimerHandlersTest(@TempDir Path directory) {
        broker = RunningBroker.in(directory);
        client = broker.join("client");
    }

    @AfterEach
    void nothing_is_left() throws Exception {
        client.close();
        broker.close();
    }

    private static int timer(RawClient of, int access) {
        ObjectAttributes attributes = new ObjectAttributes("Local\\timer", access, 0);
        int handle = of.granted(
                        WaitableCatalogue.CREATE_WAITABLE,
                        new CreateWaitableRequest(ObjectType.TIMER.number(), true, 0, 0, attributes))
                .handle();
        of.fds().closeAll();
        return handle;
    }

    private static int timer(RawClient of) {
        return timer(of, ObjectType.TIMER.allAccess());
    }

    private void set(int handle, TimerSetting setting, int thread, long cookie) {
        client.granted(TimerCatalogue.SET_TIMER, new SetTimerRequest(handle, setting, thread, cookie));
    }

    private boolean isRunning(int handle) {
        TimerReply reply = client.granted(TimerCatalogue.QUERY_TIMER, new HandleRequest(handle));
        assertThat(reply.remaining() > 0).isEqualTo(reply.running());
        return reply.running();
    }

    private TakeCallReply take() {
        return client.granted(TimerCatalogue.TAKE_CALL, new TakeCallRequest(THREAD, Long.MAX_VALUE));
    }

    /** Looks by a wait that ends at once. */
    private boolean isSignalled(int handle) {
        WaitRequest wait = new WaitRequest(1, ++lastWaitId, false, -1, List.of(handle));
        int outcome = client.granted(WaitableCatalogue.WAIT, wait).outcome();
        if (outcome == WaitOutcome.PENDING) {
            client.granted(WaitableCatalogue.CANCEL_WAIT, new CancelWaitRequest(1, lastWaitId));
        }
        return outcome == WaitOutcome.SIGNALLED;
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE})
    void syn_34_a_negative_period_is_refused_and_changes_nothing(int period) {
        int handle = timer(client);
        set(handle, NOW, 0, 0);
        SetTimerRequest bad = new SetTimerRequest(handle, new TimerSetting(-1, period), 0, 0);
        assertThat(client.refused(TimerCatalogue.SET_TIMER, bad)).isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
        assertThat(isSignalled(handle)).isTrue();
        assertThat(isRunning(handle)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x1, 0x10_0000, 0x2})
    void syn_39_each_operation_takes_its_right(int right) {
        int handle = timer(client, right);
        ToIntFunction<Boolean> code = allowed -> allowed ? 0 : Win32Error.ERROR_ACCESS_DENIED.code();
        boolean modifies = right == 0x2;
        assertThat(errorOf(client.ask(TimerCatalogue.SET_TIMER, new SetTimerRequest(handle, IN_AN_HOUR, 0, 0))))
                .isEqualTo(code.applyAsInt(modifies));
        assertThat(errorOf(client.ask(TimerCatalogue.CANCEL_TIMER, new HandleRequest(handle))))
                .isEqualTo(code.applyAsInt(modifies));
        assertThat(errorOf(client.ask(TimerCatalogue.QUERY_TIMER, new HandleRequest(handle))))
                .isEqualTo(code.applyAsInt(right == 0x1));
    }

    private static int errorOf(Result<?> result) {
        return result instanceof Result.Refused<?>(Win32Error error) ? error.code() : 0;
    }

    @Test
    void operations_on_timers_take_no_other_objects() {
        int mapping = client.create("Local\\mapping", 4096, 7).handle();
        client.fds().closeAll();
        for (int handle : new int[] {mapping, 0, -1, 0x4444}) {
            assertThat(client.refused(TimerCatalogue.SET_TIMER, new SetTimerRequest(handle, NOW, 0, 0)))
                    .isEqualTo(Win32Error.ERROR_INVALID_HANDLE);
            assertThat(client.refused(TimerCatalogue.CANCEL_TIMER, new HandleRequest(handle)))
                    .isEqualTo(Win32Error.ERROR_INVALID_HANDLE);
            assertThat(client.refused(TimerCatalogue.QUERY_TIMER, new HandleRequest(handle)))
                    .isEqualTo(Win32Error.ERROR_INVALID_HANDLE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0x1_0000, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void a_thread_that_no_process_has_costs_the_connection_and_leaves_the_timer(int thread) {
        int handle = timer(client);
        set(handle, IN_AN_HOUR, 0, 0);
        try (RawClient bad = broker.join("bad")) {
            int same = timer(bad);
            bad.send(bad.encoded(TimerCatalogue.SET_TIMER, new SetTimerRequest(same, NOW, thread, 1)));
            assertThat(bad.isHungUp()).isTrue();
        }
        try (RawClient bad = broker.join("bad")) {
            bad.send(bad.encoded(TimerCatalogue.TAKE_CALL, new TakeCallRequest(thread, 0)));
            assertThat(bad.isHungUp()).isTrue();
        }
        assertThat(isRunning(handle)).isTrue();
        assertThat(isSignalled(handle)).isFalse();
    }

    @Test
    void syn_41_a_call_is_queued_once_and_taken_once_and_only_if_it_is_early_enough() {
        int handle = timer(client);
        set(handle, NOW, THREAD, 77);
        assertThat(client.granted(TimerCatalogue.TAKE_CALL, new TakeCallRequest(THREAD, 0)))
                .isEqualTo(NO_CALL);
        assertThat(client.granted(TimerCatalogue.TAKE_CALL, new TakeCallRequest(THREAD + 1, Long.MAX_VALUE)))
                .isEqualTo(NO_CALL);
        TakeCallReply call = take();
        assertThat(call.found()).isTrue();
        assertThat(call.cookie()).isEqualTo(77);
        assertThat(call.expiredAt()).isPositive();
        assertThat(take()).isEqualTo(NO_CALL);
    }

    @Test
    void syn_33_and_syn_38_setting_and_cancelling_take_the_call_back() {
        int handle = timer(client);
        set(handle, NOW, THREAD, 1);
        client.granted(TimerCatalogue.CANCEL_TIMER, new HandleRequest(handle));
        assertThat(take()).isEqualTo(NO_CALL);
        assertThat(isSignalled(handle)).isTrue();
        set(handle, NOW, THREAD, 2);
        set(handle, IN_AN_HOUR, THREAD, 3);
        assertThat(take()).isEqualTo(NO_CALL);
        assertThat(isSignalled(handle)).isFalse();
        set(handle, NOW, THREAD, 4);
        client.closeHandle(handle);
        assertThat(take()).isEqualTo(NO_CALL);
    }

    @Test
    void syn_43_the_end_of_the_thread_stops_the_timer_and_forgets_the_call() {
        int running = timer(client);
        set(running, new TimerSetting(0, 3_600_000), THREAD, 1);
        assertThat(isRunning(running)).isTrue();
        client.granted(WaitableCatalogue.THREAD_ENDED, new ThreadRequest(THREAD + 1));
        assertThat(isRunning(running)).isTrue();
        client.granted(WaitableCatalogue.THREAD_ENDED, new ThreadRequest(THREAD));
        assertThat(isRunning(running)).isFalse();
        assertThat(take()).isEqualTo(NO_CALL);
        assertThat(isSignalled(running)).isTrue();
        set(running, IN_AN_HOUR, 0, 0);
        client.granted(WaitableCatalogue.THREAD_ENDED, new ThreadRequest(THREAD));
        assertThat(isRunning(running)).isTrue();
    }

    @Test
    void syn_43_the_end_of_the_process_stops_the_timers_that_call_it_and_no_others() {
        int handle = timer(client);
        try (RawClient other = broker.join("other")) {
            int same = timer(other);
            other.granted(TimerCatalogue.SET_TIMER, new SetTimerRequest(same, IN_AN_HOUR, THREAD, 1));
            assertThat(isRunning(handle)).isTrue();
        }
        RunningBroker.await(client, now -> now.status().processes() == 1);
        assertThat(isRunning(handle)).isFalse();
        try (RawClient other = broker.join("other")) {
            int same = timer(other);
            other.granted(TimerCatalogue.SET_TIMER, new SetTimerRequest(same, IN_AN_HOUR, 0, 0));
        }
        RunningBroker.await(client, now -> now.status().processes() == 1);
        assertThat(isRunning(handle)).isTrue();
    }
}
