package org.basenamed.broker.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over file systems that look as the kernel's do; sizes in MiB. */
class MemoryLimitTest {
    private static final long MIB = 1 << 20;
    private static final int PROCESS = 4711;
    private static final String V1_NONE = "9223372036854771712";

    private final Path proc;
    private final Path cgroups;

    MemoryLimitTest(@TempDir Path directory) {
        proc = directory.resolve("proc");
        cgroups = directory.resolve("cgroup");
    }

    /** A machine with 16 GiB of memory and 4 GiB of swap. */
    @BeforeEach
    void a_machine() throws IOException {
        machine(16_384, 4_096);
        write(cgroups.resolve("cgroup.controllers"), "cpu memory");
    }

    private void machine(long memory, long swap) throws IOException {
        String lines = "MemTotal:  " + memory * 1024 + " kB\nMemFree:   1 kB\nSwapCached:  7 kB\nSwapTotal: "
                + swap * 1024 + " kB\nSwapFree: 3 kB\n";
        write(proc.resolve("meminfo"), lines);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void memberOf(String... lines) throws IOException {
        write(proc.resolve(PROCESS + "/cgroup"), String.join("\n", lines) + "\n");
    }

    /** A limit in MiB; "max" and other words as they are. */
    private void limit(String file, String value) throws IOException {
        String bytes = value.matches("\\d{1,9}") ? Long.toString(Long.parseLong(value) * MIB) : value;
        write(cgroups.resolve(file), bytes + "\n");
    }

    private long mebibytes() throws IOException {
        return MemoryLimit.of(proc, cgroups).ofProcess(PROCESS) / MIB;
    }

    @Test
    void a_machine_has_its_memory_and_its_swap() throws IOException {
        assertThat(MemoryLimit.of(proc, cgroups).machineBytes()).isEqualTo(20_480 * MIB);
        machine(512, 0);
        assertThat(MemoryLimit.of(proc, cgroups).machineBytes()).isEqualTo(512 * MIB);
    }

    @Test
    void a_kernel_without_meminfo_is_told_of() throws IOException {
        Files.delete(proc.resolve("meminfo"));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> MemoryLimit.of(proc, cgroups));
    }

    @Test
    void a_process_without_groups_has_the_machine() throws IOException {
        assertThat(mebibytes()).isEqualTo(20_480);
        memberOf("0::/");
        assertThat(mebibytes()).isEqualTo(20_480);
        memberOf("", "rubbish", "1:2", "12:cpu:/x");
        assertThat(mebibytes()).isEqualTo(20_480);
    }

    /** Version 2: limits of memory and swap of one group; "-" where the file is missing. */
    @ParameterizedTest
    @CsvSource({
        "max, max, 20480",
        "1024, max, 5120",
        "1024, -, 5120",
        "1024, 0, 1024",
        "1024, 512, 1536",
        "1024, 999999, 5120",
        "max, 0, 16384",
        "999999, 0, 16384",
        "0, 0, 0",
        "-, -, 20480"
    })
    void in_version_2_memory_and_swap_are_limited_each(String memory, String swap, long expected) throws IOException {
        memberOf("0::/user.slice/app.scope");
        if (!memory.equals("-")) {
            limit("user.slice/app.scope/memory.max", memory);
        }
        if (!swap.equals("-")) {
            limit("user.slice/app.scope/memory.swap.max", swap);
        }
        assertThat(mebibytes()).isEqualTo(expected);
    }

    @Test
    void without_swap_in_the_machine_no_group_has_any() throws IOException {
        machine(16_384, 0);
        memberOf("0::/app");
        limit("app/memory.max", "1024");
        limit("app/memory.swap.max", "max");
        assertThat(mebibytes()).isEqualTo(1024);
    }

    @Test
    void the_lowest_limit_above_a_process_counts_for_memory_and_swap_apart() throws IOException {
        memberOf("0::/a/b/c");
        limit("a/memory.max", "2048");
        limit("a/memory.swap.max", "100");
        limit("a/b/memory.max", "8192");
        limit("a/b/memory.swap.max", "max");
        limit("a/b/c/memory.max", "max");
        limit("a/b/c/memory.swap.max", "200");
        assertThat(mebibytes()).isEqualTo(2148);
    }

