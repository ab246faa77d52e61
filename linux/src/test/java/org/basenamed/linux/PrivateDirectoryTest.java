package org.basenamed.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.basenamed.linux.PrivateDirectory.NotPrivateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Watched
class PrivateDirectoryTest {
    private final Path parent;

    PrivateDirectoryTest(@TempDir Path parent) {
        this.parent = parent;
    }

    @Test
    void it_is_made_for_its_owner_only_and_found_again() {
        Path directory = parent.resolve("private");
        PrivateDirectory.ensure(directory);
        PrivateDirectory.ensure(directory);
        FileStatus status = Objects.requireNonNull(FileCalls.lstat(directory));
        assertThat(status.isDirectory()).isTrue();
        assertThat(status.permissions()).isEqualTo(0700);
        assertThat(status.uid()).isEqualTo(ProcessCalls.geteuid());
    }

    @Test
    void one_that_others_may_enter_is_refused_and_left_as_it_is() throws Exception {
        Path directory = Files.createDirectory(parent.resolve("open"));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-x---"));
        assertThatThrownBy(() -> PrivateDirectory.ensure(directory))
                .isInstanceOf(NotPrivateException.class)
                .hasMessageContaining("750");
        assertThat(Objects.requireNonNull(FileCalls.lstat(directory)).permissions())
                .isEqualTo(0750);
    }

    @Test
    void what_is_no_directory_is_refused_and_so_is_a_link_to_one() throws Exception {
        Path file = Files.createFile(parent.resolve("file"));
        Path directory = parent.resolve("private");
        PrivateDirectory.ensure(directory);
        Path link = Files.createSymbolicLink(parent.resolve("link"), directory);
        assertThatThrownBy(() -> PrivateDirectory.ensure(file))
                .isInstanceOf(NotPrivateException.class)
                .hasMessageContaining("not a directory");
        assertThatThrownBy(() -> PrivateDirectory.ensure(link)).isInstanceOf(NotPrivateException.class);
    }

    @Test
    void a_link_to_nothing_is_refused_and_makes_nothing() throws Exception {
        Path target = parent.resolve("target");
        Path link = Files.createSymbolicLink(parent.resolve("link"), target);
        assertThatThrownBy(() -> PrivateDirectory.ensure(link)).isInstanceOf(NotPrivateException.class);
        assertThat(target).doesNotExist();
    }

    @Test
    void one_below_a_file_cannot_be_made() throws Exception {
        Path file = Files.createFile(parent.resolve("file"));
        assertThatThrownBy(() -> PrivateDirectory.ensure(file.resolve("private")))
                .isInstanceOfSatisfying(LinuxException.class, thrown -> {
                    assertThat(thrown.errno()).isEqualTo(Errno.ENOTDIR);
                    assertThat(thrown.call()).isEqualTo("mkdir");
                });
    }

    @Test
    void one_without_a_parent_cannot_be_made() {
        assertThatThrownBy(() -> PrivateDirectory.ensure(parent.resolve("missing/private")))
                .isInstanceOfSatisfying(LinuxException.class, thrown -> assertThat(thrown.errno())
                        .isEqualTo(Errno.ENOENT));
    }
}
