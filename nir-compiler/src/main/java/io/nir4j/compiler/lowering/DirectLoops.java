package io.nir4j.compiler.lowering;

import io.nir4j.compiler.lowering.ExecutionOrder.Component;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.IF;
import io.nir4j.model.LIF;
import io.nir4j.model.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The neurons whose spikes can come back in the step in which they are given, where those depend on the past alone.
///
/// Such a neuron is the only one of its cycle, and nothing else enters or leaves the synapses of the cycle: what
/// they give belongs to the neuron and can be computed as early as its spikes are known, at the end of the step before.
final class DirectLoops {
    private DirectLoops() {}

    static Set<String> of(FlatGraph graph, ExecutionOrder order) {
        Set<String> found = new HashSet<>();
        for (Component component : order.components()) {
            if (component.loops() && isClosed(Set.copyOf(component.nodes()), graph)) {
                component.nodes().stream()
                        .filter(name -> isSpiking(graph.node(name).node()))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static boolean isClosed(Set<String> cycle, FlatGraph graph) {
        List<String> synapses = cycle.stream()
                .filter(name -> NodeLowering.isMemoryless(graph.node(name).node()))
                .toList();
        boolean oneNeuron = synapses.size() == cycle.size() - 1
                && cycle.stream()
                                .filter(name -> isSpiking(graph.node(name).node()))
                                .count()
                        == 1;
        return oneNeuron
                && synapses.stream().allMatch(name -> cycle.containsAll(graph.sourcesOf(name)))
                && graph.nodes().keySet().stream()
                        .filter(name -> !cycle.contains(name))
                        .noneMatch(name -> graph.sourcesOf(name).stream().anyMatch(synapses::contains));
    }

    private static boolean isSpiking(Node node) {
        return node instanceof IF || node instanceof LIF || node instanceof CubaLIF;
    }
}
