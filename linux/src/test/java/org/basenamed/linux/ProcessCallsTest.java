package org.basenamed.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@Watched
class ProcessCallsTest {
    @Test
    void the_process_is_the_one_that_the_jdk_and_proc_see() throws Exception {
        assertThat(ProcessCalls.getpid())
                .isEqualTo((int) ProcessHandle.current().pid());
        assertThat(statusLine("Uid:")).startsWith(ProcessCalls.getuid() + "\t" + ProcessCalls.geteuid() + "\t");
        assertThat(statusLine("Gid:")).containsPattern("^\\d+\t" + ProcessCalls.getegid() + "\t");
    }

    @Test
    void each_thread_has_a_number_of_its_own() throws Exception {
        Background<Integer> other = Background.start(ProcessCalls::gettid);
        assertThat(other.result()).isNotEqualTo(ProcessCalls.gettid());
        assertThat(Path.of("/proc/self/task/" + ProcessCalls.gettid())).isDirectory();
    }

    @Test
    void a_signal_can_be_asked_for_without_being_sent() {
        assertThat(ProcessCalls.kill(ProcessCalls.getpid(), 0)).isZero();
        assertThat(ProcessCalls.kill(Integer.MAX_VALUE, 0)).isEqualTo(-Errno.ESRCH);
        assertThat(ProcessCalls.kill(ProcessCalls.getpid(), 4711)).isEqualTo(-Errno.EINVAL);
    }

    @Test
    void a_session_is_started_once_and_a_signal_sent_arrives() throws Exception {
        ChildJvm child = ChildJvm.start("session");
        assertThat(child.readLine()).isEqualTo("true EPERM");
        assertThat(ProcessCalls.kill((int) child.pid(), 9)).isZero();
        assertThat(child.reap()).isEqualTo(128 + 9);
    }

    @Test
    void the_mask_is_told_when_it_is_replaced() {
        int before = ProcessCalls.umask(027);
        try {
            assertThat(ProcessCalls.umask(077)).isEqualTo(027);
        } finally {
            assertThat(ProcessCalls.umask(before)).isEqualTo(077);
        }
    }

    @Test
    void memory_that_is_mapped_is_read_and_written() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment target = arena.allocateFrom(JAVA_LONG, 1L);
            MemorySegment local = arena.allocateFrom(JAVA_LONG, 2L);
            assertThat(ProcessCalls.writeMemory(target.address(), local)).isEqualTo(8);
            assertThat(target.get(JAVA_LONG, 0)).isEqualTo(2);
            target.set(JAVA_LONG, 0, 3);
            assertThat(ProcessCalls.readMemory(target.address(), local)).isEqualTo(8);
            assertThat(local.get(JAVA_LONG, 0)).isEqualTo(3);
        }
    }

    @Test
    void memory_that_is_not_mapped_is_refused_and_what_is_mapped_before_it_is_read() {
        long page = Mmap.pageSizeBytes();
        int both = Mmap.PROT_READ | Mmap.PROT_WRITE;
        long address = Mmap.map(0, 2 * page, both, Mmap.MAP_PRIVATE | Mmap.MAP_ANONYMOUS, -1, 0);
        assertThat(Mmap.protect(address + page, page, Mmap.PROT_NONE)).isZero();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment local = arena.allocate(2 * page);
            assertThat(ProcessCalls.readMemory(address + page, local)).isEqualTo(-Errno.EFAULT);
            assertThat(ProcessCalls.writeMemory(address + page, local)).isEqualTo(-Errno.EFAULT);
            assertThat(ProcessCalls.readMemory(address, local)).isEqualTo(page);
        }
        assertThat(Mmap.unmap(address, 2 * page)).isZero();
    }

    @Test
    void the_clock_is_the_one_of_the_jdk_and_does_not_go_back() {
        long before = System.nanoTime();
        long told = ProcessCalls.monotonicNanos();
        long after = System.nanoTime();
        assertThat(told).isBetween(before, after);
        assertThat(ProcessCalls.monotonicNanos()).isGreaterThanOrEqualTo(told);
    }

    @Test
    void a_thread_can_be_kept_on_a_cpu() throws Exception {
        int cpu = firstAllowedCpu();
        Background<String> pinned = Background.start(() -> {
            assertThat(ProcessCalls.schedSetaffinity(cpu)).isZero();
            ProcessCalls.schedYield();
            return threadStatusLine("Cpus_allowed_list:");
        });
        assertThat(pinned.result()).isEqualTo(String.valueOf(cpu));
        assertThat(ProcessCalls.schedSetaffinity(8191)).isEqualTo(-Errno.EINVAL);
        assertThatThrownBy(() -> ProcessCalls.schedSetaffinity(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ProcessCalls.schedSetaffinity(8192)).isInstanceOf(IllegalArgumentException.class);
    }

    private static int firstAllowedCpu() throws Exception {
        return Integer.parseInt(statusLine("Cpus_allowed_list:").replaceFirst("[,-].*", ""));
    }

    @Test
    void a_thread_bears_the_name_it_was_given_cut_to_fifteen_bytes() throws Exception {
        Background<String> named = Background.start(() -> {
            assertThat(ProcessCalls.setThreadName("a-name-that-is-longer")).isZero();
            return threadStatusLine("Name:");
        });
        assertThat(named.result()).isEqualTo("a-name-that-is-");
    }

    @Test
    void the_process_can_be_hidden_from_tracers_and_shown_again() {
        Path environment = Path.of("/proc/self/environ");
        assertThat(environment).isReadable();
        try {
            assertThat(ProcessCalls.isDumpable()).isTrue();
            assertThat(ProcessCalls.setDumpable(false)).isZero();
            assertThat(ProcessCalls.isDumpable()).isFalse();
            FileStatus hidden = FileCalls.stat(environment);
            assertThat(requireNonNull(hidden).uid()).isZero();
        } finally {
            assertThat(ProcessCalls.setDumpable(true)).isZero();
        }
    }

    @Test
    void the_other_settings_of_the_process_are_taken() {
        assertThat(ProcessCalls.setChildSubreaper(true)).isZero();
        assertThat(ProcessCalls.setChildSubreaper(false)).isZero();
        assertThat(ProcessCalls.setParentDeathSignal(9)).isZero();
        assertThat(ProcessCalls.setParentDeathSignal(0)).isZero();
        assertThat(ProcessCalls.setParentDeathSignal(4711)).isEqualTo(-Errno.EINVAL);
    }

    private static String statusLine(String key) throws Exception {
        return line(Path.of("/proc/self/status"), key);
    }

    private static String threadStatusLine(String key) throws Exception {
        return line(Path.of("/proc/thread-self/status"), key);
    }

    private static String line(Path path, String key) throws Exception {
        return Files.readAllLines(path).stream()
                .filter(line -> line.startsWith(key))
                .findFirst()
                .orElseThrow()
                .substring(key.length())
                .strip();
    }
}
