package org.basenamed.linux;

import static org.assertj.core.api.Assertions.assertThat;

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
    void a_call_without_arguments_is_shown_with_none() {
        assertThat(new LinuxException("setsid", Errno.EPERM)).hasMessage("setsid(): EPERM (operation not permitted)");
    }
}
