package io.nir4j.model;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.Place;
import io.nir4j.model.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Puts a graph together, mostly as chains:
///
/// ```java
/// var graph = Graph.builder();
/// graph.input("x", 784).then("fc1", affine).then("lif1", lif).output("y", 10);
/// graph.from("lif1").then("w_rec", recurrent).to("lif1");
/// Graph network = graph.build();
/// ```
public final class GraphBuilder {
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Map<String, Value.Tree> nodeMetadata = new LinkedHashMap<>();
    private Value.Tree metadata = Value.Tree.EMPTY;

    GraphBuilder() {}

    GraphBuilder(Graph graph) {
        nodes.putAll(graph.nodes());
        edges.addAll(graph.edges());
        metadata = graph.metadata();
        nodeMetadata.putAll(graph.nodeMetadata());
    }

    /// The end of a chain of nodes, from which it can go on.
    public final class Chain {
        private final String last;

        private Chain(String last) {
            this.last = last;
        }

        /// Adds a node and an edge to it.
        public Chain then(String name, Node node) {
            add(name, node);
            return to(name);
        }

        /// Adds an edge to a node that exists or will be added.
        public Chain to(String name) {
            connect(last, name);
            return new Chain(name);
        }

        /// Adds an Output of this shape and an edge to it.
        public Chain output(String name, long... dims) {
            return then(name, Output.of(dims));
        }
    }

    /// Adds an Input of this shape and starts a chain at it.
    public Chain input(String name, long... dims) {
        add(name, Input.of(dims));
        return from(name);
    }

    /// Starts a chain at a node that exists or will be added.
    public Chain from(String name) {
        return new Chain(name);
    }

    /// Adds a node without edges.
    ///
    /// @throws IllegalArgumentException if the name is taken
    public GraphBuilder add(String name, Node node) {
        if (nodes.putIfAbsent(name, node) != null) {
            throw new IllegalArgumentException("the graph has a node '" + name + "' already");
        }
        return this;
    }

    /// Puts another node in the place of one that exists; edges and metadata stay.
    ///
    /// @throws IllegalArgumentException if there is none of this name
    public GraphBuilder replace(String name, Node node) {
        if (nodes.replace(name, node) == null) {
            throw new IllegalArgumentException("the graph has no node '" + name + "'");
        }
        return this;
    }

    /// Removes a node, its metadata and all edges at it.
    public GraphBuilder remove(String name) {
        nodes.remove(name);
        nodeMetadata.remove(name);
        edges.removeIf(edge -> edge.source().equals(name) || edge.target().equals(name));
        return this;
    }

    /// Gives a node another name, at the ends of edges, too; its metadata goes with it.
    ///
    /// @throws IllegalArgumentException if there is none of this name, or the other is taken
    public GraphBuilder rename(String name, String other) {
        Node node = nodes.remove(name);
        if (node == null) {
            throw new IllegalArgumentException("the graph has no node '" + name + "'");
        }
        add(other, node);
        Value.Tree notes = nodeMetadata.remove(name);
        if (notes != null) {
            nodeMetadata.put(other, notes);
        }
        return renameEnds(end -> end.equals(name) ? other : end);
    }

    /// Changes the names at the ends of all edges, and no node.
    public GraphBuilder renameEnds(UnaryOperator<String> names) {
        edges.replaceAll(edge -> new Edge(names.apply(edge.source()), names.apply(edge.target())));
        return this;
    }

    /// Adds an edge; adding it again makes the signal count twice.
    public GraphBuilder connect(String source, String target) {
        edges.add(new Edge(source, target));
        return this;
    }

    /// Removes one edge of this kind, if there is any.
    public GraphBuilder disconnect(String source, String target) {
        edges.remove(new Edge(source, target));
        return this;
    }

    /// Sets the metadata of the graph itself.
    public GraphBuilder metadata(Value.Tree entries) {
        metadata = entries;
        return this;
    }

    /// Sets the metadata of a plain node; a nested graph carries its own.
    public GraphBuilder metadata(String node, Value.Tree entries) {
        nodeMetadata.put(node, entries);
        return this;
    }

    /// The graph.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if an edge names a node that was never added
    public Graph build() {
        Findings findings = new Findings();
        for (Edge edge : edges) {
            checkEndpoint(edge, edge.source(), findings);
            checkEndpoint(edge, edge.target(), findings);
        }
        findings.throwIfErrors();
        return buildUnchecked();
    }

    /// The graph, where edges may name nodes that were never added: what a file says is wrong, and is kept until it is
    /// repaired.
    public Graph buildUnchecked() {
        return new Graph(nodes, edges, nodeMetadata, metadata);
    }

    private void checkEndpoint(Edge edge, String name, Findings findings) {
        if (!nodes.containsKey(name)) {
            findings.add(Diagnostic.of(Code.UNKNOWN_ENDPOINT, "edge " + edge + " names a node that does not exist")
                    .at(Place.node(name))
                    .hint(Suggestion.hint(name, nodes.keySet())));
        }
    }
}
