package io.nir4j.dialects.importing;

import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.Node;
import io.nir4j.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A graph in the making that, unlike what a [io.nir4j.model.GraphBuilder] makes, may have edges to nodes that do not
/// exist: what is to be repaired is broken.
final class Draft {
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Map<String, Value.Tree> notes = new LinkedHashMap<>();
    private final Value.Tree metadata;

    private Draft(Graph graph) {
        nodes.putAll(graph.nodes());
        edges.addAll(graph.edges());
        metadata = graph.metadata();
        graph.nodes().forEach((name, node) -> {
            if (!(node instanceof Graph)) {
                notes.put(name, graph.metadata(name));
            }
        });
    }

    static Draft of(Graph graph) {
        return new Draft(graph);
    }

    /// Adds a node, or puts it in the place of the one of this name.
    Draft put(String name, Node node) {
        nodes.put(name, node);
        return this;
    }

    /// Removes a node with its metadata and all edges at it.
    Draft remove(String name) {
        nodes.remove(name);
        notes.remove(name);
        edges.removeIf(edge -> edge.source().equals(name) || edge.target().equals(name));
        return this;
    }

    Draft connect(String source, String target) {
        edges.add(new Edge(source, target));
        return this;
    }

    Draft disconnectAll(String source, String target) {
        edges.removeIf(new Edge(source, target)::equals);
        return this;
    }

    /// Changes the names at the ends of all edges.
    Draft renameEnds(UnaryOperator<String> names) {
        edges.replaceAll(edge -> new Edge(names.apply(edge.source()), names.apply(edge.target())));
        return this;
    }

    /// Gives a node another name, at the ends of edges, too.
    Draft rename(String name, String other) {
        Node node = nodes.remove(name);
        if (node != null) {
            nodes.put(other, node);
        }
        Value.Tree own = notes.remove(name);
        if (own != null) {
            notes.put(other, own);
        }
        return renameEnds(end -> end.equals(name) ? other : end);
    }

    Graph graph() {
        return new Graph(nodes, edges, notes, metadata);
    }
}
