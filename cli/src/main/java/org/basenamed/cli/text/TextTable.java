package org.basenamed.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rows of cells, in columns as wide as their widest cell. What the cells hold must be visible text. */
public final class TextTable {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private Set<Integer> rightAligned = Set.of();

    /** An empty one, all columns of which begin at the left. */
    public TextTable() {}

    /** Lets columns end at the right, as numbers do. */
    public TextTable rightAligned(Integer... columns) {
        rightAligned = Set.of(columns);
        return this;
    }

    /** Adds a row, as long as those before it. */
    public TextTable row(String... cells) {
        if (!rows.isEmpty() && rows.getFirst().size() != cells.length) {
            throw new IllegalArgumentException("row of " + cells.length + " cells in a table of "
                    + rows.getFirst().size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    /** All rows, one a line, without a line's end after the last. */
    public String text() {
        int[] widths = widths();
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String cell = row.get(column);
                String padding = " ".repeat(widths[column] - length(cell));
                line.append(column == 0 ? "" : GAP);
                line.append(rightAligned.contains(column) ? padding + cell : cell + padding);
            }
            lines.add(line.toString().stripTrailing());
        }
        return String.join(System.lineSeparator(), lines);
    }

    private int[] widths() {
        int[] widths = new int[rows.isEmpty() ? 0 : rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], length(row.get(column)));
            }
        }
        return widths;
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
