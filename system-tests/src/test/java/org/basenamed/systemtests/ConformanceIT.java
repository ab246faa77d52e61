package org.basenamed.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.basenamed.testkit.conformance.ConformanceOptions;
import org.basenamed.testkit.conformance.ConformanceRun;
import org.basenamed.testkit.conformance.Tally;
import org.basenamed.testkit.expectation.Excuses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The project's own scenarios, through the Win32 face, in real processes. */
class ConformanceIT {
    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void every_scenario_of_the_project_is_answered_as_windows_answers_it() throws Exception {
        Path scenarios = Path.of(System.getProperty("basenamed.checkout"), "testkit", "scenarios");
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(report, true, StandardCharsets.UTF_8);
        Tally tally = new ConformanceRun(ConformanceOptions.of(List.of(scenarios)), Excuses.committed(), out).perform();
        String text = report.toString(StandardCharsets.UTF_8);
        assertThat(tally.isGood()).as(text).isTrue();
        assertThat(text).as(text).contains(" 0 failed, 0 unsupported, 0 excused");
    }
}
