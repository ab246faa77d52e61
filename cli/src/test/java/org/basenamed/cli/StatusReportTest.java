package org.basenamed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.basenamed.cli.text.VisibleText;
import org.basenamed.client.Broker;
import org.junit.jupiter.api.Test;

class StatusReportTest {
    private static final VisibleText VISIBLE = new VisibleText(StandardCharsets.US_ASCII);
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Path DIRECTORY = Path.of("/run/user/1000/basenamed");
    private static final Instant STARTED = Instant.parse("2026-01-02T03:04:05.678Z");

    private static final List<Broker.Share> SHARES =
            List.of(new Broker.Share("objects", 2, 10_000), new Broker.Share("mapped.bytes", 4096, 1L << 30));

    private static StatusReport ofBroker() {
        return new StatusReport(
                new Broker.Place(DIRECTORY, false, "there is no broker of the machine"),
                Optional.of(new Broker.Status(DIRECTORY, 4711, "0.1.0", STARTED, 3, 2, 5, 6L << 30, 17, SHARES)),
                new Broker.Jobs("tracking", List.of("processes", "killOnClose"), List.of()));
    }

    @Test
    void people_read_a_row_a_fact() {
        String text = ofBroker().asText(STARTED.plusSeconds(61), ZONE, VISIBLE);
        assertThat(text.lines())
                .containsExactly(
                        "broker       process 4711, version 0.1.0",
                        "serves       this user",
                        "directory    /run/user/1000/basenamed",
                        "started      2026-01-02 04:04:05 +01:00 (1 min 1 s ago)",
                        "processes    3 connected, this command included",
                        "objects      2",
                        "handles      5",
                        "mappings     6 GiB in all",
                        "descriptors  17 open in the broker",
                        "jobs         0, kept by tracking",
                        "job limits   processes, killOnClose",
                        "quota        objects: 2 of 10000",
                        "quota        mapped.bytes: 4 KiB of 1 GiB",
                        "because      there is no broker of the machine");
    }

    @Test
    void programs_read_one_object_in_one_line() {
        assertThat(ofBroker().asJson())
                .isEqualTo("{\"running\":true,\"directory\":\"/run/user/1000/basenamed\",\"servesMachine\":false,"
                        + "\"reason\":\"there is no broker of the machine\",\"processId\":4711,"
                        + "\"version\":\"0.1.0\",\"started\":\"2026-01-02T03:04:05.678Z\",\"processes\":3,"
                        + "\"otherProcesses\":2,\"objects\":2,\"handles\":5,\"mappingBytes\":6442450944,"
                        + "\"descriptors\":17,\"jobs\":0,\"jobEngine\":\"tracking\","
                        + "\"jobLimits\":[\"processes\",\"killOnClose\"],"
                        + "\"quota\":{\"objects\":{\"used\":2,\"limit\":10000},"
                        + "\"mapped.bytes\":{\"used\":4096,\"limit\":1073741824}}}");
    }

    @Test
    void without_a_broker_both_say_so() {
        StatusReport none = new StatusReport(
                new Broker.Place(DIRECTORY, true, "it serves the machine"),
                Optional.empty(),
                new Broker.Jobs("", List.of(), List.of()));
        assertThat(none.asText(STARTED, ZONE, VISIBLE))
                .startsWith("No broker is running for this user.")
                .contains("it serves the machine")
                .contains(DIRECTORY.toString());
        assertThat(none.asJson())
                .isEqualTo("{\"running\":false,\"directory\":\"/run/user/1000/basenamed\",\"servesMachine\":true,"
                        + "\"reason\":\"it serves the machine\"}");
    }
}
