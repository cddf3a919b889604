package io.nir4j.io.data;

import io.nir4j.model.Graph;
import io.nir4j.model.check.ShapeInference;
import io.nir4j.model.check.Shapes;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.Place;
import io.nir4j.model.diagnostic.Suggestion;
import io.nir4j.model.tensor.Shape;
import java.util.List;

/// Asks whether recorded data fit a network.
///
/// In this order: every node that data name is in the network; data of a graph belong to a nested graph and the
/// other way round; the number of neurons is that of the elements of what the node gives, whatever its shape.
public final class DataCheck {
    private final Findings findings = new Findings();

    private DataCheck() {}

    /// What does not fit; nothing if all does.
    public static List<Diagnostic> check(GraphData data, Graph graph) {
        DataCheck check = new DataCheck();
        check.graph(data, ShapeInference.infer(graph, new Findings()), "");
        return check.findings.all();
    }

    private void graph(GraphData data, Shapes shapes, String around) {
        Graph graph = shapes.graph();
        data.nodes().forEach((name, recorded) -> {
            String at = around + name;
            boolean nested = graph.node(name).filter(Graph.class::isInstance).isPresent();
            if (graph.node(name).isEmpty()) {
                report(
                        at,
                        Diagnostic.of(
                                        Code.INPUT_DATA,
                                        "there are data of '" + at + "', which is no node of the network")
                                .hint(Suggestion.hint(name, graph.nodes().keySet())));
            } else if (recorded instanceof GraphData inner && nested) {
                shapes.nested(name).ifPresent(inside -> graph(inner, inside, at + "/"));
            } else if (recorded instanceof NodeData node && !nested) {
                shapes.output(name).ifPresent(shape -> node(node, shape, at));
            } else {
                report(
                        at,
                        Diagnostic.of(
                                Code.INPUT_DATA,
                                "'" + at + "' is " + (nested ? "" : "not ") + "a graph in the network, but "
                                        + (nested ? "not " : "") + "in the data"));
            }
        });
    }

    private void node(NodeData node, Shape shape, String at) {
        node.observables().forEach((name, observable) -> {
            if (observable.neurons() != shape.elements()) {
                report(
                        at,
                        Diagnostic.of(
                                Code.INPUT_DATA,
                                name + " of '" + at + "' is of " + observable.neurons() + " neurons, the node gives "
                                        + shape));
            }
        });
    }

    private void report(String at, Diagnostic diagnostic) {
        findings.add(diagnostic.at(Place.node(at)));
    }
}
