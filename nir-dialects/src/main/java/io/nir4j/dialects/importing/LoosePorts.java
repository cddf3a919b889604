package io.nir4j.dialects.importing;

import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import java.util.List;

/// An Input or Output without any edge, beside one that is connected: an exporter added its own to a network that had
/// some.
final class LoosePorts {
    static final Remedy REMEDY = Remedy.repair(
            "loose-port",
            "An Input or Output without any edge goes if the network has another that is connected.",
            "exporters that add their own `input` and `output` to a network that has some; frameworks read one of each",
            List.of(),
            LoosePorts::apply);

    private LoosePorts() {}

    private static void apply(Operation operation) {
        for (String name : List.copyOf(operation.graph().nodes().keySet())) {
            Graph graph = operation.graph();
            Node node = graph.node(name).orElseThrow();
            Graph without = graph.edit().remove(name).buildUnchecked();
            if (isBare(name, graph) && hasConnected(node, graph) && operation.isBetterWith(without)) {
                operation.replace(without);
                operation.report(name, node.type() + " without edges", "none", "another is connected");
            }
        }
    }

    private static boolean hasConnected(Node node, Graph graph) {
        return graph.nodes().entrySet().stream()
                .anyMatch(other -> isPortLike(node, other.getValue()) && !isBare(other.getKey(), graph));
    }

    private static boolean isBare(String name, Graph graph) {
        return graph.sources(name).isEmpty() && graph.targets(name).isEmpty();
    }

    private static boolean isPortLike(Node node, Node other) {
        return (node instanceof Input && other instanceof Input) || (node instanceof Output && other instanceof Output);
    }
}
