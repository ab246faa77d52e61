package org.basenamed.win32;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only the Win32 face decides about timers; the recorded scenarios play the rest. */
@WithBroker
class TimerFunctionsTest {
    private static final int UNSET = 0x1234;
    private static final long[] NOW = {0};
    private static final long[] IN_AN_HOUR = {-36_000_000_000L};

    private static int errorOf(Runnable call) {
        Kernel32.SetLastError(UNSET);
        call.run();
        return Kernel32.GetLastError();
    }

    private static boolean set(long timer, long[] due, int period) {
        return SynchApi.SetWaitableTimer(timer, due, period, null, MemorySegment.NULL, false);
    }

    private static TIMER_BASIC_INFORMATION query(long timer) {
        TIMER_BASIC_INFORMATION state = new TIMER_BASIC_INFORMATION();
        assertThat(Ntdll.NtQueryTimer(timer, state)).isEqualTo(Ntdll.STATUS_SUCCESS);
        return state;
    }

    @Test
    void syn_4_flags_that_mean_nothing_are_refused() {
        for (int flags : new int[] {4, -1}) {
            assertThat(errorOf(() -> SynchApi.CreateWaitableTimerEx(null, null, flags, WinNT.TIMER_ALL_ACCESS)))
                    .isEqualTo(WinError.ERROR_INVALID_PARAMETER);
        }
        long timer = Win32.handle(SynchApi.CreateWaitableTimerEx(null, null, 3, WinNT.TIMER_ALL_ACCESS));
        assertThat(Kernel32.CloseHandle(timer)).isTrue();
    }

    @Test
    void opening_without_a_name_is_refused() {
        assertThat(errorOf(() -> SynchApi.OpenWaitableTimer(WinNT.SYNCHRONIZE, false, null)))
                .isEqualTo(WinError.ERROR_INVALID_PARAMETER);
    }

    @Test
    void syn_34_a_negative_period_is_refused_before_the_handle_and_changes_nothing() {
        long timer = SynchApi.CreateWaitableTimer(null, true, null);
        assertThat(set(timer, NOW, 0)).isTrue();
        assertThat(errorOf(() -> assertThat(set(timer, IN_AN_HOUR, -1)).isFalse()))
                .isEqualTo(WinError.ERROR_INVALID_PARAMETER);
        assertThat(errorOf(() -> set(0, IN_AN_HOUR, -1))).isEqualTo(WinError.ERROR_INVALID_PARAMETER);
        assertThat(errorOf(() -> set(0, IN_AN_HOUR, 1))).isEqualTo(WinError.ERROR_INVALID_HANDLE);
        assertThat(query(timer).TimerState).isTrue();
        assertThat(query(timer).RemainingTime).isZero();
        assertThat(Kernel32.CloseHandle(timer)).isTrue();
    }

    @Test
    void a_due_time_has_to_be_given() {
        long timer = SynchApi.CreateWaitableTimer(null, true, null);
        assertThat(errorOf(() -> assertThat(SynchApi.SetWaitableTimer(timer, null, 0, null, MemorySegment.NULL, false))
                        .isFalse()))
                .isEqualTo(WinError.ERROR_NOACCESS);
        assertThat(query(timer).RemainingTime).isZero();
        assertThat(Kernel32.CloseHandle(timer)).isTrue();
    }

    @Test
    void syn_37_no_timer_wakes_the_machine_and_the_last_error_says_so_of_one_that_is_set() {
        long timer = SynchApi.CreateWaitableTimer(null, true, null);
        assertThat(errorOf(() -> assertThat(
                                SynchApi.SetWaitableTimer(timer, IN_AN_HOUR, 0, null, MemorySegment.NULL, true))
                        .isTrue()))
                .isEqualTo(WinError.ERROR_NOT_SUPPORTED);
        assertThat(query(timer).RemainingTime).isPositive();
        assertThat(errorOf(() -> set(timer, IN_AN_HOUR, 0))).isEqualTo(UNSET);
        assertThat(Kernel32.CloseHandle(timer)).isTrue();
    }

    @Test
    void syn_46_a_negative_tolerable_delay_is_refused() {
        long timer = SynchApi.CreateWaitableTimer(null, true, null);
        assertThat(errorOf(() -> SynchApi.SetWaitableTimerEx(timer, NOW, 0, null, MemorySegment.NULL, null, -1)))
                .isEqualTo(WinError.ERROR_INVALID_PARAMETER);
        assertThat(query(timer).TimerState).isFalse();
        assertThat(SynchApi.SetWaitableTimerEx(timer, NOW, 0, null, MemorySegment.NULL, null, 100))
                .isTrue();
        assertThat(query(timer).TimerState).isTrue();
        assertThat(Kernel32.CloseHandle(timer)).isTrue();
    }

