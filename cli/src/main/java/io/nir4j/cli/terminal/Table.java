package io.nir4j.cli.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Text in columns as wide as their widest cell, two blanks apart; the last column is ragged.
public final class Table {
    private final List<String> heading;
    private final List<List<String>> rows = new ArrayList<>();

    /// A table under these headings; without any the first row stands alone.
    public Table(String... heading) {
        this.heading = List.of(heading);
    }

    /// Adds a row; what a terminal would act on in a cell is shown as an escape.
    public void row(String... cells) {
        rows.add(Arrays.stream(cells).map(PlainText::line).toList());
    }

    /// True while there is no row.
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /// Prints all rows; a column that is empty in all of them is left out.
    public void print(PrintWriter target, Ink ink) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            int widest = widest(column);
            int title = column < heading.size() ? heading.get(column).length() : 0;
            widths.add(widest == 0 ? 0 : Math.max(widest, title));
        }
        if (!heading.isEmpty()) {
            target.println(ink.faint(line(heading, widths)));
        }
        rows.forEach(row -> target.println(line(row, widths)));
    }

    private int widest(int column) {
        return rows.stream()
                .filter(row -> column < row.size())
                .mapToInt(row -> length(row.get(column)))
                .max()
                .orElse(0);
    }

    /// Characters, not UTF-16 units.
    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    private static String line(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size() && column < widths.size(); column++) {
            if (widths.get(column) > 0) {
                String cell = cells.get(column);
                line.append(cell).repeat(' ', 2 + widths.get(column) - length(cell));
            }
        }
        return line.toString().stripTrailing();
    }
}
