package io.nir4j.compiler.pass.rule;

import io.nir4j.compiler.pass.rewrite.Exactness;
import io.nir4j.compiler.pass.rewrite.NodeRule;
import io.nir4j.compiler.pass.rewrite.Rewrite;
import io.nir4j.compiler.pass.rewrite.Rule.Validity;
import io.nir4j.compiler.pass.rewrite.Site;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.IF;
import io.nir4j.model.LIF;
import io.nir4j.model.Node;
import io.nir4j.model.tensor.Tensor;
import java.util.Optional;

/// The unit in which a spiking neuron counts its potentials.
public final class Thresholds {
    /// All potentials are counted in thresholds, where those are positive.
    public static final NodeRule UNIT_THRESHOLD = new NodeRule(
            "unit-threshold",
            "v / v_threshold > 1, with r, v_leak and v_reset divided by v_threshold",
            Exactness.ROUNDING,
            new Validity("where the dialect reads r of this neuron", setting -> true).and(Neurons.FREE),
            site -> site.isKept() ? Optional.empty() : normalised(site));

    private Thresholds() {}

    private static Optional<Rewrite> normalised(Site site) {
        if (site.node() instanceof LIF neuron && Neurons.readsResistance(site.steps())) {
            return unit(neuron.vThreshold(), neuron.r(), neuron.vLeak(), neuron.vReset())
                    .map(unit -> new LIF(
                            neuron.tau(),
                            over(neuron.r(), unit),
                            over(neuron.vLeak(), unit),
                            one(unit),
                            neuron.vReset().map(reset -> over(reset, unit))))
                    .map(other -> replaced(site, other));
        }
        if (site.node() instanceof IF neuron && Neurons.scalesInput(neuron, neuron.vThreshold(), site.setting())) {
            return unit(neuron.vThreshold(), neuron.r(), neuron.r(), neuron.vReset())
                    .map(unit -> new IF(
                            over(neuron.r(), unit), one(unit), neuron.vReset().map(reset -> over(reset, unit))))
                    .map(other -> replaced(site, other));
        }
        if (site.node() instanceof CubaLIF neuron
                && Neurons.readsCubaResistance(site.steps())
                && Neurons.currentRestsAtZero(site.steps(), neuron.vLeak())) {
            return unit(neuron.vThreshold(), neuron.r(), neuron.vLeak(), neuron.vReset())
                    .map(unit -> new CubaLIF(
                            neuron.tauSyn(),
                            neuron.tauMem(),
                            over(neuron.r(), unit),
                            over(neuron.vLeak(), unit),
                            one(unit),
                            neuron.vReset().map(reset -> over(reset, unit)),
                            neuron.wIn()))
                    .map(other -> replaced(site, other));
        }
        return Optional.empty();
    }

    private static Optional<Tensor> unit(Tensor threshold, Tensor resistance, Tensor leak, Optional<Tensor> reset) {
        boolean pays = !Arithmetic.isAll(threshold, 1) && Arithmetic.isPositive(threshold);
        boolean fit = Arithmetic.fit(threshold, resistance)
                && Arithmetic.fit(threshold, leak)
                && Arithmetic.fit(threshold, reset.orElse(leak));
        return pays && fit ? Optional.of(threshold) : Optional.empty();
    }

    private static Rewrite replaced(Site site, Node other) {
        return Rewrite.of(site.with(other), site.name() + " counts in thresholds");
    }

    private static Tensor over(Tensor potential, Tensor unit) {
        return Arithmetic.combine(potential, unit, (v, threshold) -> v / threshold);
    }

    private static Tensor one(Tensor like) {
        return Tensor.filled(like.dtype(), like.shape(), 1);
    }
}
