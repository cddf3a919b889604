package io.nir4j.compiler.pass.rule;

import io.nir4j.compiler.pass.rewrite.Exactness;
import io.nir4j.compiler.pass.rewrite.NodeRule;
import io.nir4j.compiler.pass.rewrite.Rewrite;
import io.nir4j.compiler.pass.rewrite.Rule.Validity;
import io.nir4j.compiler.pass.rewrite.Site;
import io.nir4j.model.Affine;
import io.nir4j.model.Linear;
import io.nir4j.model.Node;
import io.nir4j.model.tensor.Tensor;
import java.util.Optional;

/// Matrices in a row with nothing between them.
public final class MatrixChains {
    /// Two matrices become one, unless that is larger than both: a bottleneck stays.
    public static final NodeRule MATRIX_OF_MATRIX = new NodeRule(
            "matrix-of-matrix",
            "W (V x + c) + b = (W V) x + (W c + b), if W V is no larger than W and V",
            Exactness.ROUNDING,
            Validity.ALWAYS,
            site -> site.ownSource().flatMap(source -> composed(site, source)));

    private MatrixChains() {}

    /// A plain matrix with its offset, if it has one.
    private record Plain(Tensor weight, Optional<Tensor> bias) {

        static Optional<Plain> of(Node node) {
            Optional<Plain> matrix = Optional.empty();
            if (node instanceof Linear linear) {
                matrix = Optional.of(new Plain(linear.weight(), Optional.empty()));
            } else if (node instanceof Affine affine) {
                matrix = Optional.of(new Plain(affine.weight(), Optional.of(affine.bias())));
            }
            return matrix.filter(plain -> plain.weight.shape().rank() == 2 && Arithmetic.isSmallEnough(plain.weight));
        }

        /// What this makes of the result of `inner`.
        Node after(Plain inner, Site site) {
            Tensor product = Matrix.product(weight, inner.weight);
            Optional<Tensor> moved =
                    inner.bias.map(offset -> Matrix.times(weight, offset, site.input(), site.output()));
            Optional<Tensor> own = bias.map(offset -> offset.broadcastTo(site.output()));
            Optional<Tensor> sum = own.flatMap(
                            offset -> moved.map(other -> Arithmetic.combine(offset, other, Double::sum)))
                    .or(() -> own)
                    .or(() -> moved);
            return sum.<Node>map(offset -> new Affine(product, offset)).orElseGet(() -> new Linear(product));
        }
    }

    private static Optional<Rewrite> composed(Site site, String source) {
        return Plain.of(site.node())
                .flatMap(outer -> Plain.of(site.node(source))
                        .filter(inner -> pays(outer.weight, inner.weight))
                        .map(inner -> Rewrite.of(
                                site.fromSource(source, outer.after(inner, site)), source + " into " + site.name())));
    }

    private static boolean pays(Tensor outer, Tensor inner) {
        long product = outer.shape().dim(0) * inner.shape().dim(1);
        return product <= outer.elements() + inner.elements();
    }
}
