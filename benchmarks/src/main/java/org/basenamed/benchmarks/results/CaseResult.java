package org.basenamed.benchmarks.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.basenamed.benchmarks.question.Case;
import org.basenamed.benchmarks.question.Unit;

/**
 * One case as it was measured.
 *
 * @param word of the case
 * @param title for people
 * @param unit of the numbers
 * @param sides ours first
 * @param missing who was left out, and what is needed for them
 * @param verdicts on the case's targets
 */
public record CaseResult(
        String word,
        String title,
        Unit unit,
        List<SideResult> sides,
        Map<String, String> missing,
        List<Verdict> verdicts) {

    /** Judges what was measured. */
    public static CaseResult of(Case measured, List<SideResult> sides, Map<String, String> missing) {
        List<Verdict> verdicts = measured.targets().stream()
                .map(target -> Verdict.of(target, sides.getFirst(), sides))
                .toList();
        return new CaseResult(
                measured.word(),
                measured.title(),
                measured.unit(),
                List.copyOf(sides),
                new LinkedHashMap<>(missing),
                verdicts);
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("word", word);
        json.put("title", title);
        json.put("unit", unit.name());
        json.put("sides", sides.stream().map(SideResult::toJson).toList());
        json.put("missing", missing);
        json.put("verdicts", verdicts.stream().map(Verdict::toJson).toList());
        return json;
    }

    static CaseResult from(JsonObject json) {
        Map<String, String> missing = new LinkedHashMap<>();
        JsonObject told = json.object("missing");
        told.names().forEach(name -> missing.put(name, told.text(name)));
        return new CaseResult(
                json.text("word"),
                json.text("title"),
                Unit.valueOf(json.text("unit")),
                json.objects("sides").stream().map(SideResult::from).toList(),
                missing,
                json.objects("verdicts").stream().map(Verdict::from).toList());
    }
}
