package org.basenamed.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

@Watched
class KernelFeaturesTest {
    private static final KernelFeatures NOTHING = new KernelFeatures(false, false, false);

    @Test
    void they_are_probed_once() {
        assertThat(KernelFeatures.probed()).isSameAs(KernelFeatures.probed());
    }

    @Test
    void a_memfd_is_sealed_against_execution_where_the_kernel_can() {
        try (Fd memfd = Memfd.create("probe", false)) {
            boolean sealed = (Memfd.seals(memfd) & Memfd.SEAL_EXEC) != 0;
            assertThat(sealed).isEqualTo(KernelFeatures.probed().memfdNoexec());
        }
    }

    @Test
    void an_older_kernel_is_asked_for_a_memfd_without_the_newer_flags() {
        assertThat(Memfd.flags(false, NOTHING)).isEqualTo(Memfd.MFD_CLOEXEC | Memfd.MFD_ALLOW_SEALING);
        assertThat(Memfd.flags(true, NOTHING)).isEqualTo(Memfd.MFD_CLOEXEC | Memfd.MFD_ALLOW_SEALING);
    }

    @Test
    void an_older_kernel_is_named_when_several_words_are_to_be_waited_for() {
        assertThatThrownBy(() -> Futex.requireWaitv(NOTHING))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("5.16");
    }
}
