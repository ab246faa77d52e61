package org.basenamed.benchmarks.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.basenamed.benchmarks.question.Target;
import org.basenamed.benchmarks.question.Unit;

/**
 * What became of a target.
 *
 * @param target for people
 * @param measured for people
 * @param outcome whether it was reached
 */
public record Verdict(String target, String measured, Outcome outcome) {

    /** Whether a target was reached. */
    public enum Outcome {
        MET("yes"),
        MISSED("**no**"),
        NOT_MEASURED("not measured");

        private final String told;

        Outcome(String told) {
            this.told = told;
        }

        String told() {
            return told;
        }

        private static Outcome of(boolean met) {
            return met ? MET : MISSED;
        }
    }

    static Verdict of(Target target, SideResult ours, List<SideResult> sides) {
        Optional<Verdict> verdict =
                switch (target) {
                    case Target.Ratio ratio -> named(ratio.peer(), sides).map(peer -> ofRatio(ratio, peer.ratio()));
                    case Target.Above above -> named(above.peer(), sides).map(peer -> ofAbove(above, ours, peer));
                    case Target.Absolute absolute ->
                        Optional.of(new Verdict(
                                absolute.told(),
                                absolute.unit().told(ours.spread().median()),
                                // half a byte is what a harness's own threads allocate in between
                                Outcome.of(ours.spread().median() <= absolute.most() + 0.5)));
                };
        return verdict.orElseGet(() -> new Verdict(target.told(), "", Outcome.NOT_MEASURED));
    }

    private static Verdict ofRatio(Target.Ratio target, SideResult.Ratio measured) {
        return new Verdict(
                target.told(), Unit.significant(measured.median()), Outcome.of(measured.median() <= target.most()));
    }

    private static Verdict ofAbove(Target.Above target, SideResult ours, SideResult peer) {
        double nanos = ours.spread().median() - peer.spread().median();
        return new Verdict(target.told(), Unit.NANOS.told(nanos), Outcome.of(nanos <= target.mostMillis() * 1e6));
    }

    private static Optional<SideResult> named(String name, List<SideResult> sides) {
        return sides.stream().filter(side -> side.name().equals(name)).findFirst();
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("target", target);
        json.put("measured", measured);
        json.put("outcome", outcome.name());
        return json;
    }

    static Verdict from(JsonObject json) {
        return new Verdict(json.text("target"), json.text("measured"), Outcome.valueOf(json.text("outcome")));
    }
}
