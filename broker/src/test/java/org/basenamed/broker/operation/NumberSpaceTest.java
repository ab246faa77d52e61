package org.basenamed.broker.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.junit.jupiter.api.Test;

class NumberSpaceTest {
    @Test
    void here_a_number_means_what_it_says() {
        NumberSpace here = new NumberSpace((int) ProcessHandle.current().pid());
        assertThat(here.process(12)).isEqualTo(Result.granted(12));
        assertThat(here.thread(13)).isEqualTo(Result.granted(13));
    }

    @Test
    void somebody_who_cannot_be_seen_knows_nobody() {
        NumberSpace nowhere = new NumberSpace(0);
        assertThat(nowhere.process(1)).isEqualTo(Result.refused(Win32Error.ERROR_NOT_SUPPORTED));
        assertThat(nowhere.thread(1)).isEqualTo(Result.refused(Win32Error.ERROR_NOT_SUPPORTED));
    }
}
