package io.nir4j.compiler.pass.rule;

import io.nir4j.compiler.pass.rewrite.Exactness;
import io.nir4j.compiler.pass.rewrite.NodeRule;
import io.nir4j.compiler.pass.rewrite.Rewrite;
import io.nir4j.compiler.pass.rewrite.Rule.Validity;
import io.nir4j.compiler.pass.rewrite.Site;
import io.nir4j.model.Affine;
import io.nir4j.model.AvgPool2d;
import io.nir4j.model.Delay;
import io.nir4j.model.Edge;
import io.nir4j.model.Flatten;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.Linear;
import io.nir4j.model.Node;
import io.nir4j.model.Scale;
import io.nir4j.model.SumPool2d;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Nodes that never say anything: nobody need hear them.
public final class Silence {
    /// A node without memory of its own that nothing leads to.
    public static final NodeRule FED_BY_NOTHING = silent(
            "fed-by-nothing",
            "x + W 0 = x, for what makes zeros of zeros and hears nobody",
            site -> site.sources().isEmpty() && makesZeros(site.node()));

    /// A node whose weights are all zero.
    public static final NodeRule ZERO_WEIGHTS =
            silent("zero-weights", "x + 0 y = x, for finite y", site -> switchedOff(site.node()));

    /// An offset behind weights that are all zero: it hears nobody.
    public static final NodeRule ZERO_MATRIX =
            new NodeRule("zero-matrix", "0 y + b = b, for finite y", Exactness.EXACT, Validity.ALWAYS, Silence::alone);

    /// All of them.
    public static final List<NodeRule> ALL = List.of(FED_BY_NOTHING, ZERO_WEIGHTS, ZERO_MATRIX);

    private Silence() {}

    private static NodeRule silent(String name, String equation, Predicate<Site> is) {
        return new NodeRule(
                name,
                equation,
                Exactness.EXACT,
                Validity.ALWAYS,
                site -> is.test(site) && !site.targets().isEmpty()
                        ? Optional.of(without(site, site.targets(), target -> new Edge(site.name(), target)))
                        : Optional.empty());
    }

    private static boolean makesZeros(Node node) {
        return node instanceof Linear
                || node instanceof SumPool2d
                || node instanceof AvgPool2d
                || node instanceof Flatten
                || node instanceof Delay
                || (node instanceof Scale scale && isFinite(scale.scale()));
    }

    private static boolean switchedOff(Node node) {
        return (node instanceof Linear linear && Arithmetic.isAll(linear.weight(), 0))
                || (node instanceof Scale scale && Arithmetic.isAll(scale.scale(), 0));
    }

    private static boolean isFinite(Tensor tensor) {
        for (long i = 0; i < tensor.elements(); i++) {
            if (!Double.isFinite(tensor.getDouble(i))) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Rewrite> alone(Site site) {
        return site.node() instanceof Affine affine
                        && Arithmetic.isAll(affine.weight(), 0)
                        && !site.sources().isEmpty()
                ? Optional.of(without(site, site.sources(), source -> new Edge(source, site.name())))
                : Optional.empty();
    }

    private static Rewrite without(Site site, List<String> others, Function<String, Edge> edge) {
        List<Edge> edges = others.stream().map(edge).toList();
        GraphBuilder graph = site.graph().edit();
        edges.forEach(gone -> graph.disconnect(gone.source(), gone.target()));
        String says = edges.stream()
                .distinct()
                .map(Edge::toString)
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
        return Rewrite.of(graph.build(), "nothing over " + says).dropping(edges);
    }
}
