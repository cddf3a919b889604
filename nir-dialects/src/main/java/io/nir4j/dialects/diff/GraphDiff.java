package io.nir4j.dialects.diff;

import io.nir4j.dialects.diff.Difference.EdgeOnlyIn;
import io.nir4j.dialects.diff.Difference.OnlyIn;
import io.nir4j.dialects.diff.Difference.OtherField;
import io.nir4j.dialects.diff.Difference.OtherMetadata;
import io.nir4j.dialects.diff.Difference.OtherType;
import io.nir4j.dialects.diff.Difference.Renamed;
import io.nir4j.model.Graph;
import java.util.ArrayList;
import java.util.List;

/// Everything in which two networks differ, and the conventions that explain it.
///
/// Nodes are paired by what they are and how they are connected; names are hints. Nested graphs are compared node by
/// node with the graphs they are paired with; where that leaves nodes without partners, both networks are compared
/// with their nested graphs written flat, if that explains more.
///
/// @param pairs of nodes that correspond, those inside nested graphs included
/// @param differences all of them, in the order of the names in A
/// @param conventions that explain some of the differences
public record GraphDiff(List<Pair> pairs, List<Difference> differences, List<Convention> conventions) {
    public GraphDiff {
        pairs = List.copyOf(pairs);
        differences = List.copyOf(differences);
        conventions = List.copyOf(conventions);
    }

    /// Compares two networks.
    ///
    /// @param tolerance numbers are equal that differ by no more than this, relative to the larger of the two
    public static GraphDiff of(Graph a, Graph b, double tolerance) {
        Evidence nested = Comparison.of(a, b, tolerance);
        if (structural(nested) > 0 && (Flat.isNested(a) || Flat.isNested(b))) {
            Flat flatA = Flat.of(a);
            Flat flatB = Flat.of(b);
            Evidence flat = Comparison.of(flatA.graph(), flatB.graph(), tolerance);
            if (structural(flat) < structural(nested)) {
                return found(flatA.restore(flat, flatB), List.of(Flat.convention(a, b, nested)));
            }
        }
        return found(nested, List.of());
    }

    private static GraphDiff found(Evidence evidence, List<Convention> known) {
        List<Convention> conventions = new ArrayList<>(known);
        conventions.addAll(Conventions.in(evidence));
        return new GraphDiff(evidence.pairs(), evidence.differences(), conventions);
    }

    /// How much of the structure differs: nodes, types, edges.
    static long structural(Evidence evidence) {
        return evidence.differences().stream()
                .filter(difference -> switch (difference) {
                    case OnlyIn _, OtherType _, EdgeOnlyIn _ -> true;
                    case Renamed _, OtherField _, OtherMetadata _ -> false;
                })
                .count();
    }

    /// What no convention explains.
    public List<Difference> unexplained() {
        return new Evidence(Graph.builder().build(), Graph.builder().build(), pairs, differences)
                .without(conventions)
                .differences();
    }

    /// Whether the networks are written alike but for the order of nodes and edges, and for numbers within tolerance.
    ///
    /// @param withNames whether names count
    public boolean isEqual(boolean withNames) {
        return conventions.isEmpty()
                && differences.stream().allMatch(difference -> switch (difference) {
                    case Renamed _ -> !withNames;
                    case OtherField field -> isTolerated(field.contrast());
                    case OtherMetadata entry -> isTolerated(entry.contrast());
                    case OnlyIn _, OtherType _, EdgeOnlyIn _ -> false;
                });
    }

    private static boolean isTolerated(Contrast contrast) {
        return contrast.kind() == Contrast.Kind.TOLERATED;
    }

    /// Whether the networks mean the same to NIR, however they are written.
    public boolean meansTheSame() {
        return conventions.stream().allMatch(Convention::keepsMeaning)
                && unexplained().stream().noneMatch(Difference::changesMeaning);
    }
}
