package io.nir4j.dialects.diff;

import io.nir4j.dialects.diff.Difference.EdgeOnlyIn;
import io.nir4j.dialects.diff.Difference.OnlyIn;
import io.nir4j.dialects.diff.Difference.OtherField;
import io.nir4j.dialects.diff.Difference.OtherMetadata;
import io.nir4j.dialects.diff.Difference.OtherType;
import io.nir4j.dialects.diff.Difference.Renamed;
import io.nir4j.model.Edge;
import io.nir4j.model.Field;
import io.nir4j.model.Graph;
import io.nir4j.model.Node;
import io.nir4j.model.Opaque;
import io.nir4j.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Lists what differs between the paired nodes of two graphs, and inside those that are graphs.
final class Comparison {
    private final double tolerance;
    private final List<Pair> pairs = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();

    private Comparison(double tolerance) {
        this.tolerance = tolerance;
    }

    static Evidence of(Graph a, Graph b, double tolerance) {
        Comparison comparison = new Comparison(tolerance);
        comparison.metadata("", "", a.metadata(), b.metadata());
        comparison.graphs(a, b, "", "");
        return new Evidence(a, b, comparison.pairs, comparison.differences);
    }

    private void graphs(Graph a, Graph b, String pathA, String pathB) {
        SortedMap<String, String> partners = Matching.of(a, b).partners();
        a.nodes().forEach((name, node) -> {
            if (!partners.containsKey(name)) {
                differences.add(new OnlyIn(Side.A, pathA + name, node.type()));
            }
        });
        Set<String> taken = new TreeSet<>(partners.values());
        b.nodes().forEach((name, node) -> {
            if (!taken.contains(name)) {
                differences.add(new OnlyIn(Side.B, pathB + name, node.type()));
            }
        });
        edges(a, b, partners, pathA, pathB);
        partners.forEach((name, partner) -> {
            Node nodeA = a.node(name).orElseThrow();
            Node nodeB = b.node(partner).orElseThrow();
            Pair pair = new Pair(pathA + name, pathB + partner, nodeA, nodeB);
            pairs.add(pair);
            if (!name.equals(partner)) {
                differences.add(new Renamed(pair.a(), pair.b()));
            }
            if (!nodeA.type().equals(nodeB.type())) {
                differences.add(new OtherType(pair.a(), pair.b(), nodeA.type(), nodeB.type()));
            }
            fields(pair);
            metadata(pair.a(), pair.b(), a.metadata(name), b.metadata(partner));
            if (nodeA instanceof Graph insideA && nodeB instanceof Graph insideB) {
                graphs(insideA, insideB, pair.a() + "/", pair.b() + "/");
            }
        });
    }

    /// Edges of A are looked up in B under the names that their ends have there.
    private void edges(Graph a, Graph b, SortedMap<String, String> partners, String pathA, String pathB) {
        Map<String, String> back = new HashMap<>();
        partners.forEach((name, partner) -> back.put(partner, name));
        SortedMap<Edge, Integer> surplus = new TreeMap<>();
        a.edges().forEach(edge -> surplus.merge(edge, 1, Integer::sum));
        SortedMap<Edge, Integer> missing = new TreeMap<>();
        for (Edge edge : b.edges()) {
            Optional<String> source = partner(edge.source(), back, a, b);
            Optional<String> target = partner(edge.target(), back, a, b);
            if (source.isPresent() && target.isPresent()) {
                Edge inA = new Edge(source.get(), target.get());
                if (surplus.getOrDefault(inA, 0) > 0) {
                    surplus.merge(inA, -1, Integer::sum);
                    continue;
                }
            }
            missing.merge(edge, 1, Integer::sum);
        }
        surplus.forEach((edge, times) -> {
            if (times > 0) {
                differences.add(new EdgeOnlyIn(Side.A, within(pathA, edge), times));
            }
        });
        missing.forEach((edge, times) -> differences.add(new EdgeOnlyIn(Side.B, within(pathB, edge), times)));
    }

    /// The name in A; a name that no node has, on either side, stands for itself.
    private static Optional<String> partner(String nameInB, Map<String, String> back, Graph a, Graph b) {
        boolean dangles = !b.nodes().containsKey(nameInB) && !a.nodes().containsKey(nameInB);
        return dangles ? Optional.of(nameInB) : Optional.ofNullable(back.get(nameInB));
    }

    private static Edge within(String path, Edge edge) {
        return path.isEmpty() ? edge : new Edge(path + edge.source(), path + edge.target());
    }

    private void fields(Pair pair) {
        Map<String, Value> inA = leaves(Fields.of(pair.nodeA()));
        Map<String, Value> inB = leaves(Fields.of(pair.nodeB()));
        for (String field : union(inA, inB)) {
            if (followsFromType(pair, field)) {
                continue;
            }
            Contrast.of(
                            Optional.ofNullable(inA.get(field)),
                            Optional.ofNullable(inB.get(field)),
                            commonRow(pair, field),
                            tolerance)
                    .ifPresent(contrast -> differences.add(new OtherField(pair.a(), pair.b(), field, contrast)));
        }
    }

    /// Whether only one of two types that differ has the field.
    private static boolean followsFromType(Pair pair, String field) {
        boolean known = !(pair.nodeA() instanceof Opaque) && !(pair.nodeB() instanceof Opaque);
        return known
                && !pair.nodeA().type().equals(pair.nodeB().type())
                && commonRow(pair, field).isEmpty();
    }

    /// What leaving a field out means is known only of types that have the field.
    private static Optional<Field<?, ?>> commonRow(Pair pair, String field) {
        Optional<Field<?, ?>> rowA = Fields.row(pair.nodeA(), field);
        Optional<Field<?, ?>> rowB = Fields.row(pair.nodeB(), field);
        if (rowA.isEmpty() || rowB.isEmpty()) {
            return Optional.empty();
        }
        // Types that share a field may differ in its axes; which side comes first must not matter.
        return pair.nodeA().type().compareTo(pair.nodeB().type()) <= 0 ? rowA : rowB;
    }

    private void metadata(String a, String b, Value.Tree inA, Value.Tree inB) {
        Map<String, Value> leavesA = leaves(inA.entries());
        Map<String, Value> leavesB = leaves(inB.entries());
        for (String key : union(leavesA, leavesB)) {
            Contrast.of(
                            Optional.ofNullable(leavesA.get(key)),
                            Optional.ofNullable(leavesB.get(key)),
                            Optional.empty(),
                            tolerance)
                    .ifPresent(contrast -> differences.add(new OtherMetadata(a, b, key, contrast)));
        }
    }

    /// The order of A, which is that of the schema, then what only B has.
    private static Set<String> union(Map<String, Value> a, Map<String, Value> b) {
        Set<String> names = new LinkedHashSet<>(a.keySet());
        names.addAll(b.keySet());
        return names;
    }

    /// The values in a tree by their paths; an empty group is a value.
    static Map<String, Value> leaves(Map<String, Value> entries) {
        Map<String, Value> leaves = new LinkedHashMap<>();
        entries.forEach((name, value) -> {
            if (value instanceof Value.Tree(var inside) && !inside.isEmpty()) {
                leaves(inside).forEach((path, leaf) -> leaves.put(name + "/" + path, leaf));
            } else {
                leaves.put(name, value);
            }
        });
        return leaves;
    }
}
