package org.basenamed.cli.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.basenamed.cli.text.VisibleText;
import org.basenamed.client.Broker;
import org.basenamed.client.JobLimit;
import org.junit.jupiter.api.Test;

class JobReportTextTest {
    private static final VisibleText VISIBLE = new VisibleText(StandardCharsets.US_ASCII);

    private static JobReportText report() {
        return new JobReportText(new Broker.Jobs(
                "tracking",
                List.of(),
                List.of(
                        new Broker.JobInfo(1, 0, "Local\\build", 2, 12, 345, JobLimit.NONE),
                        new Broker.JobInfo(7, 1, "", 1, 3, 3, JobLimit.NONE))));
    }

    @Test
    void people_read_a_row_a_job() {
        assertThat(report().asText(VISIBLE).lines().map(line -> line.replaceAll(" +", " ")
                        .strip()))
                .containsExactly(
                        "JOB NAME ACTIVE TOTAL HANDLES WITHIN", "#1 Local\\build 12 345 2", "#7 (unnamed) 3 3 1 #1");
    }

    @Test
    void programs_read_one_object_in_one_line() {
        assertThat(report().asJson())
                .startsWith("{\"jobs\":[{\"number\":1,\"parent\":0,\"named\":true,\"name\":\"Local\\\\build\"")
                .endsWith("\"activeProcesses\":3,\"totalProcesses\":3,\"handles\":1}]}");
    }

    @Test
    void without_jobs_people_are_told_so() {
        assertThat(new JobReportText(new Broker.Jobs("", List.of(), List.of())).asText(VISIBLE))
                .isEqualTo("There are no jobs.");
    }
}
