package io.nir4j.compiler.lowering;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The nodes of cycles that a delay can pass through: what they give depends on the present alone.
///
/// Nodes that form a cycle without any memory among themselves are none: a delay has to stay inside such a cycle.
final class Synapses {
    private Synapses() {}

    static Set<String> of(FlatGraph graph, ExecutionOrder order) {
        Set<String> candidates = graph.nodes().keySet().stream()
                .filter(name -> order.isInCycle(name)
                        && NodeLowering.isMemoryless(graph.node(name).node()))
                .collect(Collectors.toCollection(TreeSet::new));
        Wiring amongThemselves = graph.wiring().among(candidates);
        Set<String> passing = new HashSet<>(candidates);
        for (Set<String> component : new StrongComponents(amongThemselves).found()) {
            if (amongThemselves.isCycle(component)) {
                passing.removeAll(component);
            }
        }
        return passing;
    }
}
