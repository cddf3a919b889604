package io.nir4j.model.check;

import io.nir4j.model.Graph;
import io.nir4j.model.tensor.Shape;
import java.util.Map;
import java.util.Optional;

/// The shapes at the nodes of a graph, as far as they follow from it.
///
/// @param graph the graph, unchanged
/// @param inputs what each node takes, where known
/// @param outputs what each node gives, where known
/// @param nested the shapes inside each nested graph
/// @param reasons how each node's shapes came about, in one or two sentences
public record Shapes(
        Graph graph,
        Map<String, Shape> inputs,
        Map<String, Shape> outputs,
        Map<String, Shapes> nested,
        Map<String, String> reasons) {
    public Shapes {
        inputs = Map.copyOf(inputs);
        outputs = Map.copyOf(outputs);
        nested = Map.copyOf(nested);
        reasons = Map.copyOf(reasons);
    }

    public Optional<Shape> input(String node) {
        return Optional.ofNullable(inputs.get(node));
    }

    public Optional<Shape> output(String node) {
        return Optional.ofNullable(outputs.get(node));
    }

    public Optional<Shapes> nested(String node) {
        return Optional.ofNullable(nested.get(node));
    }

    /// How the node's shapes came about.
    public String explain(String node) {
        return reasons.getOrDefault(node, "nothing determines the shape of '" + node + "'");
    }
}
