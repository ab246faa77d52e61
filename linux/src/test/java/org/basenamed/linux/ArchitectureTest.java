package org.basenamed.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void both_architectures_are_known_by_the_names_that_the_jdk_gives_them() {
        assertThat(Architecture.named("Linux", "amd64")).isEqualTo(Architecture.X86_64);
        assertThat(Architecture.named("Linux", "x86_64")).isEqualTo(Architecture.X86_64);
        assertThat(Architecture.named("Linux", "aarch64")).isEqualTo(Architecture.AARCH64);
    }

    @Test
    void any_other_architecture_is_refused_by_its_name() {
        assertThatThrownBy(() -> Architecture.named("Linux", "riscv64"))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("x86-64 or aarch64")
                .hasMessageContaining("riscv64");
    }

    @Test
    void any_other_system_is_refused_by_its_name() {
        assertThatThrownBy(() -> Architecture.named("Mac OS X", "aarch64"))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("Mac OS X");
    }

    @Test
    void the_epoll_event_is_packed_on_x86_64_only() {
        assertThat(Architecture.X86_64.epollDataOffset()).isEqualTo(4);
        assertThat(Architecture.X86_64.epollEventBytes()).isEqualTo(12);
        assertThat(Architecture.AARCH64.epollDataOffset()).isEqualTo(8);
        assertThat(Architecture.AARCH64.epollEventBytes()).isEqualTo(16);
    }

    @Test
    void the_open_flags_that_differ_are_those_of_the_kernel_headers() {
        assertThat(Architecture.X86_64.directoryFlag()).isEqualTo(0200000);
        assertThat(Architecture.X86_64.noFollowFlag()).isEqualTo(0400000);
        assertThat(Architecture.AARCH64.directoryFlag()).isEqualTo(040000);
        assertThat(Architecture.AARCH64.noFollowFlag()).isEqualTo(0100000);
    }
}
