package io.nir4j.compiler.pass.rule;

import io.nir4j.compiler.pass.rewrite.Exactness;
import io.nir4j.compiler.pass.rewrite.GraphRule;
import io.nir4j.compiler.pass.rewrite.Level;
import io.nir4j.compiler.pass.rewrite.Rewrite;
import io.nir4j.compiler.pass.rewrite.Rule.Validity;
import io.nir4j.model.rewrite.Inlining;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Graphs in graphs, written flat.
public final class NestedGraphs {
    /// All at once. Exact but for sums that are added up in another order where edges fan in at a port.
    public static final GraphRule NESTED_GRAPHS = new GraphRule(
            "nested-graphs",
            "g(x) = what the nodes of g make of x",
            Exactness.ROUNDING,
            Validity.ALWAYS,
            (level, options) -> flat(level));

    private NestedGraphs() {}

    private static Stream<Rewrite> flat(Level level) {
        if (!level.isOutermost()) {
            return Stream.empty();
        }
        Inlining inlining = Inlining.of(level.graph());
        if (inlining.paths().isEmpty() && inlining.graph().equals(level.graph())) {
            return Stream.empty();
        }
        SortedMap<String, String> moved = new TreeMap<>();
        inlining.paths().forEach((now, path) -> moved.put(path, now));
        return Stream.of(Rewrite.of(inlining.graph(), moved.size() + " nodes moved out of nested graphs")
                .moving(moved));
    }
}
