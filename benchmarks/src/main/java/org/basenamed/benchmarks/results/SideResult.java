package org.basenamed.benchmarks.results;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one side took.
 *
 * @param name of the side
 * @param spread of its samples
 * @param ratio ours to its, round by round
 * @param samples how many there were
 * @param details medians of what else it measured, by name
 */
public record SideResult(String name, Spread spread, Ratio ratio, int samples, Map<String, Double> details) {

    /** A copy of the details is kept, in their order. */
    public SideResult {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /**
     * Numbers of the case's unit.
     *
     * @param median of the medians of all rounds
     * @param p10 of all samples, as those that follow
     */
    public record Spread(double median, double p10, double p50, double p90, double p99) {}

    /**
     * Ours to its.
     *
     * @param median of all rounds
     * @param least of all rounds
     * @param greatest of all rounds
     */
    public record Ratio(double median, double least, double greatest) {}

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("median", spread.median);
        json.put("p10", spread.p10);
        json.put("p50", spread.p50);
        json.put("p90", spread.p90);
        json.put("p99", spread.p99);
        json.put("ratio", ratio.median);
        json.put("leastRatio", ratio.least);
        json.put("greatestRatio", ratio.greatest);
        json.put("samples", samples);
        json.put("details", details);
        return json;
    }

    static SideResult from(JsonObject json) {
        Map<String, Double> details = new LinkedHashMap<>();
        JsonObject told = json.object("details");
        told.names().forEach(name -> details.put(name, told.number(name)));
        return new SideResult(
                json.text("name"),
                new Spread(
                        json.number("median"),
                        json.number("p10"),
                        json.number("p50"),
                        json.number("p90"),
                        json.number("p99")),
                new Ratio(json.number("ratio"), json.number("leastRatio"), json.number("greatestRatio")),
                (int) json.number("samples"),
                details);
    }
}
