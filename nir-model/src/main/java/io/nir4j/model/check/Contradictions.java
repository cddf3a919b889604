package io.nir4j.model.check;

import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.Place;
import io.nir4j.model.tensor.Shape;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Compares the two ends of every edge.
///
/// A shape that a node only passes on can disagree at many edges: it is reported at the first of them.
final class Contradictions {
    private final Graph graph;
    private final Map<String, Signal> taken;
    private final Map<String, Signal> given;
    private final Findings findings;
    private final Set<String> reportedOrigins = new HashSet<>();

    private Contradictions(Graph graph, Propagation shapes, Findings findings) {
        this.graph = graph;
        this.taken = shapes.taken();
        this.given = shapes.given();
        this.findings = findings;
    }

    static void report(Graph graph, Wiring wiring, Propagation shapes, Findings findings) {
        Contradictions contradictions = new Contradictions(graph, shapes, findings);
        wiring.edges().forEach(contradictions::compare);
    }

    private void compare(Edge edge) {
        Optional<Signal> gives = Optional.ofNullable(given.get(edge.source()));
        Optional<Signal> takes = Optional.ofNullable(taken.get(edge.target()));
        if (gives.isEmpty()
                || takes.isEmpty()
                || gives.get().shape().equals(takes.get().shape())) {
            return;
        }
        Optional<String> passedOn = passedOn(edge.source(), gives.get()).or(() -> passedOn(edge.target(), takes.get()));
        if (passedOn.isEmpty() || reportedOrigins.add(passedOn.get())) {
            findings.add(Diagnostic.of(
                            Code.SHAPE_MISMATCH,
                            name(edge.target()) + " takes " + takes.get() + ", but " + name(edge.source()) + " gives "
                                    + gives.get())
                    .at(Place.node(edge.target()))
                    .and(Place.node(edge.source()))
                    .hint(advice(gives.get().shape(), takes.get().shape())));
        }
    }

    /// Where the shape comes from, if not from the node itself.
    private static Optional<String> passedOn(String node, Signal signal) {
        return Optional.of(signal.origin()).filter(origin -> !origin.equals(node));
    }

    private String name(String node) {
        return graph.node(node).orElseThrow().type() + " '" + node + "'";
    }

    private static Optional<String> advice(Shape gives, Shape takes) {
        return gives.elements() == takes.elements()
                ? Optional.of("both shapes hold equally many elements: correct the one that the file states, or put a"
                        + " Flatten between them")
                : Optional.empty();
    }
}
