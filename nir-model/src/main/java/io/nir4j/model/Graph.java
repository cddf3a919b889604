package io.nir4j.model;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// An immutable network: nodes by name, edges between them, metadata on each.
///
/// Edges are a multiset: a connection made twice counts twice. Neither their order nor that of the nodes means
/// anything, and equality and hash ignore it. A graph is itself a node of a larger one.
///
/// A graph holds what a file says, sound or not: the verifier in `check` says what is wrong with it.
public final class Graph implements Node {
    /// The name of the type in files.
    public static final String TYPE = "NIRGraph";

    private final SortedMap<String, Node> nodes;
    private final List<Edge> edges;
    private final SortedMap<String, Value.Tree> nodeMetadata;
    private final Value.Tree metadata;
    /// The edges by their ends, made when somebody first asks: most graphs are on their way to another.
    private volatile Optional<Ends> ends = Optional.empty();

    /// Where the edges into each node come from and those out of it lead.
    private record Ends(Map<String, List<String>> sources, Map<String, List<String>> targets) {}

    /// A graph of these parts.
    ///
    /// @param nodeMetadata of nodes that are not graphs, which carry their own
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if a name cannot be stored in a file
    public Graph(Map<String, Node> nodes, List<Edge> edges, Map<String, Value.Tree> nodeMetadata, Value.Tree metadata) {
        nodes.keySet().forEach(Graph::checkName);
        this.nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
        this.edges = edges.stream().sorted().toList();
        this.metadata = metadata;
        SortedMap<String, Value.Tree> kept = new TreeMap<>(nodeMetadata);
        kept.values().removeIf(Value.Tree::isEmpty);
        this.nodeMetadata = Collections.unmodifiableSortedMap(kept);
        checkMetadata();
    }

    /// Checks that a node can have this name.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if it cannot be stored in a file
    public static void checkName(String name) {
        if (name.isEmpty() || name.equals(".") || name.indexOf('/') >= 0 || name.indexOf('\0') >= 0) {
            throw Diagnostic.of(Code.BAD_NAME, "a node cannot be named '" + name + "'")
                    .hint("HDF5 forbids empty names, '.', and names that hold '/' or NUL")
                    .asException();
        }
    }

    private void checkMetadata() {
        nodeMetadata.keySet().forEach(name -> {
            if (!nodes.containsKey(name) || nodes.get(name) instanceof Graph) {
                throw new IllegalArgumentException("metadata for '" + name + "', which is no plain node");
            }
        });
    }

    /// An empty builder.
    public static GraphBuilder builder() {
        return new GraphBuilder();
    }

    /// A builder that starts from this graph.
    public GraphBuilder edit() {
        return new GraphBuilder(this);
    }

    /// All nodes by path, `block/lif1`: each nested graph, and behind it the nodes inside.
    public Map<String, Node> nodesThroughout() {
        Map<String, Node> found = new LinkedHashMap<>();
        collect("", found);
        return Collections.unmodifiableMap(found);
    }

    private void collect(String prefix, Map<String, Node> found) {
        nodes.forEach((name, node) -> {
            found.put(prefix + name, node);
            if (node instanceof Graph nested) {
                nested.collect(prefix + name + "/", found);
            }
        });
    }

    /// The nodes by name, sorted.
    public SortedMap<String, Node> nodes() {
        return nodes;
    }

    /// The node of this name.
    public Optional<Node> node(String name) {
        return Optional.ofNullable(nodes.get(name));
    }

    /// The edges, sorted, duplicates included.
    public List<Edge> edges() {
        return edges;
    }

    /// Where the edges into `name` come from, once per edge.
    public List<String> sources(String name) {
        return ends().sources().getOrDefault(name, List.of());
    }

    /// Where the edges out of `name` lead, once per edge.
    public List<String> targets(String name) {
        return ends().targets().getOrDefault(name, List.of());
    }

    private Ends ends() {
        Ends known = ends.orElseGet(() -> ends(edges));
        ends = Optional.of(known);
        return known;
    }

    private static Ends ends(List<Edge> edges) {
        Map<String, List<String>> sources = new HashMap<>();
        Map<String, List<String>> targets = new HashMap<>();
        for (Edge edge : edges) {
            sources.computeIfAbsent(edge.target(), name -> new ArrayList<>()).add(edge.source());
            targets.computeIfAbsent(edge.source(), name -> new ArrayList<>()).add(edge.target());
        }
        sources.replaceAll((name, list) -> Collections.unmodifiableList(list));
        targets.replaceAll((name, list) -> Collections.unmodifiableList(list));
        return new Ends(sources, targets);
    }

    /// The metadata of all plain nodes that have any.
    SortedMap<String, Value.Tree> nodeMetadata() {
        return nodeMetadata;
    }

    /// The nodes of one kind by name, sorted.
    public <N extends Node> SortedMap<String, N> all(Class<N> kind) {
        SortedMap<String, N> found = new TreeMap<>();
        nodes.forEach((name, node) -> {
            if (kind.isInstance(node)) {
                found.put(name, kind.cast(node));
            }
        });
        return found;
    }

    /// The metadata of this graph itself.
    public Value.Tree metadata() {
        return metadata;
    }

    /// The metadata of the node of this name; empty when it has none.
    public Value.Tree metadata(String name) {
        return nodes.get(name) instanceof Graph nested
                ? nested.metadata
                : nodeMetadata.getOrDefault(name, Value.Tree.EMPTY);
    }

    @Override
    public String type() {
        return TYPE;
    }

    /// The shape of the only Input node; empty when there are several or none.
    @Override
    public Optional<Shape> input() {
        var inputs = all(Input.class).values();
        return inputs.size() == 1 ? inputs.iterator().next().input() : Optional.empty();
    }

    /// The shape of the only Output node.
    @Override
    public Shape output(Shape input) {
        input().ifPresent(stated -> Elementwise.exactly(stated, input));
        var outputs = all(Output.class).values();
        if (outputs.size() != 1 || input().isEmpty()) {
            throw Diagnostic.of(
                            Code.NESTED_PORTS,
                            "a nested graph needs one Input and one Output, this has "
                                    + all(Input.class).keySet() + " and "
                                    + all(Output.class).keySet())
                    .asException();
        }
        return outputs.iterator().next().shape().toShape();
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Graph that
                        && nodes.equals(that.nodes)
                        && edges.equals(that.edges)
                        && nodeMetadata.equals(that.nodeMetadata)
                        && metadata.equals(that.metadata));
    }

    @Override
    public int hashCode() {
        return Objects.hash(nodes, edges, nodeMetadata, metadata);
    }

    /// `NIRGraph of 5 nodes and 4 edges`.
    @Override
    public String toString() {
        return TYPE + " of " + nodes.size() + " nodes and " + edges.size() + " edges";
    }
}
