package io.nir4j.compiler.lowering;

import io.nir4j.compiler.lowering.FlatGraph.Placed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// The nodes of cycles that a delay can pass through: what they give depends on the present alone.
///
/// Nodes that form a cycle without any memory among themselves are none: a delay has to stay inside such a cycle.
final class Synapses {
    private Synapses() {}

    static Set<String> of(FlatGraph graph, ExecutionOrder order) {
        NavigableMap<String, Placed> candidates = new TreeMap<>(graph.nodes());
        candidates.entrySet().removeIf(entry -> !order.isInCycle(entry.getKey()) || !isMemoryless(entry.getValue()));
        Map<String, List<String>> sources = new HashMap<>();
        for (String name : candidates.keySet()) {
            sources.put(
                    name,
                    graph.sourcesOf(name).stream()
                            .filter(candidates::containsKey)
                            .toList());
        }
        FlatGraph amongThemselves = new FlatGraph(candidates, sources, List.of(), List.of(), Map.of());
        Set<String> passing = new HashSet<>(candidates.keySet());
        for (Set<String> component : new StrongComponents(amongThemselves).found()) {
            if (amongThemselves.isCycle(component)) {
                passing.removeAll(component);
            }
        }
        return passing;
    }

    private static boolean isMemoryless(Placed placed) {
        return NodeLowering.isMemoryless(placed.node());
    }
}
