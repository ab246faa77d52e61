package org.basenamed.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import org.basenamed.model.Win32Error;
import org.junit.jupiter.api.Test;

/** Handles that are given and taken up, and processes as objects; system tests do it between processes of the library. */
@WithBroker
class HandleTransferTest {
    private static final ProcessHandle SELF = ProcessHandle.current();

    private static void refused(Win32Error error, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(BasenamedException.class, e -> assertThat(e.error())
                .isEqualTo(error));
    }

    /** HD-20, HD-21. */
    @Test
    void a_mapping_is_taken_up_by_its_number_and_is_the_same_memory() {
        try (FileMapping mapping = FileMapping.createUnnamed(4096);
                View view = mapping.map(Access.READ_WRITE);
                FileMapping same = FileMapping.adopt(mapping.duplicateTo(SELF));
                View sameView = same.map(Access.READ_WRITE)) {
            assertThat(same.handleValue()).isNotEqualTo(mapping.handleValue());
            assertThat(same.sizeBytes()).isEqualTo(4096);
            sameView.segment().set(ValueLayout.JAVA_INT, 0, 42);
            assertThat(view.segment().get(ValueLayout.JAVA_INT, 0)).isEqualTo(42);
        }
    }

    /** HD-21. */
    @Test
    void a_handle_that_is_given_for_less_is_good_for_less() {
        try (FileMapping mapping = FileMapping.createUnnamed(4096);
                FileMapping reader = FileMapping.adopt(mapping.duplicateTo(SELF, Access.READ))) {
            reader.map(Access.READ).close();
            assertThatThrownBy(() -> reader.map(Access.READ_WRITE)).isInstanceOf(AccessDeniedException.class);
        }
    }

    @Test
    void objects_that_are_waited_for_are_taken_up_too() throws InterruptedException {
        try (Event event = Event.create("", Reset.MANUAL);
                Event sameEvent = Event.adopt(event.duplicateTo(SELF));
                Mutex mutex = Mutex.create("");
                Mutex sameMutex = Mutex.adopt(mutex.duplicateTo(SELF));
                Semaphore semaphore = Semaphore.create("", 0, 5);
                Semaphore sameSemaphore = Semaphore.adopt(semaphore.duplicateTo(SELF))) {
            sameEvent.set();
            assertThat(event.tryTake()).isTrue();
            assertThat(sameMutex.tryTake()).isTrue();
            mutex.release();
            assertThat(sameSemaphore.release(3)).isZero();
            assertThat(semaphore.await(Duration.ZERO)).isEqualTo(new Wait.Outcome.Signalled(0));
        }
    }

    @Test
    void what_is_no_handle_of_that_kind_is_not_taken_up() {
        try (Event event = Event.create("", Reset.AUTO)) {
            refused(Win32Error.ERROR_INVALID_HANDLE, () -> FileMapping.adopt(event.handleValue()));
            refused(Win32Error.ERROR_INVALID_HANDLE, () -> Mutex.adopt(event.handleValue()));
            refused(Win32Error.ERROR_INVALID_HANDLE, () -> Event.adopt(0));
            refused(Win32Error.ERROR_INVALID_HANDLE, () -> Event.adopt(-1));
            refused(Win32Error.ERROR_INVALID_HANDLE, () -> Event.adopt(event.handleValue() + 4096));
        }
    }

    @Test
    void a_closed_handle_is_not_given_and_not_inherited() {
        Event event = Event.create("", Reset.AUTO);
        event.close();
        refused(Win32Error.ERROR_INVALID_HANDLE, () -> event.duplicateTo(SELF));
        refused(Win32Error.ERROR_INVALID_HANDLE, () -> event.setInheritable(true));
    }

    /** HD-47, HD-47b. */
    @Test
    void a_process_is_waited_for_among_other_objects() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", "read line; exit 7").start();
        try (PeerProcess peer = PeerProcess.open(process.toHandle());
                Event event = Event.create("", Reset.AUTO, true)) {
            assertThat(peer.pid()).isEqualTo(process.pid());
            assertThat(peer.exitCode()).isEmpty();
            assertThat(Wait.any(peer, event)).isEqualTo(new Wait.Outcome.Signalled(1));
            process.outputWriter().close();
            assertThat(Wait.any(peer, event)).isEqualTo(new Wait.Outcome.Signalled(0));
            assertThat(peer.exitCode()).hasValue(7);
            event.set();
            assertThat(Wait.all(peer, event)).isEqualTo(new Wait.Outcome.Signalled(0));
        }
    }

    @Test
    void a_process_that_has_ended_cannot_be_opened() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        refused(Win32Error.ERROR_INVALID_PARAMETER, () -> PeerProcess.open(process.toHandle()));
    }

    /** A child that never uses the library gets nothing, and nothing of it stays. */
    @Test
    void a_child_without_the_library_is_started_as_ever() throws IOException, InterruptedException {
        try (Event event = Event.create("", Reset.AUTO)) {
            event.setInheritable(true);
            ProcessBuilder builder = new ProcessBuilder("true");
            Process child = Inheritance.of(builder).only(event.handleValue()).start();
            assertThat(child.waitFor()).isZero();
            assertThat(builder.environment()).doesNotContainKey("BASENAMED_INHERITANCE");
            while (Broker.status().orElseThrow().handles() > 1) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void nothing_is_kept_for_a_child_that_cannot_be_started() {
        try (Event event = Event.create("", Reset.AUTO)) {
            event.setInheritable(true);
            assertThatThrownBy(
                            () -> Inheritance.of(new ProcessBuilder("/no/such")).start())
                    .isInstanceOf(IOException.class);
            assertThat(Broker.status().orElseThrow().handles()).isOne();
        }
    }

    /** HD-34. */
    @Test
    void a_list_of_what_is_not_inheritable_is_refused() {
        try (Event event = Event.create("", Reset.AUTO)) {
            Inheritance child = Inheritance.of(new ProcessBuilder("true")).only(event.handleValue());
            assertThatThrownBy(child::start).isInstanceOfSatisfying(BasenamedException.class, e -> assertThat(e.error())
                    .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER));
        }
    }
}
