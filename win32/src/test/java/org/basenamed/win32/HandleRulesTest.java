package org.basenamed.win32;

import static org.assertj.core.api.Assertions.assertThat;
import static org.basenamed.win32.Untouched.created;
import static org.basenamed.win32.Untouched.handle;
import static org.basenamed.win32.Untouched.no;
import static org.basenamed.win32.Untouched.noHandle;
import static org.basenamed.win32.Untouched.view;
import static org.basenamed.win32.Untouched.yes;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a handle is, and what closing it does and does not do. */
@WithBroker
class HandleRulesTest {
    private static final long SELF = -1;
    private static final int INHERIT = 1;

    private static void close(long... handles) {
        for (long handle : handles) {
            yes(() -> Kernel32.CloseHandle(handle));
        }
    }

    private static int flags(long handle) {
        int[] flags = new int[1];
        yes(() -> HandleApi.GetHandleInformation(handle, flags));
        return flags[0];
    }

    private static int rights(long handle) {
        OBJECT_BASIC_INFORMATION information = new OBJECT_BASIC_INFORMATION();
        assertThat(Ntdll.NtQueryObject(handle, information)).isEqualTo(Ntdll.STATUS_SUCCESS);
        return information.GrantedAccess;
    }

    /** HD-1, HD-2: rights and flags belong to the handle; what is done by one is seen by the other. */
    @Test
    void two_handles_to_one_object_have_rights_and_flags_of_their_own() {
        long all = created(0, () -> Kernel32.CreateEvent(null, true, false, "two-handles"));
        long wait = handle(() -> Kernel32.OpenEvent(WinNT.SYNCHRONIZE, true, "two-handles"));
        assertThat(rights(all)).isEqualTo(WinNT.EVENT_ALL_ACCESS);
        assertThat(rights(wait)).isEqualTo(WinNT.SYNCHRONIZE);
        assertThat(flags(all)).isZero();
        assertThat(flags(wait)).isEqualTo(INHERIT);
        no(WinError.ERROR_ACCESS_DENIED, () -> Kernel32.SetEvent(wait));
        yes(() -> Kernel32.SetEvent(all));
        assertThat(Kernel32.WaitForSingleObject(wait, 0)).isEqualTo(SynchApi.WAIT_OBJECT_0);
        yes(() -> HandleApi.SetHandleInformation(wait, INHERIT, 0));
        assertThat(flags(all)).isZero();
        close(all, wait);
    }

    /** HD-16. */
    @Test
    void closing_a_handle_to_a_mutex_does_not_release_it() throws InterruptedException {
        long mutex = created(0, () -> Kernel32.CreateMutex(null, true, "closed-while-owned"));
        long other = handle(() -> Kernel32.OpenMutex(WinNT.SYNCHRONIZE, false, "closed-while-owned"));
        close(mutex);
        int[] outcome = new int[1];
        Thread thread = Thread.ofPlatform().start(() -> outcome[0] = Kernel32.WaitForSingleObject(other, 0));
        thread.join();
        assertThat(outcome[0]).isEqualTo(SynchApi.WAIT_TIMEOUT);
        yes(() -> Kernel32.ReleaseMutex(other));
        close(other);
    }

    /** HD-16, FM-80: the name goes with the last handle, the memory with the last view. */
    @Test
    void closing_a_mapping_leaves_its_view_and_frees_its_name() {
        long mapping = created(
                0, () -> Kernel32.CreateFileMapping(SELF, null, WinNT.PAGE_READWRITE, 0, 4096, "closed-before-view"));
        MemorySegment view = view(() -> Kernel32.MapViewOfFile(mapping, WinNT.FILE_MAP_WRITE, 0, 0, 0));
        close(mapping);
        view.set(ValueLayout.JAVA_INT, 0, 7);
        noHandle(
                WinError.ERROR_FILE_NOT_FOUND,
                () -> Kernel32.OpenFileMapping(WinNT.FILE_MAP_READ, false, "closed-before-view"));
        long another = created(
                0, () -> Kernel32.CreateFileMapping(SELF, null, WinNT.PAGE_READWRITE, 0, 4096, "closed-before-view"));
        MemorySegment empty = view(() -> Kernel32.MapViewOfFile(another, WinNT.FILE_MAP_READ, 0, 0, 0));
        assertThat(empty.get(ValueLayout.JAVA_INT, 0)).isZero();
        assertThat(view.get(ValueLayout.JAVA_INT, 0)).isEqualTo(7);
        yes(() -> Kernel32.UnmapViewOfFile(view));
        yes(() -> Kernel32.UnmapViewOfFile(empty));
        close(another);
    }

    /** HD-16: the last handle to a timer takes along what it was set to. */
    @Test
    void closing_the_last_handle_to_a_timer_cancels_it() {
        int[] calls = new int[1];
        long timer = created(0, () -> SynchApi.CreateWaitableTimer(null, false, "closed-while-set"));
        yes(() -> SynchApi.SetWaitableTimer(
                timer, new long[] {-200_000}, 0, (argument, low, high) -> calls[0]++, MemorySegment.NULL, false));
        close(timer);
        long again = created(0, () -> SynchApi.CreateWaitableTimer(null, false, "closed-while-set"));
        assertThat(SynchApi.WaitForSingleObjectEx(again, 100, true)).isEqualTo(SynchApi.WAIT_TIMEOUT);
        assertThat(calls[0]).isZero();
        close(again);
    }

    /** HD-24: nobody learns the value, but it is there, and keeps the object and its name. */
    @Test
    void a_duplicate_whose_value_nobody_asks_for_is_made() {
        long first = created(0, () -> Kernel32.CreateEvent(null, false, false, null));
        long event = created(0, () -> Kernel32.CreateEvent(null, false, false, "nobody-asks"));
        // the value that is used next is the one that was freed last (HD-7)
        close(first);
        yes(() -> HandleApi.DuplicateHandle(SELF, event, SELF, null, 0, false, HandleApi.DUPLICATE_SAME_ACCESS));
        close(event);
        long again = handle(() -> Kernel32.OpenEvent(WinNT.SYNCHRONIZE, false, "nobody-asks"));
        close(again);
        close(first);
        noHandle(WinError.ERROR_FILE_NOT_FOUND, () -> Kernel32.OpenEvent(WinNT.SYNCHRONIZE, false, "nobody-asks"));
    }

    /** HD-43, NS-6: the file has nothing to do with names, and each mapping of it is an object of its own. */
    @Test
    void mappings_of_one_file_are_different_objects(@TempDir Path directory) throws IOException {
        Path path = Files.write(directory.resolve("file"), new byte[4096]);
        // an open says by the last error whether the file was there
        long file = created(
                0,
                () -> FileApi.CreateFile(
                        path.toString(), WinNT.GENERIC_READ | WinNT.GENERIC_WRITE, 0, null, WinNT.OPEN_EXISTING, 0, 0));
        long one = created(0, () -> Kernel32.CreateFileMapping(file, null, WinNT.PAGE_READWRITE, 0, 0, "one"));
        long two = created(0, () -> Kernel32.CreateFileMapping(file, null, WinNT.PAGE_READWRITE, 0, 0, "two"));
        long unnamed = created(0, () -> Kernel32.CreateFileMapping(file, null, WinNT.PAGE_READWRITE, 0, 0, null));
        no(WinError.ERROR_NOT_SAME_OBJECT, () -> Kernel32.CompareObjectHandles(one, two));
        no(WinError.ERROR_NOT_SAME_OBJECT, () -> Kernel32.CompareObjectHandles(one, unnamed));
        close(one, two, unnamed, file);
    }
}
