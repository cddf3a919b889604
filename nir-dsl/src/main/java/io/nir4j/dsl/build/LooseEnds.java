package io.nir4j.dsl.build;

import io.nir4j.dsl.build.Draft.Inner;
import io.nir4j.model.Edge;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Place;
import io.nir4j.model.diagnostic.Suggestion;
import java.util.LinkedHashMap;
import java.util.Map;

/// Finds the edges that lead from or to a node that does not exist.
///
/// A graph may have them, and the verifier finds them. But where sizes are to be worked out, such an edge is mostly the
/// reason why they cannot.
final class LooseEnds {
    private final Workshop workshop;

    LooseEnds(Workshop workshop) {
        this.workshop = workshop;
    }

    void report(Draft draft, String prefix) {
        Map<String, Edge> missing = new LinkedHashMap<>();
        for (Edge edge : draft.edges) {
            note(edge.source(), edge, draft, missing);
            note(edge.target(), edge, draft, missing);
        }
        missing.forEach((name, edge) -> workshop.findings()
                .add(workshop.positions()
                        .locate(Diagnostic.of(
                                        Code.UNKNOWN_ENDPOINT,
                                        "edge " + edge + " names '" + name + "', which does not exist")
                                .at(Place.node(prefix + name))
                                .hint(Suggestion.hint(name, draft.nodes.keySet())))));
        draft.nodes.forEach((name, part) -> {
            if (part instanceof Inner(var inner)) {
                report(inner, prefix + name + "/");
            }
        });
    }

    private static void note(String end, Edge edge, Draft draft, Map<String, Edge> missing) {
        if (!draft.nodes.containsKey(end)) {
            missing.putIfAbsent(end, edge);
        }
    }
}
