package io.nir4j.model.check;

import io.nir4j.model.Graph;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import java.util.List;

/// Says everything that is wrong with a graph.
public final class Verifier {
    private Verifier() {}

    /// All findings about `graph`, errors and warnings, in the order of the checks.
    public static List<Diagnostic> verify(Graph graph) {
        Findings findings = new Findings();
        ShapeInference.infer(graph, findings);
        return findings.all();
    }
}
