package org.basenamed.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrnoTest {
    @Test
    void every_constant_has_its_own_name_and_a_text() throws Exception {
        List<Field> constants = Arrays.stream(Errno.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .toList();
        assertThat(constants).hasSizeGreaterThan(50);
        for (Field constant : constants) {
            int errno = constant.getInt(null);
            assertThat(Errno.nameOf(errno)).isEqualTo(constant.getName());
            assertThat(Errno.textOf(errno)).isNotBlank().isNotEqualTo("unknown");
        }
    }

    @Test
    void the_numbers_are_those_of_the_kernel_headers() {
        assertThat(List.of(Errno.EPERM, Errno.EINTR, Errno.EBADF, Errno.EAGAIN, Errno.EINVAL, Errno.EPIPE))
                .containsExactly(1, 4, 9, 11, 22, 32);
        assertThat(List.of(Errno.ENOSYS, Errno.EMSGSIZE, Errno.ENOPROTOOPT, Errno.ETOOMANYREFS, Errno.ETIMEDOUT))
                .containsExactly(38, 90, 92, 109, 110);
        assertThat(List.of(Errno.ECONNREFUSED, Errno.ECANCELED)).containsExactly(111, 125);
    }

    @Test
    void a_number_without_a_constant_is_shown_as_it_is() {
        assertThat(Errno.nameOf(4711)).isEqualTo("errno 4711");
        assertThat(Errno.textOf(4711)).isEqualTo("unknown");
    }
}
