package org.basenamed.testkit.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.basenamed.testkit.wire.Request;
import org.basenamed.testkit.wire.Value;
import org.junit.jupiter.api.Test;

class OperationTableTest {

    /** Every operation of the scenario language. */
    private static final List<String> ALL = List.of("""
            CreateFileMapping OpenFileMapping MapViewOfFile UnmapViewOfFile FlushViewOfFile VirtualQuery VirtualAlloc
            VirtualFree VirtualProtect QuerySection read write readstr writestr fill checkfill probe xadd32 cas32 spinadd32
            lockedadd32 CreateEvent OpenEvent SetEvent ResetEvent PulseEvent QueryEvent CreateMutex OpenMutex ReleaseMutex
            QueryMutex CreateSemaphore OpenSemaphore ReleaseSemaphore QuerySemaphore CreateWaitableTimer OpenWaitableTimer
            SetWaitableTimer CancelWaitableTimer QueryTimer CreateJobObject OpenJobObject AssignProcessToJobObject
            TerminateJobObject IsProcessInJob SetJobLimits QueryJobLimits QueryJob QueryJobPids WaitForSingleObject
            WaitForMultipleObjects SignalObjectAndWait SleepEx QueueUserAPC apcs CloseHandle DuplicateHandle
            GetHandleInformation SetHandleInformation access handlecount CompareObjects samevalue aligned4 aligned64k value
            spawn OpenProcess OpenThread TerminateProcess TerminateThread GetExitCodeProcess GetExitCodeThread exit exitthread
            nop CreateFile WriteFile ReadFile SetFileSize GetFileSize DeleteFile SetFileAttributes GetSecurity SetSecurity
            CreateBoundaryDescriptor AddSIDToBoundaryDescriptor CreatePrivateNamespace OpenPrivateNamespace
            ClosePrivateNamespace""".strip().split("\\s+", -1));

    private static Answer perform(String operation, Map<String, Value> arguments) {
        return OperationTable.perform(new Request("T1", operation, arguments));
    }

    private static Answer perform(String operation, long first, long second) {
        return perform(operation, Map.of("#0", new Value.Bits(first), "#1", new Value.Bits(second)));
    }

    @Test
    void the_table_has_the_operations_of_the_language_and_no_others() {
        assertThat(OperationTable.names()).containsExactlyInAnyOrderElementsOf(ALL);
    }

    @Test
    void an_operation_without_a_function_is_missing_not_answered() {
        assertThat(OperationTable.supports("NoSuchOperation")).isFalse();
        assertThatThrownBy(() -> perform("NoSuchOperation", Map.of())).isInstanceOf(MissingFunctionException.class);
        assertThat(ALL.stream().filter(name -> !OperationTable.supports(name)))
                .allSatisfy(name ->
                        assertThatThrownBy(() -> perform(name, Map.of())).isInstanceOf(MissingFunctionException.class));
    }

    @Test
    void values_are_compared_and_kept() {
        assertThat(perform("samevalue", -1, -1)).isEqualTo(Answer.of("TRUE"));
        assertThat(perform("samevalue", 1, 2)).isEqualTo(Answer.of("FALSE"));
        assertThat(perform("aligned4", 8, 0).text()).isEqualTo("TRUE");
        assertThat(perform("aligned4", 6, 0).text()).isEqualTo("FALSE");
        assertThat(perform("aligned64k", 0x7fff_0000_0000L, 0).text()).isEqualTo("TRUE");
        assertThat(perform("aligned64k", 0x7fff_0000_1000L, 0).text()).isEqualTo("FALSE");
        assertThat(perform("value", 77, 0)).isEqualTo(Answer.of("ok", 77));
    }

    @Test
    void leaving_is_said_before_it_is_done() {
        assertThat(perform("exitthread", Map.of()).after()).isEqualTo(Answer.After.END_THREAD);
        assertThat(perform("exit", 7, 0)).isEqualTo(new Answer("exiting", 7, Answer.After.END_PROCESS));
    }
}
