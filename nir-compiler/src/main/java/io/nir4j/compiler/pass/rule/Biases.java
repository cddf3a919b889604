package io.nir4j.compiler.pass.rule;

import io.nir4j.compiler.pass.rewrite.Exactness;
import io.nir4j.compiler.pass.rewrite.NodeRule;
import io.nir4j.compiler.pass.rewrite.Rewrite;
import io.nir4j.compiler.pass.rewrite.Rule.Validity;
import io.nir4j.compiler.pass.rewrite.Site;
import io.nir4j.model.Affine;
import io.nir4j.model.Linear;
import java.util.Optional;

/// Offsets that offset nothing.
public final class Biases {
    /// Affine without a bias.
    public static final NodeRule ZERO_BIAS = new NodeRule(
            "zero-bias",
            "W x + 0 = W x",
            Exactness.EXACT,
            new Validity("dialects that read Linear", setting -> setting.takes("Linear")),
            Biases::zeroBias);

    private Biases() {}

    private static Optional<Rewrite> zeroBias(Site site) {
        return site.node() instanceof Affine affine && Arithmetic.isAll(affine.bias(), 0)
                ? Optional.of(Rewrite.of(site.with(new Linear(affine.weight())), site.name() + " is Linear"))
                : Optional.empty();
    }
}
