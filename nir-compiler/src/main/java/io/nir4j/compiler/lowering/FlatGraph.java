package io.nir4j.compiler.lowering;

import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.diagnostic.CompilerBug;
import io.nir4j.model.tensor.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A network without nesting: the nodes of inner graphs under names such as `block/lif1`, the ports of inner graphs
/// as plain nodes that pass their input on.
///
/// Nodes whose shape is unknown, and what reads from them, are left out: they are connected to no Input and no Output.
///
/// @param nodes all others but the nested graphs themselves
/// @param sources where the edges into each node come from, once per edge, sorted
/// @param inputs the Input nodes of the outermost graph
/// @param outputs the Output nodes of the outermost graph
/// @param aliases each nested graph and the node that gives its result
record FlatGraph(
        SortedMap<String, Placed> nodes,
        Map<String, List<String>> sources,
        List<String> inputs,
        List<String> outputs,
        Map<String, String> aliases) {

    /// A node with its shapes.
    record Placed(Node node, Shape input, Shape output) {}

    /// Where the edges into the node come from.
    List<String> sourcesOf(String name) {
        return sources.getOrDefault(name, List.of());
    }

    Placed node(String name) {
        return Optional.ofNullable(nodes.get(name)).orElseThrow(() -> new CompilerBug("no node '" + name + "'"));
    }

    /// The names and edges alone.
    Wiring wiring() {
        return new Wiring(nodes.keySet(), sources, inputs);
    }

    static FlatGraph of(TypedGraph graph) {
        SortedMap<String, Placed> nodes = new TreeMap<>();
        List<Edge> edges = new ArrayList<>();
        Map<String, String> entries = new HashMap<>();
        Map<String, String> aliases = new TreeMap<>();
        open(graph, "", nodes, edges, entries, aliases);
        Map<String, List<String>> sources = new HashMap<>();
        for (Edge edge : edges) {
            String target = entries.getOrDefault(edge.target(), edge.target());
            sources.computeIfAbsent(target, name -> new ArrayList<>())
                    .add(aliases.getOrDefault(edge.source(), edge.source()));
        }
        sources.values().forEach(list -> list.sort(null));
        leaveOutUnknown(nodes, sources);
        aliases.values().retainAll(nodes.keySet());
        Graph outer = graph.graph();
        return new FlatGraph(
                nodes,
                sources,
                List.copyOf(outer.all(Input.class).keySet()),
                List.copyOf(outer.all(Output.class).keySet()),
                aliases);
    }

    private static void open(
            TypedGraph typed,
            String prefix,
            SortedMap<String, Placed> nodes,
            List<Edge> edges,
            Map<String, String> entries,
            Map<String, String> aliases) {
        Graph graph = typed.graph();
        graph.nodes().forEach((name, node) -> {
            String full = prefix + name;
            if (node instanceof Graph nested) {
                open(typed.nested(name), full + "/", nodes, edges, entries, aliases);
                onlyName(nested.all(Input.class)).ifPresent(port -> entries.put(full, full + "/" + port));
                onlyName(nested.all(Output.class)).ifPresent(port -> aliases.put(full, full + "/" + port));
            } else if (typed.hasShape(name)) {
                nodes.put(full, new Placed(node, typed.input(name), typed.output(name)));
            }
        });
        graph.edges().forEach(edge -> edges.add(new Edge(prefix + edge.source(), prefix + edge.target())));
    }

    /// A nested graph with several ports of a kind, or none, has no edges at it.
    private static Optional<String> onlyName(Map<String, ? extends Node> ports) {
        return ports.size() == 1 ? ports.keySet().stream().findFirst() : Optional.empty();
    }

    /// Leaves out all that reads from a node without a shape; nothing of it leads to an Output.
    private static void leaveOutUnknown(Map<String, Placed> nodes, Map<String, List<String>> sources) {
        Map<String, List<String>> readers = new HashMap<>();
        sources.forEach((target, names) -> names.forEach(
                name -> readers.computeIfAbsent(name, key -> new ArrayList<>()).add(target)));
        Deque<String> unknown = new ArrayDeque<>(readers.keySet());
        unknown.removeIf(nodes::containsKey);
        while (!unknown.isEmpty()) {
            for (String reader : readers.getOrDefault(unknown.remove(), List.of())) {
                if (nodes.remove(reader) != null) {
                    unknown.add(reader);
                }
            }
        }
        sources.keySet().retainAll(nodes.keySet());
    }
}
