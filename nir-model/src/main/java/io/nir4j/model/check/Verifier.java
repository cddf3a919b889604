package io.nir4j.model.check;

import io.nir4j.model.Graph;
import io.nir4j.model.Opaque;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.Place;
import java.util.List;

/// Says everything that is wrong with a graph.
///
/// A graph passes when all of this holds, in it and in every graph nested in it; checked in this order:
///
/// 1. Both ends of every edge exist.
/// 2. No edge leads into an Input, none out of an Output.
/// 3. The network has an Input and an Output (warning; a nested graph is asked under 6).
/// 4. Every node is reached by an Input and reaches an Output (warning; not asked while edges are wrong,
///    nor of Inputs or Outputs that do not exist at all).
/// 5. Every node's type and fields are known.
/// 6. A nested graph with edges at it has exactly one Input and one Output.
/// 7. Each node can take the shape it is given, and all edges into a node bring the same shape.
/// 8. The shape at every node that takes part follows from the network.
/// 9. Parameters lie in the range that their schema row asks for.
/// 10. Parameters are finite (warning).
///
/// That the parameters of one node agree with each other is not asked here: no node exists for which they do not.
public final class Verifier {
    private Verifier() {}

    /// All findings about `graph`, errors and warnings, in the order of the checks.
    public static List<Diagnostic> verify(Graph graph) {
        return verify(graph, Long.MAX_VALUE);
    }

    /// The same for a quick look: parameters with more than `largest` elements are passed over by checks 9 and 10, so
    /// that their numbers need not be read from a large file.
    public static List<Diagnostic> verify(Graph graph, long largest) {
        Findings findings = new Findings();
        Structure.check(graph, findings);
        opaque(graph, findings);
        ShapeInference.infer(graph, findings);
        Values.check(graph, largest, findings);
        return findings.all();
    }

    private static void opaque(Graph graph, Findings findings) {
        graph.all(Opaque.class)
                .forEach((name, node) ->
                        findings.add(node.refusal().about("node '" + name + "'").at(Place.node(name))));
        Nested.check(graph, findings, Verifier::opaque);
    }
}
