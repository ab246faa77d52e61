package org.basenamed.benchmarks.results;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.basenamed.benchmarks.question.Unit;

/** A run as tables of Markdown. */
public final class Tables {
    private Tables() {}

    /** What it ran on. */
    public static String machine(Results results) {
        Map<String, String> machine = results.machine();
        return String.format(
                "%s, %s processors, %s, %s, JDK %s, load %s at the start; %s.%n",
                machine.get("processor"),
                machine.get("processors"),
                machine.get("kernel"),
                machine.get("architecture"),
                machine.get("jdk"),
                machine.get("loadAtStart"),
                machine.get("date"));
    }

    /** All targets, and the command that measures each. */
    public static String targets(Results results) {
        StringJoiner table = new StringJoiner("\n", "", "\n");
        table.add("| what | target | measured | reached | repeat it |");
        table.add("|---|---|---|---|---|");
        for (QuestionResult question : results.questions()) {
            for (CaseResult one : question.cases()) {
                for (Verdict verdict : one.verdicts()) {
                    table.add(row(
                            one.title(),
                            verdict.target(),
                            verdict.measured(),
                            verdict.outcome().told(),
                            "`scripts/bench " + question.word() + "`"));
                }
            }
        }
        return table.toString();
    }

    /** The chart of a question, as a page in the directory above the results shows it. */
    static String chart(QuestionResult question, String results) {
        return "![" + question.title() + "](" + results + "/" + question.word() + ".svg)\n";
    }

    /** All cases of a question, every side a line. */
    public static String question(QuestionResult question) {
        StringJoiner table = new StringJoiner("\n", "", "\n");
        table.add("| what | who | median | 10% to 90% | 99% | Basenamed to this | more |");
        table.add("|---|---|---|---|---|---|---|");
        for (CaseResult one : question.cases()) {
            String title = one.title();
            for (SideResult side : one.sides()) {
                table.add(line(title, one, side));
                title = "";
            }
        }
        return table + skipped(question.cases());
    }

    private static String line(String title, CaseResult one, SideResult side) {
        Unit unit = one.unit();
        boolean ours = side.equals(one.sides().getFirst());
        return row(
                title,
                ours ? "**" + side.name() + "**" : side.name(),
                unit.told(side.spread().median()),
                unit.told(side.spread().p10()) + " to "
                        + unit.told(side.spread().p90()),
                unit.told(side.spread().p99()),
                ours ? "" : told(side.ratio()),
                details(unit, side.details()));
    }

    private static String told(SideResult.Ratio ratio) {
        return Unit.significant(ratio.median()) + " (" + Unit.significant(ratio.least()) + " to "
                + Unit.significant(ratio.greatest()) + ")";
    }

    private static String details(Unit unit, Map<String, Double> details) {
        return details.entrySet().stream()
                .map(detail -> detail.getKey() + " "
                        + (detail.getKey().equals("fairness")
                                ? Unit.significant(detail.getValue())
                                : unit.told(detail.getValue())))
                .collect(Collectors.joining(", "));
    }

    private static String skipped(List<CaseResult> cases) {
        String names = cases.stream()
                .flatMap(one -> one.missing().entrySet().stream())
                .map(entry -> entry.getKey() + ", which " + entry.getValue())
                .distinct()
                .collect(Collectors.joining("; "));
        return names.isEmpty() ? "" : "\nLeft out: " + names + ".\n";
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
