package org.basenamed.linux;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Watched
class FileCallsTest {
    private static final int CREATE = FileCalls.O_CREAT | FileCalls.O_RDWR | FileCalls.O_CLOEXEC;

    private final Path directory;

    FileCallsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void opening_creates_only_when_told_to() {
        Path path = directory.resolve("file");
        assertThat(FileCalls.open(path, FileCalls.O_RDWR, 0)).isEqualTo(-Errno.ENOENT);
        Fd.own(FileCalls.open(path, CREATE | FileCalls.O_EXCL, 0600)).close();
        assertThat(FileCalls.open(path, CREATE | FileCalls.O_EXCL, 0600)).isEqualTo(-Errno.EEXIST);
        try (Fd again = Fd.own(FileCalls.open(path, CREATE, 0600))) {
            assertThat(Descriptors.isCloseOnExec(again.number())).isTrue();
        }
        try (Fd inherited = Fd.own(FileCalls.open(path, FileCalls.O_RDONLY, 0))) {
            assertThat(Descriptors.isCloseOnExec(inherited.number())).isFalse();
        }
    }

    @Test
    void a_name_with_letters_beyond_ascii_is_the_one_that_the_jdk_sees() throws Exception {
        Path path = directory.resolve("Größe");
        Files.createFile(path);
        Fd.own(FileCalls.open(path, FileCalls.O_RDONLY | FileCalls.O_CLOEXEC, 0))
                .close();
        assertThat(FileCalls.unlink(path)).isZero();
        assertThat(path).doesNotExist();
    }

