package org.basenamed.benchmarks.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.basenamed.benchmarks.question.Unit;

/** The medians of a question as bars, on a logarithmic scale: a drawing (SVG) that can be read on light and on dark ground. */
public final class Chart {
    private static final int WIDTH = 760;
    private static final int LABELS = 260;
    private static final int VALUES = 90;
    private static final int BAR = 16;
    private static final int STEP = 20;
    private static final int TITLE = 26;
    private static final int HEAD = 30;

    private static final String STYLE = """
            <style>
            text { font: 12px system-ui, sans-serif; fill: #24292f; }
            .title { font-weight: 600; font-size: 14px; }
            .case { font-weight: 600; }
            .ours { fill: #1a7f5a; }
            .peer { fill: #8c96a0; }
            .grid { stroke: #8c96a0; stroke-opacity: 0.3; }
            @media (prefers-color-scheme: dark) {
            text { fill: #e6edf3; }
            .ours { fill: #3fb68b; }
            .peer { fill: #6e7781; }
            }
            </style>
            """;

    private final QuestionResult question;
    private final double leastPower;
    private final double mostPower;
    private final List<String> shapes = new ArrayList<>();
    private int height = HEAD;

    private Chart(QuestionResult question) {
        this.question = question;
        double[] medians = question.cases().stream()
                .flatMap(one -> one.sides().stream())
                .mapToDouble(side -> power(side.spread().median()))
                .sorted()
                .toArray();
        // the shortest bar can still be seen
        this.leastPower = Math.floor(medians[0] - 0.15);
        this.mostPower = Math.max(medians[medians.length - 1], leastPower + 1);
    }

    /** Draws a question, or what is in it: every side of every case a bar. */
    public static String of(QuestionResult question) {
        return new Chart(question).draw();
    }

    private String draw() {
        for (CaseResult one : question.cases()) {
            shapes.add(text(8, height + 14, "case", one.title()));
            height += TITLE - 6;
            for (SideResult side : one.sides()) {
                bar(one.unit(), side, side.equals(one.sides().getFirst()));
            }
            height += 8;
        }
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n",
                WIDTH,
                height,
                escaped(question.title())));
        svg.append(STYLE).append(text(8, 18, "title", question.title() + " (median; logarithmic scale)"));
        for (double power = leastPower; power <= mostPower; power++) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"grid\" x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$d\" y2=\"%3$d\"/>%n",
                    x(power),
                    HEAD,
                    height));
        }
        shapes.forEach(svg::append);
        return svg.append("</svg>\n").toString();
    }

    private void bar(Unit unit, SideResult side, boolean ours) {
        double end = x(power(side.spread().median()));
        shapes.add(text(20, height + 13, "side", side.name()));
        shapes.add(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>%n",
                ours ? "ours" : "peer",
                LABELS,
                height,
                Math.max(1, end - LABELS),
                BAR));
        shapes.add(text(
                (int) Math.max(LABELS + 1, end) + 6,
                height + 13,
                "value",
                unit.told(side.spread().median())));
        height += STEP;
    }

    private double x(double power) {
        return LABELS + (WIDTH - LABELS - VALUES) * (power - leastPower) / (mostPower - leastPower);
    }

    private static double power(double value) {
        return Math.log10(Math.max(value, 0.1));
    }

    private static String text(int x, int y, String style, String text) {
        return String.format(
                Locale.ROOT, "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>%n", style, x, y, escaped(text));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
