package io.nir4j.backends.harness;

import java.util.ArrayList;
import java.util.List;

/// Columns of numbers over time steps, with a mark at one of them:
///
/// ```
///   step  expected  lif1[0]  lif1.v[0]
///     13         0        0      0.181
/// >   14         1        0      0.199
/// ```
final class StepTable {
    private final String marked;
    private final List<List<String>> rows = new ArrayList<>();

    /// @param marked the step to mark
    StepTable(long marked) {
        this.marked = Long.toString(marked);
    }

    /// The heads first; the first cell of every other row is its step.
    void row(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder(cells.getFirst().equals(marked) ? ">" : " ");
        for (int column = 0; column < cells.size(); column++) {
            int width = width(column);
            String cell = cells.get(column);
            line.append(column == 0 ? " " : "  ")
                    .repeat(' ', width - cell.length())
                    .append(cell);
        }
        return line.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
