package io.nir4j.compiler.pass.rewrite;

import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A graph written otherwise.
///
/// @param graph the graph afterwards
/// @param says what was done, for people: `s1 into fc1`
/// @param moved nodes that others now stand for, by their old names: merged into an equal one, or under a new name
/// @param dropped edges of the graph before that carried nothing, or what is now elsewhere
public record Rewrite(Graph graph, String says, SortedMap<String, String> moved, List<Edge> dropped) {
    public Rewrite {
        moved = Collections.unmodifiableSortedMap(new TreeMap<>(moved));
        dropped = List.copyOf(dropped);
    }

    /// A rewrite after which every node has its name, or is gone because its neighbours do what it did.
    public static Rewrite of(Graph graph, String says) {
        return new Rewrite(graph, says, new TreeMap<>(), List.of());
    }

    /// The same, where nodes have other names now; inside nested graphs, names are paths: `block/lif1`.
    public Rewrite moving(Map<String, String> names) {
        return new Rewrite(graph, says, new TreeMap<>(names), dropped);
    }

    /// The same, without these edges of the graph before.
    public Rewrite dropping(List<Edge> edges) {
        return new Rewrite(graph, says, moved, edges);
    }
}
