package org.basenamed.win32;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.basenamed.win32.Win32.ALL;
import static org.basenamed.win32.Win32.READ_WRITE;
import static org.basenamed.win32.Win32.SHARE_ALL;
import static org.basenamed.win32.Win32.failure;
import static org.basenamed.win32.Win32.get;
import static org.basenamed.win32.Win32.handle;
import static org.basenamed.win32.Win32.open;
import static org.basenamed.win32.Win32.opened;
import static org.basenamed.win32.Win32.section;
import static org.basenamed.win32.Win32.set;
import static org.basenamed.win32.Win32.view;
import static org.basenamed.win32.WinNT.*;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mappings over files, and what they forbid: FM-5 to FM-11, FM-24 to FM-26a, FM-39 to FM-43, FM-56, FM-65 to FM-69, FM-73 to FM-75, the table of section 11. */
@WithBroker
class MappedFileTest {
    private final Path directory;
    private final Path file;

    MappedFileTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.file = Files.writeString(directory.resolve("file"), "0123456789");
    }

    private long size() throws IOException {
        return Files.size(file);
    }

    private static int resize(long handle, long bytes) {
        assertThat(FileApi.SetFilePointerEx(handle, bytes, null, FILE_BEGIN)).isTrue();
        return FileApi.SetEndOfFile(handle) ? 0 : Kernel32.GetLastError();
    }

    @Test
    void fm_66_and_69_views_and_reads_show_the_same_bytes() throws IOException {
        long f = open(file, READ_WRITE);
        long h = handle(section(f, PAGE_READWRITE, 0));
        MemorySegment view = view(h, FILE_MAP_WRITE);
        set(view, 3, 'X');
        assertThat(Files.readString(file)).isEqualTo("012X456789");
        Files.writeString(file, "Y", StandardOpenOption.WRITE);
        assertThat(get(view, 0)).isEqualTo((byte) 'Y');
        close(f, h, view);
    }

    private static void close(long file, long section, MemorySegment view) {
        assertThat(Kernel32.CloseHandle(file)).isTrue();
        assertThat(Kernel32.CloseHandle(section)).isTrue();
        assertThat(Kernel32.UnmapViewOfFile(view)).isTrue();
    }

    @Test
    void fm_10_the_file_is_extended_at_the_creation_and_stays_so() throws IOException {
        long f = open(file, READ_WRITE);
        long h = handle(section(f, PAGE_READWRITE, 12288));
        assertThat(size()).isEqualTo(12288);
        assertThat(Kernel32.CloseHandle(h)).isTrue();
        assertThat(Kernel32.CloseHandle(f)).isTrue();
        assertThat(size()).isEqualTo(12288);
    }

    @Test
    void fm_9_what_no_disk_holds_leaves_the_file_as_it_was() throws IOException {
        long f = open(file, READ_WRITE);
        assertThat(failure(section(f, PAGE_READWRITE, 1L << 46))).isEqualTo(WinError.ERROR_DISK_FULL);
        assertThat(size()).isEqualTo(10);
        assertThat(Kernel32.CloseHandle(f)).isTrue();
    }

    @Test
    void fm_11_a_section_does_not_grow_with_its_file() throws IOException {
        long f = open(file, READ_WRITE);
        long h = handle(section(f, PAGE_READWRITE, 0));
        assertThat(resize(f, 100_000)).isZero();
        assertThat(failure(Kernel32.MapViewOfFile(h, FILE_MAP_READ, 0, 0, 11))).isEqualTo(WinError.ERROR_ACCESS_DENIED);
        long other = handle(section(f, PAGE_READWRITE, 0));
        close(f, h, view(other, FILE_MAP_READ));
        assertThat(Kernel32.CloseHandle(other)).isTrue();
    }

    @Test
    void fm_26_the_tail_of_the_last_page_is_not_written_to_the_file() throws IOException {
        long f = open(file, READ_WRITE);
        long h = handle(section(f, PAGE_READWRITE, 0));
        MemorySegment view = view(h, FILE_MAP_WRITE);
        assertThat(Win32.region(view).bytes()).isEqualTo(4096);
        assertThat(view.byteSize()).isEqualTo(10);
        assertThat(Win32.probe(MemorySegment.ofAddress(view.address() + 4095))).isEqualTo("RW");
        assertThat(Kernel32.FlushViewOfFile(view, 0)).isTrue();
        close(f, h, view);
        assertThat(size()).isEqualTo(10);
    }

    @Test
    void fm_7_directories_pipes_and_devices_are_refused() {
        long dir = handle(opened(directory, GENERIC_READ, SHARE_ALL, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS));
        long device = open(Path.of("/dev/zero"), READ_WRITE);
        assertThat(failure(section(dir, PAGE_READONLY, 0))).isEqualTo(WinError.ERROR_BAD_EXE_FORMAT);
        assertThat(failure(section(device, PAGE_READWRITE, 4096))).isEqualTo(WinError.ERROR_BAD_EXE_FORMAT);
        assertThat(failure(opened(directory, GENERIC_READ, SHARE_ALL, OPEN_EXISTING, 0)))
                .isEqualTo(WinError.ERROR_ACCESS_DENIED);
        assertThat(Kernel32.CloseHandle(dir)).isTrue();
        assertThat(Kernel32.CloseHandle(device)).isTrue();
    }

    @Test
    void fm_7_a_handle_of_another_type_is_none() {
        long section = section(PAGE_READWRITE, 4096);
        assertThat(failure(section(section, PAGE_READWRITE, 4096))).isEqualTo(WinError.ERROR_INVALID_HANDLE);
        assertThat(failure(section(0x7000, PAGE_READWRITE, 4096))).isEqualTo(WinError.ERROR_INVALID_HANDLE);
        assertThat(failure(section(0x7000, PAGE_NOACCESS, 4096))).isEqualTo(WinError.ERROR_INVALID_PARAMETER);
        assertThat(FileApi.GetFileType(section)).isEqualTo(FILE_TYPE_UNKNOWN);
        assertThat(Kernel32.GetLastError()).isEqualTo(WinError.ERROR_INVALID_HANDLE);
        assertThat(Kernel32.CloseHandle(section)).isTrue();
    }

    @Test
    void fm_65_a_file_that_may_only_be_read_can_be_written_in_copies() throws IOException {
        long f = open(file, GENERIC_READ);
        assertThat(failure(section(f, PAGE_READWRITE, 0))).isEqualTo(WinError.ERROR_ACCESS_DENIED);
        long h = handle(section(f, PAGE_READONLY, 0));
        MemorySegment view = view(h, FILE_MAP_COPY);
        set(view, 0, 'Z');
        assertThat(get(view, 0)).isEqualTo((byte) 'Z');
        close(f, h, view);
        assertThat(Files.readString(file)).isEqualTo("0123456789");
    }

    @Test
    void section_11_a_mapped_file_does_not_shrink_until_the_last_view_and_handle_are_gone() {
        long f = open(file, READ_WRITE);
        long h = handle(section(f, PAGE_READWRITE, 4));
        assertThat(resize(f, 9)).isEqualTo(WinError.ERROR_USER_MAPPED_FILE);
        assertThat(resize(f, 10)).isZero();
        assertThat(resize(f, 20)).isZero();
        MemorySegment view = view(h, FILE_MAP_READ);
        assertThat(Kernel32.CloseHandle(h)).isTrue();
        assertThat(resize(f, 9)).isEqualTo(WinError.ERROR_USER_MAPPED_FILE);
        assertThat(Kernel32.UnmapViewOfFile(view)).isTrue();
        assertThat(resize(f, 9)).isZero();
        assertThat(Kernel32.CloseHandle(f)).isTrue();
    }

    @Test
    void section_11_a_mapped_file_is_not_replaced_and_not_deleted() throws IOException {
        long f = open(file, READ_WRITE);
        long h = handle(section(f, PAGE_READWRITE, 0));
        assertThat(Kernel32.CloseHandle(f)).isTrue();
        Path other = Files.writeString(directory.resolve("other"), "other");
        assertThat(failure(opened(file, READ_WRITE, SHARE_ALL, CREATE_ALWAYS, 0)))
                .isEqualTo(WinError.ERROR_USER_MAPPED_FILE);
        assertThat(failure(opened(file, READ_WRITE, SHARE_ALL, TRUNCATE_EXISTING, 0)))
                .isEqualTo(WinError.ERROR_USER_MAPPED_FILE);
        assertThat(failure(FileApi.CopyFile(other.toString(), file.toString(), false)))
                .isEqualTo(WinError.ERROR_USER_MAPPED_FILE);
        assertThat(failure(FileApi.DeleteFile(file.toString()))).isEqualTo(WinError.ERROR_ACCESS_DENIED);
        assertThat(Files.readString(file)).isEqualTo("0123456789");
        assertThat(Kernel32.CloseHandle(h)).isTrue();
        assertThat(FileApi.CopyFile(other.toString(), file.toString(), false)).isTrue();
        assertThat(Files.readString(file)).isEqualTo("other");
        assertThat(FileApi.DeleteFile(file.toString())).isTrue();
        assertThat(Files.exists(file)).isFalse();
    }

    @Test
    void fm_73a_a_writable_section_asks_every_opener_to_share_writing() {
        long f = open(file, ALL);
        long h = handle(section(f, PAGE_READWRITE, 0));
        assertThat(Kernel32.CloseHandle(f)).isTrue();
        assertThat(failure(opened(file, 0, FILE_SHARE_READ, OPEN_EXISTING, 0)))
                .isEqualTo(WinError.ERROR_SHARING_VIOLATION);
        long shared = handle(opened(file, GENERIC_READ, FILE_SHARE_WRITE, OPEN_EXISTING, 0));
        assertThat(Kernel32.CloseHandle(shared)).isTrue();
        assertThat(Kernel32.CloseHandle(h)).isTrue();
        long alone = handle(opened(file, GENERIC_READ, 0, OPEN_EXISTING, 0));
        assertThat(failure(opened(file, GENERIC_READ, SHARE_ALL, OPEN_EXISTING, 0)))
                .isEqualTo(WinError.ERROR_SHARING_VIOLATION);
        assertThat(Kernel32.CloseHandle(alone)).isTrue();
    }

    @Test
    void fm_73b_a_name_is_not_changed_while_an_opener_does_not_share_deletion() {
        Path target = directory.resolve("target");
        long f = handle(opened(file, GENERIC_READ, FILE_SHARE_READ, OPEN_EXISTING, 0));
        assertThat(failure(FileApi.MoveFile(file.toString(), target.toString())))
                .isEqualTo(WinError.ERROR_SHARING_VIOLATION);
        assertThat(Kernel32.CloseHandle(f)).isTrue();
        assertThat(FileApi.MoveFile(file.toString(), target.toString())).isTrue();
        assertThat(Files.exists(target)).isTrue();
    }

    @Test
    void fm_56_pages_of_a_file_are_committed_already_whatever_is_asked() {
        long f = open(file, READ_WRITE);
        long h = handle(section(f, PAGE_READWRITE | SEC_RESERVE, 0));
        MemorySegment view = view(h, FILE_MAP_WRITE);
        assertThat(failure(MemoryApi.VirtualAlloc(view, 1, MEM_COMMIT, 0x77))).isEqualTo(WinError.ERROR_ACCESS_DENIED);
        set(view, 0, 1);
        close(f, h, view);
    }

    @Test
    void fm_67_sections_of_one_file_are_coherent() {
        long one = open(file, READ_WRITE);
        long other = open(file, READ_WRITE);
        long h = handle(section(one, PAGE_READWRITE, 0));
        long g = handle(section(other, PAGE_READWRITE, 0));
        MemorySegment view = view(h, FILE_MAP_WRITE);
        MemorySegment second = view(g, FILE_MAP_READ);
        set(view, 0, 'Q');
        assertThat(get(second, 0)).isEqualTo((byte) 'Q');
        close(one, h, view);
        close(other, g, second);
    }

    @Test
    void a_file_that_a_stranger_cuts_off_throws_and_does_not_end_the_java_machine() throws IOException {
        long f = open(file, READ_WRITE);
        long h = handle(section(f, PAGE_READWRITE, 8192));
        MemorySegment view = view(h, FILE_MAP_WRITE);
        try (FileChannel stranger = FileChannel.open(file, StandardOpenOption.WRITE)) {
            stranger.truncate(10);
        }
        assertThat(get(view, 9)).isEqualTo((byte) '9');
        assertThatThrownBy(() -> get(view, 4096)).isInstanceOf(InternalError.class);
        close(f, h, view);
    }

    @Test
    void a_file_that_may_not_be_written_is_read_only_for_the_privileged_too() {
        assertThat(FileApi.SetFileAttributes(file.toString(), FILE_ATTRIBUTE_READONLY))
                .isTrue();
        assertThat(failure(opened(file, READ_WRITE, SHARE_ALL, OPEN_EXISTING, 0)))
                .isEqualTo(WinError.ERROR_ACCESS_DENIED);
        assertThat(failure(FileApi.DeleteFile(file.toString()))).isEqualTo(WinError.ERROR_ACCESS_DENIED);
        assertThat(FileApi.SetFileAttributes(file.toString(), FILE_ATTRIBUTE_NORMAL))
                .isTrue();
        assertThat(FileApi.DeleteFile(file.toString())).isTrue();
    }

    @Test
    void dispositions_tell_what_they_met() {
        Path fresh = directory.resolve("fresh");
        assertThat(failure(opened(fresh, READ_WRITE, SHARE_ALL, OPEN_EXISTING, 0)))
                .isEqualTo(WinError.ERROR_FILE_NOT_FOUND);
        assertThat(failure(opened(fresh.resolve("x"), READ_WRITE, SHARE_ALL, CREATE_NEW, 0)))
                .isEqualTo(WinError.ERROR_PATH_NOT_FOUND);
        assertThat(failure(opened(file, READ_WRITE, SHARE_ALL, CREATE_NEW, 0))).isEqualTo(WinError.ERROR_FILE_EXISTS);
        long f = handle(opened(fresh, READ_WRITE, SHARE_ALL, OPEN_ALWAYS, FILE_FLAG_DELETE_ON_CLOSE));
        assertThat(Kernel32.GetLastError()).isZero();
        assertThat(Kernel32.CloseHandle(f)).isTrue();
        assertThat(Files.exists(fresh)).isFalse();
        long g = handle(opened(file, READ_WRITE, SHARE_ALL, CREATE_ALWAYS, 0));
        assertThat(Kernel32.GetLastError()).isEqualTo(WinError.ERROR_ALREADY_EXISTS);
        long[] size = {-1};
        assertThat(FileApi.GetFileSizeEx(g, size)).isTrue();
        assertThat(size[0]).isZero();
        assertThat(Kernel32.CloseHandle(g)).isTrue();
    }
}