    /** Inside a container the group is the root of what is mounted. */
    @Test
    void the_root_of_the_mount_may_have_a_limit_too() throws IOException {
        memberOf("0::/");
        limit("memory.max", "700");
        limit("memory.swap.max", "0");
        assertThat(mebibytes()).isEqualTo(700);
        memberOf("0::/init.scope");
        assertThat(mebibytes()).isEqualTo(700);
    }

    @Test
    void a_group_outside_of_what_is_mounted_limits_nothing_that_can_be_read() throws IOException {
        limit("memory.max", "700");
        Files.writeString(cgroups.resolveSibling("memory.max"), "1\n");
        memberOf("0::/../other");
        assertThat(mebibytes()).isEqualTo(20_480);
    }

    @Test
    void in_version_1_memory_alone_and_memory_with_swap_are_limited() throws IOException {
        memberOf("11:cpu,cpuacct:/docker/x", "4:memory:/docker/x", "1:name=systemd:/docker/x");
        limit("memory/docker/x/memory.limit_in_bytes", "1024");
        assertThat(mebibytes()).as("swap that is not limited").isEqualTo(5120);
        limit("memory/docker/x/memory.memsw.limit_in_bytes", "1500");
        assertThat(mebibytes()).isEqualTo(1500);
        limit("memory/docker/x/memory.memsw.limit_in_bytes", V1_NONE);
        assertThat(mebibytes()).isEqualTo(5120);
        limit("memory/docker/x/memory.limit_in_bytes", V1_NONE);
        assertThat(mebibytes()).isEqualTo(20_480);
    }

    @Test
    void version_1_looks_upwards_and_at_the_root_as_well() throws IOException {
        memberOf("4:memory,hugetlb:/docker/x");
        limit("memory/docker/x/memory.limit_in_bytes", V1_NONE);
        limit("memory/docker/memory.limit_in_bytes", "3000");
        limit("memory/docker/memory.memsw.limit_in_bytes", "3000");
        assertThat(mebibytes()).isEqualTo(3000);
        limit("memory/memory.limit_in_bytes", "2000");
        limit("memory/memory.memsw.limit_in_bytes", "2000");
        assertThat(mebibytes()).isEqualTo(2000);
    }

    /** In a container with version 1 the path is that of the host, and only the container's own group is mounted. */
    @Test
    void a_path_that_is_not_there_leads_to_the_root_that_is() throws IOException {
        memberOf("4:memory:/docker/0123456789abcdef");
        limit("memory/memory.limit_in_bytes", "256");
        limit("memory/memory.memsw.limit_in_bytes", "256");
        assertThat(mebibytes()).isEqualTo(256);
    }

    @Test
    void beside_version_1_version_2_is_mounted_in_a_directory_of_its_own() throws IOException {
        Files.createDirectories(cgroups.resolve("unified/app"));
        memberOf("4:memory:/app", "0::/app");
        limit("app/memory.max", "1");
        limit("memory/app/memory.limit_in_bytes", "1024");
        limit("memory/app/memory.memsw.limit_in_bytes", "1024");
        assertThat(mebibytes()).isEqualTo(1024);
        limit("unified/app/memory.max", "512");
        limit("unified/app/memory.swap.max", "0");
        assertThat(mebibytes()).isEqualTo(512);
    }

    @Test
    void a_path_may_have_colons_and_blanks() throws IOException {
        memberOf("0::/a b/c:d:e");
        limit("a b/c:d:e/memory.max", "64");
        limit("a b/c:d:e/memory.swap.max", "0");
        assertThat(mebibytes()).isEqualTo(64);
    }

    @Test
    void what_is_no_number_is_no_limit() throws IOException {
        memberOf("0::/app");
        limit("app/memory.max", "soon");
        assertThat(mebibytes()).isEqualTo(20_480);
    }

    @Test
    void this_machine_has_memory_and_this_process_no_more_than_it() throws IOException {
        MemoryLimit limit = MemoryLimit.ofMachine();
        int self = (int) ProcessHandle.current().pid();
        assertThat(limit.machineBytes()).isGreaterThan(100 * MIB);
        assertThat(limit.ofProcess(self)).isPositive().isLessThanOrEqualTo(limit.machineBytes());
        assertThat(limit.ofProcess(0)).isEqualTo(limit.machineBytes());
    }
}
