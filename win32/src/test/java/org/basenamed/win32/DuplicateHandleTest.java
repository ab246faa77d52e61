package org.basenamed.win32;

import static org.assertj.core.api.Assertions.assertThat;
import static org.basenamed.win32.Untouched.created;
import static org.basenamed.win32.Untouched.no;
import static org.basenamed.win32.Untouched.yes;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one process can see of duplication and flags; the recorded scenarios play the rest. */
@WithBroker
class DuplicateHandleTest {
    private static final long SELF = -1;
    private static final int SAME = HandleApi.DUPLICATE_SAME_ACCESS;

    private static long event(boolean inherit) {
        SECURITY_ATTRIBUTES attributes = new SECURITY_ATTRIBUTES();
        attributes.bInheritHandle = inherit;
        return created(0, () -> Kernel32.CreateEvent(attributes, true, false, null));
    }

    private static boolean duplicate(long source, long target, long @Nullable [] into, int options) {
        return HandleApi.DuplicateHandle(SELF, source, target, into, 0, false, options);
    }

    private static int flags(long handle) {
        int[] flags = {77};
        yes(() -> HandleApi.GetHandleInformation(handle, flags));
        return flags[0];
    }

    private static void close(long handle) {
        yes(() -> Kernel32.CloseHandle(handle));
    }

    /** HD-20. */
    @Test
    void a_duplicate_is_another_handle_to_the_same_object() {
        long event = event(false);
        long[] copy = new long[1];
        yes(() -> duplicate(event, SELF, copy, SAME));
        assertThat(copy[0]).isNotEqualTo(event);
        yes(() -> Kernel32.CompareObjectHandles(event, copy[0]));
        yes(() -> Kernel32.SetEvent(copy[0]));
        assertThat(Kernel32.WaitForSingleObject(event, 0)).isEqualTo(SynchApi.WAIT_OBJECT_0);
        close(event);
        assertThat(Kernel32.WaitForSingleObject(copy[0], 0)).isEqualTo(SynchApi.WAIT_OBJECT_0);
        close(copy[0]);
    }

    /** HD-22. */
    @Test
    void a_duplicate_has_the_flags_of_its_source_if_that_is_wished() {
        long event = event(true);
        yes(() -> HandleApi.SetHandleInformation(event, 2, 2));
        long[] copy = new long[1];
        yes(() -> duplicate(event, SELF, copy, SAME));
        assertThat(flags(copy[0])).isZero();
        close(copy[0]);
        yes(() -> duplicate(event, SELF, copy, SAME | HandleApi.DUPLICATE_SAME_ATTRIBUTES));
        assertThat(flags(copy[0])).isEqualTo(3);
        no(6, () -> Kernel32.CloseHandle(copy[0]));
        for (long handle : new long[] {event, copy[0]}) {
            yes(() -> HandleApi.SetHandleInformation(handle, 2, 0));
            close(handle);
        }
    }

    /** HD-8, HD-12: pseudo handles are handles, to the calling process and thread, with all rights. */
    @ParameterizedTest
    @ValueSource(longs = {-1, -2})
    void a_pseudo_handle_is_told_of(long pseudo) {
        OBJECT_BASIC_INFORMATION told = new OBJECT_BASIC_INFORMATION();
        assertThat(Ntdll.NtQueryObject(pseudo, told)).isZero();
        assertThat(told.GrantedAccess).isEqualTo(ProcessThreadsApi.PROCESS_ALL_ACCESS);
        assertThat(told.Attributes).isZero();
        assertThat(told.HandleCount).isPositive();
        int mismatch = Ntdll.STATUS_OBJECT_TYPE_MISMATCH;
        assertThat(Ntdll.NtQueryEvent(pseudo, new EVENT_BASIC_INFORMATION())).isEqualTo(mismatch);
        assertThat(Ntdll.NtQueryMutant(pseudo, new MUTANT_BASIC_INFORMATION())).isEqualTo(mismatch);
        assertThat(Ntdll.NtQuerySemaphore(pseudo, new SEMAPHORE_BASIC_INFORMATION()))
                .isEqualTo(mismatch);
        assertThat(Ntdll.NtQueryTimer(pseudo, new TIMER_BASIC_INFORMATION())).isEqualTo(mismatch);
        assertThat(Ntdll.NtQuerySection(pseudo, new SECTION_BASIC_INFORMATION()))
                .isEqualTo(mismatch);
        assertThat(Ntdll.NtQueryObject(-7, told)).isEqualTo(Ntdll.STATUS_INVALID_HANDLE);
    }

