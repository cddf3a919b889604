package io.nir4j.compiler.lowering;

import io.nir4j.dialects.Axis.BackEdges;
import io.nir4j.dialects.Axis.SpikeFrom;
import io.nir4j.dialects.Discretization;
import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.check.TypedGraph;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Who hears whom, and when: all that the structure of a network says about time.
///
/// Nodes have their names in the flat network, `block/lif1`. Which edges close cycles follows from the whole of it, so
/// whoever changes a network compares the timing before and after.
///
/// @param heard what arrives at each node, in the order in which it is added up
/// @param cyclic the nodes in cycles
/// @param direct the neurons whose spikes come back in their own step
public record Timing(SortedMap<String, List<Heard>> heard, Set<String> cyclic, Set<String> direct) {

    /// One edge into a node.
    ///
    /// @param late true if it closes a cycle and brings what its source gave one step ago
    public record Heard(String source, boolean late) {}

    public Timing {
        heard = Collections.unmodifiableSortedMap(new TreeMap<>(heard));
        cyclic = Set.copyOf(cyclic);
        direct = Set.copyOf(direct);
    }

    /// The timing of `graph` where it is stepped like this.
    public static Timing of(TypedGraph graph, Discretization steps) {
        FlatGraph flat = FlatGraph.of(graph);
        ExecutionOrder order = ExecutionOrder.of(flat);
        SortedMap<String, List<Heard>> heard = new TreeMap<>();
        Set<String> cyclic = new TreeSet<>();
        for (String name : flat.nodes().keySet()) {
            List<Heard> arrivals = flat.sourcesOf(name).stream()
                    .map(source -> new Heard(source, order.backEdges().contains(new Edge(source, name))))
                    .toList();
            heard.put(name, arrivals);
            if (order.isInCycle(name)) {
                cyclic.add(name);
            }
        }
        boolean returnsAtOnce = steps.backEdges() == BackEdges.DIRECT && steps.spikeFrom() == SpikeFrom.OLD_POTENTIAL;
        return new Timing(heard, cyclic, returnsAtOnce ? DirectLoops.of(flat, order) : Set.of());
    }

    /// The timing after a change of a flat network, worked out at the change alone; empty where the order in cycles
    /// may be another.
    ///
    /// @param touched the nodes that came, went, or are others now, and both ends of edges that came or went; none
    /// of them is in a cycle, before or after, and all have shapes
    public Optional<Timing> after(Graph changed, Set<String> touched) {
        if (!cyclic.isEmpty()) {
            return Optional.empty();
        }
        SortedMap<String, List<Heard>> now = new TreeMap<>(heard);
        for (String name : touched) {
            if (changed.nodes().containsKey(name)) {
                now.put(
                        name,
                        changed.sources(name).stream()
                                .map(source -> new Heard(source, false))
                                .toList());
            } else {
                now.remove(name);
            }
        }
        return Optional.of(new Timing(now, cyclic, direct));
    }

    /// What arrives at a node; nothing at one that takes no part.
    public List<Heard> heardBy(String name) {
        return heard.getOrDefault(name, List.of());
    }
}
