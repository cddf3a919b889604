package io.nir4j.compiler.pass.rule;

import io.nir4j.compiler.pass.rewrite.Exactness;
import io.nir4j.compiler.pass.rewrite.NodeRule;
import io.nir4j.compiler.pass.rewrite.Rewrite;
import io.nir4j.compiler.pass.rewrite.Rule.Validity;
import io.nir4j.compiler.pass.rewrite.Site;
import io.nir4j.model.Affine;
import io.nir4j.model.Edge;
import io.nir4j.model.Linear;
import io.nir4j.model.Node;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// What is the same at every step, computed once.
public final class Constants {
    /// An offset that comes from a node of its own becomes part of the offset behind it.
    public static final NodeRule CONSTANT_INTO_BIAS = new NodeRule(
            "constant-into-bias",
            "W (x + c) + b = W x + (W c + b), for what is c at every step",
            Exactness.ROUNDING,
            new Validity("dialects that read Affine", setting -> setting.takes("Affine")).and(Neurons.FREE),
            Constants::intoBias);

    private Constants() {}

    private static Optional<Rewrite> intoBias(Site site) {
        if (!site.isSilentAtFirst() || site.isKept()) {
            return Optional.empty();
        }
        return weight(site.node())
                .filter(Arithmetic::isSmallEnough)
                .flatMap(weight -> site.sources().stream()
                        .filter(source -> constant(site, source).isPresent())
                        .findFirst()
                        .flatMap(source -> constant(site, source).flatMap(c -> folded(site, source, weight, c))));
    }

    private static Optional<Tensor> weight(Node node) {
        if (node instanceof Linear linear) {
            return Optional.of(linear.weight());
        }
        return node instanceof Affine affine ? Optional.of(affine.weight()) : Optional.empty();
    }

    /// What the node gives at every step: nothing leads to it.
    private static Optional<Tensor> constant(Site site, String name) {
        List<String> sources = site.graph().sources(name);
        return site.node(name) instanceof Affine affine
                        && sources.isEmpty()
                        && !site.level().isKept(name)
                ? Optional.of(affine.bias().broadcastTo(site.outputOf(name)))
                : Optional.empty();
    }

    private static Optional<Rewrite> folded(Site site, String source, Tensor weight, Tensor constant) {
        Tensor offset = Matrix.times(weight, constant, site.input(), site.output());
        Edge edge = new Edge(source, site.name());
        return Weights.shifted(site.node(), offset, site.output())
                .map(shifted -> Rewrite.of(
                                site.graph()
                                        .edit()
                                        .replace(site.name(), shifted)
                                        .disconnect(source, site.name())
                                        .build(),
                                source + " into " + site.name())
                        .dropping(List.of(edge)));
    }
}
