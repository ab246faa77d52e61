package org.basenamed.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The room that files take, and how much memory is left. */
class FileSpaceTest {
    private final Path directory;

    FileSpaceTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void a_memfd_is_in_memory_and_gives_back_what_it_took() {
        try (Fd memfd = Memfd.create("space", false)) {
            assertThat(FileSpace.of(memfd).inMemory()).isTrue();
            assertThat(FileSpace.allocate(memfd, 0, 8192)).isZero();
            assertThat(FileCalls.fstat(memfd).sizeBytes()).isEqualTo(8192);
            assertThat(FileSpace.release(memfd, 0, 4096)).isZero();
            assertThat(FileCalls.fstat(memfd).sizeBytes()).isEqualTo(8192);
        }
    }

    @Test
    void a_file_system_tells_what_is_left() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        try (Fd fd = Fd.own(FileCalls.open(file, FileCalls.O_RDWR | FileCalls.O_CLOEXEC, 0))) {
            long free = FileSpace.of(fd).availableBytes();
            assertThat(free).isPositive();
            assertThat(FileCalls.openFlags(fd) & FileCalls.O_ACCMODE).isEqualTo(FileCalls.O_RDWR);
        }
    }

    @Test
    void permissions_change_and_a_name_that_is_in_use_is_not_taken() throws IOException {
        Path one = Files.writeString(directory.resolve("one"), "1");
        Path two = Files.writeString(directory.resolve("two"), "2");
        assertThat(FileCalls.chmod(one, 0400)).isZero();
        assertThat(Objects.requireNonNull(FileCalls.stat(one)).permissions()).isEqualTo(0400);
        assertThat(FileCalls.renameToNew(one, two)).isEqualTo(-Errno.EEXIST);
        assertThat(Files.readString(two)).isEqualTo("2");
        assertThat(FileCalls.renameToNew(one, directory.resolve("three"))).isZero();
        assertThat(Files.exists(one)).isFalse();
    }

    @Test
    void a_control_group_bounds_the_memory_that_is_left() throws IOException {
        Path proc = directory.resolve("proc");
        Files.createDirectories(proc.resolve("self"));
        Path groups = directory.resolve("cgroup");
        Path group = Files.createDirectories(groups.resolve("memory/app"));
        Files.writeString(proc.resolve("meminfo"), "MemTotal: 9000 kB\nMemAvailable: 4000 kB\nSwapFree: 96 kB\n");
        Files.writeString(proc.resolve("self/cgroup"), "4:memory:/app\n0::/\n");
        assertThat(MemoryRoom.freeBytes(proc, groups)).isEqualTo(4096 * 1024);
        Files.writeString(group.resolve("memory.limit_in_bytes"), "3000000\n");
        Files.writeString(group.resolve("memory.usage_in_bytes"), "1000000\n");
        assertThat(MemoryRoom.freeBytes(proc, groups)).isEqualTo(2_000_000);
        Files.writeString(group.resolve("memory.stat"), "total_active_file 1000\ntotal_inactive_file 500\n");
        assertThat(MemoryRoom.freeBytes(proc, groups)).isEqualTo(2_001_500);
        Files.writeString(group.resolve("memory.limit_in_bytes"), "9223372036854771712\n");
        assertThat(MemoryRoom.freeBytes(proc, groups)).isEqualTo(4096 * 1024);
    }

    @Test
    void the_unified_hierarchy_bounds_it_too() throws IOException {
        Path proc = directory.resolve("proc");
        Files.createDirectories(proc.resolve("self"));
        Path groups = directory.resolve("cgroup");
        Path group = Files.createDirectories(groups.resolve("user/app"));
        Files.writeString(proc.resolve("meminfo"), "MemAvailable: 4000 kB\nSwapFree: 0 kB\n");
        Files.writeString(proc.resolve("self/cgroup"), "0::/user/app\n");
        Files.writeString(group.resolve("memory.max"), "max\n");
        Files.writeString(group.resolve("memory.current"), "1000\n");
        assertThat(MemoryRoom.freeBytes(proc, groups)).isEqualTo(4000 * 1024);
        Files.writeString(groups.resolve("user/memory.max"), "2000\n");
        Files.writeString(groups.resolve("user/memory.current"), "1500\n");
        assertThat(MemoryRoom.freeBytes(proc, groups)).isEqualTo(500);
    }
}
