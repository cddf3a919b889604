package io.nir4j.model.rewrite;

import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import io.nir4j.model.Value;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A network with its nested graphs written flat: the node `lif` of a graph `lif1` becomes `lif1.lif`, and the graph's
/// Input and Output become edges.
///
/// Edges multiply: what enters a graph twice and is passed on twice inside arrives four times. A graph stays nested if
/// it has several Inputs or Outputs, because an edge at it does not say which it means, or if it passes its input on
/// in a circle of graphs that do, because no node is left to hold what goes round.
///
/// @param graph the flat network
/// @param paths where each node that moved was before, `lif1/lif`, by its name now
/// @param lost metadata of the graphs and ports that are gone, by their paths
public record Inlining(Graph graph, SortedMap<String, String> paths, SortedMap<String, Value.Tree> lost) {
    public Inlining {
        paths = Collections.unmodifiableSortedMap(new TreeMap<>(paths));
        lost = Collections.unmodifiableSortedMap(new TreeMap<>(lost));
    }

    /// `graph` with all nested graphs written flat that can be.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if that makes more than ten million edges
    public static Inlining of(Graph graph) {
        return new GraphFlattener("").flatten(graph);
    }

    /// Whether `node` is a graph with one Input and one Output.
    public static boolean hasPorts(Node node) {
        return node instanceof Graph nested
                && nested.all(Input.class).size() == 1
                && nested.all(Output.class).size() == 1;
    }
}
