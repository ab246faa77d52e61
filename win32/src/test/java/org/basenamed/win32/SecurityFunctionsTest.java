package org.basenamed.win32;

import static org.assertj.core.api.Assertions.assertThat;
import static org.basenamed.win32.Untouched.created;
import static org.basenamed.win32.Untouched.handle;
import static org.basenamed.win32.Untouched.no;
import static org.basenamed.win32.Untouched.noHandle;
import static org.basenamed.win32.Untouched.yes;

import org.junit.jupiter.api.Test;

/** security.md and the private part of namespace.md, through the functions of Win32. */
@WithBroker
class SecurityFunctionsTest {
    private static final int DACL = Advapi32.DACL_SECURITY_INFORMATION;
    private static final int OWNER = Advapi32.OWNER_SECURITY_INFORMATION;

    private static byte[] descriptor(String sddl) {
        byte[][] made = new byte[1][];
        int[] size = new int[1];
        yes(() -> Advapi32.ConvertStringSecurityDescriptorToSecurityDescriptor(sddl, 1, made, size));
        assertThat(size[0]).isEqualTo(made[0].length);
        return made[0];
    }

    private static String sddl(byte[] descriptor, int information) {
        String[] text = new String[1];
        yes(() -> Advapi32.ConvertSecurityDescriptorToStringSecurityDescriptor(descriptor, 1, information, text));
        return text[0];
    }

    private static byte[] sid(String text) {
        byte[][] made = new byte[1][];
        yes(() -> Advapi32.ConvertStringSidToSid(text, made));
        return made[0];
    }

    private static void close(long handle) {
        yes(() -> Kernel32.CloseHandle(handle));
    }

    @Test
    void descriptors_and_sids_become_text_again() {
        byte[] descriptor = descriptor("O:BAG:SYD:P(D;;0x2;;;WD)(A;;GA;;;S-1-22-1-1000)");
        assertThat(sddl(descriptor, DACL)).isEqualTo("D:P(D;;DC;;;WD)(A;;GA;;;S-1-22-1-1000)");
        assertThat(sddl(descriptor, OWNER)).isEqualTo("O:BA");
        String[] text = new String[1];
        yes(() -> Advapi32.ConvertSidToStringSid(sid("WD"), text));
        assertThat(text[0]).isEqualTo("S-1-1-0");
    }

    @Test
    void what_cannot_be_converted_is_refused() {
        byte[][] made = new byte[1][];
        no(87, () -> Advapi32.ConvertStringSecurityDescriptorToSecurityDescriptor(null, 1, made, null));
        no(1305, () -> Advapi32.ConvertStringSecurityDescriptorToSecurityDescriptor("D:", 2, made, null));
        no(1337, () -> Advapi32.ConvertStringSidToSid("S-1", made));
        no(87, () -> Advapi32.ConvertStringSidToSid("WD", null));
        no(
                1338,
                () -> Advapi32.ConvertSecurityDescriptorToStringSecurityDescriptor(
                        new byte[] {1, 0, 0}, 1, DACL, new String[1]));
        no(1337, () -> Advapi32.ConvertSidToStringSid(new byte[] {9, 9}, new String[1]));
        assertThat(made[0]).isNull();
    }

    @Test
    void a_buffer_is_filled_if_it_is_large_enough() { // SEC-22
        long event = created(0, () -> Kernel32.CreateEvent(null, true, false, "secured-buffer"));
        int[] needed = new int[1];
        no(122, () -> Advapi32.GetKernelObjectSecurity(event, DACL, null, 0, needed));
        assertThat(needed[0]).isPositive();
        byte[] small = new byte[needed[0] - 1];
        no(122, () -> Advapi32.GetKernelObjectSecurity(event, DACL, small, needed[0], needed));
        assertThat(small).containsOnly(0);
        byte[] exact = new byte[needed[0]];
        yes(() -> Advapi32.GetKernelObjectSecurity(event, DACL, exact, exact.length, needed));
        byte[][] again = new byte[1][];
        assertThat(Advapi32.GetSecurityInfo(event, Advapi32.SE_KERNEL_OBJECT, DACL, again))
                .isZero();
        assertThat(again[0]).isEqualTo(exact);
        assertThat(Advapi32.GetSecurityInfo(event, 1, DACL, again)).isEqualTo(87);
        assertThat(Advapi32.GetSecurityInfo(0x7000, Advapi32.SE_KERNEL_OBJECT, DACL, again))
                .isEqualTo(6);
        no(998, () -> Advapi32.GetKernelObjectSecurity(event, DACL, exact, exact.length, null));
        close(event);
    }

