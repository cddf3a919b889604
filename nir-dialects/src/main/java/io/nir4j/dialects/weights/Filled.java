package io.nir4j.dialects.weights;

import io.nir4j.model.Graph;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A network with its weights, and what became of everything.
///
/// @param graph the network
/// @param used what each key became, by key: `lif1.beta` became `tau and r of lif1`
/// @param unused the keys that belong to nothing in the network
/// @param kept the parameters that stayed as the skeleton has them: `v_leak of lif1`
public record Filled(Graph graph, SortedMap<String, String> used, List<String> unused, List<String> kept) {
    /// Copies what it is given.
    public Filled(Graph graph, Map<String, String> used, List<String> unused, List<String> kept) {
        this(graph, new TreeMap<>(used), List.copyOf(unused), List.copyOf(kept));
    }
}
