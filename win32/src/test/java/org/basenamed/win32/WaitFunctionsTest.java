package org.basenamed.win32;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What only the Win32 face decides about events, mutexes, semaphores and waits; the recorded scenarios play the rest. */
@WithBroker
class WaitFunctionsTest {
    private static final int UNSET = 0x1234;
    private static final long CURRENT_PROCESS = -1;

    private static int errorOf(Runnable call) {
        Kernel32.SetLastError(UNSET);
        call.run();
        return Kernel32.GetLastError();
    }

    @Test
    void flags_that_mean_nothing_are_refused() {
        assertThat(errorOf(() -> Kernel32.CreateEventEx(null, null, 4, WinNT.EVENT_ALL_ACCESS)))
                .isEqualTo(WinError.ERROR_INVALID_PARAMETER);
        assertThat(errorOf(() -> Kernel32.CreateMutexEx(null, null, 2, WinNT.MUTEX_ALL_ACCESS)))
                .isEqualTo(WinError.ERROR_INVALID_PARAMETER);
        assertThat(errorOf(() -> Kernel32.CreateSemaphoreEx(null, 0, 1, null, 1, WinNT.SEMAPHORE_ALL_ACCESS)))
                .isEqualTo(WinError.ERROR_INVALID_PARAMETER);
    }

    @Test
    void opening_without_a_name_is_refused() {
        assertThat(errorOf(() -> Kernel32.OpenEvent(WinNT.SYNCHRONIZE, false, null)))
                .isEqualTo(WinError.ERROR_INVALID_PARAMETER);
        assertThat(errorOf(() -> Kernel32.OpenMutex(WinNT.SYNCHRONIZE, false, null)))
                .isEqualTo(WinError.ERROR_INVALID_PARAMETER);
        assertThat(errorOf(() -> Kernel32.OpenSemaphore(WinNT.SYNCHRONIZE, false, null)))
                .isEqualTo(WinError.ERROR_INVALID_PARAMETER);
    }

    @Test
    void a_name_beyond_the_longest_is_refused() {
        String wide = "n".repeat(32_767);
        assertThat(errorOf(() -> Kernel32.CreateEvent(null, false, false, wide)))
                .isEqualTo(WinError.ERROR_INVALID_NAME);
        assertThat(errorOf(() -> Kernel32.CreateEventA(null, false, false, "n".repeat(260))))
                .isEqualTo(WinError.ERROR_FILENAME_EXCED_RANGE);
    }

    @Test
    void a_wait_that_ends_leaves_the_last_error_alone() {
        long event = Kernel32.CreateEvent(null, false, true, null);
        assertThat(errorOf(() -> Kernel32.WaitForSingleObject(event, 0))).isEqualTo(UNSET);
        assertThat(errorOf(() -> Kernel32.WaitForSingleObject(event, 0))).isEqualTo(UNSET);
        assertThat(Kernel32.WaitForSingleObject(event, 10)).isEqualTo(SynchApi.WAIT_TIMEOUT);
        assertThat(Kernel32.CloseHandle(event)).isTrue();
    }

    @Test
    void the_current_process_can_be_waited_for_alone_and_never_ends() {
        assertThat(Kernel32.WaitForSingleObject(CURRENT_PROCESS, 0)).isEqualTo(SynchApi.WAIT_TIMEOUT);
        assertThat(Kernel32.WaitForSingleObject(CURRENT_PROCESS, 5)).isEqualTo(SynchApi.WAIT_TIMEOUT);
        assertThat(errorOf(() -> assertThat(Kernel32.WaitForMultipleObjects(1, new long[] {CURRENT_PROCESS}, false, 0))
                        .isEqualTo(SynchApi.WAIT_FAILED)))
                .isEqualTo(WinError.ERROR_INVALID_HANDLE);
    }

