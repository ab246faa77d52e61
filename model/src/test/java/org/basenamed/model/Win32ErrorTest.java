package org.basenamed.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class Win32ErrorTest {
    @ParameterizedTest
    @EnumSource
    void every_error_is_found_by_its_code_and_has_a_meaning(Win32Error error) {
        assertThat(Win32Error.of(error.code())).isSameAs(error);
        assertThat(error.meaning()).isNotBlank();
    }

    @Test
    void no_two_errors_share_a_code() {
        assertThat(Arrays.stream(Win32Error.values()).map(Win32Error::code)).doesNotHaveDuplicates();
    }

    @Test
    void a_code_of_a_later_version_is_a_general_failure() {
        assertThat(Win32Error.of(999_999)).isSameAs(Win32Error.ERROR_GEN_FAILURE);
        assertThat(Win32Error.of(-1)).isSameAs(Win32Error.ERROR_GEN_FAILURE);
    }

    /** The numbers of errors.md, section 1, that this system can answer. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            ERROR_FILE_NOT_FOUND,       2
            ERROR_PATH_NOT_FOUND,       3
            ERROR_ACCESS_DENIED,        5
            ERROR_INVALID_HANDLE,       6
            ERROR_NOT_ENOUGH_MEMORY,    8
            ERROR_BAD_LENGTH,          24
            ERROR_INVALID_PARAMETER,   87
            ERROR_INVALID_NAME,       123
            ERROR_BAD_PATHNAME,       161
            ERROR_ALREADY_EXISTS,     183
            ERROR_BAD_EXE_FORMAT,     193
            ERROR_FILENAME_EXCED_RANGE, 206
            ERROR_INVALID_ADDRESS,    487
            ERROR_NOACCESS,           998
            ERROR_MAPPED_ALIGNMENT,  1132
            ERROR_PRIVILEGE_NOT_HELD, 1314
            ERROR_NO_SYSTEM_RESOURCES, 1450
            ERROR_COMMITMENT_LIMIT,  1455
            ERROR_NOT_SAME_OBJECT,   1656
            RPC_S_SERVER_UNAVAILABLE, 1722
            RPC_S_CALL_FAILED,       1726
            """)
    void codes_are_those_of_windows(Win32Error error, int code) {
        assertThat(error.code()).isEqualTo(code);
    }
}