    /** HD-26. */
    @ParameterizedTest
    @ValueSource(ints = {8, 0x10, 0x8000_0000, -1})
    void options_that_there_are_not_are_refused_and_close_nothing(int options) {
        long event = event(false);
        long[] copy = {5};
        no(87, () -> duplicate(event, SELF, copy, options));
        assertThat(copy[0]).isZero();
        close(event);
    }

    /** HD-26: a failure leaves 0 behind. */
    @Test
    void what_is_no_handle_is_not_duplicated() {
        long[] copy = {5};
        no(6, () -> duplicate(0, SELF, copy, SAME));
        assertThat(copy[0]).isZero();
        no(6, () -> duplicate(1L << 32 | 4, SELF, copy, SAME));
        long event = event(false);
        no(87, () -> duplicate(event, 0, copy, SAME));
        no(6, () -> duplicate(event, event, copy, SAME));
        no(998, () -> duplicate(event, SELF, new long[0], SAME));
        close(event);
    }

    /** HD-23: the source goes, whatever comes of the rest. */
    @Test
    void the_source_is_closed_even_if_there_is_no_target() {
        long first = event(false);
        no(6, () -> duplicate(first, 0xdeadbee0L, null, SAME | HandleApi.DUPLICATE_CLOSE_SOURCE));
        no(6, () -> Kernel32.SetEvent(first));
        long second = event(false);
        yes(() -> duplicate(second, 0, null, HandleApi.DUPLICATE_CLOSE_SOURCE));
        no(6, () -> Kernel32.CloseHandle(second));
    }

    /** HD-12: what comes of a pseudo handle is a real one. */
    @ParameterizedTest
    @ValueSource(longs = {-1, -2})
    void a_pseudo_handle_becomes_one_that_has_to_be_closed(long pseudo) {
        long[] real = new long[1];
        yes(() -> duplicate(pseudo, SELF, real, SAME));
        assertThat(real[0]).isPositive();
        yes(() -> Kernel32.CompareObjectHandles(real[0], pseudo));
        no(1656, () -> Kernel32.CompareObjectHandles(real[0], pseudo == -1 ? -2 : -1));
        assertThat(Kernel32.WaitForSingleObject(real[0], 0)).isEqualTo(SynchApi.WAIT_TIMEOUT);
        assertThat(Kernel32.WaitForMultipleObjects(1, real, false, 0)).isEqualTo(SynchApi.WAIT_TIMEOUT);
        close(real[0]);
        no(6, () -> Kernel32.CloseHandle(real[0]));
    }

    /** HD-15, HD-39, HD-40. */
    @Test
    void a_protected_handle_cannot_be_closed() {
        long event = event(true);
        assertThat(flags(event)).isEqualTo(HandleApi.HANDLE_FLAG_INHERIT);
        yes(() -> HandleApi.SetHandleInformation(event, 2, 2));
        no(6, () -> Kernel32.CloseHandle(event));
        assertThat(flags(event)).isEqualTo(3);
        yes(() -> HandleApi.SetHandleInformation(event, 3, 0));
        assertThat(flags(event)).isZero();
        close(event);
        no(6, () -> HandleApi.SetHandleInformation(event, 0, 0));
        no(6, () -> HandleApi.GetHandleInformation(event, new int[1]));
    }

    /** HD-14, HD-39. */
    @Test
    void a_pseudo_handle_has_no_flags_and_gets_none() {
        assertThat(flags(-1)).isZero();
        no(5, () -> HandleApi.SetHandleInformation(-1, 1, 1));
        long event = event(false);
        no(87, () -> HandleApi.SetHandleInformation(event, 4, 4));
        no(998, () -> HandleApi.GetHandleInformation(event, new int[0]));
        close(event);
    }
}
