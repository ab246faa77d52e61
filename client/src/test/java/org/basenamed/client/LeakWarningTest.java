package org.basenamed.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.basenamed.client.core.HandleCalls;
import org.basenamed.model.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WithBroker
class LeakWarningTest {
    private static final Logger LOGGER = Logger.getLogger("org.basenamed.client");

    private final Recorder recorder = new Recorder();

    private static final class Recorder extends Handler {
        private final Queue<LogRecord> records = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord record) {
            records.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void record() {
        LOGGER.setUseParentHandlers(false);
        LOGGER.addHandler(recorder);
    }

    @AfterEach
    void stop() {
        LOGGER.removeHandler(recorder);
        LOGGER.setUseParentHandlers(true);
    }

    /** Nothing refers to it when this has returned. */
    private static void abandon(String name) {
        FileMapping.create(name, 4096);
    }

    private LogRecord awaitWarning() {
        while (recorder.records.isEmpty()) {
            System.gc();
            Thread.onSpinWait();
        }
        return recorder.records.remove();
    }

    @Test
    void a_handle_that_nobody_can_close_any_more_is_told_of_and_stays_open() {
        FileMapping closed = FileMapping.create("closed", 4096);
        closed.close();
        abandon("leaked");
        LogRecord warning = awaitWarning();
        assertThat(warning.getLevel()).isEqualTo(Level.WARNING);
        assertThat(String.format("%s %s", warning.getMessage(), Arrays.toString(warning.getParameters())))
                .contains("leaked", "never closed");
        assertThat(Broker.objects()).singleElement().satisfies(object -> assertThat(object.name())
                .isEqualTo("Local\\leaked"));
        int value = (int) Objects.requireNonNull(warning.getParameters())[0];
        assertThat(HandleCalls.close(value)).isEqualTo(Result.granted(value));
        assertThat(recorder.records).isEmpty();
    }
}