    @Test
    void the_number_of_handles_is_checked_before_they_are() {
        long[] none = new long[65];
        for (int count : new int[] {0, -1, 65, Integer.MAX_VALUE}) {
            assertThat(errorOf(() -> Kernel32.WaitForMultipleObjects(count, none, false, 0)))
                    .isEqualTo(WinError.ERROR_INVALID_PARAMETER);
        }
        assertThat(errorOf(() -> Kernel32.WaitForMultipleObjects(2, new long[1], false, 0)))
                .isEqualTo(WinError.ERROR_NOACCESS);
        assertThat(errorOf(() -> Kernel32.WaitForMultipleObjects(64, none, false, 0)))
                .isEqualTo(WinError.ERROR_INVALID_HANDLE);
    }

    @Test
    void nothing_is_signalled_when_what_to_wait_for_is_bad() {
        long event = Kernel32.CreateEvent(null, false, false, null);
        assertThat(errorOf(() -> Kernel32.SignalObjectAndWait(event, 0, 0, false)))
                .isEqualTo(WinError.ERROR_INVALID_HANDLE);
        assertThat(Kernel32.WaitForSingleObject(event, 0)).isEqualTo(SynchApi.WAIT_TIMEOUT);
        assertThat(Kernel32.SignalObjectAndWait(event, event, 0, false)).isEqualTo(SynchApi.WAIT_OBJECT_0);
        assertThat(Kernel32.WaitForSingleObject(event, 0)).isEqualTo(SynchApi.WAIT_TIMEOUT);
        assertThat(Kernel32.CloseHandle(event)).isTrue();
    }

    @Test
    void a_refused_release_leaves_the_previous_count_untouched() {
        long semaphore = Kernel32.CreateSemaphore(null, 1, 2, null);
        int[] previous = {-7};
        assertThat(errorOf(() -> Kernel32.ReleaseSemaphore(semaphore, 2, previous)))
                .isEqualTo(WinError.ERROR_TOO_MANY_POSTS);
        assertThat(previous).containsExactly(-7);
        assertThat(Kernel32.ReleaseSemaphore(semaphore, 1, null)).isTrue();
        assertThat(Kernel32.CloseHandle(semaphore)).isTrue();
    }

    @Test
    void the_state_of_a_mutex_tells_recursion_and_owner() {
        long mutex = Kernel32.CreateMutex(null, true, null);
        assertThat(Kernel32.WaitForSingleObject(mutex, 0)).isEqualTo(SynchApi.WAIT_OBJECT_0);
        MUTANT_BASIC_INFORMATION state = new MUTANT_BASIC_INFORMATION();
        assertThat(Ntdll.NtQueryMutant(mutex, state)).isEqualTo(Ntdll.STATUS_SUCCESS);
        assertThat(state.CurrentCount).isEqualTo(-1);
        assertThat(state.OwnedByCaller).isTrue();
        assertThat(Kernel32.ReleaseMutex(mutex)).isTrue();
        assertThat(Kernel32.ReleaseMutex(mutex)).isTrue();
        assertThat(errorOf(() -> Kernel32.ReleaseMutex(mutex))).isEqualTo(WinError.ERROR_NOT_OWNER);
        assertThat(Ntdll.NtQueryMutant(mutex, state)).isEqualTo(Ntdll.STATUS_SUCCESS);
        assertThat(state.CurrentCount).isOne();
        assertThat(Ntdll.NtQueryEvent(mutex, new EVENT_BASIC_INFORMATION()))
                .isEqualTo(Ntdll.STATUS_OBJECT_TYPE_MISMATCH);
        assertThat(Kernel32.CloseHandle(mutex)).isTrue();
    }

    @Test
    void the_first_of_64_signalled_objects_is_taken() {
        long[] events = new long[WinNT.MAXIMUM_WAIT_OBJECTS];
        Arrays.setAll(events, i -> Kernel32.CreateEvent(null, false, i > 5, null));
        assertThat(Kernel32.WaitForMultipleObjects(64, events, false, 0)).isEqualTo(SynchApi.WAIT_OBJECT_0 + 6);
        assertThat(Kernel32.WaitForMultipleObjects(64, events, true, 0)).isEqualTo(SynchApi.WAIT_TIMEOUT);
        assertThat(Kernel32.WaitForMultipleObjects(64, events, false, 0)).isEqualTo(SynchApi.WAIT_OBJECT_0 + 7);
        for (long event : events) {
            assertThat(Kernel32.CloseHandle(event)).isTrue();
        }
    }
}
