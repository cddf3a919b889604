package io.nir4j.compiler.pass.rule;

import io.nir4j.compiler.pass.rewrite.Exactness;
import io.nir4j.compiler.pass.rewrite.NodeRule;
import io.nir4j.compiler.pass.rewrite.Rewrite;
import io.nir4j.compiler.pass.rewrite.Rule.Validity;
import io.nir4j.compiler.pass.rewrite.Site;
import io.nir4j.model.Scale;
import java.util.Optional;

/// Factors beside factors and beside weights.
public final class ScaleChains {
    /// Two factors in a row.
    public static final NodeRule SCALE_OF_SCALE = new NodeRule(
            "scale-of-scale", "s (t x) = (s t) x", Exactness.ROUNDING, Validity.ALWAYS, ScaleChains::scaleOfScale);

    /// A factor behind weights; behind a convolution if it is the same at every place of a channel.
    public static final NodeRule SCALE_AFTER_WEIGHTS = new NodeRule(
            "scale-after-weights",
            "s (W x + b) = (s W) x + s b",
            Exactness.ROUNDING,
            Validity.ALWAYS,
            ScaleChains::scaleAfterWeights);

    /// A factor before weights; before a convolution if it is the same at every place of a channel.
    public static final NodeRule SCALE_BEFORE_WEIGHTS = new NodeRule(
            "scale-before-weights",
            "W (s x) + b = (W s) x + b",
            Exactness.ROUNDING,
            Validity.ALWAYS,
            ScaleChains::scaleBeforeWeights);

    private ScaleChains() {}

    private static Optional<Rewrite> scaleOfScale(Site site) {
        return site.ownSource()
                .flatMap(source -> site.node() instanceof Scale scale
                                && site.node(source) instanceof Scale before
                                && Arithmetic.fit(scale.scale(), before.scale())
                        ? Optional.of(new Scale(Arithmetic.combine(before.scale(), scale.scale(), (s, t) -> s * t)))
                                .map(both -> Rewrite.of(site.intoSource(source, both), site.name() + " into " + source))
                        : Optional.empty());
    }

    private static Optional<Rewrite> scaleAfterWeights(Site site) {
        return site.node() instanceof Scale scale
                ? site.ownSource()
                        .flatMap(source -> Weights.scaledAfter(site.node(source), scale.scale(), site.input())
                                .map(fused ->
                                        Rewrite.of(site.intoSource(source, fused), site.name() + " into " + source)))
                : Optional.empty();
    }

    private static Optional<Rewrite> scaleBeforeWeights(Site site) {
        return site.ownSource()
                .flatMap(source -> site.node(source) instanceof Scale scale
                        ? Weights.scaledBefore(site.node(), scale.scale(), site.input())
                                .map(fused ->
                                        Rewrite.of(site.fromSource(source, fused), source + " into " + site.name()))
                        : Optional.empty());
    }
}
