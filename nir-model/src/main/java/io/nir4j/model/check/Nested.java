package io.nir4j.model.check;

import io.nir4j.model.Graph;
import io.nir4j.model.diagnostic.Findings;
import java.util.function.BiConsumer;

/// Carries a check into the graphs inside a graph.
final class Nested {
    private Nested() {}

    /// Runs `check` on each graph that is a node of `around`; what it finds is placed inside that node.
    static void check(Graph around, Findings findings, BiConsumer<Graph, Findings> check) {
        around.all(Graph.class).forEach((name, nested) -> {
            Findings inside = new Findings();
            check.accept(nested, inside);
            inside.all().forEach(finding -> findings.add(finding.at(place -> place.within(name))));
        });
    }
}
