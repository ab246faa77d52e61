package org.basenamed.broker.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.junit.jupiter.api.Test;

class NumberSpaceTest {
    @Test
    void here_a_number_means_what_it_says() {
        NumberSpace here = new NumberSpace((int) ProcessHandle.current().pid());
        assertThat(here.process(12)).isEqualTo(Result.granted(12));
        assertThat(here.thread(13)).isEqualTo(Result.granted(13));
        assertThat(here.child(14)).isEqualTo(Result.granted(14));
    }

    /** Who counts anew means his child by a number that is another process's here. */
    @Test
    void a_child_in_a_container_is_known_by_its_number_there() throws Exception {
        Process outside = new ProcessBuilder(
                        "unshare",
                        "--user",
                        "--map-root-user",
                        "--pid",
                        "--fork",
                        "--kill-child",
                        "sh",
                        "-c",
                        "sleep 997 & echo $!; wait")
                .redirectErrorStream(true)
                .start();
        try {
            String answer = outside.inputReader().readLine();
            assumeThat(answer).as("unshare").matches("[0-9]+");
            ProcessHandle first = outside.children().findFirst().orElseThrow();
            ProcessHandle child = first.children().findFirst().orElseThrow();
            NumberSpace there = new NumberSpace((int) first.pid());
            assertThat(there.child(Integer.parseInt(answer))).isEqualTo(Result.granted((int) child.pid()));
            assertThat(there.child(1)).isEqualTo(Result.refused(Win32Error.ERROR_INVALID_PARAMETER));
            assertThat(there.child((int) child.pid())).isEqualTo(Result.refused(Win32Error.ERROR_INVALID_PARAMETER));
        } finally {
            outside.descendants().forEach(ProcessHandle::destroyForcibly);
            outside.destroyForcibly().waitFor();
        }
    }

    @Test
    void somebody_who_cannot_be_seen_knows_nobody() {
        NumberSpace nowhere = new NumberSpace(0);
        assertThat(nowhere.process(1)).isEqualTo(Result.refused(Win32Error.ERROR_NOT_SUPPORTED));
        assertThat(nowhere.child(1)).isEqualTo(Result.refused(Win32Error.ERROR_NOT_SUPPORTED));
        assertThat(nowhere.thread(1)).isEqualTo(Result.refused(Win32Error.ERROR_NOT_SUPPORTED));
    }
}
