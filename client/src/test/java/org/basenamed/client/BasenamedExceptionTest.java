package org.basenamed.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.basenamed.model.Win32Error;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BasenamedExceptionTest {
    private static Class<?> expected(Win32Error error) {
        return switch (error) {
            case ERROR_FILE_NOT_FOUND -> ObjectNotFoundException.class;
            case ERROR_ACCESS_DENIED -> AccessDeniedException.class;
            case ERROR_ALREADY_EXISTS -> ObjectExistsException.class;
            case RPC_S_SERVER_UNAVAILABLE, RPC_S_CALL_FAILED -> BrokerUnavailableException.class;
            default -> BasenamedException.class;
        };
    }

    @ParameterizedTest
    @EnumSource
    void every_error_is_the_exception_that_fits_it_and_carries_everything(Win32Error error) {
        BasenamedException exception = BasenamedException.of(error, "Type.call", "Local\\n", "why");
        assertThat(exception).isExactlyInstanceOf(expected(error));
        assertThat(exception.error()).isEqualTo(error);
        assertThat(exception.operation()).isEqualTo("Type.call");
        assertThat(exception.objectName()).isEqualTo("Local\\n");
        assertThat(exception)
                .hasMessageContainingAll(
                        "Type.call", "Local\\n", "why", error.meaning(), error.name(), "" + error.code());
    }

    @Test
    void without_a_name_and_a_detail_the_message_is_short() {
        assertThat(BasenamedException.of(Win32Error.ERROR_INVALID_HANDLE, "View.flush", "", ""))
                .hasMessage("View.flush: " + Win32Error.ERROR_INVALID_HANDLE.meaning() + " [ERROR_INVALID_HANDLE, 6]");
    }
}
