package io.nir4j.dialects.importing;

import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.Input;
import io.nir4j.model.IntVector;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import io.nir4j.model.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// A network without any Input, or without any Output, gets one for each node that nothing leads to, or that leads
/// nowhere, as NIR's own constructor adds them.
final class MissingPorts {
    static final Remedy REMEDY = Remedy.repair(
            "missing-ports",
            "The network has no Input, or no Output: each node that no edge leads to gets an Input, each that leads"
                    + " nowhere an Output.",
            "NIR, nir/ir/graph.py adds `input_NODE` and `output_NODE` itself; files of other writers and of NIR 0.0.x"
                    + " lack them",
            List.of(),
            MissingPorts::apply);

    private MissingPorts() {}

    private static void apply(Operation operation) {
        if (!operation.isRoot()) {
            return;
        }
        add(operation, true);
        add(operation, false);
    }

    private static void add(Operation operation, boolean inputs) {
        Graph graph = operation.graph();
        List<String> ends = graph.nodes().keySet().stream()
                .filter(name -> isEnd(name, inputs, graph))
                .toList();
        boolean hasSome = graph.nodes().values().stream()
                .anyMatch(node -> inputs ? node instanceof Input : node instanceof Output);
        List<Optional<Shape>> shapes = ends.stream()
                .map(name -> inputs
                        ? operation.shapes().input(name)
                        : operation.shapes().output(name))
                .toList();
        if (hasSome || ends.isEmpty() || shapes.contains(Optional.<Shape>empty())) {
            return;
        }
        GraphBuilder draft = graph.edit();
        for (int i = 0; i < ends.size(); i++) {
            String end = ends.get(i);
            IntVector shape = IntVector.of(shapes.get(i).orElseThrow());
            String name = name(inputs ? "input" : "output", end, ends.size(), graph);
            draft.add(name, inputs ? new Input(shape) : new Output(shape));
            draft.connect(inputs ? name : end, inputs ? end : name);
        }
        Graph candidate = draft.buildUnchecked();
        if (operation.isBetterWith(candidate)) {
            operation.replace(candidate);
            ends.forEach(end -> operation.report(
                    name(inputs ? "input" : "output", end, ends.size(), graph),
                    inputs ? "no Input" : "no Output",
                    inputs ? "Input before '" + end + "'" : "Output behind '" + end + "'",
                    inputs ? "no edge leads to it" : "it leads nowhere"));
        }
    }

    /// A node without any edge takes no part, unless there is no other.
    private static boolean isEnd(String name, boolean inputs, Graph graph) {
        boolean isFed = !graph.sources(name).isEmpty();
        boolean isHeard = !graph.targets(name).isEmpty();
        Node node = graph.node(name).orElseThrow();
        boolean isPort = node instanceof Input || node instanceof Output;
        boolean takesPart = isFed || isHeard || graph.nodes().size() == 1;
        return takesPart && !isPort && !(inputs ? isFed : isHeard);
    }

    private static String name(String kind, String node, int ends, Graph graph) {
        String name = ends == 1 ? kind : kind + "_" + node;
        int number = 0;
        String free = name;
        while (graph.node(free).isPresent()) {
            free = name + "_" + number++;
        }
        return free;
    }
}