    @Test
    void a_changed_list_binds_those_who_come_and_not_those_who_are_there() {
        long event = created(0, () -> Kernel32.CreateEvent(null, true, false, "secured-later"));
        long waiting = handle(() -> Kernel32.OpenEvent(WinNT.SYNCHRONIZE, false, "secured-later"));
        no(5, () -> Advapi32.SetKernelObjectSecurity(waiting, DACL, descriptor("D:")));
        yes(() -> Advapi32.SetKernelObjectSecurity(event, DACL, descriptor("D:(A;;0x2;;;WD)")));
        noHandle(5, () -> Kernel32.OpenEvent(WinNT.SYNCHRONIZE, false, "secured-later"));
        long setting = handle(() -> Kernel32.OpenEvent(WinNT.EVENT_MODIFY_STATE, false, "secured-later"));
        assertThat(Kernel32.WaitForSingleObject(waiting, 0)).isEqualTo(SynchApi.WAIT_TIMEOUT);
        no(1338, () -> Advapi32.SetKernelObjectSecurity(event, DACL, new byte[] {1, 0}));
        close(event);
        close(waiting);
        close(setting);
    }

    /** NS-31, NS-34, NS-35, NS-37: a boundary and who is within it. */
    @Test
    void a_namespace_is_made_by_those_within_its_boundary() {
        long[] boundary = {handle(() -> NamespaceApi.CreateBoundaryDescriptor("functions", 0))};
        noHandle(87, () -> NamespaceApi.CreatePrivateNamespace(null, boundary[0], "functions"));
        yes(() -> NamespaceApi.AddSIDToBoundaryDescriptor(boundary, sid("WD")));
        no(1337, () -> NamespaceApi.AddSIDToBoundaryDescriptor(boundary, new byte[] {1}));
        noHandle(87, () -> NamespaceApi.CreatePrivateNamespace(null, boundary[0], null));
        noHandle(87, () -> NamespaceApi.CreatePrivateNamespace(null, 0x7001, "functions"));
        noHandle(2, () -> NamespaceApi.OpenPrivateNamespace(boundary[0], "functions"));
        long namespace = created(0, () -> NamespaceApi.CreatePrivateNamespace(null, boundary[0], "functions"));
        long event = created(0, () -> Kernel32.CreateEvent(null, true, true, "functions\\e"));
        noHandle(2, () -> Kernel32.OpenEvent(WinNT.SYNCHRONIZE, false, "e"));
        no(87, () -> NamespaceApi.ClosePrivateNamespace(namespace, 2));
        yes(() -> NamespaceApi.ClosePrivateNamespace(namespace, NamespaceApi.PRIVATE_NAMESPACE_FLAG_DESTROY));
        no(6, () -> NamespaceApi.ClosePrivateNamespace(namespace, 0));
        assertThat(Kernel32.WaitForSingleObject(event, 0)).isEqualTo(SynchApi.WAIT_OBJECT_0);
        NamespaceApi.DeleteBoundaryDescriptor(boundary[0]);
        no(87, () -> NamespaceApi.AddSIDToBoundaryDescriptor(boundary, sid("WD")));
        close(event);
    }

    /** NS-17: a job that lives on for its processes has no name any more. */
    @Test
    void a_job_keeps_its_name_only_while_a_handle_is_open() {
        long job = created(0, () -> JobApi.CreateJobObject(null, "named-job"));
        PROCESS_INFORMATION process = new PROCESS_INFORMATION();
        yes(() ->
                ProcessThreadsApi.CreateProcess(null, "sleep 997", false, 0, null, null, new STARTUPINFOEX(), process));
        yes(() -> JobApi.AssignProcessToJobObject(job, process.hProcess));
        long other = handle(() -> JobApi.OpenJobObject(JobApi.JOB_OBJECT_QUERY, false, "named-job"));
        close(job);
        long again = handle(() -> JobApi.OpenJobObject(JobApi.JOB_OBJECT_QUERY, false, "named-job"));
        close(other);
        close(again);
        noHandle(2, () -> JobApi.OpenJobObject(JobApi.JOB_OBJECT_QUERY, false, "named-job"));
        boolean[] inside = new boolean[1];
        yes(() -> JobApi.IsProcessInJob(process.hProcess, 0, inside));
        assertThat(inside[0]).as("the job lives on").isTrue();
        long another = created(0, () -> JobApi.CreateJobObject(null, "named-job"));
        yes(() -> JobApi.IsProcessInJob(process.hProcess, another, inside));
        assertThat(inside[0]).as("it is not the new one of that name").isFalse();
        yes(() -> ProcessThreadsApi.TerminateProcess(process.hProcess, 0));
        assertThat(Kernel32.WaitForSingleObject(process.hProcess, 60_000)).isEqualTo(SynchApi.WAIT_OBJECT_0);
        close(another);
        close(process.hThread);
        close(process.hProcess);
    }
}
