package io.nir4j.dialects.importing;

import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.Input;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import java.util.List;

/// An Input that edges lead into, or an Output that edges lead out of: what is left of a nested graph that somebody
/// wrote flat. It only passes signals on.
final class PortsInTheMiddle {
    static final Remedy REMEDY = Remedy.repair(
            "port-in-the-middle",
            "Edges lead into an Input or out of an Output while the network has another at its border: the port goes,"
                    + " and its sources lead to its targets.",
            "nested graphs written flat with their ports, as names such as 'lif1.input' show; NIR's constructor adds"
                    + " ports of its own",
            List.of("spyx"),
            PortsInTheMiddle::apply);

    private PortsInTheMiddle() {}

    private static void apply(Operation operation) {
        for (String name : List.copyOf(operation.graph().nodes().keySet())) {
            Graph graph = operation.graph();
            if (isInTheMiddle(name, graph) && hasAnotherAtTheBorder(name, graph)) {
                bypass(name, graph, operation);
            }
        }
    }

    private static boolean isInTheMiddle(String name, Graph graph) {
        Node node = graph.node(name).orElseThrow();
        return (node instanceof Input || node instanceof Output)
                && !graph.sources(name).isEmpty()
                && !graph.targets(name).isEmpty()
                && !graph.targets(name).contains(name);
    }

    private static boolean hasAnotherAtTheBorder(String name, Graph graph) {
        boolean isInput = graph.node(name).orElseThrow() instanceof Input;
        return graph.nodes().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(name))
                .anyMatch(entry -> isInput
                        ? entry.getValue() instanceof Input
                                && graph.sources(entry.getKey()).isEmpty()
                        : entry.getValue() instanceof Output
                                && graph.targets(entry.getKey()).isEmpty());
    }

    private static void bypass(String name, Graph graph, Operation operation) {
        GraphBuilder draft = graph.edit().remove(name);
        for (String source : graph.sources(name)) {
            graph.targets(name).forEach(target -> draft.connect(source, target));
        }
        Graph candidate = draft.buildUnchecked();
        if (operation.hasFewerErrorsWith(candidate)) {
            operation.replace(candidate);
            operation.report(
                    name,
                    graph.node(name).orElseThrow().type() + " between " + graph.sources(name) + " and "
                            + graph.targets(name),
                    "an edge",
                    "it only passes signals on, and the network has another at its border");
        }
    }
}
