package org.basenamed.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.basenamed.model.Win32Error;
import org.junit.jupiter.api.Test;

/** Taking memory in a control group that has not enough of it: FM-9, the commit limit. */
@WithBroker
class MemoryLimitTest {
    private static final long GROUP_BYTES = 256 << 20;

    /** A control group of version 1 or 2 with that much memory; null where this process may not make one. */
    private static Path group() throws IOException {
        Path v1 = Path.of("/sys/fs/cgroup/memory");
        boolean first = Files.isDirectory(v1);
        Path group = (first ? v1 : Path.of("/sys/fs/cgroup"))
                .resolve("basenamed-test-" + ProcessHandle.current().pid());
        assumeTrue(Files.isWritable(group.getParent()), "no control group can be made here");
        Files.createDirectory(group);
        Path limit = group.resolve(first ? "memory.limit_in_bytes" : "memory.max");
        if (!Files.isWritable(limit)) {
            Files.delete(group);
            assumeTrue(false, "the memory controller is not enabled here");
        }
        Files.writeString(limit, Long.toString(GROUP_BYTES));
        return group;
    }

    @Test
    void memory_that_the_group_has_not_is_refused_and_nobody_is_killed() throws Exception {
        Path group = group();
        try {
            Process process = new ProcessBuilder(
                            "/bin/sh",
                            "-c",
                            "echo $$ > \"$1\" && shift && exec \"$@\"",
                            "sh",
                            group.resolve("cgroup.procs").toString(),
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:-UsePerfData",
                            "-Xmx32m",
                            "--enable-native-access=ALL-UNNAMED",
                            PrivateBroker.option(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Taker.class.getName())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (var output = process.inputReader()) {
                assertThat(output.readLine()).isEqualTo(Win32Error.ERROR_COMMITMENT_LIMIT.name());
                assertThat(output.readLine()).isEqualTo(Win32Error.ERROR_COMMITMENT_LIMIT.name());
                assertThat(output.readLine()).isEqualTo("taken");
            }
            assertThat(process.waitFor()).isZero();
        } finally {
            Files.delete(group);
        }
    }

    /** Asks for more than the group may have, for more than it has left, and for little. */
    static final class Taker {
        private Taker() {}

        @SuppressWarnings("SystemOut")
        public static void main(String[] args) {
            System.out.println(take(GROUP_BYTES + 4096));
            System.out.println(take(GROUP_BYTES - (8 << 20)));
            System.out.println(take(32 << 20));
        }

        private static String take(long bytes) {
            try (FileMapping mapping = FileMapping.create("", bytes, MappingOption.COMMIT_NOW)) {
                return mapping.sizeBytes() == bytes ? "taken" : "of another size";
            } catch (BasenamedException e) {
                return e.error().name();
            }
        }
    }
}
