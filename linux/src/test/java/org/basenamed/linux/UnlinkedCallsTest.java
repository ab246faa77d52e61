package org.basenamed.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** They answer what the native ones do. */
@Watched
class UnlinkedCallsTest {
    private final Path parent;

    UnlinkedCallsTest(@TempDir Path parent) {
        this.parent = parent;
    }

    @Test
    void the_user_is_the_one_whom_the_kernel_tells() {
        assertThat(UnlinkedCalls.geteuid()).isEqualTo(ProcessCalls.geteuid());
    }

    @Test
    void of_every_kind_of_file_they_tell_the_same() throws Exception {
        Path file = Files.writeString(parent.resolve("file"), "seven b");
        FileCalls.chmod(file, 04751);
        Files.createLink(parent.resolve("second name"), file);
        Path link = Files.createSymbolicLink(parent.resolve("link"), file);
        Path dangling = Files.createSymbolicLink(parent.resolve("dangling"), parent.resolve("missing"));
        Path sticky = Files.createDirectory(parent.resolve("sticky"));
        FileCalls.chmod(sticky, 01777);
        for (Path path : List.of(file, link, dangling, sticky, parent, Path.of("/dev/null"))) {
            assertThat(UnlinkedCalls.stat(path)).isEqualTo(FileCalls.stat(path));
            assertThat(UnlinkedCalls.lstat(path))
                    .isEqualTo(FileCalls.lstat(path))
                    .isNotNull();
        }
        assertThat(Objects.requireNonNull(UnlinkedCalls.lstat(link)).isSymbolicLink())
                .isTrue();
        assertThat(Objects.requireNonNull(UnlinkedCalls.stat(link)).sizeBytes()).isEqualTo(7);
    }

    @Test
    void what_is_not_there_is_null_and_what_cannot_be_told_is_an_error() throws Exception {
        Path file = Files.createFile(parent.resolve("file"));
        for (Path path : List.of(parent.resolve("missing"), parent.resolve("no/such"), file.resolve("below"))) {
            assertThat(UnlinkedCalls.stat(path)).isNull();
            assertThat(UnlinkedCalls.lstat(path)).isNull();
        }
        assertThatThrownBy(() -> UnlinkedCalls.lstat(parent.resolve("n".repeat(300))))
                .isInstanceOfSatisfying(LinuxException.class, thrown -> assertThat(thrown.errno())
                        .isEqualTo(Errno.ENAMETOOLONG));
    }

    @Test
    void a_directory_that_cannot_be_made_is_told_by_number() throws Exception {
        Path file = Files.createFile(parent.resolve("file"));
        assertThat(UnlinkedCalls.mkdirPrivate(parent.resolve("new"))).isZero();
        assertThat(Objects.requireNonNull(UnlinkedCalls.lstat(parent.resolve("new")))
                        .permissions())
                .isEqualTo(0700);
        assertThat(UnlinkedCalls.mkdirPrivate(parent.resolve("new"))).isEqualTo(-Errno.EEXIST);
        assertThat(UnlinkedCalls.mkdirPrivate(file)).isEqualTo(-Errno.EEXIST);
        assertThat(UnlinkedCalls.mkdirPrivate(file.resolve("below"))).isEqualTo(-Errno.ENOTDIR);
        assertThat(UnlinkedCalls.mkdirPrivate(parent.resolve("no/such"))).isEqualTo(-Errno.ENOENT);
        assertThat(UnlinkedCalls.mkdirPrivate(parent.resolve("n".repeat(300)))).isEqualTo(-Errno.ENAMETOOLONG);
    }
}
