package io.nir4j.dialects.diff;

import io.nir4j.dialects.diff.Difference.EdgeOnlyIn;
import io.nir4j.dialects.diff.Difference.OnlyIn;
import io.nir4j.dialects.diff.Difference.OtherMetadata;
import io.nir4j.dialects.diff.Difference.OtherType;
import io.nir4j.model.Graph;
import io.nir4j.model.Value;
import io.nir4j.model.rewrite.Inlining;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A network with its nested graphs written flat.
///
/// @param lost metadata of the graphs and ports that are gone, by their paths
record Flat(Graph graph, Map<String, Value.Tree> lost) {
    static boolean isNested(Graph graph) {
        return graphs(graph).findAny().isPresent();
    }

    static Flat of(Graph graph) {
        Inlining inlining = Inlining.of(graph);
        return new Flat(inlining.graph(), inlining.lost());
    }

    /// The differences of the flat networks, and the metadata that nothing is left to carry.
    Evidence restore(Evidence flat, Flat b) {
        List<Difference> all = new ArrayList<>();
        lost.forEach((name, entries) -> Comparison.leaves(entries.entries())
                .forEach((key, value) -> all.add(onlyIn(Side.A, name, key, value))));
        b.lost.forEach((name, entries) -> Comparison.leaves(entries.entries())
                .forEach((key, value) -> all.add(onlyIn(Side.B, name, key, value))));
        all.addAll(flat.differences());
        return new Evidence(flat.a(), flat.b(), flat.pairs(), all);
    }

    private static Difference onlyIn(Side side, String name, String key, Value value) {
        Contrast inA = new Contrast(Optional.of(value), Optional.empty(), Contrast.Kind.ABSENT, Optional.empty());
        return new OtherMetadata(name, name, key, side == Side.A ? inA : inA.mirrored());
    }

    /// The convention that explains why nodes had no partner before.
    static Convention convention(Graph a, Graph b, Evidence nested) {
        List<Difference> explained = nested.differences().stream()
                .filter(difference -> difference instanceof OnlyIn
                        || difference instanceof OtherType
                        || difference instanceof EdgeOnlyIn)
                .toList();
        List<String> inA = graphs(a).toList();
        List<String> inB = graphs(b).toList();
        String sentence = inA.isEmpty()
                ? written(inB, "B", "A")
                : inB.isEmpty() ? written(inA, "A", "B") : "nested graphs are cut differently in A and B";
        return new Convention("nesting", sentence, true, explained);
    }

    private static Stream<String> graphs(Graph graph) {
        return graph.nodes().entrySet().stream()
                .filter(entry -> Inlining.hasPorts(entry.getValue()))
                .map(Map.Entry::getKey);
    }

    private static String written(List<String> graphs, String nested, String flat) {
        return Evidence.names(graphs.stream()) + (graphs.size() == 1 ? " is a nested graph" : " are nested graphs")
                + " in " + nested + " and written flat in " + flat;
    }
}
