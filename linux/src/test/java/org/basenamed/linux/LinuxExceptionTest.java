package org.basenamed.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LinuxExceptionTest {
    @Test
    void it_tells_the_call_its_arguments_and_why() {
        LinuxException thrown = new LinuxException("ftruncate", Errno.EPERM, 7, 4096L);
        assertThat(thrown.call()).isEqualTo("ftruncate");
        assertThat(thrown.arguments()).isEqualTo("7, 4096");
        assertThat(thrown.errno()).isEqualTo(Errno.EPERM);
        assertThat(thrown).hasMessage("ftruncate(7, 4096): EPERM (operation not permitted)");
    }

    @Test
    void a_result_that_is_no_failure_is_passed_on_and_one_that_is_becomes_an_exception() {
        assertThat(LinuxException.check(0, "mkdir")).isZero();
        assertThat(LinuxException.check(7, "open")).isEqualTo(7);
        assertThatThrownBy(() -> LinuxException.check(-Errno.EACCES, "open", "/x", 0))
                .isInstanceOf(LinuxException.class)
                .hasMessage("open(/x, 0): EACCES (permission denied)");
    }

    @Test
    void a_call_without_arguments_is_shown_with_none() {
        assertThat(new LinuxException("setsid", Errno.EPERM)).hasMessage("setsid(): EPERM (operation not permitted)");
    }
}
