package io.nir4j.model.check;

import io.nir4j.model.Graph;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.tensor.Shape;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Works out the shape at every node.
///
/// A fixed point, so cycles need no special treatment. Shapes come from four places, each tried only where the ones
/// before left a node open:
///
/// 1. a node's own parameters;
/// 2. what a node before it gives;
/// 3. for a node that works element by element, what a node after it takes;
/// 4. for such a node, the shape of its one-element parameters.
///
/// One contradiction is one finding: what cannot be known because of it, or because of an opaque node, is left open
/// without another word.
public final class ShapeInference {
    private ShapeInference() {}

    /// The shapes that follow from `graph`; contradictions and unknowns go to `findings`.
    public static Shapes infer(Graph graph, Findings findings) {
        Wiring wiring = Wiring.of(graph);
        Propagation propagation = new Propagation(graph, wiring, findings);
        propagation.run();
        Contradictions.report(graph, wiring, propagation, findings);
        Map<String, Shapes> nested = new TreeMap<>();
        graph.all(Graph.class).forEach((name, inner) -> {
            Findings inside = new Findings();
            nested.put(name, infer(inner, inside));
            for (Diagnostic finding : inside.all()) {
                findings.add(finding.at(place -> place.within(name)));
            }
        });
        return new Shapes(
                graph, shapes(propagation.taken()), shapes(propagation.given()), nested, propagation.explanations());
    }

    private static Map<String, Shape> shapes(Map<String, Signal> signals) {
        return signals.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().shape()));
    }
}
