package io.nir4j.dialects.importing;

import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.IntVector;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import io.nir4j.model.check.ShapeInference;
import io.nir4j.model.check.Shapes;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Ports that state another shape than their neighbours, and what becomes of them.
final class StatedPorts {
    private StatedPorts() {}

    /// Gives each port of the graph the shape of its neighbours that `isMeant` and with which less is wrong.
    static void correct(Operation operation, Predicate<StatedPort> isMeant) {
        for (String name : List.copyOf(operation.graph().nodes().keySet())) {
            of(operation.graph(), name).filter(isMeant).ifPresent(port -> {
                Node corrected = port.port() instanceof Input
                        ? new Input(IntVector.of(port.actual()))
                        : new Output(IntVector.of(port.actual()));
                Graph candidate =
                        operation.graph().edit().replace(name, corrected).buildUnchecked();
                if (operation.hasFewerErrorsWith(candidate)) {
                    operation.replace(candidate);
                    operation.report(name, "shape " + port.stated(), "shape " + port.actual(), why(port, candidate));
                }
            });
        }
    }

    private static String why(StatedPort port, Graph graph) {
        String neighbour = port.neighbours().getFirst();
        return graph.node(neighbour).orElseThrow().type() + " '" + neighbour + "' "
                + (port.port() instanceof Input ? "takes " : "gives ") + port.actual();
    }

    private static Optional<StatedPort> of(Graph graph, String name) {
        Node port = graph.node(name).orElseThrow();
        if (!(port instanceof Input) && !(port instanceof Output)) {
            return Optional.empty();
        }
        boolean feeds = port instanceof Input;
        List<String> neighbours = (feeds ? graph.targets(name) : graph.sources(name))
                .stream()
                        .distinct()
                        .filter(neighbour -> graph.node(neighbour).isPresent())
                        .toList();
        Shapes shapes = ShapeInference.infer(graph.edit().remove(name).buildUnchecked(), new Findings());
        List<Optional<Shape>> all = new ArrayList<>();
        neighbours.forEach(neighbour -> all.add(feeds ? shapes.input(neighbour) : shapes.output(neighbour)));
        List<Optional<Shape>> distinct = all.stream().distinct().toList();
        Shape stated = port.input().orElseThrow();
        return distinct.size() == 1
                ? distinct.getFirst()
                        .filter(actual -> !actual.equals(stated))
                        .map(actual -> new StatedPort(name, port, neighbours, stated, actual))
                : Optional.empty();
    }
}
