package io.nir4j.compiler.pass.rule;

import io.nir4j.compiler.pass.rewrite.Rule.Validity;
import io.nir4j.compiler.pass.rewrite.Setting;
import io.nir4j.dialects.Axis.Gain;
import io.nir4j.dialects.Axis.IntegratorGain;
import io.nir4j.dialects.Axis.Integrators;
import io.nir4j.dialects.Axis.SynapseGain;
import io.nir4j.dialects.Axis.SynapseRest;
import io.nir4j.dialects.Discretization;
import io.nir4j.dialects.Discretization.Ignored;
import io.nir4j.model.CubaLI;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.I;
import io.nir4j.model.IF;
import io.nir4j.model.LI;
import io.nir4j.model.LIF;
import io.nir4j.model.Node;
import io.nir4j.model.tensor.Tensor;
import java.util.Optional;

/// What dialects make of the parameters of neurons: the facts that rules about them rest on.
///
/// Gains are linear where they multiply the input of every step. Where a dialect divides the potentials by them instead
/// (`folded`), they are as long as they are positive; where it does not read them, nothing may be moved in or out.
final class Neurons {
    /// Dialects that take the parameters of neurons as they come.
    static final Validity FREE = new Validity(
            "dialects that insist on no parameter",
            setting -> setting.dialect().requirements().isEmpty());

    private Neurons() {}

    /// What multiplies the input: r, or w_in where a synapse is in front; 1 where it is left out.
    static Optional<Tensor> inputGain(Node node) {
        if (node instanceof LI neuron) {
            return Optional.of(neuron.r());
        } else if (node instanceof LIF neuron) {
            return Optional.of(neuron.r());
        } else if (node instanceof I neuron) {
            return Optional.of(neuron.r());
        } else if (node instanceof IF neuron) {
            return Optional.of(neuron.r());
        } else if (node instanceof CubaLI neuron) {
            return Optional.of(neuron.wIn().orElse(Tensor.ofFloats(1)));
        } else if (node instanceof CubaLIF neuron) {
            return Optional.of(neuron.wIn().orElse(Tensor.ofFloats(1)));
        }
        return Optional.empty();
    }

    /// The same neuron with another gain of its input.
    static Node withInputGain(Node node, Tensor gain) {
        if (node instanceof LI neuron) {
            return new LI(neuron.tau(), gain, neuron.vLeak());
        } else if (node instanceof LIF neuron) {
            return new LIF(neuron.tau(), gain, neuron.vLeak(), neuron.vThreshold(), neuron.vReset());
        } else if (node instanceof IF neuron) {
            return new IF(gain, neuron.vThreshold(), neuron.vReset());
        } else if (node instanceof CubaLI neuron) {
            return new CubaLI(neuron.tauSyn(), neuron.tauMem(), neuron.r(), neuron.vLeak(), Optional.of(gain));
        } else if (node instanceof CubaLIF neuron) {
            return new CubaLIF(
                    neuron.tauSyn(),
                    neuron.tauMem(),
                    neuron.r(),
                    neuron.vLeak(),
                    neuron.vThreshold(),
                    neuron.vReset(),
                    Optional.of(gain));
        }
        return new I(gain);
    }

    /// Whether multiplying the gain of the neuron's input by `factor` is multiplying its input by it.
    static boolean scalesInput(Node node, Tensor factor, Setting setting) {
        Discretization steps = setting.steps();
        if (node instanceof LI || node instanceof LIF) {
            return readsResistance(steps) && (!isFolded(steps) || Arithmetic.isPositive(factor));
        }
        if (node instanceof I || node instanceof IF) {
            boolean leaky = node instanceof IF && steps.integrators() == Integrators.LEAKY;
            return !steps.ignores(Ignored.RESISTANCE) && steps.integratorGain() != IntegratorGain.ONE && !leaky;
        }
        boolean positive = steps.synapseGain() != SynapseGain.FOLDED || Arithmetic.isPositive(factor);
        return !steps.ignores(Ignored.INPUT_WEIGHT) && steps.synapseGain() != SynapseGain.ONE && positive;
    }

    /// Whether LI and LIF read r.
    static boolean readsResistance(Discretization steps) {
        return !steps.ignores(Ignored.RESISTANCE) && steps.gain() != Gain.ONE;
    }

    private static boolean isFolded(Discretization steps) {
        return steps.gain() == Gain.FOLDED || steps.gain() == Gain.FOLDED_LIF;
    }

    /// Whether CubaLI and CubaLIF read r, and v is as r times i is.
    static boolean readsCubaResistance(Discretization steps) {
        return !steps.ignores(Ignored.CUBA_RESISTANCE) && (steps.gain() == Gain.MATCHED || steps.gain() == Gain.STEP);
    }

    /// Whether a current without input goes to zero.
    static boolean currentRestsAtZero(Discretization steps, Tensor leak) {
        return steps.synapseRest() == SynapseRest.ZERO || Arithmetic.isAll(leak, 0);
    }
}
