package io.nir4j.compiler.lowering;

import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Names and what leads to what: all that an order of execution follows from.
///
/// @param nodes the names, in the order in which they are looked at
/// @param sources where the edges into each node come from, once per edge
/// @param inputs the nodes that the caller feeds
record Wiring(Collection<String> nodes, Map<String, List<String>> sources, Collection<String> inputs) {

    /// The nodes of `graph` itself, a nested graph counting as one; edges with an unknown end are passed over.
    static Wiring of(Graph graph) {
        Map<String, List<String>> sources = new HashMap<>();
        graph.edges().stream()
                .filter(edge -> graph.nodes().containsKey(edge.source())
                        && graph.nodes().containsKey(edge.target()))
                .forEach(edge -> sources.computeIfAbsent(edge.target(), name -> new ArrayList<>())
                        .add(edge.source()));
        return new Wiring(
                graph.nodes().keySet(), sources, graph.all(Input.class).keySet());
    }

    /// Where the edges into the node come from.
    List<String> sourcesOf(String name) {
        return sources.getOrDefault(name, List.of());
    }

    /// These nodes and the edges among them.
    Wiring among(Collection<String> some) {
        Map<String, List<String>> between = some.stream()
                .collect(Collectors.toMap(
                        name -> name,
                        name -> sourcesOf(name).stream().filter(some::contains).toList()));
        return new Wiring(some, between, List.of());
    }

    /// Whether the nodes of a strong component form a cycle, be it of one node.
    boolean isCycle(Set<String> component) {
        return component.size() > 1
                || component.stream().anyMatch(name -> sourcesOf(name).contains(name));
    }
}
