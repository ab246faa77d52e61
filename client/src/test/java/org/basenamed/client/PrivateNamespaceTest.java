package org.basenamed.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.basenamed.model.Win32Error;
import org.basenamed.model.name.Boundary;
import org.basenamed.model.security.Sid;
import org.junit.jupiter.api.Test;

/** Private name spaces by the public API. */
@WithBroker
class PrivateNamespaceTest {
    private static Boundary boundary(String name) {
        return Boundary.of(name).with(Sid.EVERYONE);
    }

    /** NS-33: a name in it is nobody else's to take. */
    @Test
    void a_name_in_it_is_another_one_than_the_same_outside() {
        try (PrivateNamespace names = PrivateNamespace.create(boundary("org.example.a"), "mine");
                Event inside = Event.create("mine\\ready", Reset.MANUAL, true);
                Event outside = Event.create("ready", Reset.MANUAL)) {
            assertThat(names.alias()).isEqualTo("mine");
            assertThat(inside.existed()).isFalse();
            assertThat(outside.existed()).isFalse();
            assertThat(outside.tryTake()).isFalse();
            try (Event again = Event.open("mine\\ready")) {
                assertThat(again.tryTake()).isTrue();
            }
        }
    }

    @Test
    void it_is_made_once_and_opened_by_its_boundary() {
        try (PrivateNamespace names = PrivateNamespace.create(boundary("org.example.b"), "first")) {
            assertThatExceptionOfType(ObjectExistsException.class)
                    .isThrownBy(() -> PrivateNamespace.create(boundary("org.example.b"), "second"));
            assertThatExceptionOfType(ObjectNotFoundException.class)
                    .isThrownBy(() -> PrivateNamespace.open(boundary("org.example.other"), "second"));
            assertThatExceptionOfType(ObjectNotFoundException.class)
                    .isThrownBy(() ->
                            PrivateNamespace.open(boundary("org.example.b").with(Sid.ofUser(4711)), "second"));
            try (PrivateNamespace opened = PrivateNamespace.open(boundary("org.example.b"), "second");
                    Event made = Event.create("first\\x", Reset.AUTO);
                    Event seen = Event.open("second\\x")) {
                assertThat(made.existed()).isFalse();
                made.set();
                assertThat(seen.tryTake()).isTrue();
                assertThat(opened.security().toString())
                        .isEqualTo(names.security().toString());
            }
        }
        assertThatExceptionOfType(ObjectNotFoundException.class)
                .isThrownBy(() -> PrivateNamespace.open(boundary("org.example.b"), "third"));
    }

    @Test
    void a_boundary_without_a_sid_and_one_that_leaves_the_caller_out_are_refused() {
        assertThatExceptionOfType(BasenamedException.class)
                .isThrownBy(() -> PrivateNamespace.create(Boundary.of("org.example.c"), "c"))
                .satisfies(e -> assertThat(e.error()).isEqualTo(Win32Error.ERROR_INVALID_PARAMETER));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() ->
                        PrivateNamespace.create(Boundary.of("org.example.c").with(Sid.ofUser(4711)), "c"));
    }

    @Test
    void after_its_destruction_nobody_opens_it() {
        PrivateNamespace names = PrivateNamespace.create(boundary("org.example.d"), "d");
        names.destroy();
        names.close();
        assertThatExceptionOfType(ObjectNotFoundException.class)
                .isThrownBy(() -> PrivateNamespace.open(boundary("org.example.d"), "d"));
        try (PrivateNamespace anew = PrivateNamespace.create(boundary("org.example.d"), "d")) {
            assertThat(anew.toString()).contains("d");
        }
    }
}
