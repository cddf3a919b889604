package io.nir4j.dialects;

import io.nir4j.dialects.Discretization.Ignored;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The tables of `docs/dialects.md`, made from the dialects themselves.
final class DialectsPage {
    private DialectsPage() {}

    /// All dialects with what they have otherwise than `nir`.
    static String dialects() {
        StringBuilder table =
                new StringBuilder("| dialect | choices other than those of `nir` | refused | insists that |"
                        + " step |\n|---|---|---|---|---|\n");
        for (Dialect dialect : Dialects.all()) {
            List<Change> changes = Change.between(Dialects.NIR.discretization(), dialect.discretization());
            table.append("| `%s` | %s | %s | %s | %s |\n"
                    .formatted(
                            dialect.name(),
                            joined(
                                    changes.stream()
                                            .map(change -> "`" + change + "`")
                                            .toList(),
                                    "<br>"),
                            joined(new TreeSet<>(dialect.refused()), ", "),
                            joined(
                                    new TreeSet<>(dialect.requirements())
                                            .stream().map(Requirement::says).toList(),
                                    "; "),
                            dialect.fixedStepSeconds()
                                    .map(DialectsPage::seconds)
                                    .orElse("free")));
        }
        return table.toString();
    }

    private static String seconds(double step) {
        return step == 1 ? "1, counting steps" : step + " s";
    }

    private static String joined(Collection<String> items, String separator) {
        return items.isEmpty() ? "-" : String.join(separator, items);
    }

    /// All axes with the choices on them, the one of `nir` first named in bold.
    static String axes() {
        StringBuilder table = new StringBuilder("| axis | choice | meaning |\n|---|---|---|\n");
        for (String axis : Axes.names()) {
            for (Axis choice : Axes.choices(axis)) {
                boolean canonical = Discretization.CANONICAL.axes().contains(choice);
                String label = Axes.labelOf(choice);
                table.append("| `%s` | %s | %s |\n"
                        .formatted(axis, canonical ? "**`" + label + "`**" : "`" + label + "`", choice.says()));
            }
        }
        return table.toString();
    }

    /// The parameters that can be ignored.
    static String ignorable() {
        return List.of(Ignored.values()).stream()
                .map(parameter -> "| `" + Axes.labelOf(parameter) + "` | " + parameter.parameter() + " |\n")
                .collect(Collectors.joining("", "| name | parameter |\n|---|---|\n", ""));
    }
}
