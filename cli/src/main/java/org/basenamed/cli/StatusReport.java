package org.basenamed.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.basenamed.cli.text.JsonText;
import org.basenamed.cli.text.Quantity;
import org.basenamed.cli.text.TextTable;
import org.basenamed.cli.text.VisibleText;
import org.basenamed.client.Broker;

/**
 * What {@code basenamed status} has to say.
 *
 * @param place where this user's processes meet their broker, and why there
 * @param status the broker about itself; empty if there is none
 * @param jobs what it can do about jobs, and those that there are
 */
record StatusReport(Broker.Place place, Optional<Broker.Status> status, Broker.Jobs jobs) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx");

    /** For people, who read times as their clocks show them. */
    String asText(Instant now, ZoneId zone, VisibleText visible) {
        String directory = visible.of(place.directory().toString());
        return status.map(broker -> table(broker, now, zone, visible)
                        .row("because", visible.of(place.reason()))
                        .text())
                .orElse("No broker is running for this user. The first program that needs one starts it, at "
                        + directory + ": " + visible.of(place.reason()) + ".");
    }

    private TextTable table(Broker.Status broker, Instant now, ZoneId zone, VisibleText visible) {
        Duration age = Duration.between(broker.started(), now);
        String started = TIME.format(broker.started().atZone(zone));
        TextTable table = new TextTable()
                .row("broker", "process " + broker.processId() + ", version " + broker.version())
                .row("serves", place.servesMachine() ? "all users of the machine" : "this user")
                .row("directory", visible.of(place.directory().toString()))
                .row("started", started + " (" + Quantity.ofTime(age) + " ago)")
                .row("processes", broker.processes() + " connected, this command included")
                .row("objects", Integer.toString(broker.objects()))
                .row("handles", Integer.toString(broker.handles()))
                .row("mappings", Quantity.ofBytes(broker.mappingBytes()) + " in all")
                .row("descriptors", broker.descriptors() + " open in the broker")
                .row("jobs", jobs.jobs().size() + ", kept by " + visible.of(jobs.engine()))
                .row("job limits", String.join(", ", jobs.enforced()));
        broker.shares().forEach(share -> table.row("quota", asText(share)));
        return table;
    }

    private static String asText(Broker.Share share) {
        boolean bytes = share.resource().endsWith("bytes");
        String used = bytes ? Quantity.ofBytes(share.used()) : Long.toString(share.used());
        String limit = bytes ? Quantity.ofBytes(share.limit()) : Long.toString(share.limit());
        return share.resource() + ": " + used + " of " + limit;
    }

    /** For programs: one JSON object in one line. */
    String asJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("running", status.isPresent());
        members.put("directory", place.directory().toString());
        members.put("servesMachine", place.servesMachine());
        members.put("reason", place.reason());
        status.ifPresent(broker -> {
            members.put("processId", broker.processId());
            members.put("version", broker.version());
            members.put("started", broker.started().toString());
            members.put("processes", broker.processes());
            // Asking takes a connection, and a connection is a process to the broker.
            members.put("otherProcesses", broker.processes() - 1);
            members.put("objects", broker.objects());
            members.put("handles", broker.handles());
            members.put("mappingBytes", broker.mappingBytes());
            members.put("descriptors", broker.descriptors());
            members.put("jobs", jobs.jobs().size());
            members.put("jobEngine", jobs.engine());
            members.put("jobLimits", jobs.enforced());
            Map<String, Object> quota = new LinkedHashMap<>();
            broker.shares().forEach(share -> quota.put(share.resource(), members(share)));
            members.put("quota", quota);
        });
        return JsonText.of(members);
    }

    private static Map<String, Object> members(Broker.Share share) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("used", share.used());
        members.put("limit", share.limit());
        return members;
    }
}
