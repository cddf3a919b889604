package io.nir4j.cli;

import io.nir4j.model.CubaLIF;
import io.nir4j.model.Graph;
import io.nir4j.model.IF;
import io.nir4j.model.LIF;
import io.nir4j.model.Threshold;
import java.util.LinkedHashSet;
import java.util.Set;

/// The nodes that give spikes, which a run counts.
final class SpikingNodes {
    private SpikingNodes() {}

    /// Their paths, `block/lif1`.
    static Set<String> of(Graph graph) {
        Set<String> names = new LinkedHashSet<>();
        graph.nodesThroughout().forEach((name, node) -> {
            if (node instanceof LIF || node instanceof CubaLIF || node instanceof IF || node instanceof Threshold) {
                names.add(name);
            }
        });
        return names;
    }
}