    /** SEC-11: its creator may do everything, but its descriptor lets nobody in, and so nobody is given its memory. */
    @Test
    void a_timer_whose_state_only_the_broker_keeps_works_as_any_other() {
        byte[][] nobody = new byte[1][];
        assertThat(Advapi32.ConvertStringSecurityDescriptorToSecurityDescriptor("D:", 1, nobody, null))
                .isTrue();
        SECURITY_ATTRIBUTES attributes = new SECURITY_ATTRIBUTES();
        attributes.lpSecurityDescriptor = nobody[0];
        long timer = Win32.handle(SynchApi.CreateWaitableTimerEx(attributes, "closed", 1, WinNT.TIMER_ALL_ACCESS));
        assertThat(errorOf(() -> SynchApi.OpenWaitableTimer(WinNT.SYNCHRONIZE, false, "closed")))
                .isEqualTo(WinError.ERROR_ACCESS_DENIED);
        assertThat(query(timer).TimerState).isFalse();
        assertThat(set(timer, IN_AN_HOUR, 0)).isTrue();
        assertThat(query(timer).RemainingTime).isPositive();
        assertThat(Kernel32.WaitForSingleObject(timer, 0)).isEqualTo(SynchApi.WAIT_TIMEOUT);
        assertThat(set(timer, NOW, 0)).isTrue();
        assertThat(query(timer).TimerState).isTrue();
        assertThat(Kernel32.WaitForSingleObject(timer, 0)).isEqualTo(SynchApi.WAIT_OBJECT_0);
        boolean[] called = {false};
        assertThat(SynchApi.SetWaitableTimer(
                        timer, NOW, 0, (argument, low, high) -> called[0] = true, MemorySegment.NULL, false))
                .isTrue();
        assertThat(SynchApi.SleepEx(1000, true)).isNotZero();
        assertThat(called[0]).isTrue();
        assertThat(SynchApi.CancelWaitableTimer(timer)).isTrue();
        assertThat(query(timer).RemainingTime).isZero();
        assertThat(Kernel32.CloseHandle(timer)).isTrue();
    }

    /** SYN-39: each right alone. */
    @ParameterizedTest
    @ValueSource(ints = {WinNT.TIMER_QUERY_STATE, WinNT.TIMER_MODIFY_STATE, WinNT.SYNCHRONIZE})
    void each_function_takes_its_own_right_and_no_other(int right) {
        long timer = SynchApi.CreateWaitableTimerEx(null, null, 1, right);
        boolean modifies = right == WinNT.TIMER_MODIFY_STATE;
        assertThat(set(timer, NOW, 0)).isEqualTo(modifies);
        assertThat(SynchApi.CancelWaitableTimer(timer)).isEqualTo(modifies);
        if (!modifies) {
            assertThat(errorOf(() -> set(timer, NOW, 0))).isEqualTo(WinError.ERROR_ACCESS_DENIED);
        }
        TIMER_BASIC_INFORMATION state = new TIMER_BASIC_INFORMATION();
        assertThat(Ntdll.NtQueryTimer(timer, state))
                .isEqualTo(right == WinNT.TIMER_QUERY_STATE ? Ntdll.STATUS_SUCCESS : Ntdll.STATUS_ACCESS_DENIED);
        assertThat(state.TimerState).isFalse();
        assertThat(Kernel32.WaitForSingleObject(timer, 0))
                .isEqualTo(right == WinNT.SYNCHRONIZE ? SynchApi.WAIT_TIMEOUT : SynchApi.WAIT_FAILED);
        assertThat(Kernel32.CloseHandle(timer)).isTrue();
    }

    @Test
    void a_timer_is_no_event_and_an_event_no_timer() {
        long timer = SynchApi.CreateWaitableTimer(null, true, null);
        long event = Kernel32.CreateEvent(null, true, false, null);
        assertThat(errorOf(() -> Kernel32.SetEvent(timer))).isEqualTo(WinError.ERROR_INVALID_HANDLE);
        assertThat(errorOf(() -> set(event, NOW, 0))).isEqualTo(WinError.ERROR_INVALID_HANDLE);
        assertThat(errorOf(() -> SynchApi.CancelWaitableTimer(event))).isEqualTo(WinError.ERROR_INVALID_HANDLE);
        assertThat(Ntdll.NtQueryTimer(event, new TIMER_BASIC_INFORMATION()))
                .isEqualTo(Ntdll.STATUS_OBJECT_TYPE_MISMATCH);
        assertThat(errorOf(() -> Kernel32.SignalObjectAndWait(timer, event, 0, false)))
                .isEqualTo(WinError.ERROR_INVALID_HANDLE);
        assertThat(query(timer).TimerState).isFalse();
        assertThat(Kernel32.WaitForSingleObject(event, 0)).isEqualTo(SynchApi.WAIT_TIMEOUT);
        assertThat(Kernel32.CloseHandle(timer) && Kernel32.CloseHandle(event)).isTrue();
    }
}