    @Test
    void links_and_plain_files_are_refused_where_flags_say_so() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        assertThat(FileCalls.open(link, FileCalls.O_NOFOLLOW, 0)).isEqualTo(-Errno.ELOOP);
        assertThat(FileCalls.open(file, FileCalls.O_DIRECTORY, 0)).isEqualTo(-Errno.ENOTDIR);
        assertThat(FileCalls.open(directory, FileCalls.O_RDWR, 0)).isEqualTo(-Errno.EISDIR);
        assertThat(FileCalls.readLink(link)).isEqualTo(file.toString());
        assertThatThrownBy(() -> FileCalls.readLink(file))
                .isInstanceOfSatisfying(LinuxException.class, thrown -> assertThat(thrown.errno())
                        .isEqualTo(Errno.EINVAL));
    }

    @Test
    void a_relative_path_starts_at_the_directory_that_is_open() throws Exception {
        Files.createFile(directory.resolve("inside"));
        int flags = FileCalls.O_PATH | FileCalls.O_DIRECTORY | FileCalls.O_CLOEXEC;
        try (Fd open = Fd.own(FileCalls.open(directory, flags, 0))) {
            Fd.own(FileCalls.openat(open, Path.of("inside"), FileCalls.O_RDONLY | FileCalls.O_CLOEXEC, 0))
                    .close();
            assertThat(FileCalls.openat(open, Path.of("outside"), FileCalls.O_RDONLY, 0))
                    .isEqualTo(-Errno.ENOENT);
        }
    }

    @Test
    void what_is_written_at_an_offset_is_read_there() {
        Path path = directory.resolve("file");
        try (Fd file = Fd.own(FileCalls.open(path, CREATE, 0600));
                Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocateFrom("written");
            MemorySegment read = arena.allocate(text.byteSize() + 10);
            assertThat(FileCalls.pwrite(file, text, 100)).isEqualTo(text.byteSize());
            assertThat(FileCalls.fsync(file)).isZero();
            assertThat(FileCalls.fstat(file).sizeBytes()).isEqualTo(100 + text.byteSize());
            assertThat(FileCalls.pread(file, read, 100)).isEqualTo(text.byteSize());
            assertThat(read.getString(0)).isEqualTo("written");
            assertThat(FileCalls.pread(file, read, 1000)).isZero();
            assertThat(FileCalls.pread(file, read, -1)).isEqualTo(-Errno.EINVAL);
            assertThat(FileCalls.ftruncate(file, 3)).isZero();
            assertThat(FileCalls.fstat(file).sizeBytes()).isEqualTo(3);
        }
    }

    @Test
    void a_descriptor_allows_what_it_was_opened_for() throws Exception {
        Path path = Files.createFile(directory.resolve("file"));
        try (Fd reader = Fd.own(FileCalls.open(path, FileCalls.O_RDONLY | FileCalls.O_CLOEXEC, 0));
                Fd writer = Fd.own(FileCalls.open(path, FileCalls.O_WRONLY | FileCalls.O_CLOEXEC, 0));
                Arena arena = Arena.ofConfined()) {
            MemorySegment byteOf = arena.allocate(1);
            assertThat(FileCalls.pwrite(reader, byteOf, 0)).isEqualTo(-Errno.EBADF);
            assertThat(FileCalls.pread(writer, byteOf, 0)).isEqualTo(-Errno.EBADF);
            assertThat(FileCalls.ftruncate(reader, 0)).isEqualTo(-Errno.EINVAL);
        }
    }

    @Test
    void the_status_is_what_the_jdk_sees() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "12345");
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        Map<String, Object> expected = Files.readAttributes(file, "unix:*");
        FileStatus status = requireNonNull(FileCalls.stat(link));
        assertThat(status.inode()).isEqualTo(expected.get("ino"));
        assertThat(status.device()).isEqualTo(expected.get("dev"));
        assertThat(status.mode()).isEqualTo(expected.get("mode"));
        assertThat(status.uid()).isEqualTo(expected.get("uid"));
        assertThat(status.gid()).isEqualTo(expected.get("gid"));
        assertThat(status.linkCount()).isEqualTo(expected.get("nlink"));
        assertThat(status.sizeBytes()).isEqualTo(5);
        assertThat(status.isRegularFile()).isTrue();
        try (Fd open = Fd.own(FileCalls.open(file, FileCalls.O_RDONLY | FileCalls.O_CLOEXEC, 0))) {
            assertThat(FileCalls.fstat(open)).isEqualTo(status);
        }
        FileStatus ofLink = requireNonNull(FileCalls.lstat(link));
        assertThat(ofLink.isSymbolicLink()).isTrue();
        assertThat(ofLink.isRegularFile()).isFalse();
    }

    @Test
    void what_is_not_there_has_no_status() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        assertThat(FileCalls.stat(directory.resolve("nothing"))).isNull();
        assertThat(FileCalls.stat(file.resolve("below-a-file"))).isNull();
        assertThatThrownBy(() -> FileCalls.stat(directory.resolve("n".repeat(300))))
                .isInstanceOfSatisfying(LinuxException.class, thrown -> assertThat(thrown.errno())
                        .isEqualTo(Errno.ENAMETOOLONG));
        Fd stolen = Memfd.create("stolen", false);
        Fd.own(stolen.number()).close();
        assertThatThrownBy(() -> FileCalls.fstat(stolen))
                .isInstanceOfSatisfying(LinuxException.class, thrown -> assertThat(thrown.errno())
                        .isEqualTo(Errno.EBADF));
        assertThat(stolen.release()).isNotNegative();
    }

    @Test
    void permissions_are_what_was_set() {
        Path path = directory.resolve("file");
        try (Fd file = Fd.own(FileCalls.open(path, CREATE, 0600))) {
            assertThat(FileCalls.fstat(file).permissions()).isEqualTo(0600);
            assertThat(FileCalls.fchmod(file, 0440)).isZero();
            assertThat(FileCalls.fstat(file).permissions()).isEqualTo(0440);
        }
    }

    @Test
    void directories_are_made_and_removed() {
        Path made = directory.resolve("made");
        assertThat(FileCalls.mkdir(made, 0700)).isZero();
        FileStatus status = requireNonNull(FileCalls.stat(made));
        assertThat(status.isDirectory()).isTrue();
        assertThat(status.permissions()).isEqualTo(0700);
        assertThat(FileCalls.mkdir(made, 0700)).isEqualTo(-Errno.EEXIST);
        assertThat(FileCalls.mkdir(made.resolve("a/b"), 0700)).isEqualTo(-Errno.ENOENT);
        Fd.own(FileCalls.open(made.resolve("file"), CREATE, 0600)).close();
        assertThat(FileCalls.rmdir(made)).isEqualTo(-Errno.ENOTEMPTY);
        assertThat(FileCalls.unlink(made)).isEqualTo(-Errno.EISDIR);
        assertThat(FileCalls.unlink(made.resolve("file"))).isZero();
        assertThat(FileCalls.unlink(made.resolve("file"))).isEqualTo(-Errno.ENOENT);
        assertThat(FileCalls.rmdir(made)).isZero();
        assertThat(made).doesNotExist();
    }

    @Test
    void a_file_is_at_its_path_until_another_takes_the_name() throws Exception {
        Path path = directory.resolve("file");
        try (Fd file = Fd.own(FileCalls.open(path, CREATE, 0600))) {
            assertThat(FileCalls.isAt(file, path)).isTrue();
            Path next = Files.createFile(directory.resolve("next"));
            Files.move(next, path, StandardCopyOption.REPLACE_EXISTING);
            assertThat(FileCalls.isAt(file, path)).isFalse();
            Files.delete(path);
            assertThat(FileCalls.isAt(file, path)).isFalse();
        }
    }

    @Test
    void the_descriptors_that_are_open_are_counted() {
        int before = FileCalls.openDescriptors();
        try (Fd one = Memfd.create("one", false);
                Fd two = one.duplicate()) {
            assertThat(two.isOpen()).isTrue();
            assertThat(FileCalls.openDescriptors()).isEqualTo(before + 2);
        }
        assertThat(FileCalls.openDescriptors()).isEqualTo(before);
    }

    @Test
    void a_socket_is_told_from_a_file() {
        Path path = directory.resolve("socket");
        SeqpacketSocket.listen(path, 1).close();
        FileStatus status = requireNonNull(FileCalls.stat(path));
        assertThat(status.isSocket()).isTrue();
        assertThat(status.isDirectory()).isFalse();
    }

    @Test
    void a_number_can_be_made_to_mean_another_file() {
        try (Fd source = Memfd.create("source", false);
                Fd target = Memfd.create("target", false)) {
            assertThat(FileCalls.dup2(source.number(), target.number())).isEqualTo(target.number());
            assertThat(FileCalls.fstat(target)).isEqualTo(FileCalls.fstat(source));
            assertThat(Descriptors.isCloseOnExec(target.number())).isFalse();
            assertThat(FileCalls.dup2(source.number(), source.number())).isEqualTo(source.number());
            assertThat(FileCalls.dup2(Descriptors.NONE, Descriptors.NONE)).isEqualTo(-Errno.EBADF);
            assertThat(FileCalls.dup2(Descriptors.NONE, target.number())).isEqualTo(-Errno.EBADF);
        }
    }
}
