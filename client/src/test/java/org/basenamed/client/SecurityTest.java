package org.basenamed.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import org.basenamed.model.Win32Error;
import org.basenamed.model.security.SecurityDescriptor;
import org.basenamed.model.security.Sid;
import org.junit.jupiter.api.Test;

/** Descriptors and accounts by the public API. */
@WithBroker
class SecurityTest {
    private static final UserPrincipalLookupService ACCOUNTS =
            FileSystems.getDefault().getUserPrincipalLookupService();

    @Test
    void accounts_have_sids_and_sids_have_names() throws IOException {
        UserPrincipal root = ACCOUNTS.lookupPrincipalByName("root");
        UserPrincipal group = ACCOUNTS.lookupPrincipalByGroupName("root");
        assertThat(Security.sidOf(root)).isEqualTo(Sid.ofUser(0));
        assertThat(Security.sidOf(group)).isEqualTo(Sid.ofGroup(0));
        assertThat(Security.nameOf(Sid.ofUser(0))).hasValue("root");
        assertThat(Security.nameOf(Sid.ofGroup(0))).hasValue("root");
        assertThat(Security.nameOf(Sid.EVERYONE)).isEmpty();
    }

    @Test
    void an_account_that_is_not_there_has_no_sid() {
        UserPrincipal nobody = () -> "no such account";
        assertThatExceptionOfType(BasenamedException.class)
                .isThrownBy(() -> Security.sidOf(nobody))
                .satisfies(e -> assertThat(e.error()).isEqualTo(Win32Error.ERROR_INVALID_SID));
    }

    @Test
    void what_is_no_descriptor_is_refused() {
        assertThatExceptionOfType(BasenamedException.class)
                .isThrownBy(() -> Security.descriptor("D:(A;;GA;;;nobody)"))
                .satisfies(e -> assertThat(e.error().code()).isIn(87, 1336, 1337, 1705));
        assertThatExceptionOfType(BasenamedException.class)
                .isThrownBy(() -> Security.sid("S-"))
                .satisfies(e -> assertThat(e.error()).isEqualTo(Win32Error.ERROR_INVALID_SID));
    }

    /** SEC-12, SEC-29: others may read, and nothing else. */
    @Test
    void a_descriptor_is_what_an_open_is_judged_by() {
        SecurityDescriptor reading = Security.descriptor("D:(A;;0x5;;;WD)");
        try (FileMapping mapping = FileMapping.create("to-be-read", 4096, reading)) {
            assertThat(mapping.security().toString()).endsWith("D:(A;;CCLC;;;WD)");
            try (FileMapping opened = FileMapping.open("to-be-read", Access.READ)) {
                assertThat(opened.sizeBytes()).isEqualTo(4096);
            }
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> FileMapping.open("to-be-read", Access.READ_WRITE));
            // which asks for all that may be done with such a mapping
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> FileMapping.create("to-be-read", 4096));
            assertThat(mapping.security().toString()).endsWith("D:(A;;CCLC;;;WD)");
        }
    }
}
