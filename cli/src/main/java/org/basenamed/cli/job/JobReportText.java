package org.basenamed.cli.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.basenamed.cli.text.JsonText;
import org.basenamed.cli.text.TextTable;
import org.basenamed.cli.text.VisibleText;
import org.basenamed.client.Broker;
import org.basenamed.client.Broker.JobInfo;

/**
 * What {@code basenamed job list} has to say.
 *
 * @param jobs what there is
 */
record JobReportText(Broker.Jobs jobs) {

    /** For people: a row a job. */
    String asText(VisibleText visible) {
        if (jobs.jobs().isEmpty()) {
            return "There are no jobs.";
        }
        TextTable table =
                new TextTable().rightAligned(2, 3, 4).row("JOB", "NAME", "ACTIVE", "TOTAL", "HANDLES", "WITHIN");
        for (JobInfo job : jobs.jobs()) {
            table.row(
                    "#" + job.number(),
                    job.name().isEmpty() ? "(unnamed)" : visible.of(job.name()),
                    Integer.toString(job.activeProcesses()),
                    Integer.toString(job.totalProcesses()),
                    Integer.toString(job.handles()),
                    job.parent() == 0 ? "" : "#" + job.parent());
        }
        return table.text();
    }

    /** For programs: one JSON object in one line. */
    String asJson() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (JobInfo job : jobs.jobs()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("number", job.number());
            row.put("parent", job.parent());
            row.put("named", !job.name().isEmpty());
            row.put("name", job.name());
            row.put("activeProcesses", job.activeProcesses());
            row.put("totalProcesses", job.totalProcesses());
            row.put("handles", job.handles());
            rows.add(row);
        }
        return JsonText.of(Map.of("jobs", rows));
    }
}
