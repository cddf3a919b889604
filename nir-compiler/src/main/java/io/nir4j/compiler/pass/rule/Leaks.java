package io.nir4j.compiler.pass.rule;

import io.nir4j.compiler.pass.rewrite.Exactness;
import io.nir4j.compiler.pass.rewrite.NodeRule;
import io.nir4j.compiler.pass.rewrite.Rewrite;
import io.nir4j.compiler.pass.rewrite.Rule.Validity;
import io.nir4j.compiler.pass.rewrite.Setting;
import io.nir4j.compiler.pass.rewrite.Site;
import io.nir4j.dialects.Axis.Arrival;
import io.nir4j.dialects.Axis.Decay;
import io.nir4j.dialects.Axis.Gain;
import io.nir4j.dialects.Axis.InitialPotential;
import io.nir4j.dialects.Axis.InputDecay;
import io.nir4j.dialects.Axis.LeakTerm;
import io.nir4j.dialects.Axis.Reset;
import io.nir4j.dialects.Axis.SpikesPerStep;
import io.nir4j.dialects.Discretization;
import io.nir4j.dialects.Discretization.Ignored;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.LI;
import io.nir4j.model.LIF;
import io.nir4j.model.Node;
import io.nir4j.model.tensor.Tensor;
import java.util.Optional;

/// The potential that a membrane rests at.
///
/// As a bias it would be missing from where the membrane starts; as a shift of all potentials it would be missing from
/// a reset to zero. So where a dialect starts at v_leak the second holds, elsewhere the first, and never both.
public final class Leaks {
    /// What draws the membrane becomes an input.
    public static final NodeRule LEAK_INTO_BIAS = new NodeRule(
            "leak-into-bias",
            "(v_leak - v) + r (W x + b) = (0 - v) + r (W x + b + v_leak / r)",
            Exactness.ROUNDING,
            new Validity(
                            "where membranes do not start at v_leak, are drawn to it, and see r x as strongly",
                            Leaks::isAnInput)
                    .and(Neurons.FREE),
            Leaks::intoBias);

    /// All potentials are counted from v_leak.
    public static final NodeRule LEAK_AS_ZERO = new NodeRule(
            "leak-as-zero",
            "v - v_leak > v_threshold - v_leak, reset to v_reset - v_leak, resting at 0",
            Exactness.ROUNDING,
            new Validity("where membranes start at v_leak, are drawn to it and reset to v_reset", Leaks::isAShift)
                    .and(Neurons.FREE),
            Leaks::asZero);

    private Leaks() {}

    private static boolean isAnInput(Setting setting) {
        Discretization steps = setting.steps();
        boolean matched = steps.gain() == Gain.MATCHED
                || steps.gain() == Gain.FOLDED
                || steps.gain() == Gain.FOLDED_LIF
                || (steps.gain() == Gain.STEP && steps.decay() == Decay.EULER);
        return matched
                && isDrawn(steps)
                && Neurons.readsResistance(steps)
                && steps.initialPotential() != InitialPotential.LEAK
                && steps.arrival() == Arrival.SAME_STEP
                && steps.inputDecay() != InputDecay.SYNAPSES_AND_LI
                && setting.takes("Affine");
    }

    private static boolean isAShift(Setting setting) {
        Discretization steps = setting.steps();
        boolean resets = steps.reset() == Reset.TO_V_RESET && !steps.ignores(Ignored.RESET_POTENTIAL);
        return isDrawn(steps)
                && (resets || steps.reset() == Reset.NONE)
                && steps.initialPotential() == InitialPotential.LEAK
                && steps.spikes() == SpikesPerStep.ONE;
    }

    private static boolean isDrawn(Discretization steps) {
        return steps.leakTerm() == LeakTerm.ATTRACTS && !steps.ignores(Ignored.LEAK_POTENTIAL);
    }

    private static Optional<Rewrite> intoBias(Site site) {
        if (site.node() instanceof LI neuron) {
            return intoBias(site, neuron.vLeak(), neuron.r(), new LI(neuron.tau(), neuron.r(), zero(neuron.vLeak())));
        }
        if (site.node() instanceof LIF neuron) {
            Node resting =
                    new LIF(neuron.tau(), neuron.r(), zero(neuron.vLeak()), neuron.vThreshold(), neuron.vReset());
            return intoBias(site, neuron.vLeak(), neuron.r(), resting);
        }
        return Optional.empty();
    }

    private static Optional<Rewrite> intoBias(Site site, Tensor leak, Tensor resistance, Node resting) {
        if (Arithmetic.isAll(leak, 0) || !Arithmetic.fit(leak, resistance)) {
            return Optional.empty();
        }
        Tensor shift = Arithmetic.combine(leak, resistance, (v, r) -> v / r);
        return site.sources().stream()
                .filter(site::isHeardHereAlone)
                .filter(source -> !site.level().isKept(source) && !site.level().isLate(source, site.name()))
                .flatMap(source -> Weights.shifted(site.node(source), shift, site.input())
                        .map(shifted -> Rewrite.of(
                                site.graph()
                                        .edit()
                                        .replace(source, shifted)
                                        .replace(site.name(), resting)
                                        .build(),
                                "v_leak of " + site.name() + " into " + source))
                        .stream())
                .findFirst();
    }

    private static Optional<Rewrite> asZero(Site site) {
        if (site.isKept()) {
            return Optional.empty();
        }
        if (site.node() instanceof LIF neuron && isShiftable(neuron.vLeak(), neuron.vThreshold(), neuron.vReset())) {
            Tensor leak = neuron.vLeak();
            return Optional.of(shifted(
                    site,
                    new LIF(
                            neuron.tau(),
                            neuron.r(),
                            zero(leak),
                            minus(neuron.vThreshold(), leak),
                            Optional.of(minus(reset(neuron.vReset(), leak), leak)))));
        }
        if (site.node() instanceof CubaLIF neuron
                && Neurons.currentRestsAtZero(site.steps(), neuron.vLeak())
                && isShiftable(neuron.vLeak(), neuron.vThreshold(), neuron.vReset())) {
            Tensor leak = neuron.vLeak();
            return Optional.of(shifted(
                    site,
                    new CubaLIF(
                            neuron.tauSyn(),
                            neuron.tauMem(),
                            neuron.r(),
                            zero(leak),
                            minus(neuron.vThreshold(), leak),
                            Optional.of(minus(reset(neuron.vReset(), leak), leak)),
                            neuron.wIn())));
        }
        return Optional.empty();
    }

    private static boolean isShiftable(Tensor leak, Tensor threshold, Optional<Tensor> reset) {
        return !Arithmetic.isAll(leak, 0)
                && Arithmetic.fit(leak, threshold)
                && Arithmetic.fit(leak, reset(reset, leak));
    }

    private static Tensor reset(Optional<Tensor> reset, Tensor leak) {
        return reset.orElse(zero(leak));
    }

    private static Rewrite shifted(Site site, Node other) {
        return Rewrite.of(site.with(other), site.name() + " counts from its v_leak");
    }

    private static Tensor minus(Tensor potential, Tensor leak) {
        return Arithmetic.combine(potential, leak, (v, zero) -> v - zero);
    }

    private static Tensor zero(Tensor like) {
        return Tensor.filled(like.dtype(), like.shape(), 0);
    }
}
